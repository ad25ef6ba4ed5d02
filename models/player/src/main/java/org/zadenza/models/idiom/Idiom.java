// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.pattern.Event;

/**
 * The rules of a model's tokens: which may follow within a cycle, and what they sound like. A value
 * that any thread may share.
 */
public interface Idiom {
  /** How many tokens there are. */
  int tokens();

  /**
   * What a cycle's tokens begin with before anything is drawn: what the cycle before left over.
   *
   * @param before its tokens
   * @param wishes what was wished for then
   */
  default List<Integer> left(List<Integer> before, Wishes wishes) {
    return List.of();
  }

  /** Draws the tokens of one cycle; {@code left} stands before them. */
  List<Integer> draw(Scores scores, List<Integer> left, Wishes wishes, SplittableRandom random);

  /** For how many cycles after its own a sound may last. */
  default int reach() {
    return 0;
  }

  /**
   * What is put behind a cycle's tokens so that sounds last beyond it: of the next cycle's tokens,
   * those that say when they end. They are kept with the others, and heard by {@link #tones} only.
   *
   * @param tokens of the cycle
   * @param wishes what was wished for it
   * @param next the tokens of the next one
   */
  default List<Integer> held(List<Integer> tokens, Wishes wishes, List<Integer> next) {
    return List.of();
  }

  /**
   * What the tokens of a cycle sound like, in order of their beginnings.
   *
   * @param salt for chance that is not in the tokens; the same salt gives the same sounds
   */
  List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt);

  /**
   * The tokens of some music, for a model to go on from.
   *
   * @param events of the cycles from 0 on
   * @throws IllegalArgumentException saying which sound it does not know
   */
  List<Integer> heard(List<Event> events, int cycles, Wishes wishes);
}
