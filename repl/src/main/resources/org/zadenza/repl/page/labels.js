// SPDX-License-Identifier: Apache-2.0
// Names beside the spots of a map.

/** One name for each group, of the spot in its middle. */
export function named(spots) {
  const out = new Map();
  for (const s of spots) {
    const all = spots.filter((o) => o.g === s.g);
    const mx = all.reduce((sum, o) => sum + o.x, 0) / all.length;
    const my = all.reduce((sum, o) => sum + o.y, 0) / all.length;
    const far = (o) => Math.hypot(o.x - mx, o.y - my);
    if (!out.has(s.g)) out.set(s.g, { ...all.reduce((a, b) => (far(a) < far(b) ? a : b)), n: s.g });
  }
  return [...out.values()];
}

/** Names where there is room, the nearest first. */
export function labels(pen, spots, near, hand, at, size, w, h, look, tint) {
  const taken = [];
  pen.textBaseline = "middle";
  for (const spot of spots) {
    const close = near.includes(spot);
    pen.font = `${close ? 650 : 450} ${close ? size : size * 0.82}px ${look.sans}`;
    const wide = pen.measureText(spot.n).width;
    const [px, py] = at(spot);
    const beside = close ? 20 : 9;
    const away = close && px < hand.x * w && px - beside - wide > 4;
    const x = away || px + beside + wide > w - 4 ? px - beside - wide : px + beside;
    const y = Math.max(size * 0.7, Math.min(h - size * 0.7, py));
    const box = { x, y: y - size * 0.6, w: wide, h: size * 1.2 };
    if (taken.some((o) => o.x < box.x + box.w + 6 && box.x < o.x + o.w + 6 && o.y < box.y + box.h && box.y < o.y + o.h)) continue;
    taken.push(box);
    pen.fillStyle = close ? look.ink : tint(spot, 0.85);
    pen.fillText(spot.n, x, y);
  }
}
