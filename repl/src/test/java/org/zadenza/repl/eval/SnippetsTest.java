// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetsTest {
  private static JShell shell;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine("local").build();
  }

  @AfterAll
  static void end() {
    shell.close();
  }

  private static List<Piece> typed(String text) {
    return Snippets.typed(shell.sourceCodeAnalysis(), text);
  }

  private static List<Piece> file(String text) {
    return Snippets.ofFile(shell.sourceCodeAnalysis(), "set.jsh", text);
  }

  private static List<String> texts(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).toList();
  }

  @Test
  void snippetsAreCutAtTheirEnds() {
    assertEquals(
        List.of("d1(a);", "d2(b)", "int f(int x) {\n return x;\n}", "var c = s(\"; }\")\n  .rev()"),
        texts(
            typed(
                "d1(a); d2(b)\n// say\nint f(int x) {\n return x;\n}\n/* { */ var c = s(\"; }\")\n"
                    + "  .rev()")));
  }

  @ParameterizedTest
  @CsvSource({"'d1(s(\"bd\")',)", "'int f() { g(',)}", "'d1(List.of(1, // )',))"})
  void whatIsMissingIsKnown(String text, String missing) {
    Piece.Unclosed open = assertInstanceOf(Piece.Unclosed.class, typed(text).getFirst());
    assertEquals(missing, open.missing());
  }

  @Test
  void aLineMayEndWhereItMustGoOn() {
    Piece.Unclosed open = assertInstanceOf(Piece.Unclosed.class, typed("var x =").getFirst());
    assertEquals("", open.missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"d1(s(\"bd\")))", "s(\"bd", "(d1 (s 1))"})
  void whatIsWrongIsLeftToTheCompiler(String text) {
    assertEquals(List.of(text), texts(typed(text)));
    assertInstanceOf(Piece.Whole.class, typed(text).getFirst());
  }

  @Test
  void aSlipInAFileEndsBeforeTheNextLineInTheFirstColumn() {
    List<Piece> pieces = file("d1(s(\"bd\")\nd2(2)\nd3(s(\"a)\n  .fast(2))\nd4(4)\n");
    assertInstanceOf(Piece.Unclosed.class, pieces.get(0));
    assertEquals(new Piece.Whole(new Place("set.jsh", 2, 1), "d2(2)"), pieces.get(1));
    assertEquals(new Piece.Whole(new Place("set.jsh", 5, 1), "d4(4)"), pieces.getLast());
  }

  @Test
  void nothingIsNoSnippet() {
    assertEquals(List.of(), typed("  // only a remark\n ; /* { */\n"));
  }
}
