// SPDX-License-Identifier: Apache-2.0
// Maps of corpora: every piece at its place, in the colour of its cluster, and what plays among them.

import * as editor from "./editor.js";
import { prepared } from "./sound.js";
import * as wire from "./wire.js";

const LOOK_MILLIS = 400;
const PATIENCE_MILLIS = 3000;
const find = (id) => document.getElementById(id);

const maps = new Map();
let playing = { corpus: "", slots: [] };
let asked = -Infinity;
let waits = false;
let asks = -Infinity;
let told = () => {};

wire.on("pieces", (message) => {
  const spots = (message.names || []).map((n, i) => ({
    n,
    i,
    label: message.labels[i],
    x: message.places[2 * i],
    y: message.places[2 * i + 1],
    c: message.clusters[i],
    o: message.oddities[i],
  }));
  const map = { ...message, name: message.corpus, spots, strange: new Set(message.strange), sheet: null };
  maps.set(message.corpus, map);
  told(map);
});

wire.on("where", (message) => {
  waits = false;
  playing = { corpus: message.corpus, slots: message.slots || [] };
});

wire.on("open", () => {
  maps.clear();
  waits = false;
});

/** Calls back when the pieces of a map have come. */
export function onPieces(listener) {
  told = listener;
}

/** A map whose pieces are there; else they are asked for. */
export function get(name) {
  const map = maps.get(name);
  if (!map && performance.now() - asks > PATIENCE_MILLIS) {
    asks = performance.now();
    wire.send({ t: "pieces", corpus: name });
  }
  return map;
}

/** The pieces of another map are asked for at once. */
export function hurry() {
  asks = -Infinity;
}

/** The piece nearest to a place. */
export function at(map, { x, y }) {
  const far = (s) => (s.x - x) ** 2 + (s.y - y) ** 2;
  return map.spots.reduce((best, s) => (far(s) < far(best) ? s : best));
}

/** The next piece in a direction: the nearest of those that lie more that way than aside. */
export function next(map, from, [dx, dy]) {
  let best = null;
  let least = Infinity;
  for (const spot of map.spots) {
    const ahead = (spot.x - from.x) * dx + (spot.y - from.y) * dy;
    const aside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx);
    const far = Math.hypot(ahead, 2 * aside);
    if (ahead <= 0 || aside > ahead || far >= least) continue;
    best = spot;
    least = far;
  }
  return best;
}

/** The strange piece that comes after another, the strangest first, round and round. */
export function stranger(map, spot) {
  const order = [...map.strange];
  return map.spots[order[(order.indexOf(spot.i) + 1) % order.length]];
}

/** What a piece is, in words. */
export function words(map, spot) {
  const parts = [spot.n, spot.label, `cluster ${spot.c + 1} of ${map.middles.length}`];
  if (map.strange.has(spot.i)) parts.push(`strange (${spot.o.toFixed(1)})`);
  return parts.filter((part) => part).join(", ");
}

/** Asks where what plays is, now and then. */
function look(name) {
  const now = performance.now();
  if (now - asked < (waits ? PATIENCE_MILLIS : LOOK_MILLIS)) return;
  asked = now;
  waits = wire.send({ t: "where", corpus: name });
}

const hue = (cluster) => (cluster * 137.508 + 250) % 360;

/** The pieces do not move: they are drawn once for a size and a theme. */
function sheet(map, w, h, look) {
  const key = `${w} ${h} ${devicePixelRatio} ${look.ink}`;
  if (map.sheet && map.sheet.key === key) return map.sheet.canvas;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(w * devicePixelRatio);
  canvas.height = Math.round(h * devicePixelRatio);
  const pen = canvas.getContext("2d");
  pen.scale(devicePixelRatio, devicePixelRatio);
  const size = map.spots.length > 3000 ? 2 : 3.5;
  for (const spot of map.spots) {
    const [x, y] = [spot.x * w, (1 - spot.y) * h];
    pen.fillStyle = pen.strokeStyle = look.hue(hue(spot.c), 0.8);
    pen.beginPath();
    if (!map.strange.has(spot.i)) {
      pen.arc(x, y, size, 0, 7);
      pen.fill();
      continue;
    }
    pen.lineWidth = 2.5;
    pen.strokeStyle = look.ink;
    for (const turn of [1, -1]) {
      pen.moveTo(x - 5, y - 5 * turn);
      pen.lineTo(x + 5, y + 5 * turn);
    }
    pen.stroke();
  }
  map.sheet = { key, canvas };
  return canvas;
}

/** Draws the pieces, the numbers of the clusters, the slots that play, and the piece at the hand. */
export function draw(canvas, map, hand, theme) {
  look(map.name);
  describe(map);
  const pen = prepared(canvas);
  const { clientWidth: w, clientHeight: h } = canvas;
  pen.drawImage(sheet(map, w, h, theme), 0, 0, w, h);
  const place = ({ x, y }) => [x * w, (1 - y) * h];
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  map.middles.forEach((middle, c) => {
    const [x, y] = place(map.spots[middle]);
    pen.font = `700 15px ${theme.sans}`;
    pen.fillStyle = theme.panel;
    pen.beginPath();
    pen.arc(x, y, 12, 0, 7);
    pen.fill();
    pen.strokeStyle = theme.hue(hue(c), 1);
    pen.lineWidth = 2;
    pen.stroke();
    pen.fillStyle = theme.ink;
    pen.fillText(String(c + 1), x, y + 1);
  });
  pen.textAlign = "start";
  if (playing.corpus === map.name) for (const slot of playing.slots) sounding(pen, slot, place(slot), theme);
  const spot = map.spots[hand.piece] || at(map, hand);
  const [x, y] = place(spot);
  pen.fillStyle = theme.ink;
  pen.font = `650 16px ${theme.sans}`;
  const text = spot.label || spot.n;
  const wide = pen.measureText(text).width;
  const left = x + 22 + wide > w ? x - 22 - wide : x + 22;
  pen.globalAlpha = 0.8;
  pen.fillStyle = theme.panel;
  pen.fillRect(left - 4, y - 12, wide + 8, 24);
  pen.globalAlpha = 1;
  pen.fillStyle = theme.ink;
  pen.fillText(text, left, y + 1);
  return pen;
}

/** A slot that plays: a diamond in its colour, with its name. */
function sounding(pen, slot, [x, y], theme) {
  pen.fillStyle = theme.slot(slot.d, 1);
  pen.strokeStyle = theme.panel;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const [dx, dy] of [[0, -11], [11, 0], [0, 11], [-11, 0]]) pen.lineTo(x + dx, y + dy);
  pen.closePath();
  pen.fill();
  pen.stroke();
  pen.font = `700 16px ${theme.sans}`;
  pen.textAlign = x < 60 ? "start" : "end"; // the hand's piece is named on the right
  pen.fillText(slot.d, x < 60 ? x + 14 : x - 14, y < 24 ? y + 14 : y - 12);
  pen.textAlign = "start";
}

/** What the map is and what plays near which of its pieces, for whoever cannot see it, too. */
function describe(map) {
  const near = (slot) => `${slot.d} near ${at(map, slot).n}`;
  const slots = playing.corpus === map.name ? playing.slots.map(near) : [];
  const text = [...slots, map.head].join("; ");
  const shown = find("pad-corpus");
  if (shown.textContent !== text) shown.textContent = text;
}

/** No map is shown. */
export function leave() {
  find("pad-corpus").textContent = "";
}

/** A slot that plays a piece, wherever the hand goes. */
export function keep(map, spot) {
  const java = editor.tongueNow() === "java";
  const name = JSON.stringify(spot.n);
  const slot = editor.freeSlot();
  const piece = java ? `piece(":${map.name}", ${name})` : `(piece :${map.name} ${name})`;
  const played = map.draws ? (java ? `draw(${piece})` : `(draw ${piece})`) : piece;
  editor.append(java ? `${slot}(${played})` : `(${slot} ${played})`);
}
