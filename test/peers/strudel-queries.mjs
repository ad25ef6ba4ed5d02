// SPDX-License-Identifier: Apache-2.0
//
// Asks Strudel the eight patterns of bench.json, a thousand cycles one by one, as QueryBenchmark
// asks ours. Run it where @strudel/core, mini and tonal (npm) can be found:
//   node strudel-queries.mjs
import * as core from '@strudel/core';
import { mini } from '@strudel/mini';
import '@strudel/tonal';

core.setStringParser(mini);
const { s, n, note, stack, saw, sine, irand } = core;
const m = (text) => mini(text);

const patterns = {
  'p1-drums': s(m('bd*2 <sn [~ sn]>, hh*8, ~ ~ oh? ~')),
  'p2-melody': n(m('<0 [2 4] 7>*4 [3 .. 6] <-1 5>')).scale('C:minor').every(3, (x) => x.rev()),
  'p3-euclid': note(m('<c3 eb3 g3>(5,8)'))
    .euclidRot(m('<3 5 7>'), 16, m('<0 2>'))
    .mask(m('<1 1 0 1>')),
  'p4-layers': note(m('c2 [eb2 g2]*2 <bb1 f2>'))
    .off(1 / 16, (x) => x.gain(0.5))
    .superimpose((x) => x.add(note(12)).late(1 / 8)),
  'p5-controls': s(m('bd*4 [sn cp]*2 hh*8'))
    .speed(m('<1 1.5>'))
    .gain(m('1 .7 .8 .6'))
    .cutoff(saw.slow(4).range(200, 4000))
    .pan(sine),
  'p6-jux-chunk': s(m('a b [c d]*2 <e f>(3,8)'))
    .chunk(4, (x) => x.hurry(2))
    .jux((x) => x.rev()),
  'p7-random': s(m('hh*16'))
    .n(irand(8))
    .degradeBy(0.2)
    .sometimesBy(0.3, (x) => x.ply(2)),
  'p8-stack': stack(
    s(m('bd')).struct(m('x ~ x x ~ x ~ ~')),
    s(m('<brk1 brk2>')).chop(4).iter(4),
    note(m('<c e g>*2')).echoWith(3, 1 / 8, (p, i) => p.gain(1 - i * 0.25)),
    note(m('<[c3,eb3,g3] [f3,ab3,c4]>')).arp(m('0 1 2 1')),
  ),
};

const CYCLES = 1000;
const ROUNDS = 5;

function once(pattern) {
  let events = 0;
  for (let c = 0; c < CYCLES; c++) events += pattern.queryArc(c, c + 1).length;
  return events;
}

for (const [id, pattern] of Object.entries(patterns)) {
  once(pattern);
  const rates = [];
  let events = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    events = once(pattern);
    rates.push(events / ((performance.now() - start) / 1000));
  }
  rates.sort((a, b) => a - b);
  const median = Math.round(rates[ROUNDS >> 1]);
  console.log(JSON.stringify({ id, events, eventsPerSecond: median }));
}
