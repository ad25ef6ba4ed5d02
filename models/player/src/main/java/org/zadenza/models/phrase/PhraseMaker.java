// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.zadenza.models.idiom.Tone;

/** Makes the phrase of any cycle as a pure function of its weights, a part and the cycle. */
public interface PhraseMaker {
  /** The name of its model. */
  String name();

  /** For how many cycles after its own a sound of a phrase may last. */
  default int reach() {
    return 0;
  }

  /**
   * The phrase of a cycle, given up as soon as nobody wants it any more. Any thread, one at a time
   * (the others wait).
   */
  Optional<Phrase> phraseIf(BooleanSupplier wanted, Part part, long cycle);

  /**
   * Something in place of a phrase that is late, under the same wishes: a Markov chain of what the
   * model made of late; empty where there is none. Any thread; waits for no network.
   */
  Optional<Phrase> spare(Part part, long cycle);

  /** What the tokens that were drawn for a cycle sound like. Any thread; waits for nothing. */
  List<Tone> tones(Part part, long madeFor, List<Integer> tokens);
}
