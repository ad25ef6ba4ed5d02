// SPDX-License-Identifier: Apache-2.0
// The piano roll: a lane for each slot, time from left to right, what sounds now at a line.

import { prepared, share } from "./sound.js";

const CYCLES = 4;
const NOW = 0.6;
const KEPT_MILLIS = 20000;
const LABEL = 92;

let notes = [];
let plans = new Map();
let slots = [];
const ranges = new Map();
let meters = null;

/** Cues that were sent. */
export function play(cues) {
  for (const cue of cues) {
    notes.push(cue);
    seen(cue);
  }
}

/** How loud slots are, in dB, as far as they sound. */
export function measured(levels) {
  meters = levels;
}

/** What was sent ahead is taken back. */
export function hush(now) {
  notes = notes.filter((note) => note.b <= now);
  plans.clear();
}

/** What models are about to play, in cycles. */
export function plan(message) {
  plans = new Map(message.slots.map((slot) => [slot.d, slot.events]));
  for (const [d, events] of plans) for (const event of events) seen({ ...event, d });
}

/** Which slots there are. */
export function lanes(list) {
  slots = list;
}

function seen({ d, p, s }) {
  const range = ranges.get(d) || { low: Infinity, high: -Infinity, sounds: [] };
  ranges.set(d, range);
  if (p === undefined) {
    if (!range.sounds.includes(s)) range.sounds.push(s);
  } else {
    range.low = Math.min(range.low, p);
    range.high = Math.max(range.high, p);
  }
}

/** Where in its lane a note stands, from 0 at the top to 1, and how high it is. */
function placed({ d, p, s }) {
  const range = ranges.get(d);
  if (p !== undefined) {
    const span = Math.max(12, range.high - range.low + 2);
    const middle = (range.high + range.low) / 2;
    return { y: 0.5 - (p - middle) / span, h: 1 / span };
  }
  const count = Math.max(1, range.sounds.length);
  return { y: (range.sounds.indexOf(s) + 0.5) / count, h: 1 / Math.max(2.2, count) };
}

export function draw(canvas, clock, look) {
  const pen = prepared(canvas);
  const { clientWidth: w, clientHeight: h } = canvas;
  const now = clock.now;
  if (!(now === now)) return;
  const millis = Math.max(3000, Math.min(16000, (CYCLES / clock.cps) * 1000));
  const left = look.projector ? 0 : LABEL;
  const line = left + (w - left) * (look.projector ? 0.72 : NOW);
  const scale = (w - left) / millis;
  const at = (time) => line + (time - now) * scale;
  notes = notes.filter((note) => note.b + note.l > now - KEPT_MILLIS);
  grid(pen, clock, at, left, w, look.projector ? h * 0.56 : h, look);
  const names = shown(now);
  const top = look.projector ? h * 0.03 : 0;
  const high = look.projector ? h * 0.5 : h;
  const each = names.length ? high / names.length : high;
  const lane = new Map(names.map((d, i) => [d, top + i * each]));
  drawPlans(pen, clock, at, lane, each, left, w, look);
  for (const note of notes) {
    if (!lane.has(note.d)) continue;
    drawNote(pen, note, now, at, lane.get(note.d), each, left, w, look);
  }
  pen.fillStyle = look.now;
  pen.globalAlpha = 0.85;
  pen.fillRect(line - 0.75, 0, 1.5, look.projector ? h * 0.56 : h);
  pen.globalAlpha = 1;
  if (!look.projector) labels(pen, names, lane, each, h, look);
}

/** Slots that play, and those that did so a moment ago. */
function shown(now) {
  const names = slots.map((slot) => slot.d);
  for (const note of notes) {
    if (note.b > now - 4000 && !names.includes(note.d)) names.push(note.d);
  }
  return names;
}

function grid(pen, clock, at, left, w, h, look) {
  const quarter = 0.25;
  const begin = Math.floor(clock.cycle) - CYCLES - 1;
  for (let c = begin; c < clock.cycle + CYCLES + 1; c += quarter) {
    const x = at(clock.timeOf(c));
    if (x < left || x > w) continue;
    const whole = c === Math.round(c);
    pen.fillStyle = whole ? look.beat : look.grid;
    pen.fillRect(x, 0, 1, h);
    if (whole && c >= 0 && !look.projector) {
      pen.fillStyle = look.faint;
      pen.font = `11px ${look.sans}`;
      pen.textBaseline = "top";
      pen.fillText(String(c), x + 5, 5);
    }
  }
}

function box(pen, x, y, w, h) {
  pen.beginPath();
  pen.roundRect(x, y, Math.max(2, w), h, Math.min(h / 2, 5));
}

function body(note, length, at, begin, top, each) {
  const { y, h } = placed(note);
  const pad = Math.min(12, each * 0.08);
  const room = each - 2 * pad;
  const high = Math.max(4, Math.min(26, room * h * 0.86));
  const x = at(begin);
  return { x, y: top + pad + y * room - high / 2, w: Math.max(3, at(begin + length) - x - 1.5), h: high };
}

function drawPlans(pen, clock, at, lane, each, left, w, look) {
  for (const [d, events] of plans) {
    if (!lane.has(d)) continue;
    for (const event of events) {
      const begin = clock.timeOf(event.b);
      if (begin < clock.now + 150) continue;
      const b = body({ ...event, d }, (event.l / clock.cps) * 1000, at, begin, lane.get(d), each);
      if (b.x > w) continue;
      pen.strokeStyle = look.slot(d, 0.75);
      pen.fillStyle = look.slot(d, 0.13);
      pen.lineWidth = 1;
      box(pen, b.x, b.y, b.w, b.h);
      pen.fill();
      pen.stroke();
    }
  }
}

function drawNote(pen, note, now, at, top, each, left, w, look) {
  const b = body(note, Math.min(note.l, 8000), at, note.b, top, each);
  if (b.x > w || b.x + b.w < left) return;
  const x = Math.max(left, b.x);
  const width = b.w - (x - b.x);
  const since = now - note.b;
  const loud = 0.55 + 0.45 * Math.min(1, note.g);
  if (since < 0) {
    pen.fillStyle = look.slot(note.d, 0.4 * loud);
  } else {
    const strike = Math.exp(-since / 180);
    const age = Math.max(0.22, 1 - Math.max(0, since - note.l) / 6000);
    const on = since < note.l;
    if (strike > 0.03) {
      const grow = 5 + 9 * strike;
      pen.fillStyle = look.slot(note.d, 0.3 * strike * loud);
      box(pen, x - grow, b.y - grow, width + 2 * grow, b.h + 2 * grow);
      pen.fill();
    }
    pen.fillStyle = on ? look.slot(note.d, 1, strike) : look.slot(note.d, 0.75 * age * loud);
  }
  box(pen, x, b.y, width, b.h);
  pen.fill();
}

function labels(pen, names, lane, each, h, look) {
  for (const d of names) {
    const top = lane.get(d);
    const slot = slots.find((one) => one.d === d);
    const heard = slot ? slot.audible : false;
    pen.fillStyle = look.line;
    pen.fillRect(0, top + each - 1, 10000, 1);
    pen.fillStyle = look.slot(d, heard ? 1 : 0.35);
    pen.font = `650 ${Math.min(20, each * 0.5)}px ${look.sans}`;
    pen.textBaseline = "middle";
    pen.fillText(slot && slot.trouble ? `${d}!` : d, 18, top + each / 2, LABEL - 30);
    pen.fillStyle = look.line;
    pen.fillRect(6, top + 6, 6, each - 12);
    const level = meters && d in meters ? share(meters[d]) : 0;
    pen.fillStyle = meters && meters[d] > -1 ? look.bad : look.slot(d, 1);
    pen.fillRect(6, top + 6 + (each - 12) * (1 - level), 6, (each - 12) * level);
  }
  if (names.length) return;
  pen.fillStyle = look.faint;
  pen.font = `18px ${look.sans}`;
  pen.textBaseline = "middle";
  pen.fillText("nothing plays yet", LABEL + 24, h / 2);
}
