// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Saturator;

/**
 * Clicks that make two bands ring, one at the pitch and one beside it: by chance like the crackle
 * of a record, or evenly like a comb dragged over an edge.
 */
final class SparkVoice implements Voice {
  private final Noise chance = new Noise();
  private final Filter near = new Filter();
  private final Filter beside = new Filter();
  private double sampleRate;
  private double perFrame;
  private double evenly;
  private double ringing;
  private double plain;
  private double boost;
  private double turns;
  private double sign;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    double each = p[0] + p[1] * note.freqHz;
    perFrame = Math.min(0.5, each / sampleRate);
    evenly = p[2];
    ringing = p[3];
    plain = 1 - ringing;
    double q = 1 + 120 * ringing * ringing;
    double hz = note.freqHz * p[4];
    near.reset();
    near.tune(hz / sampleRate, q);
    beside.reset();
    beside.tune(hz * (1.5 + p[5]) / sampleRate, q);
    double ringingAtOnce = each * q / (Math.PI * hz);
    boost = 0.7 * q * sampleRate / (2 * Math.PI * hz) / Math.sqrt(1 + ringingAtOnce);
    chance.seed(note.seed);
    turns = 1;
    sign = 1;
    return UNTIL_RELEASED;
  }

  /** What clicks now: as often up as down, so that nothing is left in the middle. */
  private double click() {
    turns += perFrame;
    boolean due = turns >= 1;
    if (due) turns -= Math.floor(turns);
    boolean byChance = Math.abs(chance.next()) < perFrame;
    double size = evenly >= 0.5 ? (due ? 1 : 0) : byChance ? 0.6 + 0.4 * chance.next() : 0;
    if (size == 0) return 0;
    sign = -sign;
    return sign * size;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double click = click();
      double rings = boost * (near.band(click) + 0.6 * beside.band(click));
      left[i] = (float) Saturator.soft(ringing * rings + plain * click);
    }
  }
}
