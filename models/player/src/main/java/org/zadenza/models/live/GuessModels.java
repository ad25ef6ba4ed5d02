// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.guess.play.GuessModel;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.names.WordError;

/** The network that guesses drawings in a session, read when it is first used. Any thread. */
public final class GuessModels {
  private final Weights weights;
  private @Nullable GuessModel loaded;

  GuessModels(Weights weights) {
    this.weights = weights;
  }

  /**
   * Who guesses.
   *
   * @throws WordError if there are no weights: says what to train
   */
  synchronized GuessModel model() {
    GuessModel known = loaded;
    if (known != null) return known;
    try {
      GuessModel read = new GuessModel(GuessFile.QUICKDRAW, network());
      loaded = read;
      return read;
    } catch (IOException e) {
      throw new WordError("guess: " + GuessFile.QUICKDRAW + " cannot guess: " + e.getMessage());
    }
  }

  /**
   * Its weights, for somebody who guesses apart from the patterns. Takes a while.
   *
   * @throws IOException if there are none: says what to train
   */
  public GuessNet network() throws IOException {
    return weights.guesses(GuessFile.QUICKDRAW).network();
  }
}
