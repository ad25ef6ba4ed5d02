// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.voice.PitchMoves;

/**
 * All that a note's sound follows from, beside the network: equal keys are equal sounds.
 *
 * @param codes of its frames; the last holds
 * @param moves null where the pitch stays
 */
record NoteKey(
    float[][] codes,
    double midi,
    int samples,
    double speed,
    @Nullable PitchMoves moves,
    double accelerate,
    double holdSeconds,
    long seed,
    double temperature) {
  private static final double[] NONE = {};

  private double[] numbers() {
    double[] own = {midi, samples, temperature};
    if (still()) return own;
    double[] row = moves == null ? NONE : moves.row();
    double[] out = Arrays.copyOf(own, own.length + 3 + row.length);
    out[own.length] = speed;
    out[own.length + 1] = accelerate;
    out[own.length + 2] = holdSeconds;
    System.arraycopy(row, 0, out, own.length + 3, row.length);
    return out;
  }

  /** Whether another has the same pitch all along. */
  boolean isAsHighAs(NoteKey other) {
    return midi == other.midi
        && speed == other.speed
        && accelerate == other.accelerate
        && (still() || holdSeconds == other.holdSeconds)
        && Arrays.equals(
            moves == null ? NONE : moves.row(), other.moves == null ? NONE : other.moves.row());
  }

  /** How far its timbre is from another's: the mean square over frames, the last holding. */
  double distance(NoteKey other) {
    int frames = Math.max(codes.length, other.codes.length);
    double sum = 0;
    for (int f = 0; f < frames; f++) {
      float[] a = codes[Math.min(f, codes.length - 1)];
      float[] b = other.codes[Math.min(f, other.codes.length - 1)];
      for (int k = 0; k < a.length; k++) sum += (a[k] - b[k]) * (a[k] - b[k]) / frames;
    }
    return sum;
  }

  /** Whether its pitch stays. */
  boolean still() {
    return moves == null && accelerate == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NoteKey key
        && seed == key.seed
        && Arrays.equals(numbers(), key.numbers())
        && Arrays.deepEquals(codes, key.codes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(numbers()) + Long.hashCode(seed))
        + Arrays.deepHashCode(codes);
  }

  @Override
  public String toString() {
    return "note " + midi + ", " + samples + " samples, seed " + seed;
  }
}
