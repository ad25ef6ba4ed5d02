// SPDX-License-Identifier: Apache-2.0
// What is drawn, in the style of a network: the player restyles one picture at a time. A picture
// shows what will be drawn when it comes back, and is shown then or never: frames that cannot be
// made in time are dropped, and counted.

import * as drawings from "./drawings.js";
import * as wire from "./wire.js";

const FRAME = 40;
const SLACK = 40;
const TRIPS = 7;
const FARTHEST = 3000;
const GRID = 4;
const LONGEST = 120000;
const PATIENCE = 15000;
const small = document.createElement("canvas");
let cues = [];
let flying = null;
let coming = [];
let seen = null;
let trips = [];
let next = 0;
let id = 0;
let unsaid = 0;
let counts = { shown: 0, dropped: 0, said: "" };
let times = [];

/** Cues that were sent; some say how much of a style is seen. */
export function play(sent) {
  cues.push(...sent.filter((cue) => cue.restyle));
}

/** What was sent ahead is taken back. */
export function hush(now) {
  cues = cues.filter((cue) => cue.b <= now);
  for (const cue of cues) cue.l = Math.min(cue.l, now - cue.b);
}

/** The style that is meant now, its mix on the way to that of the next cue; null for none. */
function meant(now) {
  while (cues.length > 1 && cues[1].b <= now) cues.shift();
  const [cue, after] = cues;
  if (!cue || cue.b > now || now > cue.b + cue.l + SLACK) return null;
  const [net, mix, size] = cue.restyle;
  const way = after ? Math.min(1, (now - cue.b) / Math.max(1, after.b - cue.b)) : 0;
  return { net, size, mix: mix + ((after ? after.restyle[1] : mix) - mix) * way };
}

/** Shows what is ready over what is drawn, and has the next made. */
export function draw(canvas, now, look) {
  if (!(now === now)) return;
  const style = meant(now);
  canvas.dataset.restyled = String(counts.shown);
  if (!style) {
    leave();
    return;
  }
  while (coming.length && coming[0].due <= now) show(coming.shift(), now);
  if (seen && now > seen.due + lead() + 1000) seen = null;
  if (seen && seen.net === style.net && style.mix > 0 && canvas.dataset.drawn !== "0") over(canvas, style.mix);
  if (style.mix > 0 && now >= next) begin(canvas, style, now, look);
}

function leave() {
  seen = null;
  coming = [];
  counts.said = "";
}

function show(frame, now) {
  if (seen) seen.image.close();
  seen = frame;
  counts.shown++;
  times = [...times.filter((time) => time > now - 3000), now];
}

function over(canvas, mix) {
  const { box, image } = seen;
  const pen = canvas.getContext("2d");
  pen.globalAlpha = mix;
  pen.drawImage(image, box.left, box.top, box.wide, box.high);
  pen.globalAlpha = 1;
}

/** How long before its time a picture must be sent: somewhat more than the last took, as a median. */
function lead() {
  if (!trips.length) return 0;
  const sorted = [...trips].sort((a, b) => a - b);
  return Math.min(FARTHEST, sorted[Math.floor((sorted.length - 1) / 2)] * 1.3 + 10);
}

function begin(canvas, style, now, look) {
  next = Math.max(next + FRAME, now);
  if (flying && now < flying.sent + PATIENCE) {
    drop();
    return;
  }
  const due = now + lead();
  const known = drawings.shown(due);
  const what = known.length ? known : drawings.shown(now); // what comes then may not be known yet
  if (!what.length) return;
  const box = drawings.boxOf(what.length, canvas, look);
  const picture = taken(what, known.length ? due : now, box, style.size, look);
  flying = { id: ++id, due, box, sent: now, net: style.net };
  if (wire.send({ t: "picture", id, net: style.net, picture, dropped: unsaid })) unsaid = 0;
  else flying = null;
}

function drop() {
  counts.dropped++;
  unsaid = Math.min(100000, unsaid + 1);
}

/** A PNG of what is drawn then, its longer side of that size. */
function taken(what, then, box, size, look) {
  const by = size / Math.max(box.wide, box.high);
  const fitting = (length) => Math.max(GRID, Math.round((length * by) / GRID) * GRID);
  small.width = fitting(box.wide);
  small.height = fitting(box.high);
  const pen = small.getContext("2d");
  pen.fillStyle = look.panel;
  pen.fillRect(0, 0, small.width, small.height);
  const [x, y] = [small.width / box.wide, small.height / box.high];
  pen.setTransform(x, 0, 0, y, -box.left * x, -box.top * y);
  drawings.paint(pen, what, then, box, look);
  const png = small.toDataURL("image/png").split(",")[1];
  return png.length <= LONGEST ? png : small.toDataURL("image/jpeg", 0.8).split(",")[1];
}

wire.on("restyled", async (message) => {
  const frame = flying;
  if (!frame || frame.id !== message.id) return;
  flying = null;
  if (!message.picture) {
    counts.said = message.said || "";
    drop();
    return;
  }
  counts.said = "";
  const bytes = Uint8Array.from(atob(message.picture), (c) => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const now = wire.now();
  trips = [...trips, now - frame.sent].slice(-TRIPS);
  if (now > frame.due + SLACK) drop();
  else coming.push({ ...frame, image });
});

wire.on("open", () => {
  flying = null;
  coming = [];
});

/** Such as "wave 3.1/s, 12 dropped"; empty where nothing is restyled. */
export function text(now) {
  const style = meant(now);
  if (!style) return "";
  if (counts.said) return counts.said;
  const since = times.filter((time) => time > now - 3000);
  return `${style.net} ${(since.length / 3).toFixed(1)}/s, ${counts.dropped} dropped`;
}
