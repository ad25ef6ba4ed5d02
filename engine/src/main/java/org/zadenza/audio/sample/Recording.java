// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/**
 * What is in a sound file.
 *
 * @param channels one or two, equally long; full scale is 1
 * @param rate frames a second
 */
public record Recording(float[][] channels, int rate) {
  private static final int SLOWEST = 1_000;
  private static final int FASTEST = 768_000;

  public Recording {
    if (rate < SLOWEST || rate > FASTEST) {
      throw new SampleException("says that it has " + rate + " frames a second");
    }
    if (channels.length == 0 || channels[0].length == 0) {
      throw new SampleException("has no sound in it");
    }
  }

  public int frames() {
    return channels[0].length;
  }
}
