// SPDX-License-Identifier: Apache-2.0
// The set: what is typed, evaluated, wrong, and lit while it plays.

import { Compartment, EditorState, Prec, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { clojure } from "@codemirror/legacy-modes/mode/clojure";
import { java } from "@codemirror/legacy-modes/mode/clike";
import { tags } from "@lezer/highlight";
import { forms, paragraphs, pieceAt } from "./forms.js";
import * as wire from "./wire.js";

const FIRST = {
  clj: '; Ctrl-Enter evaluates the form at the cursor, Ctrl-. hushes\n\n(d1 (s "bd*2 <sn cp>"))\n\n(d2 (s "supersaw" (note "c2 [eb2 g2]*2 <bb1 f2>")))\n',
  java: '// Ctrl-Enter evaluates the lines at the cursor, Ctrl-. hushes\n\nd1(s("bd*2 <sn cp>"))\n\nd2(note("c2 [eb2 g2]*2 <bb1 f2>").s("supersaw"))\n',
};
const LANGUAGES = { clj: StreamLanguage.define(clojure), java: StreamLanguage.define(java) };

const setLit = StateEffect.define();
const setFlash = StateEffect.define();
const addError = StateEffect.define();
const dropErrors = StateEffect.define();

class ErrorLine extends WidgetType {
  constructor(what, more) {
    super();
    this.what = what;
    this.more = more;
  }
  eq(other) {
    return other.what === this.what && other.more === this.more;
  }
  toDOM() {
    const out = document.createElement("div");
    out.className = "cm-refused";
    const what = document.createElement("strong");
    what.textContent = this.what;
    out.append(what);
    if (this.more) out.append(" " + this.more);
    return out;
  }
}

function marks(effect, css) {
  return StateField.define({
    create: () => Decoration.none,
    update(value, tr) {
      let out = value.map(tr.changes);
      for (const e of tr.effects) {
        if (!e.is(effect)) continue;
        const builder = new RangeSetBuilder();
        const size = tr.newDoc.length;
        for (const { from, to, name } of e.value) {
          if (from < to && to <= size) builder.add(from, to, Decoration.mark({ class: name ? `${css} ${name}` : css }));
        }
        out = builder.finish();
      }
      return out;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

const lit = marks(setLit, "cm-lit");
const flash = marks(setFlash, "cm-flash");

const errors = StateField.define({
  create: () => Decoration.none,
  update(value, tr) {
    let out = value.map(tr.changes);
    if (tr.docChanged) {
      tr.changes.iterChangedRanges((_a, _b, from, to) => {
        const line = tr.newDoc.lineAt(Math.min(to, tr.newDoc.length));
        const first = tr.newDoc.lineAt(from);
        out = out.update({ filter: (at) => at < first.from || at > line.to });
      });
    }
    for (const e of tr.effects) {
      if (e.is(dropErrors)) {
        const { from, to } = e.value;
        out = out.update({ filter: (at) => at < from || at > to });
      }
      if (e.is(addError)) {
        const { at, what, more } = e.value;
        const widget = Decoration.widget({ widget: new ErrorLine(what, more), block: true, side: 1 });
        out = out.update({ add: [widget.range(at)] });
      }
    }
    return out;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const style = HighlightStyle.define([
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--text)" },
  { tag: tags.number, color: "var(--number)" },
  { tag: [tags.keyword, tags.atom, tags.bool], color: "var(--accent)" },
  { tag: [tags.bracket, tags.punctuation], color: "var(--faint)" },
  { tag: [tags.variableName, tags.standard(tags.variableName)], color: "var(--word)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--paper)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { fontSize: "19px", padding: "14px 0", caretColor: "var(--accent)" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "color-mix(in srgb, var(--faint) 60%, var(--paper))", border: "0", paddingLeft: "8px" },
  ".cm-activeLine": { backgroundColor: "var(--grid)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2.5px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--select)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--line)", color: "var(--ink)" },
  ".cm-lit": { borderRadius: "4px", boxShadow: "0 0 0 2px var(--lit, var(--accent))", backgroundColor: "var(--lit, var(--accent))", color: "var(--paper)" },
  ".cm-lit *": { color: "var(--paper) !important" },
  ".cm-flash": { backgroundColor: "var(--select)", borderRadius: "4px" },
  ".cm-refused": { fontFamily: "var(--sans)", fontSize: "15px", color: "var(--bad)", padding: "2px 0 6px 14px", whiteSpace: "pre-wrap" },
});

const tongue = new Compartment();
const asked = new Map();
const places = new Map();
let view = null;
let language = localStorage.getItem("zadenza-language") === "java" ? "java" : "clj";
let slots = new Map();
let playing = [];
let showing = "";
let ids = 0;
let last = null;

function key(of = language) {
  return `zadenza-set-${of}`;
}

function evaluate(piece) {
  if (!piece) return true;
  const line = view.state.doc.lineAt(piece.from);
  const id = ++ids;
  asked.set(id, piece);
  last = piece;
  const text = view.state.sliceDoc(piece.from, piece.to);
  view.dispatch({ effects: [dropErrors.of({ from: line.from, to: view.state.doc.lineAt(piece.to).to }), setFlash.of([piece])] });
  setTimeout(() => view.dispatch({ effects: setFlash.of([]) }), 220);
  wire.send({ t: "eval", id, language, line: line.number, column: piece.from - line.from + 1, text });
  return true;
}

function atCursor() {
  const { main } = view.state.selection;
  if (!main.empty) return { from: main.from, to: main.to };
  const text = view.state.doc.toString();
  return pieceAt(language === "java" ? paragraphs(text) : forms(text), main.head);
}

function everything() {
  return { from: 0, to: view.state.doc.length };
}

export function hush() {
  wire.send({ t: "hush" });
  return true;
}

wire.on("answer", (answer) => {
  const piece = asked.get(answer.id);
  if (answer.ok || !piece) return;
  const { doc } = view.state;
  const line = doc.line(Math.min(doc.lines, Math.max(1, answer.line)));
  view.dispatch({ effects: addError.of({ at: line.to, what: answer.what, more: answer.hint }) });
});

/** Slots as the player has them: where each is in this text is where its atoms light up. */
export function know(list) {
  slots = new Map(list.map((slot) => [slot.d, slot]));
  if (!localStorage.getItem(key()) && list.length && view.state.doc.toString() === FIRST[language]) {
    const texts = list.map((slot) => slot.text).filter((text) => text);
    if (texts.length) write(texts.join("\n\n") + "\n");
  }
}

/** Where the text of a slot stands now, or -1. */
function place(slot) {
  const { doc } = view.state;
  const known = places.get(slot.d);
  const size = slot.text.length;
  if (known !== undefined && doc.sliceString(known, known + size) === slot.text) return known;
  if (last && doc.sliceString(last.from, last.to) === slot.text) {
    places.set(slot.d, last.from);
    return last.from;
  }
  const found = doc.toString().indexOf(slot.text);
  if (found >= 0) places.set(slot.d, found);
  return found;
}

/** Cues with the places of their atoms. */
export function play(cues) {
  for (const cue of cues) if (cue.at.length) playing.push(cue);
}

export function forget() {
  playing = [];
}

/** Lights what sounds now, here and wherever else slots are written; answers what has come on. */
export function light(now) {
  const came = [];
  const ranges = [];
  playing = playing.filter((cue) => cue.b + Math.max(60, cue.l) > now);
  for (const cue of playing) {
    if (cue.b > now) continue;
    if (!cue.lit) came.push(cue);
    cue.lit = true;
    const slot = slots.get(cue.d);
    if (!slot || !slot.text) continue;
    const name = `lit-${[...slots.keys()].indexOf(cue.d)}`;
    const from = place(slot);
    if (from < 0) continue;
    for (let i = 0; i < cue.at.length; i += 2) {
      ranges.push({ from: from + cue.at[i], to: from + cue.at[i + 1], name });
    }
  }
  ranges.sort((a, b) => a.from - b.from || a.to - b.to);
  const shown = JSON.stringify(ranges);
  if (shown !== showing) view.dispatch({ effects: setLit.of(ranges) });
  showing = shown;
  return came;
}

/** Cues whose atoms are lit now. */
export function sounding(now) {
  return playing.filter((cue) => cue.b <= now);
}

function write(text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

/** Writes a piece below all that is there, and evaluates it. */
export function append(text) {
  const end = view.state.doc.length;
  const before = end === 0 ? "" : view.state.doc.toString().endsWith("\n") ? "\n" : "\n\n";
  const from = end + before.length;
  view.dispatch({
    changes: { from: end, insert: `${before}${text}\n` },
    selection: { anchor: from },
    scrollIntoView: true,
  });
  evaluate({ from, to: from + text.length });
}

/** Whether a text stands somewhere. */
export function contains(text) {
  return view.state.doc.toString().includes(text);
}

/** Writes what slots play anew and evaluates it, where it stands here; how many were changed. */
export function rewrite(changed) {
  let count = 0;
  for (const slot of [...slots.values()]) {
    const text = changed(slot.text);
    const from = text === slot.text ? -1 : place(slot);
    if (from < 0) continue;
    view.dispatch({ changes: { from, to: from + slot.text.length, insert: text } });
    evaluate({ from, to: from + text.length });
    count++;
  }
  return count;
}

/** The last slot that plays nothing. */
export function freeSlot() {
  for (let k = 16; k > 0; k--) if (!slots.has(`d${k}`) && !contains(`d${k}`)) return `d${k}`;
  return "d16";
}

export function tongueNow() {
  return language;
}

/** Switches the language; each has its own text. */
export function speak(next) {
  if (next === language) return;
  localStorage.setItem(key(), view.state.doc.toString());
  language = next;
  localStorage.setItem("zadenza-language", next);
  places.clear();
  write(localStorage.getItem(key()) || FIRST[next]);
  view.dispatch({ effects: tongue.reconfigure(LANGUAGES[next]) });
  view.focus();
}

/** Begins to edit within an element. */
export function start(parent) {
  const keys = [
    { key: "Mod-Enter", run: () => evaluate(atCursor()) },
    { key: "Ctrl-Enter", run: () => evaluate(atCursor()) },
    { key: "Mod-Shift-Enter", run: () => evaluate(everything()) },
    { key: "Ctrl-.", run: hush },
    { key: "Mod-.", run: hush },
  ];
  view = new EditorView({
    parent,
    state: EditorState.create({
      doc: localStorage.getItem(key()) || FIRST[language],
      extensions: [
        EditorView.cspNonce.of(document.querySelector("meta[name=nonce]").content),
        Prec.highest(keymap.of(keys)),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        indentUnit.of("  "),
        tongue.of(LANGUAGES[language]),
        syntaxHighlighting(style),
        look,
        flash,
        lit,
        errors,
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          for (const [d, from] of places) places.set(d, update.changes.mapPos(from, 1));
          if (last) last = { from: update.changes.mapPos(last.from, 1), to: update.changes.mapPos(last.to, -1) };
          localStorage.setItem(key(), update.state.doc.toString());
        }),
      ],
    }),
  });
  view.focus();
  return view;
}
