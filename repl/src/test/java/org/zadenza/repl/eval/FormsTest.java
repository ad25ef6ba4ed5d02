// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
  private static List<String> texts(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).toList();
  }

  @Test
  void formsAreCutAtTheirEnds() {
    assertEquals(
        List.of("(d1 \"a b\")", "hush", "[1 2]", "'(x)", "\"s\"", "#_(gone)"),
        texts(Forms.typed("(d1 \"a b\") hush [1 2] ; say\n'(x)\"s\" #_(gone)")));
  }

  @Test
  void bracketsInTextsCommentsAndCharactersDoNotCount() {
    assertEquals(
        List.of("(s \"bd [sn) \\\" (\" \\( ; ))\n)"),
        texts(Forms.typed("(s \"bd [sn) \\\" (\" \\( ; ))\n)")));
  }

  @ParameterizedTest
  @CsvSource({"(a [b, ])", "(a {:b 1, })", "((, ))"})
  void whatIsMissingIsKnown(String text, String missing) {
    Piece.Unclosed open = assertInstanceOf(Piece.Unclosed.class, Forms.typed(text).getFirst());
    assertEquals(missing, open.missing());
  }

  @Test
  void anOpenTextMissesItsQuote() {
    Piece piece = Forms.typed("(s \"bd)").getFirst();
    assertEquals("\"", assertInstanceOf(Piece.Unclosed.class, piece).missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {")", "(a ]", "[a (b}]"})
  void aBracketThatClosesNothingIsFound(String text) {
    assertInstanceOf(Piece.Stray.class, Forms.typed(text).getFirst());
  }

  @Test
  void aSlipInAFileEndsBeforeTheNextFormInTheFirstColumn() {
    List<Piece> pieces = Forms.ofFile("set.clj", "(d1 (s \"bd\")\n(d2 2)\n(d3 ])\n(d4 4)\n");
    assertInstanceOf(Piece.Unclosed.class, pieces.get(0));
    assertEquals(new Piece.Whole(new Place("set.clj", 2, 1), "(d2 2)"), pieces.get(1));
    assertEquals(
        new Place("set.clj", 3, 5), assertInstanceOf(Piece.Stray.class, pieces.get(2)).at());
    assertEquals(new Piece.Whole(new Place("set.clj", 4, 1), "(d4 4)"), pieces.get(3));
  }

  @Test
  void anUnclosedTextInAFileEndsBeforeTheNextFormToo() {
    List<Piece> pieces = Forms.ofFile("set.clj", "(d1 (s \"bd))\n(d2 2)\n");
    assertInstanceOf(Piece.Unclosed.class, pieces.get(0));
    assertEquals("(d2 2)", pieces.get(1).text());
  }

  @Test
  void nothingIsNoForm() {
    assertEquals(List.of(), Forms.typed("  ; only a remark\n ,, "));
  }
}
