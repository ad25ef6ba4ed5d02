// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.guess.Guess;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.guess.Guesser;

/**
 * Says what it sees while somebody draws: the likeliest words. The network is read when it is first
 * asked for. One thread.
 */
final class Onlooker {
  /** How many words it says. */
  static final int WORDS = 3;

  /** Where the network comes from. */
  @FunctionalInterface
  interface Source {
    /**
     * Reads it; takes a while.
     *
     * @throws IOException if there is none: says what to do
     */
    GuessNet read() throws IOException;
  }

  private final Source source;
  private @Nullable Guesser guesser;

  Onlooker(Source source) {
    this.source = source;
  }

  private Guesser guesser() throws IOException {
    Guesser known = guesser;
    if (known != null) return known;
    Guesser read = new Guesser(source.read());
    guesser = read;
    return read;
  }

  /** The answer to whoever draws: words and how likely each is, or in {@code said} why none. */
  String guessed(Incoming.Drawn drawn) {
    JsonObject out = Outgoing.of("guessed");
    out.addProperty("id", drawn.id());
    JsonArray words = new JsonArray();
    try {
      Guesser now = guesser();
      for (Guess guess : now.best(now.likelihoods(drawn.drawing()), WORDS)) words.add(said(guess));
    } catch (IOException | IllegalArgumentException e) {
      out.addProperty("said", String.valueOf(e.getMessage()));
    }
    out.add("words", words);
    return out.toString();
  }

  private static JsonArray said(Guess guess) {
    JsonArray out = new JsonArray();
    out.add(guess.word());
    out.add(Math.rint(guess.likelihood() * 1000) / 1000);
    return out;
  }
}
