// SPDX-License-Identifier: Apache-2.0
//
// Looks at a page without a browser: node onlookers.mjs COUNT SECONDS ADDRESS. All take in what
// comes; says how many messages and bytes that were. The address opens it once.
import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';

const [count, seconds, address] = [Number(process.argv[2]), Number(process.argv[3]), new URL(process.argv[4])];

function ask(lines, heard) {
  const socket = connect(Number(address.port), '127.0.0.1', () => socket.write([...lines, '', ''].join('\r\n')));
  socket.on('data', heard);
  socket.on('error', (error) => console.log(`an onlooker failed: ${error.message}`));
  return socket;
}

const cookie = await new Promise((answer) => {
  let text = '';
  ask([`GET ${address.pathname}${address.search} HTTP/1.1`, `Host: ${address.host}`], (data) => {
    text += data;
    const found = /set-cookie: ([^;]+);/i.exec(text);
    if (found) answer(found[1]);
  });
});

let bytes = 0;
let ended = 0;
const all = [];
for (let i = 0; i < count; i++) {
  const socket = ask(
    [
      `GET ${address.pathname}socket HTTP/1.1`,
      `Host: ${address.host}`,
      `Origin: ${address.origin}`,
      `Cookie: ${cookie}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ],
    (data) => {
      bytes += data.length;
      if (data[0] === 0x89) socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0])); // a ping alone
    },
  );
  socket.on('close', () => ended++);
  all.push(socket);
}
setInterval(() => {
  const text = Buffer.from(JSON.stringify({ t: 'ping', at: 1 }));
  for (const socket of all) socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]));
}, 1000);
setTimeout(() => {
  console.log(`${count - ended} of ${count} looked to the end, ${(bytes / 1e6).toFixed(1)} MB`);
  process.exit(0);
}, seconds * 1000);
