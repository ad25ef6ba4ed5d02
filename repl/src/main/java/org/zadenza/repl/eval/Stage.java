// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.Pattern;
import org.zadenza.synth.Units;
import org.zadenza.time.Rational;

/**
 * The words of the stage as static methods, for lines of Java: {@code d1(s("bd sn"))}. They work on
 * the session in which the line is evaluated, also from threads that the line starts.
 */
public final class Stage {
  /** Of the words that change what plays; what they answer is for reading. */
  public static final String CATEGORY = "stage";

  private static final InheritableThreadLocal<@Nullable WordBook> WORDS =
      new InheritableThreadLocal<>();

  private Stage() {}

  /** Runs {@code line} where the static methods mean {@code words}. */
  static <T> T in(WordBook words, Callable<T> line) throws Exception {
    WordBook before = WORDS.get();
    WORDS.set(words);
    try {
      return line.call();
    } finally {
      WORDS.set(before);
    }
  }

  /** Any word by its name, its arguments in Clojure's order: the pattern comes last. */
  public static Object word(String name, Object... arguments) {
    WordBook words = WORDS.get();
    if (words == null) {
      throw new IllegalStateException(name + " needs a session, and there is none on this thread");
    }
    Word word =
        words
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no word " + name));
    return word.call().apply(Arrays.asList(arguments));
  }

  /** The same for a word that answers a pattern. */
  public static Pattern pattern(String name, Object... arguments) {
    return Patterns.of(word(name, arguments));
  }

  /** Plays a pattern on slot d1. */
  public static Object d1(Object pattern) {
    return word("d1", pattern);
  }

  /** Plays a pattern on slot d2. */
  public static Object d2(Object pattern) {
    return word("d2", pattern);
  }

  /** Plays a pattern on slot d3. */
  public static Object d3(Object pattern) {
    return word("d3", pattern);
  }

  /** Plays a pattern on slot d4. */
  public static Object d4(Object pattern) {
    return word("d4", pattern);
  }

  /** Plays a pattern on slot d5. */
  public static Object d5(Object pattern) {
    return word("d5", pattern);
  }

  /** Plays a pattern on slot d6. */
  public static Object d6(Object pattern) {
    return word("d6", pattern);
  }

  /** Plays a pattern on slot d7. */
  public static Object d7(Object pattern) {
    return word("d7", pattern);
  }

  /** Plays a pattern on slot d8. */
  public static Object d8(Object pattern) {
    return word("d8", pattern);
  }

  /** Plays a pattern on slot d9. */
  public static Object d9(Object pattern) {
    return word("d9", pattern);
  }

  /** Plays a pattern on slot d10. */
  public static Object d10(Object pattern) {
    return word("d10", pattern);
  }

  /** Plays a pattern on slot d11. */
  public static Object d11(Object pattern) {
    return word("d11", pattern);
  }

  /** Plays a pattern on slot d12. */
  public static Object d12(Object pattern) {
    return word("d12", pattern);
  }

  /** Plays a pattern on slot d13. */
  public static Object d13(Object pattern) {
    return word("d13", pattern);
  }

  /** Plays a pattern on slot d14. */
  public static Object d14(Object pattern) {
    return word("d14", pattern);
  }

  /** Plays a pattern on slot d15. */
  public static Object d15(Object pattern) {
    return word("d15", pattern);
  }

  /** Plays a pattern on slot d16. */
  public static Object d16(Object pattern) {
    return word("d16", pattern);
  }

  /** Plays a pattern on a slot of any name. */
  public static Object p(Object slot, Object pattern) {
    return word("p", slot, pattern);
  }

  /**
   * Defines a sound made of unit generators: {@code defsynth("wobble", u -> u.saw(u.param("freq",
   * 110)).rlpf(u.param("tone", 800), 0.3))}.
   */
  public static Object defsynth(String name, Function<Units, ?> graph) {
    return word("defsynth", name, graph);
  }

  /** Plays the first cycle of a pattern once, at once. */
  public static Object once(Object pattern) {
    return word("once", pattern);
  }

  /** Silences every slot; the clock goes on. Of a pattern it makes silence. */
  public static Object hush(Object... pattern) {
    return word("hush", pattern);
  }

  /** Silences slots: {@code silence("d1")}. */
  public static Object silence(Object... slots) {
    if (word("silence") instanceof clojure.lang.IFn silences) {
      return silences.applyTo(clojure.lang.RT.seq(slots));
    }
    throw new IllegalStateException("there is no stage to silence");
  }

  /** Brings back what a slot played before; without a slot, the one that was changed last. */
  public static Object undo(Object... slot) {
    return word("undo", slot);
  }

  /** Mutes slots; they go on in time, unheard. */
  public static Object mute(Object... slots) {
    return word("mute", slots);
  }

  /** Lets muted slots be heard again. */
  public static Object unmute(Object... slots) {
    return word("unmute", slots);
  }

  /** Lets only these slots be heard. */
  public static Object solo(Object... slots) {
    return word("solo", slots);
  }

  /** Ends the solo of slots, or every solo. */
  public static Object unsolo(Object... slots) {
    return word("unsolo", slots);
  }

  /** Sets the tempo in cycles per second. */
  public static Object setcps(Object cps) {
    return word("setcps", number(cps));
  }

  /** Sets the tempo in cycles per minute. */
  public static Object setcpm(Object cpm) {
    return word("setcpm", number(cpm));
  }

  private static Object number(Object value) {
    return value instanceof Rational exact ? exact.toDouble() : value;
  }

  /** Evaluates a file, form by form. */
  public static Object loadSet(String file) {
    return word("loadSet", file);
  }

  /** Plays a short set that comes along. */
  public static Object demo() {
    return word("demo");
  }

  /** Explains a word: what it does, its arguments, an example and what that plays. */
  public static Object doc(String word) {
    return word("doc", word);
  }

  /** Lists the words whose name or explanation contains a text. */
  public static Object apropos(String text) {
    return word("apropos", text);
  }

  /** Says what plays, how fast, and whether anything was late. */
  public static Object status() {
    return word("status");
  }

  /** Ends the session. */
  public static Object quit() {
    return word("quit");
  }
}
