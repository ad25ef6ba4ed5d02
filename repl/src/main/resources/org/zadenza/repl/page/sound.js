// SPDX-License-Identifier: Apache-2.0
// Scope, spectrum and levels.

const FLOOR = -72;
let scope = [];
let bands = [];
let falling = [];
let mix = [-144, -144];
let orbits = [];

/** Takes what a moment brings. */
export function heard(moment) {
  if (moment.scope) scope = moment.scope;
  if (moment.bands) bands = moment.bands;
  if (moment.mix) mix = moment.mix;
  if (moment.orbits) orbits = moment.orbits;
}

/** Makes a canvas as sharp as the screen and answers what draws on it. */
export function prepared(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  return pen;
}

/** How long the bar of a level is, 0 to 1. */
export function share(db) {
  return Math.max(0, Math.min(1, (db - FLOOR) / -FLOOR));
}

export function draw(canvases, look) {
  drawScope(canvases.scope, look);
  drawSpectrum(canvases.spectrum, look);
  if (!look.projector) drawLevels(canvases.levels, look);
}

function drawScope(canvas, look) {
  const pen = prepared(canvas);
  const { clientWidth: w, clientHeight: h } = canvas;
  pen.beginPath();
  for (let i = 0; i < scope.length; i++) {
    pen.lineTo((i / (scope.length - 1)) * w, h / 2 - (scope[i] / 100) * h * 0.48);
  }
  if (!scope.length) {
    pen.moveTo(0, h / 2);
    pen.lineTo(w, h / 2);
  }
  pen.lineJoin = "round";
  pen.lineWidth = look.projector ? 3 : 1.75;
  pen.strokeStyle = look.projector ? look.ink : look.accent;
  pen.stroke();
}

function drawSpectrum(canvas, look) {
  const pen = prepared(canvas);
  const { clientWidth: w, clientHeight: h } = canvas;
  const step = w / Math.max(1, bands.length);
  for (let i = 0; i < bands.length; i++) {
    const high = share(bands[i]);
    falling[i] = Math.max(high, (falling[i] || 0) - 0.012);
    pen.fillStyle = look.hue(250 + (i / bands.length) * 150, 0.25 + 0.75 * high);
    pen.fillRect(i * step + 0.5, h - high * h, Math.max(1, step - 1.5), high * h);
    pen.fillStyle = look.faint;
    if (falling[i] > 0.01) pen.fillRect(i * step + 0.5, h - falling[i] * h - 1, Math.max(1, step - 1.5), 1.5);
  }
}

function bar(pen, x, y, w, h, [peak, rms], look) {
  pen.fillStyle = look.line;
  pen.fillRect(x, y, w, h);
  pen.fillStyle = peak > -1 ? look.bad : look.accent;
  pen.globalAlpha = 0.45;
  pen.fillRect(x, y, w * share(peak), h);
  pen.globalAlpha = 1;
  pen.fillRect(x, y, w * share(rms), h);
}

function drawLevels(canvas, look) {
  const pen = prepared(canvas);
  const { clientWidth: w, clientHeight: h } = canvas;
  pen.font = `12px ${look.sans}`;
  pen.fillStyle = look.faint;
  pen.textBaseline = "middle";
  pen.fillText("mix", 0, 8);
  pen.textAlign = "right";
  pen.fillText(mix[0] <= FLOOR ? "silent" : `${mix[0]} dB`, w, 8);
  pen.textAlign = "left";
  bar(pen, 34, 4, w - 92, 8, mix, look);
  const sounding = orbits.map((level, i) => ({ level, i })).filter((o) => o.level[0] > FLOOR);
  const each = Math.min(84, (w + 8) / Math.max(1, sounding.length));
  sounding.forEach(({ level, i }, k) => {
    pen.fillStyle = look.faint;
    pen.fillText(`o${i}`, k * each, h - 9);
    bar(pen, k * each + 20, h - 12, Math.max(6, each - 30), 6, level, look);
  });
}
