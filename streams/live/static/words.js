// Numbers, times and names in words; and elements that hold text as text, whatever it says.

const NUMBER = new Intl.NumberFormat("en");
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const WITH_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const REGIONS = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

/** An element; children that are strings become text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = tag.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A link to an article; plain text where the address is not one of the web. */
export function link(url, text) {
  if (!/^https?:\/\//i.test(url ?? "")) return make("span", {}, text);
  return make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);
}

/** A toll in short, as in the tables of the terminal: `12`, `12+`, `10–14`, `8–12–20`. */
export function bounds(toll) {
  if (!toll) return "";
  const { low, best, high } = toll;
  if (high === null) return low === best ? `${number(best)}+` : `${number(low)}–${number(best)}+`;
  return [...new Set([low, best, high])].map(number).join("–");
}

/** The same, for those who listen. */
export function spoken(toll) {
  const { low, best, high } = toll;
  if (low === best && best === high) return number(best);
  return `best ${number(best)}, at least ${number(low)}, ${high === null ? "open above" : `at most ${number(high)}`}`;
}

export const KINDS = ["killed", "injured", "missing", "arrested", "kidnapped", "released", "rescued", "evacuated", "displaced", "sickened", "affected", "protesters", "buildings_damaged"];
export const number = (value) => NUMBER.format(value);
export const words = (name) => name.replaceAll("_", " ");
export const when = (time) => SHORT.format(new Date(time));
export const whenExactly = (time) => `${WITH_YEAR.format(new Date(time))} UTC`;

export function country(code) {
  try {
    return REGIONS.of(code);
  } catch {
    return code;
  }
}

export function where(place) {
  if (!place) return "place unknown";
  const name = country(place.country);
  return place.name === name ? name : `${place.name}, ${name}`;
}

export function days(range) {
  if (!range) return null;
  const [start, end] = [range.start, range.end].map((day) => DAY.format(new Date(`${day}T00:00Z`)));
  return start === end ? start : `${start} – ${end}`;
}

/** How long ago, in the largest unit that says enough. */
export function ago(seconds) {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} days`;
}
