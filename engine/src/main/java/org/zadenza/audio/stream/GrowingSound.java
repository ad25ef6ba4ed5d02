// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.stream;

/**
 * One channel of sound that is still being made: as long as it will be, and made up to some place.
 *
 * <p>One thread makes it; any thread reads what lies before {@link #made}, without a lock.
 */
public final class GrowingSound {
  private final float[] samples;
  private volatile int made;

  /** Of so many samples, of which none is made. */
  public GrowingSound(int length) {
    samples = new float[length];
  }

  /** The samples; from {@link #made} on nobody but their maker may look at them. */
  public float[] samples() {
    return samples;
  }

  /** How many are made. */
  public int made() {
    return made;
  }

  /** The maker's thread. Shows all samples before this one. */
  public void grownTo(int newMade) {
    made = newMade;
  }

  /** Whether all of it is made. */
  public boolean isWhole() {
    return made == samples.length;
  }
}
