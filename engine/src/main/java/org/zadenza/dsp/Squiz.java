// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Raises the pitch by squeezing: each stretch between two upward zero crossings is played faster,
 * as often as it takes to fill its time. Audio thread.
 */
public final class Squiz {
  private final float[] heard;
  private final float[] played;
  private double ratio;
  private double place;
  private int filled;
  private int length;
  private float last;

  /**
   * @param longest the longest stretch, in frames; what is longer is cut
   */
  public Squiz(int longest) {
    heard = new float[longest];
    played = new float[longest];
  }

  /**
   * @param newRatio how much higher; 1 and below changes nothing
   */
  public void start(double newRatio) {
    ratio = newRatio;
    place = 0;
    filled = 0;
    length = 0;
    last = 0;
  }

  /** Squeezes {@code x[from..to)}, in place. */
  public void process(float[] x, int from, int to) {
    if (ratio <= 1) return;
    for (int i = from; i < to; i++) x[i] = next(x[i]);
  }

  /** Sounds one stretch late: what is squeezed must first have been heard. */
  private float next(float in) {
    boolean crosses = last < 0 && in >= 0;
    last = in;
    if (crosses || filled == heard.length) turn();
    heard[filled++] = in;
    if (length == 0) return 0;
    int at = (int) place;
    float here = played[at];
    float after = played[at + 1 == length ? 0 : at + 1];
    float out = here + (float) (place - at) * (after - here);
    place += ratio;
    while (place >= length) place -= length;
    return out;
  }

  private void turn() {
    System.arraycopy(heard, 0, played, 0, filled);
    length = filled;
    filled = 0;
    place = 0;
  }
}
