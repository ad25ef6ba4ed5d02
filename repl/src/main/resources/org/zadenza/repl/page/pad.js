// SPDX-License-Identifier: Apache-2.0
// The pad: a space laid flat, a hand that moves over it, and how it moved.

import * as corpus from "./corpus.js";
import * as editor from "./editor.js";
import { labels, named } from "./labels.js";
import { prepared } from "./sound.js";
import * as wire from "./wire.js";

const MOMENTS = 24;
const MOST_CYCLES = 16;
const NEAR = 4;
const FINE = 200;
const TRAIL_MILLIS = 1500;
const find = (id) => document.getElementById(id);

let maps = [];
let shown = localStorage.getItem("zadenza-map") || "timbres";
let corners = [];
let hand = { x: 0.5, y: 0.5, down: false, told: "", piece: -1 };
let trail = [];
let recording = null;
let replayed = null;
let cycleNow = () => NaN;

/** The maps; there may be none of some. */
wire.on("maps", (message) => {
  maps = message.maps;
  const drums = maps.find((map) => map.name === "drums");
  if (drums && drums.spots.length >= 4) {
    corners = outermost(drums.spots);
    maps.push({ name: "corners", spots: [] });
  }
  offer();
});

wire.on("open", () => {
  maps = [];
  if (!find("pad-panel").hidden) ask();
});

function ask() {
  if (!maps.length) wire.send({ t: "maps" });
}

corpus.onPieces((map) => {
  if (map.name === shown) choose();
});

const TITLES = { timbres: "NSynth: timbres", grid: "NSynth: grid", corners: "MusicVAE: four corners" };

function offer() {
  const list = find("pad-map");
  list.replaceChildren(
    ...maps.map((map) => {
      const option = document.createElement("option");
      option.value = map.name;
      option.textContent = TITLES[map.name] || (map.corpus ? `pieces: ${map.name}` : `MusicVAE: ${map.name}`);
      return option;
    }),
  );
  if (!maps.some((map) => map.name === shown)) shown = maps[0].name;
  list.value = shown;
  choose();
}

/** The spots nearest to the corners, each once. */
function outermost(spots) {
  const left = [...spots];
  return [0, 1, 2, 3].map((k) => {
    const far = (s) => Math.hypot(s.x - (k % 2), s.y - (k >> 1));
    left.sort((a, b) => far(a) - far(b));
    return left.shift().n;
  });
}

function choose() {
  const selects = find("pad-corners");
  selects.hidden = shown !== "corners";
  const map = current();
  find("pad-said").textContent = (map && map.said) || "";
  const known = isCorpus() && corpus.get(shown);
  find("pad-strange").hidden = find("pad-keep").hidden = !isCorpus();
  corpus.leave();
  hand.piece = -1;
  if (known && known.said) find("pad-said").textContent = known.said;
  else if (known) settle(known, corpus.at(known, hand));
  if (selects.hidden) return;
  const names = maps.find((one) => one.name === "drums").spots.map((s) => s.n).sort();
  selects.replaceChildren(
    ...[2, 3, 0, 1].map((k) => {
      const select = document.createElement("select");
      select.ariaLabel = `corner ${k + 1}`;
      for (const name of names) {
        const option = document.createElement("option");
        option.value = option.textContent = name;
        select.append(option);
      }
      select.value = corners[k];
      select.onchange = () => (corners[k] = select.value);
      return select;
    }),
  );
}

function current() {
  const map = maps.find((one) => one.name === shown);
  if (!map || shown !== "corners") return map;
  return { name: "corners", spots: corners.map((n, k) => ({ n, g: "", x: k % 2, y: k >> 1 })) };
}

function isCorpus() {
  return maps.some((map) => map.name === shown && map.corpus);
}

/** The map of a corpus that is shown, once its pieces are there. */
function pieces() {
  const map = isCorpus() ? corpus.get(shown) : null;
  return map && map.spots.length ? map : null;
}

/** The hand is at a piece, and nowhere between. */
function settle(map, spot) {
  hand.x = spot.x;
  hand.y = spot.y;
  hand.piece = spot.i;
  find("pad-said").textContent = corpus.words(map, spot);
}

/** How a set plays this map, in the language of the editor. */
function code(way) {
  const java = editor.tongueNow() === "java";
  const at = (what) =>
    java ? `${way.word}(${[...way.java, ...(what ? [what] : [])].join(", ")})` : `(${[way.word, ...way.clj, ...(what ? [what] : [])].join(" ")})`;
  const slot = editor.freeSlot();
  const x = at(java ? '":x"' : ":x");
  const y = at(java ? '":y"' : ":y");
  const notes = 'note("c3 eb3 g3 c4")';
  const plays = {
    timbres: java ? `${notes}.s("nsynth").set(z(${at()}))` : `(z ${at()} (s "nsynth" (note "c3 eb3 g3 c4")))`,
    grid: java ? `${notes}.set(grid(Map.of("x", ${x}, "y", ${y})))` : `(grid (note "c3 eb3 g3 c4") :x ${x} :y ${y})`,
    corners: at(java ? `List.of(${corners.map((n) => `":${n}"`).join(", ")})` : `[${corners.map((n) => `:${n}`).join(" ")}]`),
  };
  let sound = plays[shown] || at(java ? `":${shown}"` : `:${shown}`);
  if (pieces() && pieces().draws) sound = java ? `draw(${sound})` : `(draw ${sound})`;
  return java ? `${slot}(${sound})` : `(${slot} ${sound})`;
}

const LIVE = { word: "pad", clj: [], java: [] };

function gestureWay(name) {
  return { word: "gesture", clj: [`:${name}`], java: [`"${name}"`] };
}

function move(event) {
  const box = find("pad").getBoundingClientRect();
  const share = (value) => Math.round(FINE * Math.max(0, Math.min(1, value))) / FINE;
  hand.x = share((event.clientX - box.left) / box.width);
  hand.y = share(1 - (event.clientY - box.top) / box.height);
  const map = pieces();
  if (map) settle(map, corpus.at(map, hand));
}

/** At most once a frame, and only what is new. */
function tell(rests) {
  const { x, y } = hand;
  const text = `${x} ${y}`;
  if (text === hand.told && !rests) return;
  hand.told = text;
  wire.send({ t: "pad", x, y, rests });
  trail.push({ x, y, at: performance.now() });
  if (recording) recording.places.push({ x, y, cycle: cycleNow() });
}

function record() {
  if (recording) {
    finish();
    return;
  }
  recording = { places: [{ ...hand, cycle: cycleNow() }] };
  replayed = null;
  find("pad-record").setAttribute("aria-pressed", "true");
}

/** A gesture takes whole cycles, and plays each moment in the cycle in which it was made. */
function finish() {
  const { places } = recording;
  recording = null;
  find("pad-record").setAttribute("aria-pressed", "false");
  const begin = Math.floor(places[0].cycle);
  const cycles = Math.max(1, Math.min(MOST_CYCLES, Math.round(cycleNow() - begin)));
  const count = cycles * MOMENTS;
  const moments = [];
  let k = 0;
  for (let i = 0; i < count; i++) {
    const cycle = begin + i / MOMENTS;
    while (k + 1 < places.length && places[k + 1].cycle <= cycle) k++;
    moments.push(places[k]);
  }
  const shift = (((begin % cycles) + cycles) % cycles) * MOMENTS;
  const turned = moments.map((_, i) => moments[(i - shift + count) % count]);
  replayed = { cycles, moments: turned };
  keep(cycles, turned.map((m) => letters(m.x) + letters(m.y)).join(""));
}

function letters(number) {
  return Math.round(number * 1295).toString(36).padStart(2, "0");
}

/** Writes the gesture down, and has it play in place of the hand wherever slots follow that. */
function keep(cycles, text) {
  const java = editor.tongueNow() === "java";
  let number = 1;
  while (editor.contains(java ? `"g${number}"` : `:g${number}`)) number++;
  const name = `g${number}`;
  editor.append(java ? `gesture("${name}", ${cycles}, "${text}")` : `(gesture :${name} ${cycles} "${text}")`);
  const followed = editor.rewrite((piece) =>
    java
      ? piece.replace(/\bpad\(\s*(?=\S)/g, (_, at) => `gesture("${name}"${piece[at + 4] === ")" ? "" : ", "}`)
      : piece.replace(/\(pad\b/g, `(gesture :${name}`),
  );
  if (!followed) editor.append(code(gestureWay(name)));
  find("pad-said").textContent = `${name}: ${cycles} cycle${cycles > 1 ? "s" : ""}`;
}

/** Draws it; the clock says which cycle it is. */
export function draw(canvas, clock, look) {
  cycleNow = () => clock.cycle;
  if (hand.down) tell(false);
  const shownPieces = pieces();
  if (shownPieces) {
    const pen = corpus.draw(canvas, shownPieces, hand, look);
    const { clientWidth: w, clientHeight: h } = canvas;
    const at = ({ x, y }) => [x * w, (1 - y) * h];
    path(pen, at, clock, look);
    ring(pen, at(hand), look);
    return;
  }
  const pen = prepared(canvas);
  const { clientWidth: w, clientHeight: h } = canvas;
  const at = ({ x, y }) => [x * w, (1 - y) * h];
  const map = current();
  if (!map || map.corpus) {
    note(pen, "reading the networks", w, h, look);
    return;
  }
  if (shown === "grid") cells(pen, w, h, look);
  const groups = [...new Set(map.spots.map((s) => s.g))];
  const tint = (s, alpha) => look.hue((groups.indexOf(s.g) * 137.508 + 250) % 360, alpha);
  const few = map.spots.length <= 32;
  const size = Math.max(13, Math.min(22, w / 30));
  const near = [...map.spots].sort((a, b) => distance(a) - distance(b)).slice(0, NEAR);
  for (const spot of map.spots) {
    const [x, y] = at(spot);
    pen.fillStyle = tint(spot, near.includes(spot) ? 1 : 0.75);
    pen.beginPath();
    pen.arc(x, y, near.includes(spot) ? 6 : 4, 0, 7);
    pen.fill();
  }
  labels(pen, few ? [...near, ...map.spots.filter((s) => !near.includes(s))] : [...near, ...named(map.spots)], near, hand, at, size, w, h, look, tint);
  path(pen, at, clock, look);
  const now = performance.now();
  trail = trail.filter((t) => now - t.at < TRAIL_MILLIS);
  for (const t of trail) {
    const [x, y] = at(t);
    pen.fillStyle = look.accent;
    pen.globalAlpha = 0.35 * (1 - (now - t.at) / TRAIL_MILLIS);
    pen.beginPath();
    pen.arc(x, y, 9, 0, 7);
    pen.fill();
  }
  pen.globalAlpha = 1;
  ring(pen, at(hand), look);
}

/** Where the hand is. */
function ring(pen, [x, y], look) {
  pen.strokeStyle = recording ? look.bad : look.ink;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.arc(x, y, hand.down ? 17 : 13, 0, 7);
  pen.stroke();
}

function distance(s) {
  return Math.hypot(s.x - hand.x, s.y - hand.y);
}

function cells(pen, w, h, look) {
  pen.fillStyle = look.beat;
  for (let i = 0; i < 11; i++) {
    for (let j = 0; j < 11; j++) pen.fillRect((i / 10) * (w - 3), (j / 10) * (h - 3), 3, 3);
  }
}

/** How the hand moved, and where the gesture is now. */
function path(pen, at, clock, look) {
  const moments = recording ? recording.places : replayed ? replayed.moments : [];
  if (!moments.length) return;
  pen.strokeStyle = recording ? look.bad : look.accent;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const m of moments) pen.lineTo(...at(m));
  pen.stroke();
  if (!replayed) return;
  const { cycles } = replayed;
  const share = (((clock.cycle % cycles) + cycles) % cycles) / cycles;
  const [x, y] = at(moments[Math.floor(share * moments.length) % moments.length]);
  pen.fillStyle = look.accent;
  pen.beginPath();
  pen.arc(x, y, 8, 0, 7);
  pen.fill();
}

function note(pen, text, w, h, look) {
  pen.fillStyle = look.faint;
  pen.font = `18px ${look.sans}`;
  pen.textBaseline = "middle";
  pen.fillText(text, 16, h / 2);
}

/** Begins to hear the hand. */
export function start() {
  const canvas = find("pad");
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    hand.down = true;
    move(event);
  });
  canvas.addEventListener("pointermove", (event) => hand.down && move(event));
  const up = () => {
    if (!hand.down) return;
    hand.down = false;
    tell(true);
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const map = pieces();
    if (map) {
      const next = corpus.next(map, hand, step);
      if (next) settle(map, next);
      tell(true);
      return;
    }
    const at = (value, by) => Math.round(FINE * Math.max(0, Math.min(1, value + by * 0.02))) / FINE;
    hand.x = at(hand.x, step[0]);
    hand.y = at(hand.y, step[1]);
    tell(true);
  });
  find("pad-map").onchange = () => {
    shown = find("pad-map").value;
    localStorage.setItem("zadenza-map", shown);
    corpus.hurry();
    choose();
  };
  find("pad-play").onclick = () => {
    if (!isCorpus() || pieces()) editor.append(code(LIVE)); // before they are there it is not known who plays them
  };
  find("pad-record").onclick = record;
  find("pad-keep").onclick = () => {
    const map = pieces();
    if (map) corpus.keep(map, map.spots[hand.piece]);
  };
  find("pad-strange").onclick = () => {
    const map = pieces();
    if (!map) return;
    settle(map, corpus.stranger(map, map.spots[hand.piece]));
    tell(true);
  };
}

/** It is shown. */
export const open = ask;
