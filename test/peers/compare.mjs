// SPDX-License-Identifier: Apache-2.0
//
// Puts the results of one run side by side: node compare.mjs JMH.json NAME=LINES.jsonl...
// where JMH.json is what QueryBenchmark wrote with -prof gc -rf json. Prints a table of Markdown.
import { readFileSync } from 'node:fs';

const [jmhFile, ...peerFiles] = process.argv.slice(2);

const ours = new Map();
for (const run of JSON.parse(readFileSync(jmhFile, 'utf8'))) {
  const metrics = run.secondaryMetrics;
  const events = metrics.events.score;
  const bytesPerSecond = metrics['gc.alloc.rate'].score * 2 ** 20;
  ours.set(run.params.id, { rate: events, bytes: bytesPerSecond / events });
}

/** Every round's lines of a peer; its median is what counts. */
const peers = peerFiles.map((each) => {
  const [name, file] = each.split('=');
  const rates = new Map();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.startsWith('{')) continue;
    const { id, eventsPerSecond } = JSON.parse(line);
    rates.set(id, [...(rates.get(id) ?? []), eventsPerSecond]);
  }
  return { name, rates };
});

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const geomean = (numbers) => Math.exp(numbers.reduce((sum, x) => sum + Math.log(x), 0) / numbers.length);
const count = (x) => Math.round(x).toLocaleString('en');

console.log(`| pattern | Zadenza, events/s | bytes/event |${peers.map((p) => ` ${p.name}, events/s | times |`).join('')}`);
console.log(`|---|---|---|${peers.map(() => '---|---|').join('')}`);
const times = peers.map(() => []);
for (const [id, { rate, bytes }] of ours) {
  const cells = peers.map((peer, i) => {
    const theirs = median(peer.rates.get(id));
    times[i].push(rate / theirs);
    return ` ${count(theirs)} | ${(rate / theirs).toFixed(1)} |`;
  });
  console.log(`| ${id} | ${count(rate)} | ${count(bytes)} |${cells.join('')}`);
}
peers.forEach((peer, i) => {
  console.log(`\n${peer.name}: ${geomean(times[i]).toFixed(1)} times on the geometric mean, ${Math.min(...times[i]).toFixed(1)} on the worst.`);
});
