// SPDX-License-Identifier: Apache-2.0
// The drawing desk: a few strokes, what they look like, and nine ways to go on with them.

import * as editor from "./editor.js";
import { prepared } from "./sound.js";
import * as wire from "./wire.js";

const SIDE = 255;
const MOST_LINES = 64;
const MOST_POINTS = 2000;
const APART = 1.5;
const REST = 30; // milliseconds between two guesses
const LONG_REST = 250; // after one that was refused
const find = (id) => document.getElementById(id);

let lines = [];
let line = null;
let ways = [];
let chosen = -1;
let ready = false;
let ids = 0;
let waits = 0;
let again = false;
let seed = 1;
let asked = 0;
let newer = false;

wire.on("paper", (message) => {
  ready = !message.said;
  say(message.said);
  const list = find("paper-word");
  const whatever = document.createElement("option");
  whatever.value = "";
  whatever.textContent = "whatever it looks like";
  list.replaceChildren(
    whatever,
    ...message.words.map((word) => {
      const option = document.createElement("option");
      option.value = option.textContent = word;
      return option;
    }),
  );
  list.disabled = !message.words.length;
  if (ready) complete();
});

wire.on("completed", (message) => {
  if (message.id !== waits) return;
  waits = 0;
  say(message.said || "");
  if (message.drawings) {
    ways = message.drawings;
    chosen = -1;
    find("paper-use").disabled = true;
  }
  show();
  if (again) complete();
});

wire.on("guessed", (message) => {
  if (message.id !== asked) return;
  asked = 0;
  if (lines.length) see(message.words, message.said);
  if (newer) setTimeout(guess, REST);
});

wire.on("refused", () => {
  waits = 0;
  if (!asked) return;
  asked = 0;
  setTimeout(guess, LONG_REST);
});

wire.on("open", () => {
  waits = asked = 0;
  if (!find("paper-panel").hidden) open();
});

function say(text) {
  find("paper-said").textContent = text || "";
}

/** Asks for completions; while some are under way, once more when they are there. */
function complete() {
  again = waits > 0;
  if (again || !ready) return;
  waits = ++ids;
  const word = find("paper-word").value || null;
  const temperature = Number(find("paper-temperature").value);
  if (!wire.send({ t: "complete", id: waits, lines, word, temperature, seed })) waits = 0;
}

/** Asks what it looks like; while a guess is under way, once more when it is there. */
function guess() {
  newer = asked > 0;
  if (newer) return;
  if (!lines.length) {
    see([]);
    return;
  }
  asked = ++ids;
  if (!wire.send({ t: "drawn", id: asked, lines })) asked = 0;
}

/** Shows words with how likely they are; one that is clicked is what the drawing is to become. */
function see(words, said) {
  const seen = find("paper-seen");
  seen.title = said || "";
  seen.replaceChildren(
    ...words.map(([word, likelihood]) => {
      const button = document.createElement("button");
      const share = document.createElement("i");
      button.type = "button";
      button.textContent = word;
      button.title = "go on towards it";
      share.textContent = `${Math.round(100 * likelihood)} %`;
      button.append(share);
      button.style.setProperty("--share", likelihood);
      button.onclick = () => {
        const list = find("paper-word");
        if (![...list.options].some((option) => option.value === word)) return;
        list.value = word;
        complete();
      };
      return button;
    }),
  );
}

function place(event) {
  const box = find("paper").getBoundingClientRect();
  const at = (value) => Math.round(10 * Math.max(0, Math.min(SIDE, value * SIDE))) / 10;
  return [at((event.clientX - box.left) / box.width), at((event.clientY - box.top) / box.height)];
}

function points() {
  return lines.reduce((sum, one) => sum + one.length / 2, 0);
}

function down(event) {
  if (lines.length >= MOST_LINES || points() >= MOST_POINTS) {
    say(`${MOST_LINES} lines and ${MOST_POINTS} points are enough to begin with: clear some`);
    return;
  }
  find("paper").setPointerCapture(event.pointerId);
  line = place(event);
  lines.push(line);
  guess();
}

function move(event) {
  if (!line || points() >= MOST_POINTS) return;
  const [x, y] = place(event);
  if (Math.hypot(x - line.at(-2), y - line.at(-1)) < APART) return;
  line.push(x, y);
  guess();
}

function up() {
  if (!line) return;
  line = null;
  complete();
}

function stroke(pen, drawing, scale) {
  for (const one of drawing) {
    pen.beginPath();
    for (let i = 0; i < one.length; i += 2) pen.lineTo(one[i] * scale, one[i + 1] * scale);
    if (one.length === 2) pen.arc(one[0] * scale, one[1] * scale, 1, 0, 7);
    pen.stroke();
  }
}

/** Draws what was begun, each frame. */
export function draw(canvas, look) {
  const pen = prepared(canvas);
  pen.lineCap = pen.lineJoin = "round";
  pen.lineWidth = 4;
  const scale = canvas.clientWidth / SIDE;
  if (chosen >= 0) {
    pen.strokeStyle = look.accent;
    stroke(pen, ways[chosen], scale);
  }
  pen.strokeStyle = look.ink;
  stroke(pen, lines, scale);
  if (lines.length) return;
  pen.fillStyle = look.faint;
  pen.font = `18px ${look.sans}`;
  pen.textBaseline = "middle";
  pen.fillText("draw here", 16, canvas.clientHeight / 2);
}

/** Draws the ways to go on; only when they are new, or another is chosen. */
function show() {
  const css = getComputedStyle(document.documentElement);
  const ink = (name) => css.getPropertyValue(name).trim();
  [...find("paper-ways").children].forEach((button, k) => {
    const canvas = button.firstChild;
    const pen = prepared(canvas);
    button.disabled = !ways[k];
    button.setAttribute("aria-pressed", String(k === chosen));
    if (!ways[k]) return;
    pen.lineCap = pen.lineJoin = "round";
    const scale = canvas.clientWidth / SIDE;
    pen.lineWidth = 2.5;
    pen.strokeStyle = ink("--accent");
    stroke(pen, ways[k], scale);
    pen.strokeStyle = ink("--ink");
    stroke(pen, lines, scale);
  });
}

/** A drawing as a text: lines by semicolons, points by spaces. */
function written(drawing) {
  const number = (value) => String(Math.round(10 * Math.max(0, Math.min(SIDE, value))) / 10);
  const text = (one) => {
    const out = [];
    for (let i = 0; i < one.length; i += 2) out.push(`${number(one[i])},${number(one[i + 1])}`);
    return out.join(" ");
  };
  return drawing.map(text).join("; ");
}

/** Gives the chosen drawing a name in the session. */
function use() {
  if (chosen < 0) return;
  const java = editor.tongueNow() === "java";
  const word = (find("paper-word").value || "drawing").replace(/[^a-zA-Z]+/g, "");
  let number = 1;
  while (editor.contains(`${word}${number}`)) number++;
  const name = `${word}${number}`;
  const text = written(ways[chosen]);
  editor.append(java ? `var ${name} = drawing("${text}")` : `(def ${name} (drawing "${text}"))`);
  say(`${name} is its name: (draw ${name}), (stroke-y ${name})`);
}

export function open() {
  wire.send({ t: "paper" });
}

/** The theme is another. */
export const dress = show;

/** Begins to hear the pen. */
export function start() {
  const canvas = find("paper");
  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  for (let k = 0; k < 9; k++) {
    const button = document.createElement("button");
    button.type = "button";
    button.ariaLabel = `completion ${k + 1}`;
    button.disabled = true;
    button.append(document.createElement("canvas"));
    button.onclick = () => {
      chosen = chosen === k ? -1 : k;
      find("paper-use").disabled = chosen < 0;
      show();
    };
    find("paper-ways").append(button);
  }
  find("paper-temperature").oninput = () => {
    find("paper-hot").textContent = Number(find("paper-temperature").value).toFixed(2);
    complete();
  };
  find("paper-word").onchange = complete;
  find("paper-again").onclick = () => {
    seed++;
    complete();
  };
  find("paper-back").onclick = () => {
    lines.pop();
    guess();
    complete();
  };
  find("paper-clear").onclick = () => {
    lines = [];
    guess();
    complete();
  };
  find("paper-use").onclick = use;
}
