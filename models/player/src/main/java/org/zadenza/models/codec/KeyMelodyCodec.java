// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the attention Melody RNN sees of a melody, in the pitches of {@link MelodyCodec#RNN}: what
 * sounds, where it moves, where in the bar it is, and in which keys it can be; 74 numbers, 40
 * labels.
 *
 * <p>Numbers 0 to 35 the sounding pitch; 36 something sounds, 37 silence; 38 the last token began a
 * note; 39 the last motion, 1 up, -1 down; 40 and 41 the last token repeats that of one and of two
 * bars before it; 42 to 48 a counter of 7 bits; 49 a bar begins next; 50 to 61 the major keys with
 * most of the notes so far; 62 to 73 those with most of the last three different ones. Labels: 0 to
 * 35 a pitch, 36 nothing happens, 37 a note ends, 38 and 39 as one and as two bars ago.
 *
 * <p>Tokens are those of {@link MelodyCodec#RNN}. The end of a note where none sounds is nothing.
 */
public final class KeyMelodyCodec {
  /** How many numbers an input has. */
  public static final int INPUTS = 74;

  /** How many labels there are. */
  public static final int LABELS = 40;

  private static final int NO_EVENT = 36;
  private static final int NOTE_OFF = 37;
  private static final int REPEAT = 38;
  private static final int[] DISTANCES = {16, 32};
  private static final int COUNTER_BITS = 7;
  private static final int BAR = 16;
  private static final int LAST_NOTES = 3;

  private KeyMelodyCodec() {}

  /**
   * Fills {@code out} with the input for predicting the token at {@code position}, 1 or more: the
   * token before it is the last one seen.
   */
  public static void input(int[] melody, int position, float[] out) {
    Past past = new Past(melody, position);
    Arrays.fill(out, 0);
    if (past.sounding >= 0) {
      out[past.sounding - MelodyCodec.RNN.lowest()] = 1;
    }
    out[past.sounding >= 0 ? 36 : 37] = 1;
    out[38] = melody[position - 1] >= MelodyCodec.FIRST_PITCH ? 1 : 0;
    out[39] = past.motion;
    for (int k = 0; k < DISTANCES.length; k++) {
      int earlier = position - 1 - DISTANCES[k];
      out[40 + k] = earlier >= 0 && melody[position - 1] == melody[earlier] ? 1 : 0;
    }
    for (int bit = 0; bit < COUNTER_BITS; bit++) {
      out[42 + bit] = (position >> bit & 1) == 1 ? 1 : -1;
    }
    out[49] = position % BAR == 0 ? 1 : 0;
    keys(past.pitches, out, 50);
    keys(past.recent, out, 62);
  }

  /** Marks the major keys that hold most of some pitches; all where there are none. */
  private static void keys(List<Integer> pitches, float[] out, int offset) {
    long[] inside = new long[12];
    for (int key = 0; key < 12; key++) {
      int tried = key;
      inside[key] = pitches.stream().filter(pitch -> MajorKey.holds(tried, pitch)).count();
    }
    long most = Arrays.stream(inside).max().orElseThrow();
    for (int key = 0; key < 12; key++) {
      out[offset + key] = inside[key] == most ? 1 : 0;
    }
  }

  /** The label of the token at {@code position}: the longest repetition that it can be said as. */
  public static int label(int[] melody, int position) {
    int token = melody[position];
    for (int k = DISTANCES.length - 1; k >= 0; k--) {
      boolean silentStart =
          k == DISTANCES.length - 1 && position < DISTANCES[k] && token == MelodyCodec.NO_EVENT;
      if (silentStart || position >= DISTANCES[k] && token == melody[position - DISTANCES[k]]) {
        return REPEAT + k;
      }
    }
    return switch (token) {
      case MelodyCodec.NO_EVENT -> NO_EVENT;
      case MelodyCodec.NOTE_OFF -> NOTE_OFF;
      default -> token - MelodyCodec.FIRST_PITCH;
    };
  }

  /** The token that a label means at {@code position}, given the tokens before. */
  public static int token(int label, int[] melody, int position) {
    if (label < 0 || label >= LABELS) {
      throw new IllegalArgumentException("label must be in 0 to 39: " + label);
    }
    if (label >= REPEAT) {
      int earlier = position - DISTANCES[label - REPEAT];
      return earlier < 0 ? MelodyCodec.NO_EVENT : melody[earlier];
    }
    return switch (label) {
      case NO_EVENT -> MelodyCodec.NO_EVENT;
      case NOTE_OFF -> MelodyCodec.NOTE_OFF;
      default -> label + MelodyCodec.FIRST_PITCH;
    };
  }

  /** What the tokens before a position amount to. */
  private static final class Past {
    private final List<Integer> pitches = new ArrayList<>();
    private final List<Integer> recent = new ArrayList<>(); // the latest last
    private int sounding = -1;
    private int motion;

    Past(int[] melody, int position) {
      for (int k = 0; k < position; k++) {
        if (melody[k] == MelodyCodec.NOTE_OFF) {
          sounding = -1;
        } else if (melody[k] != MelodyCodec.NO_EVENT) {
          begin(MelodyCodec.RNN.pitch(melody[k]));
        }
      }
    }

    private void begin(int pitch) {
      if (!pitches.isEmpty() && pitch != pitches.getLast()) {
        motion = pitch > pitches.getLast() ? 1 : -1;
      }
      sounding = pitch;
      pitches.add(pitch);
      recent.remove(Integer.valueOf(pitch));
      recent.add(pitch);
      if (recent.size() > LAST_NOTES) {
        recent.removeFirst();
      }
    }
  }
}
