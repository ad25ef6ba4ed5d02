// SPDX-License-Identifier: Apache-2.0
// Node's timers: a bare message every 10 ms at absolute deadlines. node sender.mjs SECONDS PORT
import { createSocket } from 'node:dgram';

const [seconds, port] = process.argv.slice(2).map(Number);
const message = Buffer.from('/t\0\0,i\0\0\0\0\0\x01', 'latin1');
const socket = createSocket('udp4');
const start = performance.now();
let sent = 0;

function next() {
  socket.send(message, port, '127.0.0.1');
  if (++sent === seconds * 100) setTimeout(() => socket.close(), 100);
  else setTimeout(next, Math.max(0, start + sent * 10 - performance.now()));
}
next();
