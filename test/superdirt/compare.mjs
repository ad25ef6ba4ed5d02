// SPDX-License-Identifier: Apache-2.0
// Levels and onsets of the reference set in two recordings: node compare.mjs SET.clj OURS.wav THEIRS.wav
import { readFileSync } from 'node:fs';

const PERIOD = 8; // seconds from line to line, at half a cycle a second
const SOUNDS = 4;

function wav(file) {
  const b = readFileSync(file);
  let at = 12, rate = 48000, channels = 2, bits = 16, data = null;
  while (at + 8 <= b.length) {
    const tag = b.toString('latin1', at, at + 4), length = b.readUInt32LE(at + 4);
    if (tag === 'fmt ') {
      channels = b.readUInt16LE(at + 10); rate = b.readUInt32LE(at + 12); bits = b.readUInt16LE(at + 22);
    }
    if (tag === 'data') data = b.subarray(at + 8, Math.min(b.length, at + 8 + length));
    at += 8 + length + (length & 1);
  }
  const bytes = bits / 8, frames = Math.floor(data.length / bytes / channels);
  const sides = [0, 1].map(() => new Float64Array(frames));
  for (let i = 0; i < frames; i++) {
    for (let c = 0; c < 2; c++) {
      const p = (i * channels + Math.min(c, channels - 1)) * bytes;
      sides[c][i] = bits === 16 ? data.readInt16LE(p) / 32768 : bits === 24 ? data.readIntLE(p, 3) / 8388608 : data.readFloatLE(p);
    }
  }
  return { rate, sides, frames };
}

const size = (w, i) => Math.max(Math.abs(w.sides[0][i]), Math.abs(w.sides[1][i]));

// Where a sound begins, looked for between two moments.
function first(w, from, to) {
  for (let i = Math.max(0, Math.round(from * w.rate)); i < Math.min(w.frames, to * w.rate); i++) {
    if (size(w, i) > 0.01) return i / w.rate;
  }
  return NaN;
}

// Where the peak of 2 ms rises by more than 9 dB over the 30 ms before, above -30 dB of the line's own peak.
function onsets(w, begin, seconds) {
  const step = Math.round(w.rate / 1000), n = Math.floor(seconds * 1000);
  const from = Math.round(begin * w.rate);
  const level = new Float64Array(n);
  for (let k = 0; k < n; k++) for (let i = 0; i < 2 * step; i++) level[k] = Math.max(level[k], size(w, from + k * step + i) || 0);
  const top = Math.max(...level), out = [];
  for (let k = 0; k < n; k++) {
    let before = 0;
    for (let j = Math.max(0, k - 30); j < k - 2; j++) before = Math.max(before, level[j]);
    if (level[k] < top / 31 || level[k] < 2.8 * before) continue;
    if (out.length && k - out.at(-1).k < 60) continue;
    const i0 = from + k * step;
    let peak = 0;
    for (let i = i0; i < i0 + 20 * step; i++) peak = Math.max(peak, size(w, i) || 0);
    let i = i0;
    while (i < i0 + 20 * step && (size(w, i) || 0) < 0.1 * peak) i++;
    out.push({ k, seconds: i / w.rate - begin });
  }
  return out.map(o => o.seconds);
}

function line(w, start) {
  const a = Math.round(start * w.rate), b = Math.min(w.frames, Math.round((start + SOUNDS + 1) * w.rate));
  let peak = 0, sum = 0;
  for (let i = a; i < b; i++) {
    peak = Math.max(peak, size(w, i));
    sum += (w.sides[0][i] ** 2 + w.sides[1][i] ** 2) / 2;
  }
  return { peak, rms: Math.sqrt(sum / (b - a)), onsets: onsets(w, start - 0.02, SOUNDS + 0.05) };
}

const dB = x => (20 * Math.log10(x)).toFixed(1);
const [set, ours, theirs] = process.argv.slice(2);
const lines = [...readFileSync(set, 'utf8').matchAll(/^\s*\[2 (\(.*\))\] \[2 silence\]/gm)].map(m => m[1]);
const a = wav(ours), b = wav(theirs);
const ta = first(a, 0, 60), tb = first(b, 0, 60);
console.log('| line | RMS ours, theirs (dBFS) | peak ours, theirs (dBFS) | onsets ours, theirs | onset difference, median and most (ms) |');
console.log('|---|---|---|---|---|');
lines.forEach((text, k) => {
  const startA = first(a, ta + k * PERIOD - 0.5, ta + k * PERIOD + 1);
  const startB = first(b, tb + k * PERIOD - 0.5, tb + k * PERIOD + 1);
  const x = line(a, startA), y = line(b, startB);
  const off = [];
  for (const o of x.onsets) {
    const near = y.onsets.filter(p => Math.abs(p - o) < 0.05).sort((p, q) => Math.abs(p - o) - Math.abs(q - o))[0];
    if (near !== undefined) off.push(1000 * (near - o));
  }
  off.sort((p, q) => p - q);
  const most = off.length ? off.reduce((m, d) => (Math.abs(d) > Math.abs(m) ? d : m), 0).toFixed(1) : '-';
  const middle = off.length ? off[off.length >> 1].toFixed(1) : '-';
  console.log(`| \`${text}\` | ${dB(x.rms)}, ${dB(y.rms)} | ${dB(x.peak)}, ${dB(y.peak)} | ${x.onsets.length}, ${y.onsets.length} | ${middle}, ${most} |`);
});
