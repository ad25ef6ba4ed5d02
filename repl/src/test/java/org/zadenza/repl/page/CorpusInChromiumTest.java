// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.live.Pads;
import org.zadenza.models.live.Search;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.time.Span;

/** The map of a corpus as a browser has it: pieces are heard where the hand is. */
@Tag("slow")
class CorpusInChromiumTest extends InChromium {
  @AfterEach
  void quiet() throws Exception {
    evaluate("(hush)");
    assertEquals(List.of(), tab.complaints());
  }

  private void evaluate(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    assertTrue(answer instanceof Answer.Value, answer.text());
  }

  private void show(String corpus) throws Exception {
    if (tab.value("document.getElementById('pad-panel').hidden").getAsBoolean()) click("show-pad");
    tab.await("document.querySelector('#pad-map option[value=" + corpus + "]')");
    tab.value(
        "{ const m = document.getElementById('pad-map'); m.value = '"
            + corpus
            + "'; m.onchange(); } true");
    tab.await("document.getElementById('pad-corpus').textContent.includes(' pieces in ')");
  }

  private String said(String id) throws Exception {
    return tab.value("document.getElementById('" + id + "').textContent").getAsString();
  }

  private double input(String name) {
    return session.scheduler().inputs().now().get(name) instanceof Number n ? n.doubleValue() : -1;
  }

  private float[] point(String slot) {
    return session.now().lanes().stream()
        .filter(lane -> lane.slot().equals(slot))
        .flatMap(lane -> Search.in(lane.pattern(), Span.of(0, 1)).stream())
        .map(found -> found.points().at(0))
        .findFirst()
        .orElseThrow();
  }

  private CorpusMap map(String corpus) {
    return session.models().corpora().of("test", corpus).map();
  }

  private CorpusMap.Piece there(CorpusMap map) {
    return map.pieces().get(map.at(input(Pads.X), input(Pads.Y)));
  }

  private static String slot(String form, String text) {
    int at = text.indexOf(form);
    assertTrue(at > 0, text);
    return text.substring(text.lastIndexOf('(', at - 1) + 1, at).strip();
  }

  @Test
  void aClickedPieceIsPlayedAndShownWhereItLies() throws Exception {
    CorpusMap map = map("drummers");
    show("drummers");
    write(" ");
    click("pad-play");
    Await.until("it is written", () -> text().contains("(pad :drummers)"));
    String slot = slot("(pad :drummers)", text());
    Await.until("it plays", () -> playing(slot));
    for (int number : new int[] {3, 200, 500}) {
      CorpusMap.Piece piece =
          map.pieces().get(map.at(map.pieces().get(number).x(), map.pieces().get(number).y()));
      drag("pad", piece.x(), 1 - piece.y());
      Await.until(
          "the hand is there",
          () -> Math.hypot(input(Pads.X) - piece.x(), input(Pads.Y) - piece.y()) < 0.02);
      CorpusMap.Piece heard = there(map);
      assertTrue(Math.hypot(heard.x() - piece.x(), heard.y() - piece.y()) < 0.01, heard.name());
      assertTrue(Arrays.equals(heard.z(), point(slot)), "the piece at the hand");
      assertTrue(said("pad-said").startsWith(heard.name()), said("pad-said"));
      tab.await(
          "document.getElementById('pad-corpus').textContent.includes('"
              + slot
              + " near "
              + heard.name()
              + "')");
    }
  }

  @Test
  void keysGoFromPieceToPiece() throws Exception {
    CorpusMap map = map("drummers");
    show("drummers");
    tab.value("document.getElementById('pad').focus(); true");
    drag("pad", 0.5, 0.5);
    tab.press("ArrowRight", "ArrowRight", 39);
    String first = said("pad-said");
    Await.until("the hand is at a piece", () -> first.startsWith(there(map).name()));
    double before = input(Pads.X);
    tab.press("ArrowRight", "ArrowRight", 39);
    Await.until("it goes to the right", () -> input(Pads.X) > before);
    String second = said("pad-said");
    assertFalse(first.equals(second), first);
    Await.until("at another piece", () -> second.startsWith(there(map).name()));
    for (int rank = 0; rank < 2; rank++) {
      click("pad-strange");
      String name = map.pieces().get(map.strangest().get(rank)).name();
      Await.until("the strangest", () -> there(map).name().equals(name));
      assertTrue(said("pad-said").startsWith(name) && said("pad-said").contains("strange ("));
    }
  }

  @Test
  void aPieceIsKeptWhereverTheHandGoes() throws Exception {
    CorpusMap map = map("drummers");
    show("drummers");
    write(" ");
    click("pad-strange");
    click("pad-keep");
    CorpusMap.Piece piece = there(map);
    String form = "(piece :drummers \"" + piece.name() + "\")";
    Await.until("it is written", () -> text().contains(form));
    String slot = slot(form, text());
    Await.until("it plays", () -> playing(slot));
    drag("pad", 0.2, 0.8);
    assertTrue(Arrays.equals(piece.z(), point(slot)), "it stays");
  }

  @Test
  void drawingsAreDrawn() throws Exception {
    show("quickdraw");
    write(" ");
    click("pad-play");
    Await.until("it is written", () -> text().contains("(draw (pad :quickdraw))"));
    String slot = slot("(draw (pad :quickdraw))", text());
    Await.until("it plays", () -> playing(slot));
    CorpusMap map = map("quickdraw");
    CorpusMap.Piece piece = map.pieces().get(map.strangest().getFirst());
    drag("pad", piece.x(), 1 - piece.y());
    Await.until("the piece at the hand", () -> Arrays.equals(there(map).z(), point(slot)));
    Await.until("it is drawn", () -> sent.stream().anyMatch(cue -> cue.slot().equals(slot)));
  }
}
