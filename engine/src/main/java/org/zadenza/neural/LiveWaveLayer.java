// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;

/**
 * One layer of a {@link LiveWaveNet} for all its voices: what it saw in a ring, one for each voice.
 *
 * <p>Where the taps are {@link #AHEAD} or more apart, what the past adds to the next {@link #AHEAD}
 * samples is known before them, and is computed for four of them over one pass of the weights.
 *
 * <p>The gate's columns are kept times -1 and the sound's times -2, each half filled up to whole
 * vectors: see {@link Exponentials#gate}.
 */
final class LiveWaveLayer {
  /** For so many samples the past's part is computed at once. */
  static final int AHEAD = 8;

  private static final int FOUR = 4;

  private final int voices;
  private final int residual;
  private final int gated;
  private final int half; // places of the gates, and of the sounds
  private final int dilation;
  private final int length; // slots of a ring
  private final int width; // of the gate's sums
  private final PackedMatrix[] past; // the oldest tap first
  private final PackedMatrix now;
  private final PackedMatrix mix; // to the residual stream and the skip sum beside it
  private final float[] mixBias;
  private final float[] bias; // of the gate's sums
  private final PackedMatrix condition; // has no rows in an unconditional network
  private final float[] ring; // [voice][length][residual]
  private final float[] base; // bias and conditions, [voice][width]
  private final float[] before; // what the past adds, [voice][AHEAD or 1][width]
  private final float[] nothing; // [width]
  private final float[] sums; // [voice][width]
  private final float[] z; // [voice][half]

  LiveWaveLayer(WaveNet.Layer layer, int dilation, int voices) {
    this.voices = voices;
    this.dilation = dilation;
    ConvLayer dilated = layer.dilated();
    residual = dilated.inputs();
    gated = dilated.outputs() / 2;
    half = PackedMatrix.padded(gated);
    width = 2 * half;
    int taps = dilated.taps();
    length = Math.max(1, (taps - 1) * dilation);
    past = new PackedMatrix[taps - 1];
    for (int tap = 0; tap < taps - 1; tap++) past[tap] = tap(dilated, tap);
    now = tap(dilated, taps - 1);
    bias = halves(dilated.bias());
    DenseLayer held = layer.condition();
    int conditions = held == null ? 0 : held.inputs();
    float[] kernel = held == null ? new float[0] : halves(held.kernel());
    condition = PackedMatrix.of(kernel, conditions, width);
    if (held != null) add(halves(held.bias()), bias);
    int skip = layer.skip().outputs();
    mix = PackedMatrix.of(beside(layer.residual(), layer.skip()), gated, residual + skip);
    mixBias = Arrays.copyOf(layer.residual().bias(), mix.width());
    System.arraycopy(layer.skip().bias(), 0, mixBias, residual, skip);
    ring = new float[voices * length * residual];
    base = new float[voices * width];
    before = new float[voices * (looksAhead() ? AHEAD : 1) * width];
    nothing = new float[width];
    sums = new float[voices * width];
    z = new float[voices * half];
    for (int voice = 0; voice < voices; voice++) begin(voice);
  }

  private boolean looksAhead() {
    return dilation >= AHEAD && past.length > 0;
  }

  private PackedMatrix tap(ConvLayer layer, int tap) {
    int size = layer.inputs() * layer.outputs();
    float[] kernel = Arrays.copyOfRange(layer.kernel(), tap * size, (tap + 1) * size);
    return PackedMatrix.of(halves(kernel), layer.inputs(), width);
  }

  /** Rows of gates and sounds, times -1 and -2, each half filled up. */
  private float[] halves(float[] matrix) {
    float[] out = new float[matrix.length / (2 * gated) * width];
    for (int row = 0; row < out.length / width; row++) {
      for (int k = 0; k < gated; k++) {
        out[row * width + k] = -matrix[row * 2 * gated + k];
        out[row * width + half + k] = -2 * matrix[row * 2 * gated + gated + k];
      }
    }
    return out;
  }

  private static void add(float[] more, float[] to) {
    for (int k = 0; k < to.length; k++) to[k] += more[k];
  }

  private static float[] beside(DenseLayer left, DenseLayer right) {
    int columns = left.outputs() + right.outputs();
    float[] out = new float[left.inputs() * columns];
    for (int row = 0; row < left.inputs(); row++) {
      int at = row * columns;
      System.arraycopy(left.kernel(), row * left.outputs(), out, at, left.outputs());
      at += left.outputs();
      System.arraycopy(right.kernel(), row * right.outputs(), out, at, right.outputs());
    }
    return out;
  }

  /** How many places the residual stream and the skip sum beside it take. */
  int mixed() {
    return mix.width();
  }

  /** Has a voice forget what it saw and its conditions. */
  void begin(int voice) {
    int size = length * residual;
    Arrays.fill(ring, voice * size, (voice + 1) * size, 0);
    size = before.length / voices;
    Arrays.fill(before, voice * size, (voice + 1) * size, 0);
    System.arraycopy(bias, 0, base, voice * width, width);
  }

  /** Sets what holds for a voice from the next sample on. */
  void condition(int voice, float[] values) {
    condition.product(values, 0, bias, 0, nothing, 0, base, voice * width);
  }

  /**
   * One sample of the first voices.
   *
   * @param time its number, for what is computed ahead
   * @param active how many of them
   * @param streams the residual stream and beside it the skip sum, both are added to
   * @param stride how many places a voice has there
   */
  void step(long time, int active, float[] streams, int stride) {
    int place = (int) (time % length);
    int row = looksAhead() ? (int) (time % AHEAD) : 0;
    int rows = looksAhead() ? AHEAD : 1;
    if (!looksAhead()) {
      lookBack(place, active);
    } else if (row == 0) {
      lookAhead(place, active);
    }
    for (int voice = 0; voice < active; voice++) {
      int slot = (voice * length + place) * residual;
      System.arraycopy(streams, voice * stride, ring, slot, residual);
    }
    int voice = 0;
    for (; voice + FOUR <= active; voice += FOUR) {
      now.products(
          streams,
          voice * stride,
          stride,
          before,
          (voice * rows + row) * width,
          rows * width,
          base,
          voice * width,
          width,
          sums,
          voice * width,
          width);
    }
    for (; voice < active; voice++) {
      int at = (voice * rows + row) * width;
      now.product(streams, voice * stride, before, at, base, voice * width, sums, voice * width);
    }
    for (voice = 0; voice < active; voice++) {
      Exponentials.gate(sums, voice * width, half, z, voice * half);
    }
    for (voice = 0; voice + FOUR <= active; voice += FOUR) {
      int at = voice * stride;
      mix.products(z, voice * half, half, streams, at, stride, mixBias, 0, 0, streams, at, stride);
    }
    for (; voice < active; voice++) {
      int at = voice * stride;
      mix.product(z, voice * half, streams, at, mixBias, 0, streams, at);
    }
  }

  /** What the past adds to this sample. */
  private void lookBack(int place, int active) {
    for (int tap = 0; tap < past.length; tap++) {
      int from = (place + tap * dilation) % length * residual;
      int voice = 0;
      for (; voice + FOUR <= active; voice += FOUR) {
        int at = voice * width;
        past[tap].products(
            ring,
            from + voice * length * residual,
            length * residual,
            tap == 0 ? nothing : before,
            tap == 0 ? 0 : at,
            tap == 0 ? 0 : width,
            nothing,
            0,
            0,
            before,
            at,
            width);
      }
      for (; voice < active; voice++) {
        int at = voice * width;
        int slot = from + voice * length * residual;
        float[] first = tap == 0 ? nothing : before;
        past[tap].product(ring, slot, first, tap == 0 ? 0 : at, nothing, 0, before, at);
      }
    }
  }

  /** What the past adds to the samples from this one on; the oldest tap sees {@code place}. */
  private void lookAhead(int place, int active) {
    for (int voice = 0; voice < active; voice++) {
      for (int tap = 0; tap < past.length; tap++) {
        int slot = voice * length + (place + tap * dilation) % length;
        for (int row = 0; row < AHEAD; row += FOUR) {
          int at = (voice * AHEAD + row) * width;
          past[tap].products(
              ring,
              (slot + row) * residual,
              residual,
              tap == 0 ? nothing : before,
              tap == 0 ? 0 : at,
              tap == 0 ? 0 : width,
              nothing,
              0,
              0,
              before,
              at,
              width);
        }
      }
    }
  }
}
