// SPDX-License-Identifier: Apache-2.0
//
// How far intervals were from 10 ms: node intervals.mjs NAME=PORT... <receiver's lines of all
// windows, divided by lines of -->. Prints a table of Markdown: medians over the windows.
import { readFileSync } from 'node:fs';

const names = process.argv.slice(2).map((each) => each.split('='));
const windows = readFileSync(0, 'utf8')
  .split(/^--$/m)
  .map((text) => text.trim())
  .filter((text) => text.length > 0);

const SETTLE = 100; // the first second is a start

function deviations(text, port) {
  const times = [];
  for (const line of text.split('\n')) {
    const [from, nanos] = line.split(' ');
    if (from === port) times.push(BigInt(nanos));
  }
  const out = [];
  for (let i = SETTLE + 1; i < times.length; i++) {
    out.push(Math.abs(Number(times[i] - times[i - 1]) - 1e7) / 1000);
  }
  return out.sort((a, b) => a - b);
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const control = names[0][1];
console.log('| sender | p50 | p99 | p99.9 | worst | p50 by the control | p99 by the control | intervals |');
console.log('|---|---|---|---|---|---|---|---|');
for (const [name, port] of names) {
  const each = windows.map((text) => deviations(text, port)).filter((d) => d.length > 0);
  if (each.length === 0) {
    console.log(`| ${name} | nothing came | | | | | | |`);
    continue;
  }
  const share = (s) => median(each.map((d) => at(d, s)));
  const ratio = (s) =>
    median(windows.map((text) => at(deviations(text, port), s) / at(deviations(text, control), s)).filter(Number.isFinite));
  const worst = Math.max(...each.map((d) => d.at(-1)));
  const count = each.reduce((sum, d) => sum + d.length, 0);
  console.log(
    `| ${name} | ${share(0.5).toFixed(1)} | ${share(0.99).toFixed(1)} | ${share(0.999).toFixed(1)} | ${worst.toFixed(0)} | ${ratio(0.5).toFixed(2)} | ${ratio(0.99).toFixed(2)} | ${count} |`,
  );
}
