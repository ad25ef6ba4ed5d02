// SPDX-License-Identifier: Apache-2.0
// The socket to the player, and what time it is there.

const listeners = new Map();
const samples = [];
const KEPT = 16;
let socket = null;
let offset = 0;
let wait = 250;

/** Calls back with every message of a kind. */
export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) || []), listener]);
}

/** Session time in milliseconds; NaN until the player has said what time it is. */
export function now(page = performance.now()) {
  return samples.length ? page + offset : NaN;
}

/** How far the estimate of session time may be off, in milliseconds: half of the quickest way. */
export function doubt() {
  return samples.length ? Math.min(...samples.map((s) => s.trip)) / 2 : Infinity;
}

/** False if nobody is there to hear it. */
export function send(message) {
  if (!socket || socket.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(message));
  return true;
}

function tell(message) {
  for (const listener of listeners.get(message.t) || []) listener(message);
}

function ping() {
  send({ t: "ping", at: performance.now() });
}

// Of all that were asked of late, the answer that was quickest knows best (Cristian, 1989).
on("pong", ({ at, now: there }) => {
  const here = performance.now();
  samples.push({ trip: here - at, offset: there - (at + here) / 2 });
  if (samples.length > KEPT) samples.shift();
  offset = samples.reduce((best, s) => (s.trip < best.trip ? s : best)).offset;
  if (samples.length < KEPT / 2) ping();
});

/** Connects, and again whenever the player was gone. */
export function connect() {
  const address = new URL("socket", document.baseURI);
  address.protocol = "ws:";
  address.hash = "";
  socket = new WebSocket(address);
  socket.onopen = () => {
    wait = 250;
    samples.length = 0;
    document.body.classList.remove("gone");
    ping();
    tell({ t: "open" });
  };
  socket.onmessage = (event) => tell(JSON.parse(event.data));
  socket.onclose = () => {
    document.body.classList.add("gone");
    setTimeout(connect, wait);
    wait = Math.min(4000, wait * 2);
  };
}

setInterval(ping, 1000);
