// SPDX-License-Identifier: Apache-2.0
// Which piece of a text is meant where the cursor stands.

const OPEN = "([{";
const CLOSE = ")]}";

/** Top-level forms of Clojure, as the player cuts them: a bracket in the first column begins one. */
export function forms(text) {
  const out = [];
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    if (c === ";") i = lineEnd(text, i);
    else if (/[\s,]/.test(c)) i++;
    else {
      const to = formEnd(text, i);
      out.push({ from: i, to });
      i = to;
    }
  }
  return out;
}

function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function stringEnd(text, at) {
  let i = at + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return Math.min(text.length, i + 1);
}

function formEnd(text, from) {
  let depth = 0;
  let i = from;
  while (i < text.length) {
    const c = text[i];
    if (i > from && depth > 0 && c === "(" && text[i - 1] === "\n") return trimmed(text, from, i);
    if (c === '"') i = stringEnd(text, i);
    else if (c === "\\") i += 2;
    else if (c === ";") i = lineEnd(text, i);
    else {
      if (OPEN.includes(c)) depth++;
      else if (CLOSE.includes(c)) depth--;
      else if (depth === 0 && /[\s,]/.test(c)) return i;
      i++;
    }
    if (depth <= 0 && (CLOSE.includes(c) || c === '"')) return i;
  }
  return trimmed(text, from, text.length);
}

function trimmed(text, from, to) {
  return from + text.slice(from, to).trimEnd().length;
}

/** Lines of Java between empty lines. */
export function paragraphs(text) {
  const out = [];
  const pattern = /[^\n]*\S[^\n]*(\n[^\n]*\S[^\n]*)*/g;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const lead = m[0].length - m[0].trimStart().length;
    out.push({ from: m.index + lead, to: m.index + m[0].trimEnd().length });
  }
  return out;
}

/** The piece in which the cursor stands, or else the last before it, or else the first. */
export function pieceAt(pieces, at) {
  const within = pieces.find((piece) => piece.from <= at && at <= piece.to);
  return within || pieces.findLast((piece) => piece.to < at) || pieces[0];
}
