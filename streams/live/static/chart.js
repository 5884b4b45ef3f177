// How a toll moved: a line in steps through the best figure, in a band from low to high.

import { KINDS, bounds, make, number, spoken, when, words } from "./words.js";

const WIDTH = 300;
const HEIGHT = 64;
const PAD = 3;

/** The charts of an incident, a kind each; a kind that never moved has its figure alone. */
export function charts(incident, asOf) {
  return KINDS.filter((kind) => incident.tolls[kind]).map((kind) => {
    const toll = incident.tolls[kind];
    const steps = incident.history.filter((one) => one.kind === kind);
    const title = make("figcaption", {}, make("b", {}, words(kind)), " ", make("span", { class: "toll" }, bounds(toll)));
    const parts = [title, steps.length > 1 ? drawing(kind, toll, steps, asOf) : since(steps), groups(toll)];
    return make("figure", { class: `chart ${kind}` }, ...parts);
  });
}

const since = ([step]) => (step ? make("p", { class: "note" }, `unchanged since ${when(step.at)}`) : null);

function groups(toll) {
  const named = (toll.groups ?? []).filter((group) => group.group || group.group_text);
  if (!named.length) return null;
  const listed = named.map((group) => `${bounds(group)} ${group.group_text ?? words(group.group)}`);
  return make("p", { class: "note" }, `of them ${listed.join(", ")}`);
}

function drawing(kind, toll, steps, asOf) {
  const start = Date.parse(steps[0].at);
  const last = Date.parse(steps.at(-1).at);
  const end = last + Math.max((last - start) * 0.06, Math.min(Date.parse(asOf) - last, (last - start) * 0.2));
  const top = Math.max(1, ...steps.map((one) => one.high ?? one.best * 1.25));
  const x = (time) => ((time - start) / (end - start || 1)) * WIDTH;
  const y = (value) => HEIGHT - PAD - (value / top) * (HEIGHT - 2 * PAD);
  const high = (one) => y(one.high ?? top);

  const edges = steps.map((one, i) => [x(Date.parse(one.at)), i + 1 < steps.length ? x(Date.parse(steps[i + 1].at)) : WIDTH, one]);
  const path = (value) => edges.map(([from, to, one]) => `L${from},${value(one)}L${to},${value(one)}`).join("");
  const back = [...edges].reverse().map(([from, to, one]) => `L${to},${y(one.low)}L${from},${y(one.low)}`).join("");

  const label = `${words(kind)}: ${steps.map((one) => `${when(one.at)} ${spoken(one)}`).join("; ")}`;
  const svg = make("svg:svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    make("svg:path", { class: "ground", d: `M0,${HEIGHT - PAD}H${WIDTH}` }),
    make("svg:path", { class: "band", d: `M${path(high).slice(1)}${back}Z` }),
    make("svg:path", { class: "best", d: `M${path((one) => y(one.best)).slice(1)}` }));
  const scale = make("div", { class: "scale", "aria-hidden": "true" },
    make("span", {}, when(start)), make("span", {}, `${steps.length} steps, up to ${number(Math.max(...steps.map((one) => one.best)))}`), make("span", {}, when(last)));
  return make("div", {}, svg, scale);
}
