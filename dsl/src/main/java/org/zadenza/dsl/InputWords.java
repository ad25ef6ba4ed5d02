// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import java.util.stream.Stream;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Inputs;
import org.zadenza.pattern.Pattern;

/**
 * Words for what comes in from controllers, and for values that go to SuperDirt's control buses.
 */
final class InputWords {
  private static final int NUMBERED = 128;

  private InputWords() {}

  private interface Kind {
    Pattern of(Object otherwise, String name);
  }

  static List<Word> all() {
    Lexicon words = new Lexicon("inputs");
    kind(words, "cF", "a number", "0", "(gain (c-f%s \"level\") (s \"hh*4\"))", Inputs::number);
    kind(words, "cI", "a whole number", "0", "(n (c-i%s \"take\") (s \"hh*4\"))", Inputs::whole);
    kind(words, "cN", "a note", "60", "(note (c-n%s \"key\") (s \"piano\"))", Inputs::note);
    kind(words, "cS", "a text", "", "(vowel (c-s%s \"letter\") (s \"supersaw\"))", Inputs::text);
    kind(words, "cB", "true or false", "0", "(lock (c-b%s \"on\") (s \"hh*4\"))", Inputs::truth);
    kind(words, "cR", "a ratio", "0", "(speed (c-r%s \"pace\") (s \"hh*4\"))", Inputs::number);
    kind(words, "cT", "a time", "0", "(late (c-t%s \"delay\") (s \"hh*4\"))", Inputs::number);
    words.word(
        "cP",
        "name",
        "What came in under a name, read as mini-notation.",
        "(stack (s \"bd\") (s (c-p \"beat\")))",
        a -> Inputs.notation(name(a, 0)));
    buses(words);
    return Stream.of(words, numbered()).flatMap(l -> l.words().stream()).toList();
  }

  /** Tidal's {@code in0} to {@code in127}, which are values. */
  private static Lexicon numbered() {
    Lexicon words = new Lexicon("signals");
    for (int i = 0; i < NUMBERED; i++) {
      String name = String.valueOf(i);
      words.word(
          "in" + i,
          "",
          "What came in under the number " + i + "; 0 before.",
          "(pan in" + i + " (s \"hh*4\"))",
          a -> Inputs.number(0, name));
    }
    return words;
  }

  private static void kind(
      Lexicon words, String name, String what, String zero, String example, Kind kind) {
    String came = "What came in under a name, as " + what;
    words.word(
        name,
        "otherwise name",
        came + "; before that, or where it does not fit, the first argument.",
        example.formatted(zero.isEmpty() ? " \"a\"" : " \"1 2\""),
        a -> kind.of(a.pattern(0), name(a, 1)));
    words.word(
        name + "0",
        "name",
        came + "; before that " + (zero.isEmpty() ? "an empty text" : zero) + ".",
        example.formatted("0"),
        a ->
            kind.of(Pattern.pure(zero.isEmpty() ? "" : (Object) Double.valueOf(zero)), name(a, 0)));
    words.word(
        name + "_",
        "name",
        came + "; before that nothing.",
        "(stack (s \"bd\") " + example.formatted("_") + ")",
        a -> kind.of(Pattern.silence(), name(a, 0)));
  }

  private static void buses(Lexicon words) {
    words
        .word(
            "toBus",
            "control bus value [pattern]",
            "Sets a control on a control bus of SuperDirt, where it moves what sounds already.",
            "(to-bus \"cutoff\" 1 (segment 8 (range 300 3000 saw)) (s \"supersaw\"))",
            a -> on(a, 3, control(a).pattern(a.pattern(2)).set(bus(a))))
        .word(
            "fromBus",
            "control bus [pattern]",
            "Lets a control of a sound follow a control bus of SuperDirt.",
            "(from-bus \"cutoff\" 1 (s \"supersaw\"))",
            a -> on(a, 2, bus(a)));
  }

  private static Pattern on(Given given, int at, Pattern values) {
    return given.count() <= at ? values : given.pattern(at).set(values);
  }

  private static Control control(Given given) {
    return Control.named(name(given, 0));
  }

  private static Pattern bus(Given given) {
    return Control.named("^" + control(given).name()).pattern(given.pattern(1));
  }

  private static String name(Given given, int i) {
    Object raw = given.raw(i);
    if (raw instanceof clojure.lang.Named named) return named.getName();
    return raw instanceof Number n && n.doubleValue() == n.longValue()
        ? String.valueOf(n.longValue())
        : String.valueOf(raw);
  }
}
