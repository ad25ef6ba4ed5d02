// SPDX-License-Identifier: Apache-2.0
// Drawings, drawn while they last: a square for each slot that draws, beside what plays.

import { prepared } from "./sound.js";

const PAD = 0.08;
const DOT = 0.012;
let sheets = new Map();

/** Cues that were sent; some have a drawing. */
export function play(cues) {
  for (const cue of cues) {
    if (cue.drawing) sheets.set(cue.d, [...(sheets.get(cue.d) || []), cue]);
  }
}

/** What was sent ahead is taken back. */
export function hush(now) {
  sheets = new Map([...sheets].map(([d, cues]) => [d, cues.filter((cue) => cue.b <= now)]));
}

/** What each slot draws then: the last that began, until the time is over that it took once more. */
export function shown(then) {
  const out = [];
  for (const cues of sheets.values()) {
    const last = lastOf(cues, then);
    if (last && then <= last.b + 2 * last.l) out.push(last);
  }
  return out;
}

function lastOf(cues, then) {
  const begun = cues.filter((cue) => cue.b <= then);
  return begun[begun.length - 1];
}

/** Forgets what is over. */
function forget(now) {
  for (const [d, cues] of sheets) {
    const last = lastOf(cues, now);
    const kept = cues.filter((cue) => cue.b > now || (cue === last && now <= last.b + 2 * last.l));
    if (kept.length) sheets.set(d, kept);
    else sheets.delete(d);
  }
}

export function draw(canvas, now, look) {
  const pen = prepared(canvas);
  if (!(now === now)) return;
  forget(now);
  const cues = shown(now);
  canvas.dataset.drawn = String(cues.length);
  if (cues.length) paint(pen, cues, now, boxOf(cues.length, canvas, look), look);
}

/** Where so many squares are on a canvas. */
export function boxOf(count, canvas, look) {
  const { clientWidth: w, clientHeight: h } = canvas;
  const high = look.projector ? h * 0.54 : h;
  const wide = w * (look.projector ? 0.27 : 0.38);
  const { side, columns, rows } = squares(count, wide, high);
  const left = w - side * columns;
  return { left, top: (high - side * rows) / 2, wide: side * columns, high: side * rows, side, columns };
}

/** Draws some drawings as they are then into a box. */
export function paint(pen, cues, then, box, look) {
  cues.forEach((cue, i) => {
    const left = box.left + box.side * (i % box.columns);
    const top = box.top + box.side * Math.floor(i / box.columns);
    sheet(pen, cue, then, left, top, box.side, look);
  });
}

/** As large as so many squares can be in a box, which is what is to come of the piano roll. */
function squares(count, wide, high) {
  let best = { side: 0 };
  for (let rows = 1; rows <= count; rows++) {
    const columns = Math.ceil(count / rows);
    const side = Math.min(wide / columns, high / rows);
    if (side > best.side) best = { side, columns, rows };
  }
  return best;
}

/** One drawing as far as the pen has come; after that it fades. */
function sheet(pen, cue, now, left, top, side, look) {
  const time = (now - cue.b) / Math.max(1, cue.l);
  const at = (x, y) => [left + side * (PAD + (1 - 2 * PAD) * x), top + side * (PAD + (1 - 2 * PAD) * y)];
  const fade = Math.max(0, Math.min(1, 2 - time));
  pen.lineWidth = Math.max(2.5, side * DOT);
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = look.slot(cue.d, fade);
  for (const line of cue.drawing) {
    if (line[0] > time) break;
    pen.beginPath();
    pen.moveTo(...at(line[1], line[2]));
    const tip = trace(pen, line, time, at);
    pen.stroke();
    if (time < 1 && tip) mark(pen, tip, side, cue.d, look);
  }
}

/** Draws a line up to a time; answers where the pen is, or null where it is over. */
function trace(pen, line, time, at) {
  let tip = at(line[1], line[2]);
  if (line.length === 3) pen.lineTo(tip[0] + 0.1, tip[1]);
  for (let k = 3; k < line.length; k += 3) {
    const way = Math.min(1, (time - line[k - 3]) / Math.max(1e-6, line[k] - line[k - 3]));
    const between = (a, b) => a + (b - a) * way;
    tip = at(between(line[k - 2], line[k + 1]), between(line[k - 1], line[k + 2]));
    pen.lineTo(...tip);
    if (way < 1) return tip;
  }
  return null;
}

function mark(pen, [x, y], side, slot, look) {
  pen.fillStyle = look.slot(slot, 1, 0.7);
  pen.beginPath();
  pen.arc(x, y, Math.max(4, side * DOT * 1.4), 0, 2 * Math.PI);
  pen.fill();
}
