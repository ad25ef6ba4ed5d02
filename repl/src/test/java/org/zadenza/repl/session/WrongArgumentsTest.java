// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.IPersistentMap;
import clojure.lang.IPersistentVector;
import clojure.lang.ISeq;
import clojure.lang.LispReader;
import clojure.lang.RT;
import clojure.lang.Symbol;
import java.io.PushbackReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** Every word, given what it does not take, answers or says what is wrong in the player's words. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongArgumentsTest {
  /** What no player should read: names of classes, of the machinery, of nothing. */
  static final Pattern FOREIGN =
      Pattern.compile(
          "Exception|\\bclass \\w|\\bjava\\.|\\bclojure\\.|org\\.zadenza|cannot be cast|\\bnull\\b"
              + "|\\tat |Lambda|\\$|\\w@[0-9a-f]{4,}|\\b(?:Persistent|RestFn|ISeq|IFn|Var)\\w*");

  /** The word of an inner call, where that is what is wrong. */
  private static final Pattern NAMED = Pattern.compile("^[\\w'|*+%<>-]+(?:: | takes )");

  private static final List<String> WRONG =
      List.of(
          "nil",
          "5",
          "\"bd [sn\"",
          "\"x y\"",
          ":nope",
          "[]",
          "{:a 1}",
          "#{1}",
          "rev",
          "(fn [] 1)",
          "(fn [x] nil)",
          "(s \"bd\")",
          "(Object.)",
          "##NaN");

  /** Controls are all made by one body, so that a few of them tell enough. */
  private static final int FOR_CONTROLS = 4;

  /** These end or load something; what they take is tested with them. */
  private static final Set<String> NOT_TRIED = Set.of("quit", "demo", "loadSet");

  private final Session session =
      Session.on(
          new ManualClock(),
          Session.DEFAULT_CPS,
          Timing.OFFLINE,
          SessionLog.none(),
          Reporter.SILENT);

  @AfterAll
  void close() {
    session.close();
  }

  List<Word> words() {
    return session.words().words().stream()
        .filter(word -> !NOT_TRIED.contains(word.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("words")
  void aWrongArgumentIsAnsweredOrExplained(Word word) {
    List<String> bad = new ArrayList<>();
    for (String line : wrongCalls(word)) {
      Answer answer = session.evaluate(Forms.typed(line).getFirst());
      if (answer instanceof Answer.Refused refused) {
        complaint(word, line, refused.text()).ifPresent(bad::add);
      }
    }
    assertEquals(List.of(), bad, () -> String.join("\n", bad));
  }

  private static Optional<String> complaint(Word word, String line, String said) {
    String own = said.replace(line, "");
    Matcher foreign = FOREIGN.matcher(own);
    if (foreign.find()) return Optional.of(line + " -> [" + foreign.group() + "] " + said);
    if (!namesWhatIsWrong(word, own)) return Optional.of(line + " -> [names nothing] " + said);
    return Optional.empty();
  }

  /** The word, one of its arguments, or a place in a text. */
  private static boolean namesWhatIsWrong(Word word, String said) {
    if (said.contains("^") || said.contains("make no sound") || said.contains("make a sound")) {
      return true;
    }
    String text = said.toLowerCase(Locale.ROOT);
    return word.everyName().stream().anyMatch(n -> text.contains(n.toLowerCase(Locale.ROOT)))
        || NAMED.matcher(text).find()
        || word.arguments().stream()
            .map(a -> a.replaceAll("[\\[\\].]", ""))
            .anyMatch(a -> text.contains("\"" + a + "\""));
  }

  /** The word's own call in its example, with each argument in turn replaced, added, left out. */
  private static List<String> wrongCalls(Word word) {
    List<Object> call = new ArrayList<>(call(word));
    List<String> out = new ArrayList<>();
    for (int i = 1; i < call.size(); i++) {
      boolean control = word.category().equals("controls");
      for (String wrong : control ? WRONG.subList(0, FOR_CONTROLS) : WRONG) {
        List<String> spoilt = new ArrayList<>(call.stream().map(RT::printString).toList());
        spoilt.set(i, wrong);
        out.add("(" + String.join(" ", spoilt) + ")");
      }
    }
    List<String> parts = call.stream().map(RT::printString).toList();
    for (int n = 1; n < parts.size(); n++)
      out.add("(" + String.join(" ", parts.subList(0, n)) + ")");
    for (String more : List.of("nil", "1 2 3", "\"bd\" rev")) {
      out.add("(" + String.join(" ", parts) + " " + more + ")");
    }
    return out;
  }

  private static List<Object> call(Word word) {
    PushbackReader reader = new PushbackReader(new StringReader(word.example()));
    Object form = LispReader.read(reader, false, null, false);
    return find(word, form).orElseGet(() -> List.of(Symbol.intern(word.kebabName())));
  }

  private static Optional<List<Object>> find(Word word, Object form) {
    List<Object> parts = new ArrayList<>();
    if (form instanceof ISeq
        || form instanceof IPersistentVector
        || form instanceof IPersistentMap) {
      for (ISeq s = RT.seq(form); s != null; s = s.next()) parts.add(s.first());
    }
    if (form instanceof ISeq
        && parts.getFirst() instanceof Symbol head
        && word.everyName().contains(head.getName())) {
      return Optional.of(parts);
    }
    return parts.stream().map(part -> find(word, part)).flatMap(Optional::stream).findFirst();
  }

  @Test
  void aMisspeltNameIsFound() {
    assertTrue(said("(evrey 2 rev (s \"bd\"))").contains("did you mean every?"));
    assertTrue(said("(cutof 800 (s \"bd\"))").contains("did you mean cutoff?"));
    assertTrue(said("(d1 (s \"bd\" (gian 0.5)))").contains("did you mean gain?"));
    assertTrue(said("(scale \"C:minro\" (n \"0\"))").contains("did you mean \"minor\"?"));
  }

  private String said(String line) {
    return session.evaluate(Forms.typed(line).getFirst()).text();
  }

  @Test
  void aWrongValueIsToldByWordAndArgument() {
    assertEquals(
        "fast: the argument \"factor\" must be a number, not \"x\"",
        firstLine("(fast \"2 x\" (s \"bd\"))"));
    assertEquals(
        "fast: the argument \"factor\" must be a number, not {\"s\" \"bd\"};"
            + " the pattern goes last, as ->> puts it",
        firstLine("(-> (s \"bd\") (fast 2))"));
    assertEquals(
        "every: the argument \"f\" is called with 1 argument, which it does not take",
        firstLine("(every 2 (fn [] 1) (s \"bd\"))"));
    assertEquals(
        "every: the argument \"f\" gives nil, where a pattern is needed",
        firstLine("(every 2 (fn [x] nil) (s \"bd\"))"));
    assertEquals(
        "chop: the argument \"n\" must be a number, not nil", firstLine("(chop nil (s \"bd\"))"));
    assertEquals(
        "p: the argument \"slot\" must be a slot, such as d1 or :bass, not a function",
        firstLine("(p (fn [] 1) (s \"bd\"))"));
  }

  private String firstLine(String line) {
    return said(line).lines().findFirst().orElse("");
  }

  @Test
  void theExamplesAreFound() {
    List<String> alone =
        words().stream()
            .filter(w -> !w.isValue())
            .filter(w -> call(w).size() == 1)
            .filter(w -> !w.arguments().isEmpty())
            .map(Word::name)
            .toList();
    assertEquals(List.of(), alone);
  }
}
