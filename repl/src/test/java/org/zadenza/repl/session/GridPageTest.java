// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;

/** What the page says about the grid is kept, in both languages, up to the sound. */
class GridPageTest extends NsynthStage {
  private static List<String> lines(String language) throws IOException {
    return lines(language, "## The grid");
  }

  @Override
  Session session() {
    Session out = super.session();
    out.models().nsynth().grids().keepIn(folder.resolve("grids"));
    return out;
  }

  @Test
  void bothLanguagesSoundTheSame() throws IOException {
    List<String> clojure = cues("set.clj", lines("clojure"));
    assertTrue(clojure.size() > 20, clojure.toString());
    assertTrue(clojure.stream().allMatch(cue -> cue.contains("nsynth")), clojure.toString());
    assertEquals(clojure, cues("set.jsh", lines("java")));
    assertEquals(List.of(), told);
  }

  @Tag("slow")
  @Test
  void aSetIsRenderedToTheSameBytesFromCellsThatWereKept() throws IOException {
    List<String> lines = lines("clojure");
    byte[] once = rendered("once.wav", lines);
    assertTrue(Files.isDirectory(folder.resolve("grids")));
    assertArrayEquals(once, rendered("again.wav", lines));
    assertLoud(once);
    assertEquals(List.of(), told);
  }

  private static String said(Session session, String line) {
    Answer answer = session.evaluate(Forms.typed(line).getFirst());
    return String.valueOf(assertInstanceOf(Answer.Value.class, answer).value());
  }

  @Test
  void itSaysHowFarTheCellsAreAndStops() {
    try (Session session = session()) {
      assertEquals("no grid is played", said(session, "(grids)"));
      assertEquals("no grid is played", said(session, "(grids :stop)"));
      Answer wrong = session.evaluate(Forms.typed("(grids :halt)").getFirst());
      if (!(wrong instanceof Answer.Refused(var complaint))) throw new AssertionError(wrong);
      assertTrue(complaint.text().contains("grids wants nothing, or :stop"), complaint.text());
    }
  }
}
