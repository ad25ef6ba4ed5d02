// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.dsl.Word;
import org.zadenza.test.fuzz.Mutations;

/** What a player may type as a pattern. */
final class Lines {
  private static final String LETTERS = "abcdefst0123456789 ~<>[]{}()*/\"'#@:;,.-\n";

  private static final List<String> MUSIC =
      List.of(
          "(s \"bd*4 <sn cp>\")",
          "(s \"bd(3,8), hh*8\")",
          "(note \"<c e g>(3,8)\" (s \"superpiano\"))",
          "(every 3 rev (s \"superpiano\" (scale \"C:minor\" (n \"<0 [2 4] 7>*4 [3 .. 6]\"))))",
          "(s \"hh*16?\")",
          "(superimpose (fn [x] (late 1/8 (add (note 12) x))) (note \"c2 [eb2 g2]*2\" (s"
              + " \"supersaw\")))",
          "(pan sine (cutoff (range 200 4000 (slow 4 saw)) (s \"bd*4 [sn cp]*2 hh*8\")))",
          "(off 1/8 (fn [x] (add (note 7) x)) (note \"0 3 7 10\" (s \"supersquare\")))",
          "(-> (s \"hh*8\") (gain (cf 0.3 \"knob\")))",
          "(room 0.6 (delay 0.4 (s \"sn:1 ~ cp*2 ~\")))",
          "(jux rev (chop 4 (s \"bd sn hh*2 cp\")))",
          "(sometimes (fn [x] (fast 2 x)) (s \"bd [hh cp]*2\"))");

  private static final List<String> MODELS =
      List.of(
          "(drums-rnn {:seed %d :temperature \"<0.8 1.2>\"})",
          "(s \"superpiano\" (melody-rnn {:seed %d :scale \"c:dorian\"}))",
          "(markov (n \"0 2 4 7\") {:seed %d})");

  private static final List<String> HANGS =
      List.of(
          "@(promise)",
          "(let [end (+ 1000000000 (System/nanoTime))] (while (< (System/nanoTime) end)))");

  private final Random random;
  private final List<String> words = new ArrayList<>();
  private final Mutations slips;

  Lines(Random random) {
    this.random = random;
    for (Word word : Vocabulary.words()) if (!word.example().isBlank()) words.add(word.example());
    List<String> spoilt = new ArrayList<>(Mutations.of("func.public.jsonl", "expr"));
    spoilt.addAll(words);
    slips = new Mutations(spoilt, LETTERS, random);
  }

  /** Plays, as a rule. */
  String pattern() {
    int kind = random.nextInt(20);
    if (kind == 0) return pick(MODELS).formatted(random.nextInt(4));
    return pick(kind < 10 ? MUSIC : words);
  }

  /** Is wrong, as a rule. */
  String spoilt() {
    return slips.next();
  }

  /**
   * Plays for some cycles, longer than it is tried for, and throws then.
   *
   * @param cycle now, as the player counts
   */
  String throwing(long cycle) {
    long at = cycle + 6 + random.nextInt(8);
    return "(note (segment 4 (sig (fn [t] (if (= %d (long t)) (throw (Exception. \"out of tune\")) 60)))))"
        .formatted(at);
  }

  /**
   * Plays for some cycles, longer than it is tried for, and then waits for ever or computes for a
   * second.
   *
   * @param cycle now, as the player counts
   */
  String hanging(long cycle) {
    long at = cycle + 6 + random.nextInt(4);
    return "(note (segment 4 (sig (fn [t] (if (= %d (long t)) %s 60)))))"
        .formatted(at, pick(HANGS));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
