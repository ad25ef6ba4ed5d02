// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clojure.lang.Compiler;
import clojure.lang.Namespace;
import clojure.lang.RT;
import clojure.lang.Symbol;
import clojure.lang.Var;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

@Tag("slow")
class VocabularyTest {
  private static final String NAMESPACE = "zadenza.vocabulary-test";

  @BeforeAll
  static void intern() {
    RT.init();
    evaluate("(ns " + NAMESPACE + ")");
    ClojureWords.intern(NAMESPACE, Vocabulary.words());
  }

  private static Object evaluate(String text) {
    Object ns = Namespace.findOrCreate(Symbol.intern(NAMESPACE));
    Var.pushThreadBindings(
        RT.map(RT.CURRENT_NS, ns, RT.var("clojure.core", "*warn-on-reflection*"), false));
    try {
      return Compiler.load(new StringReader(text));
    } finally {
      Var.popThreadBindings();
    }
  }

  static Stream<Word> words() {
    return Vocabulary.words().stream();
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordIsDocumentedAndItsExamplePlays(Word word) {
    assertTrue(word.doc().endsWith("."), word.doc());
    assertTrue(word.example().contains(word.kebabName()), word.example());
    Pattern pattern = Pattern.of(evaluate(word.example()));
    boolean silent = pattern.events(Span.of(0, 4)).isEmpty();
    assertEquals(List.of("silence", "hush").contains(word.name()), silent, word.example());
  }

  @Test
  void noNameMeansTwoThings() {
    List<String> names = words().flatMap(w -> w.everyName().stream()).sorted().toList();
    for (int i = 1; i < names.size(); i++)
      assertFalse(names.get(i).equals(names.get(i - 1)), names.get(i));
  }

  @Test
  void namesWorkInBothCases() {
    assertEquals(Vocabulary.find("degradeBy"), Vocabulary.find("degrade-by"));
    assertEquals("degrade-by", Vocabulary.find("degradeBy").orElseThrow().kebabName());
  }

  @Test
  void aWrongNumberOfArgumentsSaysWhatIsTaken() {
    Exception e = assertThrows(Exception.class, () -> evaluate("(every 3 rev)"));
    String said = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    assertTrue(said.startsWith("every takes (n f pattern), not 2 arguments, for example "), said);
  }

  @Test
  void aWrongArgumentIsNamed() {
    Exception e = assertThrows(Exception.class, () -> evaluate("(every 3 4 \"a\")"));
    String said = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    assertTrue(said.startsWith("every: the argument \"f\" must be a function"), said);
  }

  @Test
  void whileIsStillClojuresWhereItsTestIsNoGate() {
    assertEquals(3L, evaluate("(let [n (atom 0)] (while (< @n 3) (swap! n inc)) @n)"));
    assertEquals(
        List.of(3L, 3L),
        evaluate(
            "(let [n (atom 0) m (atom 0)] (while (< @n 3) (swap! n inc) (swap! m inc)) [@n @m])"));
    assertEquals(0L, evaluate("(let [n (atom 0)] (while nil (swap! n inc) 1) @n)"));
    Exception e = assertThrows(Exception.class, () -> evaluate("(while \"1 0\" rev)"));
    String said = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    assertTrue(said.startsWith("while takes (gate f pattern)"), said);
    String line = "(while %s (fn [x] (fast 2 x)) (s \"bd sn\"))";
    assertEquals(
        Playing.played(line.formatted("\"1 0\"")),
        Playing.played(line.formatted("(mini \"1 0\")")));
    Pattern gated = (Pattern) evaluate(line.formatted("\"1 0\""));
    assertEquals(3, gated.events(Span.of(0, 1)).size());
  }

  @Test
  void loopIsStillClojuresWhereItBindsNames() {
    assertEquals(3L, evaluate("(loop [i 0] (if (< i 3) (recur (inc i)) i))"));
    Pattern looped = (Pattern) evaluate("(loop 2 (s \"bd\"))");
    assertEquals("{loop=2.0, s=bd}", looped.events(Span.of(0, 1)).get(0).value().toString());
  }
}
