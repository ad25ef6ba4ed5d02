// SPDX-License-Identifier: Apache-2.0
// The page as a whole: takes messages to where they are shown, and draws at every frame.

import * as drawings from "./drawings.js";
import * as editor from "./editor.js";
import * as pad from "./pad.js";
import * as paper from "./paper.js";
import * as restyle from "./restyle.js";
import * as roll from "./roll.js";
import * as sound from "./sound.js";
import * as wire from "./wire.js";
import * as words from "./words.js";

const find = (id) => document.getElementById(id);
const root = document.documentElement;
const canvases = { roll: find("roll"), scope: find("scope"), spectrum: find("spectrum"), levels: find("levels") };
const sheet = find("drawings");
const hands = { pad: find("pad"), paper: find("paper") };
const SAID = 40;
let state = { at: 0, cycle: 0, cps: 0.5 };
let slots = [];
let look = {};
const tints = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, tints];

function hueOf(slot) {
  const number = /^d(\d+)$/.exec(slot);
  const index = number ? Number(number[1]) - 1 : [...slot].reduce((sum, c) => sum * 31 + c.codePointAt(0), 7) % 97;
  return (255 + index * 137.508) % 360;
}

/** Colours of the theme, read once and not at every frame. */
function dress() {
  const css = getComputedStyle(root);
  const value = (name) => css.getPropertyValue(name).trim();
  const light = Number(value("--lightness"));
  const chroma = Number(value("--chroma"));
  const hue = (angle, alpha, white = 0) =>
    `oklch(${light + (0.97 - light) * white * 0.8} ${chroma * (1 - 0.6 * white)} ${angle} / ${alpha})`;
  look = {
    hue,
    slot: (name, alpha, white) => hue(hueOf(name), alpha, white),
    ink: value("--ink"),
    panel: value("--panel"),
    line: value("--line"),
    faint: value("--faint"),
    grid: value("--grid"),
    beat: value("--beat"),
    now: value("--now"),
    accent: value("--accent"),
    bad: value("--bad"),
    sans: value("--sans"),
    projector: document.body.classList.contains("projector"),
  };
  write(slots);
  paper.dress();
}

const dark = matchMedia("(prefers-color-scheme: dark)");

function theme() {
  const chosen = localStorage.getItem("zadenza-theme");
  root.dataset.theme = chosen || (dark.matches ? "dark" : "light");
  dress();
}

function projector(on) {
  document.body.classList.toggle("projector", on);
  const wanted = on ? "#projector" : "";
  if (location.hash !== wanted) history.replaceState(null, "", location.pathname + wanted);
  dress();
}

/** The slots' texts, for the projector, and the colours in which their atoms light up. */
function write(list) {
  tints.replaceSync(list.map((slot, i) => `.lit-${i} { --lit: ${look.slot(slot.d, 1)}; }`).join("\n"));
  const code = find("code");
  code.replaceChildren(
    ...list.map((slot) => {
      const out = document.createElement("div");
      out.dataset.slot = slot.d;
      out.className = slot.audible ? "" : "mute";
      out.textContent = slot.text;
      return out;
    }),
  );
  written = "";
}

let written = "";

/** Lights the atoms that sound in the projector's texts. */
function lightCode(now) {
  const by = new Map();
  for (const cue of editor.sounding(now)) {
    const places = by.get(cue.d) || new Map();
    by.set(cue.d, places);
    for (let i = 0; i < cue.at.length; i += 2) places.set(cue.at[i], cue.at[i + 1]);
  }
  const shown = JSON.stringify([...by].map(([d, places]) => [d, ...places]));
  if (shown === written) return;
  written = shown;
  for (const line of find("code").children) {
    const slot = slots.find((one) => one.d === line.dataset.slot);
    if (slot) line.replaceChildren(...pieces(slot, by.get(slot.d) || new Map()));
  }
}

function pieces(slot, places) {
  const out = [];
  let at = 0;
  for (const [from, to] of [...places].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    out.push(slot.text.slice(at, from));
    const atom = document.createElement("span");
    atom.className = `lit lit-${slots.indexOf(slot)}`;
    atom.textContent = slot.text.slice(from, to);
    out.push(atom);
    at = to;
  }
  out.push(slot.text.slice(at));
  return out;
}

wire.on("moment", (moment) => {
  if (moment.hush) {
    roll.hush(wire.now());
    drawings.hush(wire.now());
    restyle.hush(wire.now());
    words.hush(wire.now());
    editor.forget();
  }
  if (moment.cues) {
    for (const cue of moment.cues) cue.came = wire.now();
    roll.play(moment.cues);
    drawings.play(moment.cues);
    restyle.play(moment.cues);
    words.play(moment.cues);
    editor.play(moment.cues);
  }
  if (moment.slots) roll.measured(moment.slots);
  sound.heard(moment);
});

wire.on("plan", roll.plan);

wire.on("state", (message) => {
  state = message;
  find("tempo").textContent = `${trim(message.cps)} cps  ${trim(message.cps * 240)} bpm`;
  const late = message.late + message.modelLate;
  find("trouble").textContent = late ? `${late} late` : "";
  find("models").textContent = [message.model, message.nsynth].filter((text) => text).join("  ");
  find("worker").textContent = message.worker;
  find("restyled").textContent = restyle.text(wire.now());
  if (!message.slots) return;
  slots = message.slots;
  roll.lanes(slots);
  editor.know(slots);
  write(slots);
});

function trim(number) {
  return String(Math.round(number * 1000) / 1000);
}

function say(text, kind) {
  const said = find("said");
  const line = document.createElement("div");
  line.className = kind;
  line.textContent = text;
  said.append(line);
  while (said.children.length > SAID) said.firstChild.remove();
  said.scrollTop = said.scrollHeight;
}

wire.on("evaluated", (message) => {
  const mark = message.language === "java" ? "java> " : "z> ";
  if (message.source !== "page") say(mark + message.text, "from");
  say(message.said, message.ok ? "" : "bad");
});

wire.on("refused", (message) => say(message.said, "bad"));

let before = NaN;

function frame() {
  requestAnimationFrame(frame);
  const now = wire.now();
  const cps = state.cps || 0.5;
  const clock = {
    now,
    cps,
    cycle: state.cycle + ((now - state.at) / 1000) * cps,
    timeOf: (cycle) => state.at + ((cycle - state.cycle) / cps) * 1000,
  };
  if (now === now) find("cycle").textContent = Math.max(0, clock.cycle).toFixed(1);
  for (const cue of editor.light(now)) {
    const detail = { slot: cue.d, due: cue.b, came: cue.came, before, at: now };
    document.dispatchEvent(new CustomEvent("lit", { detail }));
  }
  before = now;
  if (look.projector) lightCode(now);
  roll.draw(canvases.roll, clock, look);
  drawings.draw(sheet, now, look);
  restyle.draw(sheet, now, look);
  words.draw(find("words"), clock);
  sound.draw(canvases, look);
  if (isShown("pad-panel")) pad.draw(hands.pad, clock, look);
  if (isShown("paper-panel")) paper.draw(hands.paper, look);
}

function isShown(id) {
  return !look.projector && !find(id).hidden;
}

/** Shows a panel for the hand, or none. */
function panel(id) {
  for (const button of document.querySelectorAll("[data-panel]")) {
    const on = button.dataset.panel === id && find(id).hidden;
    find(button.dataset.panel).hidden = !on;
    button.setAttribute("aria-pressed", String(on));
    if (on) (id === "pad-panel" ? pad : paper).open();
  }
  const open = [...document.querySelectorAll(".panel")].some((each) => !each.hidden);
  document.body.classList.toggle("hand", open);
  paper.dress();
}

function languages() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === editor.tongueNow()));
  }
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.onclick = () => {
    editor.speak(button.dataset.language);
    languages();
  };
}
for (const button of document.querySelectorAll("[data-panel]")) {
  button.onclick = () => panel(button.dataset.panel);
}
find("hush").onclick = editor.hush;
find("theme").onclick = () => {
  localStorage.setItem("zadenza-theme", root.dataset.theme === "dark" ? "light" : "dark");
  theme();
};
find("projector").onclick = () => projector(true);
dark.onchange = theme;
window.onhashchange = () => projector(location.hash === "#projector");
window.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && look.projector) projector(false);
  if (event.key === "." && event.ctrlKey) {
    event.preventDefault();
    if (look.projector || document.activeElement === document.body) editor.hush();
  }
});

editor.start(find("editor"));
pad.start();
paper.start();
theme();
projector(location.hash === "#projector");
languages();
wire.connect();
requestAnimationFrame(frame);
