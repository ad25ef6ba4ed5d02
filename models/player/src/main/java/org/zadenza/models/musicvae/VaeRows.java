// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.Arrays;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumsCodec;

/** Tokens as the rows that MusicVAEs read and write, and back. */
public final class VaeRows {
  /** How many numbers a row of drums has that is read: a bit for each drum, and one for none. */
  public static final int DRUMS_READ = 10;

  /** How many numbers a row of drums has that is written: a bit for each drum. */
  public static final int DRUMS_WRITTEN = DrumClass.values().length;

  private VaeRows() {}

  /** One-hot rows, [tokens][depth]. */
  public static float[][] classes(int[] tokens, int depth) {
    float[][] rows = new float[tokens.length][depth];
    for (int t = 0; t < tokens.length; t++) {
      rows[t][tokens[t]] = 1;
    }
    return rows;
  }

  /** Drums as they are read, [tokens][10], from tokens of {@link DrumsCodec}. */
  public static float[][] drums(int[] tokens) {
    float[][] rows = new float[tokens.length][DRUMS_READ];
    for (int t = 0; t < tokens.length; t++) {
      for (DrumClass drum : DrumsCodec.drums(tokens[t])) {
        rows[t][drum.ordinal()] = 1;
      }
      rows[t][DRUMS_WRITTEN] = tokens[t] == 0 ? 1 : 0;
    }
    return rows;
  }

  /** Drums as bits, [tokens][9], from tokens of {@link DrumsCodec}. */
  public static float[][] drumBits(int[] tokens) {
    float[][] rows = new float[tokens.length][];
    float[][] read = drums(tokens);
    for (int t = 0; t < tokens.length; t++) {
      rows[t] = Arrays.copyOf(read[t], DRUMS_WRITTEN);
    }
    return rows;
  }

  /** The tokens of rows of bits, those of {@link DrumsCodec}. */
  public static int[] drumTokens(float[][] rows) {
    int[] tokens = new int[rows.length];
    for (int t = 0; t < tokens.length; t++) {
      for (int k = 0; k < DRUMS_WRITTEN; k++) {
        if (rows[t][k] > 0.5) tokens[t] |= 1 << k;
      }
    }
    return tokens;
  }

  /** The tokens of one-hot rows: the column of the largest number, the first of equals. */
  public static int[] tokens(float[][] rows) {
    int[] tokens = new int[rows.length];
    for (int t = 0; t < tokens.length; t++) {
      for (int k = 1; k < rows[t].length; k++) {
        if (rows[t][k] > rows[t][tokens[t]]) tokens[t] = k;
      }
    }
    return tokens;
  }
}
