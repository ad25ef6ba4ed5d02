// SPDX-License-Identifier: Apache-2.0
// Words, as they are said: for each slot this cycle's words, each as soon as it is due, and above
// them, faint, those of the cycle before.

const SLACK = 30;
let sheets = new Map();
let shown = "";

/** Cues that were sent; some have a label. */
export function play(cues) {
  for (const cue of cues) {
    if (cue.label) sheets.set(cue.d, [...(sheets.get(cue.d) || []), cue]);
  }
}

/** What was sent ahead is taken back. */
export function hush(now) {
  sheets = new Map([...sheets].map(([d, cues]) => [d, cues.filter((cue) => cue.b <= now)]));
}

/** Forgets what began before a time; a slot that says nothing more has no line. */
function forget(before) {
  for (const [d, cues] of sheets) {
    const kept = cues.filter((cue) => cue.b >= before).sort((a, b) => a.b - b.b);
    if (kept.length) sheets.set(d, kept);
    else sheets.delete(d);
  }
}

/** Writes the lines into a box, where they have changed. */
export function draw(box, clock) {
  const { now } = clock;
  if (!(now === now)) return;
  const cycle = Math.floor(clock.cycle);
  const begin = clock.timeOf(cycle) - SLACK;
  forget(clock.timeOf(cycle - 1) - SLACK);
  const lines = [];
  for (const [slot, cues] of sheets) {
    const due = cues.filter((cue) => cue.b <= now);
    if (due.length) lines.push({ slot, past: due.filter((cue) => cue.b < begin), now: due.filter((cue) => cue.b >= begin) });
  }
  const seen = JSON.stringify(lines.map((line) => [line.slot, line.past.map(word), line.now.map((cue) => [cue.label, lit(cue, now)])]));
  if (seen === shown) return;
  shown = seen;
  box.replaceChildren(...lines.map((line) => written(line, now)));
}

const word = (cue) => cue.label;
const lit = (cue, now) => now < cue.b + cue.l;

function written({ slot, past, now: due }, now) {
  const out = document.createElement("div");
  out.dataset.slot = slot;
  out.append(row("past", past.map(word)), row("now", due.map((cue) => saying(cue, now))));
  return out;
}

/** A line of words, with spaces between them. */
function row(kind, words) {
  const out = document.createElement("p");
  out.className = kind;
  out.append(...words.flatMap((one) => [one, " "]));
  return out;
}

function saying(cue, now) {
  if (!lit(cue, now)) return cue.label;
  const out = document.createElement("em");
  out.textContent = cue.label;
  return out;
}
