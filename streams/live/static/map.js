// The world in the Equal Earth projection (Šavrič, Patterson, Jenny 2018), with a circle a place.

import { bounds, make, where, words } from "./words.js";

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const SCALE = 180;
const [LEFT, TOP, WIDTH, HEIGHT] = [-487, -242, 974, 442];
const LARGEST = 26;
const SMALLEST = 3.5;

const WEST = -168.5; // as in land.py: the map is cut in the Bering Strait
const MIDDLE = WEST + 180;

/** Degrees to the map's own units. */
function project(degrees, latitude) {
  const longitude = (degrees >= WEST ? degrees : degrees + 360) - MIDDLE;
  const t = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const t2 = t * t;
  const t6 = t2 ** 3;
  const x = ((longitude * Math.PI) / 180) * Math.cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
  const y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
  return [x * SCALE, -y * SCALE];
}

function outline(tenths) {
  let path = "";
  for (let i = 0; i < tenths.length; i += 2) {
    const [x, y] = project(tenths[i] / 10, tenths[i + 1] / 10);
    path += `${i ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`;
  }
  return `${path}Z`;
}

/** The map without incidents; `show` puts them on. */
export async function worldMap(holder, open) {
  const circles = make("svg:g", { class: "circles" });
  const svg = make("svg:svg", { viewBox: `${LEFT} ${TOP} ${WIDTH} ${HEIGHT}`, role: "img", "aria-labelledby": "map-note" }, circles);
  holder.replaceChildren(svg);
  const answer = await fetch("/static/land.json");
  const land = (await answer.json()).map(outline).join("");
  svg.prepend(make("svg:path", { class: "land", d: land }));

  return {
    /** Circles whose area is the best figure of this kind; returns how many incidents lie where. */
    show(incidents, kind, chosen) {
      const placed = incidents.filter((one) => one.place && one.place.latitude !== null && one.place.longitude !== null);
      const size = (one) => one.tolls[kind]?.best ?? 0;
      const most = Math.max(1, ...placed.map(size));
      const ordered = [...placed].sort((a, b) => size(b) - size(a));
      circles.replaceChildren(...ordered.map((one) => {
        const [cx, cy] = project(one.place.longitude, one.place.latitude);
        const r = Math.max(SMALLEST, LARGEST * Math.sqrt(size(one) / most));
        const told = `${one.headline} — ${where(one.place)}${one.tolls[kind] ? `: ${words(kind)} ${bounds(one.tolls[kind])}` : ""}`;
        const states = [size(one) ? kind : "none", one.incident_id === chosen ? "chosen" : ""].join(" ");
        const circle = make("svg:circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: r.toFixed(1), class: states }, make("svg:title", {}, told));
        circle.addEventListener("click", () => open(one.incident_id));
        return circle;
      }));
      return placed.length;
    },
  };
}
