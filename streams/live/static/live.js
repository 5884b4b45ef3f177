// The live page: asks its worker every few seconds what has changed, and shows that.

import { charts } from "./chart.js";
import { worldMap } from "./map.js";
import { KINDS, ago, bounds, country, days, link, make, number, spoken, when, whenExactly, where, words } from "./words.js";

const EVERY = 3000;
const LOST_EVERY = 8000;
const TYPING = 250;
const COLUMNS = ["killed", "injured", "missing"];
const SEVERITIES = ["Extreme", "Severe", "Moderate", "Minor"];

const $ = (id) => document.getElementById(id);
const form = $("filters");
const filter = (name) => form.elements[name];

// What is shown: the last answer of each address, and the incident that is open.
const answers = new Map();
let chosen = null;
let map = null;
let asOf = null;
let newestAt = null;
let clockOff = 0;
let timer = null;
let round = 0;

// -- asking

/** The answer of an address; the last one again where nothing has changed. */
async function ask(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const address = given.length ? `${path}?${new URLSearchParams(given)}` : path;
  const before = answers.get(path);
  const known = before?.address === address ? before : null;
  const response = await fetch(address, { cache: "no-store", headers: known ? { "If-None-Match": known.tag } : {} });
  clockOff = Date.parse(response.headers.get("date")) - Date.now() || 0;
  if (response.status === 304) return known.body;
  const body = await response.json();
  if (response.status === 404) return null;
  if (!response.ok) throw new Problem(body.detail ?? response.statusText);
  answers.set(path, { address, tag: response.headers.get("etag"), body });
  return body;
}

class Problem extends Error {}

async function renew() {
  clearTimeout(timer);
  const mine = ++round;
  let next = EVERY;
  try {
    const scope = filter("country").value || "world";
    const counts = await ask("/api/counts", { scope });
    asOf = counts.as_of;
    const [incidents, alerts, detail] = await Promise.all([
      ask("/api/incidents", question()),
      ask("/api/alerts", { country: filter("country").value }),
      chosen ? ask(detailOf(chosen)) : null,
    ]);
    if (mine !== round) return;
    newestAt = incidents.newest_at;
    if (detail && detail.line.incident_id !== chosen) turnTo(detail.line.incident_id); // it was merged
    show(incidents, alerts, counts, detail);
    state("live");
  } catch (error) {
    if (mine !== round) return;
    const reading = error instanceof Problem && !newestAt;
    state(reading ? "reading" : "lost", error instanceof Problem ? error.message : "the worker does not answer");
    next = reading ? EVERY : LOST_EVERY;
  }
  if (!document.hidden) timer = setTimeout(renew, next);
}

const detailOf = (incidentId) => `/api/incidents/${encodeURIComponent(incidentId)}`;

function question() {
  const hours = Number(filter("within").value);
  const minute = asOf ? Math.floor(Date.parse(asOf) / 60000) * 60000 : null;
  return {
    text: filter("text").value.trim(),
    kind: filter("kind").value,
    country: filter("country").value,
    since: hours && minute ? new Date(minute - hours * 3600000).toISOString() : "",
    look_backs: filter("look_backs").checked ? "true" : "",
  };
}

// -- showing

function show(incidents, alerts, counts, detail) {
  const kind = filter("kind").value || "killed";
  offerCountries(incidents.countries);
  const ordered = withChosen(inOrder(incidents.incidents, kind), detail);
  showIncidents(ordered, detail);
  const shown = incidents.incidents.length;
  $("total").textContent = shown < incidents.total ? `the newest ${number(shown)} of ${number(incidents.total)}` : number(shown);
  $("none").hidden = shown > 0;
  $("gone").hidden = !(chosen && !detail);
  const placed = map ? map.show(ordered, kind, chosen) : 0;
  $("map-note").textContent = `${number(placed)} of ${number(shown)} incidents on the map; the area of a circle is the best figure of ${words(kind)}.`;
  showAlerts(alerts.alerts);
  showCounts(counts);
  $("partial").hidden = incidents.is_complete && alerts.is_complete && counts.is_complete;
  $("as-of").textContent = asOf ? `as of ${whenExactly(asOf)}` : "";
}

/** An incident that is open stays, whatever the filters let through. */
function withChosen(incidents, detail) {
  if (!detail || incidents.some((one) => one.incident_id === detail.line.incident_id)) return incidents;
  return [detail.line, ...incidents];
}

function inOrder(incidents, kind) {
  if (filter("order").value !== "toll") return incidents;
  const toll = (one) => one.tolls[kind]?.best ?? -1;
  return [...incidents].sort((a, b) => toll(b) - toll(a));
}

function showIncidents(incidents, detail) {
  const body = $("incidents");
  const focused = document.activeElement?.closest?.("tr")?.id;
  const wanted = [];
  for (const one of incidents) {
    wanted.push(kept(body, `i-${one.incident_id}`, one, row));
    if (one.incident_id === chosen) wanted.push(opened(body, detail));
  }
  wanted.forEach((element, i) => {
    if (body.children[i] !== element) body.insertBefore(element, body.children[i] ?? null);
  });
  while (body.children.length > wanted.length) body.lastElementChild.remove();
  if (focused && document.activeElement === document.body) $(focused)?.querySelector("button")?.focus();
}

/** The element of this id as it is, or made anew where what it shows has changed. */
function kept(holder, id, value, render) {
  const said = JSON.stringify(value);
  const old = $(id);
  if (old?.said === said) return old;
  const element = render(value);
  element.id = id;
  element.said = said;
  if (holder.loaded) element.classList.add("news");
  old?.remove();
  return element;
}

function row(one) {
  const others = KINDS.filter((kind) => !COLUMNS.includes(kind) && one.tolls[kind]);
  const open = one.incident_id === chosen;
  const button = make("button", { type: "button", "aria-expanded": String(open) }, one.headline);
  const element = make("tr", { class: open ? "open" : null },
    make("td", { class: "what" },
      button,
      make("p", { class: "note" }, [words(one.category), where(one.place), days(one.date), one.is_look_back ? "look-back" : null].filter(Boolean).join(" · "))),
    ...COLUMNS.map((kind) => toll(kind, one.tolls[kind])),
    make("td", { class: "others" }, others.map((kind) => `${words(kind)} ${bounds(one.tolls[kind])}`).join(", ")),
    make("td", { class: "number carried", title: `${one.articles} articles of ${one.sources} sources` }, number(one.articles), make("span", { class: "unit" }, " articles"), make("span", { class: "note" }, ` / ${number(one.sources)}`), make("span", { class: "unit" }, " sources")),
    make("td", { class: "number changed" }, make("time", { datetime: one.changed_at, title: whenExactly(one.changed_at) }, when(one.changed_at))));
  element.addEventListener("click", (event) => {
    if (!event.target.closest("a")) choose(open ? null : one.incident_id);
  });
  return element;
}

function toll(kind, figures) {
  if (!figures) return make("td", { class: `number toll ${kind} empty-cell` });
  return make("td", { class: `number toll ${kind}`, "data-kind": words(kind), "aria-label": `${words(kind)} ${spoken(figures)}` }, bounds(figures));
}

function opened(body, detail) {
  const value = detail?.incident.incident_id === chosen ? detail : null;
  const told = value ? { incident: value.incident, articles: value.articles } : null;
  const element = kept(body, "opened", told, () => make("tr", { class: "detail" }, make("td", { colspan: 7 }, ...(told ? inFull(told) : [make("p", { class: "note" }, "reading")]))));
  element.classList.remove("news");
  return element;
}

function inFull({ incident, articles }) {
  return [
    make("div", { class: "charts" }, ...charts(incident, asOf ?? incident.changed_at)),
    make("h3", {}, `${number(incident.articles.length)} articles of ${number(incident.sources.length)} sources`),
    make("ol", { class: "articles" }, ...articles.map((one) => article(one, articles))),
    articles.length < incident.articles.length ? make("p", { class: "note" }, `the newest ${number(articles.length)}`) : null,
    make("p", { class: "note" }, "In words, which rule read each figure: ", make("code", {}, `tallywire explain ${incident.incident_id.slice(0, 8)}`)),
  ].filter(Boolean);
}

function article(one, others) {
  const by = [one.published_at ? when(one.published_at) : null, one.source ?? "source unknown", one.agency ? `from ${one.agency}` : null];
  const figures = Object.entries(one.tolls).map(([kind, figure]) => `${words(kind)} ${bounds(figure)}`);
  const original = others.find((other) => other.article_id === one.copy_of);
  const title = one.title ?? (one.copy_of ? `a copy of ${original?.title ?? one.copy_of}` : one.article_id);
  return make("li", { class: one.copy_of ? "copy" : null },
    make("span", { class: "note" }, by.filter(Boolean).join(" · ")), " ",
    link(one.url, title),
    figures.length ? make("span", { class: "figures" }, figures.join(", ")) : null,
    one.quotes.length ? make("q", {}, one.quotes.join(" … ")) : null);
}

function showAlerts(alerts) {
  const rank = (one) => (one.msg_type === "Cancel" ? 10 : SEVERITIES.indexOf(one.severity));
  const ordered = [...alerts].sort((a, b) => rank(a) - rank(b) || b.sent.localeCompare(a.sent));
  $("alerts").replaceChildren(...ordered.map((one) => {
    const ended = one.msg_type === "Cancel";
    const about = one.incident_id && !ended ? make("button", { type: "button" }, one.headline) : make("span", {}, one.headline);
    if (one.incident_id && !ended) about.addEventListener("click", () => choose(one.incident_id, true));
    return make("li", { class: `${one.severity.toLowerCase()}${ended ? " ended" : ""}` },
      make("b", { class: "severity" }, ended ? "Cancelled" : one.severity), " ", about,
      make("p", { class: "note" }, [one.area, when(one.sent), one.msg_type === "Update" ? "updated" : null].filter(Boolean).join(" · ")));
  }));
  $("no-alerts").hidden = alerts.length > 0;
}

function showCounts({ windows, counts }) {
  const head = windows.map((window) => make("th", { scope: "col", class: "number" }, window.replace(/[hd]$/, " $&")));
  $("windows").replaceChildren(make("th", { scope: "col" }, "within"), ...head);
  const cells = new Map(counts.filter((one) => one.articles).map((one) => [`${one.kind} ${one.window}`, one]));
  const kinds = KINDS.filter((kind) => windows.some((window) => cells.has(`${kind} ${window}`)));
  $("counts").replaceChildren(...kinds.map((kind) => make("tr", {},
    make("th", { scope: "row" }, words(kind)),
    ...windows.map((window) => {
      const one = cells.get(`${kind} ${window}`);
      const told = one ? `${spoken(one)}; ${number(one.incidents)} incidents, ${number(one.articles)} articles` : null;
      return make("td", { class: `number ${kind}`, "aria-label": told, title: told }, ...(one ? counted(one) : []));
    }))));
  $("no-counts").hidden = kinds.length > 0;
  $("scope").textContent = filter("country").value ? `in ${country(filter("country").value)}` : "in the world";
}

/** The best figure, and under it what it lies between. */
function counted({ low, best, high }) {
  const range = high === null ? low < best && `from ${number(low)}` : low < high && `${number(low)}–${number(high)}`;
  return [`${number(best)}${high === null ? "+" : ""}`, range ? make("span", { class: "note" }, range) : ""];
}

function offerCountries(codes) {
  const select = filter("country");
  const value = select.value;
  const wanted = [...new Set(value ? [...codes, value] : codes)];
  if (select.offered === wanted.join()) return;
  select.offered = wanted.join();
  const named = wanted.map((code) => [code, country(code)]).sort((a, b) => a[1].localeCompare(b[1]));
  select.replaceChildren(select.options[0], ...named.map(([code, name]) => make("option", { value: code }, name)));
  select.value = value;
}

function state(name, reason) {
  const said = {
    live: () => (newestAt ? `Live, newest record ${ago((Date.now() + clockOff - Date.parse(newestAt)) / 1000)} ago` : "Live, no record yet"),
    reading: () => `Waiting: ${reason}`,
    lost: () => `${newestAt ? "Out of date" : "Not shown"}: ${reason}`,
  }[name]();
  if ($("state").textContent !== said) $("state").textContent = said;
  $("state").dataset.state = name;
  document.body.classList.toggle("lost", name === "lost");
  if (name === "live") $("incidents").loaded = true;
}

// -- choosing

/** Open an incident, or none; `far` where its row may be out of sight. */
async function choose(incidentId, far = false) {
  turnTo(incidentId);
  await renew();
  if (far) $(`i-${chosen}`)?.scrollIntoView({ block: "start", behavior: "smooth" });
}

function turnTo(incidentId) {
  for (const id of [chosen, incidentId]) {
    const element = id && $(`i-${id}`);
    if (element) element.said = null;
  }
  answers.delete(detailOf(chosen));
  chosen = incidentId;
  $("incidents").loaded = false;
  remember();
}

/** The address says what is chosen, so that a screen can be set up by a bookmark. */
function remember() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  if (chosen) query.set("incident", chosen);
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

function recall() {
  const query = new URLSearchParams(location.search);
  filter("kind").append(...KINDS.map((kind) => make("option", { value: kind }, words(kind))));
  offerCountries(query.get("country") ? [query.get("country")] : []);
  for (const name of ["text", "kind", "country", "within", "order"]) filter(name).value = query.get(name) ?? "";
  filter("look_backs").checked = query.get("look_backs") === "true";
  chosen = query.get("incident");
}

function refilter() {
  $("incidents").loaded = false;
  remember();
  renew();
}

recall();
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", refilter);
form.addEventListener("reset", () => setTimeout(refilter));
filter("text").addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refilter, TYPING);
});
document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : renew()));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen) choose(null);
});
map = await worldMap($("map"), (id) => choose(id, true)).catch(() => null);
await renew();
