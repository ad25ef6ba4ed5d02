// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;

/**
 * One LSTM layer that some voices share, each with a memory of its own, e.g. nine drawings that are
 * completed at once: one pass over the weights serves three voices. Each voice's numbers are those
 * of {@link LiveCell}, whichever others run beside it.
 *
 * <pre>{@code
 * cells.start(voice, c, h); // or reset(voice)
 * cells.hold(voice, 5, z, 0, z.length); // an input that stays
 * cells.begin(voices, count);
 * cells.add(voice, 0, point, 0, 5); // for each voice that runs
 * cells.finish(voices, count);
 * }</pre>
 *
 * <p>Owned by one thread at a time.
 */
public final class LiveCells {
  private static final float FORGET_BIAS = 1;

  private final int voices;
  private final int inputs;
  private final int units;
  private final int width; // of a voice's gates
  private final PackedRows weights;
  private final float[] bias; // with the forget gate's 1.0
  private final float[] base; // for each voice the bias and what is held
  private final float[] gates;
  private final float[] sums; // the gates of one voice
  private final float[] c;
  private final float[] h;
  private final float[] doubled; // 2 c

  /** Packs the weights; all voices start from zeros. */
  public LiveCells(LstmLayer layer, int voices) {
    if (voices < 1) throw new IllegalArgumentException("at least one voice: " + voices);
    this.voices = voices;
    inputs = layer.inputs();
    units = layer.units();
    weights = new PackedRows(doubled(layer.kernel()), inputs + units, 4 * units);
    width = weights.width();
    bias = Arrays.copyOf(doubled(layer.bias()), width);
    for (int m = 0; m < units; m++) {
      bias[2 * units + m] += FORGET_BIAS;
    }
    base = new float[voices * width];
    gates = new float[voices * width];
    sums = new float[width];
    c = new float[voices * units];
    h = new float[voices * units];
    doubled = new float[Logistic.padded(units)];
    for (int voice = 0; voice < voices; voice++) {
      System.arraycopy(bias, 0, base, voice * width, width);
    }
  }

  /** The candidate's columns doubled: tanh j is 2 logistic(2 j) - 1. */
  private float[] doubled(float[] matrix) {
    float[] out = matrix.clone();
    for (int row = 0; row < out.length; row += 4 * units) {
      for (int m = row + units; m < row + 2 * units; m++) {
        out[m] *= 2;
      }
    }
    return out;
  }

  /** How many voices there are. */
  public int voices() {
    return voices;
  }

  /** How many numbers each gives. */
  public int units() {
    return units;
  }

  /** Forgets all of a voice, what is held too. */
  public void reset(int voice) {
    System.arraycopy(bias, 0, base, voice * width, width);
    Arrays.fill(c, voice * units, (voice + 1) * units, 0);
    Arrays.fill(h, voice * units, (voice + 1) * units, 0);
  }

  /** Goes on from a memory and an output, {@code units()} numbers each. */
  public void start(int voice, float[] memory, float[] output) {
    System.arraycopy(memory, 0, c, voice * units, units);
    System.arraycopy(output, 0, h, voice * units, units);
  }

  /** Goes on as another voice would, what is held left as it is. */
  public void follow(int voice, int other) {
    System.arraycopy(c, other * units, c, voice * units, units);
    System.arraycopy(h, other * units, h, voice * units, units);
  }

  /** Has every step of a voice see these inputs too, see {@link LiveCell#hold}. */
  public void hold(int voice, int row, float[] x, int from, int count) {
    System.arraycopy(bias, 0, sums, 0, width);
    weights.addProduct(row, x, from, count, sums);
    System.arraycopy(sums, 0, base, voice * width, width);
  }

  /** Begins a step of the first {@code count} voices of {@code running}. */
  public void begin(int[] running, int count) {
    for (int k = 0; k < count; k++) {
      System.arraycopy(base, running[k] * width, gates, running[k] * width, width);
    }
    weights.addProducts(inputs, h, units, units, gates, width, running, count);
  }

  /** Adds {@code count} numbers of {@code x} times the kernel's rows from {@code row} on. */
  public void add(int voice, int row, float[] x, int from, int count) {
    System.arraycopy(gates, voice * width, sums, 0, width);
    weights.addSparse(row, x, from, count, sums);
    System.arraycopy(sums, 0, gates, voice * width, width);
  }

  /** Ends the step of these voices. */
  public void finish(int[] running, int count) {
    for (int k = 0; k < count; k++) finish(running[k]);
  }

  private void finish(int voice) {
    int u = units;
    int at = voice * u;
    System.arraycopy(gates, voice * width, sums, 0, width);
    Logistic.apply(sums, 4 * u);
    for (int m = 0; m < u; m++) {
      c[at + m] = c[at + m] * sums[2 * u + m] + sums[m] * (2 * sums[u + m] - 1);
      doubled[m] = 2 * c[at + m];
    }
    Logistic.apply(doubled, u);
    for (int m = 0; m < u; m++) {
      h[at + m] = (2 * doubled[m] - 1) * sums[3 * u + m];
    }
  }

  /**
   * What all voices gave last, {@code units()} numbers each, one voice after the other: an array
   * that the next step overwrites.
   */
  public float[] h() {
    return h;
  }
}
