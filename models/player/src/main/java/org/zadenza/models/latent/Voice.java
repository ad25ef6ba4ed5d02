// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.Idiom;
import org.zadenza.models.idiom.MelodyIdiom;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.idiom.Wishes;

/**
 * One of the parts that a model writes.
 *
 * @param name such as {@code bass}
 * @param core which of the network's cores writes it
 * @param writing how
 */
public record Voice(String name, int core, Writing writing) {
  /** The melody, or the only voice. */
  public static final String MELODY = "melody";

  /** The bass of a trio. */
  public static final String BASS = "bass";

  /** Drums. */
  public static final String DRUMS = "drums";

  /** What a step is to the network, and what a token is. */
  enum Writing {
    /** One class is a token of a melody. */
    NOTES,
    /** One class is a set of drums. */
    DRUM_SETS,
    /** A bit for each drum. */
    DRUM_BITS,
    /** Bits, velocities and offsets; a token is a {@link Feel}. */
    GROOVE
  }

  /** The rules of its tokens; those of a groove's sets of drums. */
  Idiom idiom() {
    return writing == Writing.NOTES ? new MelodyIdiom(MelodyCodec.PIANO) : new DrumsIdiom();
  }

  /** For how many bars after its own a note may last in a phrase of so many. */
  int reach(int bars) {
    return writing == Writing.NOTES ? bars - 1 : 0;
  }

  /**
   * What plays in a bar of a phrase. A note has the steps for which the bars after it hold it,
   * which are tokens too, so that a log that has them has how long the note is; a groove is as loud
   * as the whole phrase says.
   *
   * @param bars how many the phrase has
   * @param drawn the tokens of each
   */
  List<Integer> played(int bar, int bars, IntFunction<List<Integer>> drawn) {
    return switch (writing) {
      case NOTES -> held(bar, bars, drawn);
      case GROOVE -> Feel.levelled(IntStream.range(0, bars).mapToObj(drawn).toList(), bar);
      case DRUM_SETS, DRUM_BITS -> drawn.apply(bar);
    };
  }

  private List<Integer> held(int bar, int bars, IntFunction<List<Integer>> drawn) {
    List<Integer> tokens = new ArrayList<>(drawn.apply(bar));
    for (int next = bar + 1; next < bars; next++) {
      List<Integer> after = drawn.apply(next);
      List<Integer> more = idiom().held(tokens, Wishes.NONE, after);
      tokens.addAll(more);
      if (more.size() < after.size()) break;
    }
    return tokens;
  }

  /** What tokens of a cycle sound like; those of a groove are values of {@link Feel}. */
  List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt) {
    return writing == Writing.GROOVE ? Feel.tones(tokens) : idiom().tones(tokens, wishes, salt);
  }
}
