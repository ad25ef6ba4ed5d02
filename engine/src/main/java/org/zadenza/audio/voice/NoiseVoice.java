// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;

/**
 * Noise that lasts as long as its note: white (0), pink (1) or brown (2), or only a band of it that
 * follows the pitch.
 */
final class NoiseVoice implements Voice {
  private final Noise noise = new Noise();
  private int colour;
  private double p0;
  private double p1;
  private double p2;
  private double brown;
  private final Filter band = new Filter();
  private double sampleRate;
  private boolean banded;
  private double boost;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    colour = (int) Math.round(note.params[0]);
    noise.seed(note.seed);
    p0 = 0;
    p1 = 0;
    p2 = 0;
    brown = 0;
    banded = note.params[1] > 0;
    if (banded) {
      double q = 0.5 + 40 * note.params[2] * note.params[2];
      double corner = Math.min(0.42, note.freqHz * note.params[1] / sampleRate);
      band.reset();
      band.tune(corner, q);
      boost = Math.min(8, Math.sqrt(q / (4 * corner)));
    }
    return UNTIL_RELEASED;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double white = noise.next();
      left[i] = (float) (colour == 0 ? white : colour == 1 ? pink(white) : brown(white));
    }
    if (!banded) return;
    for (int i = from; i < to; i++) left[i] = (float) (boost * band.band(left[i]));
  }

  /** Kellet's three-pole approximation of -3 dB an octave (1999), for a rate near 44.1 kHz. */
  private double pink(double white) {
    p0 = 0.99765 * p0 + white * 0.0990460;
    p1 = 0.96300 * p1 + white * 0.2965164;
    p2 = 0.57000 * p2 + white * 1.0526913;
    return 0.3 * (p0 + p1 + p2 + white * 0.1848);
  }

  private double brown(double white) {
    brown = (brown + 0.02 * white) / 1.02;
    return 3.5 * brown;
  }
}
