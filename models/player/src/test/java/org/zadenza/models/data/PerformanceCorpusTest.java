// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.SharedData;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.models.midi.MidiScore;

class PerformanceCorpusTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  @TempDir private Path empty;

  @Test
  void aFolderWithoutPerformancesIsRefused() {
    IOException missing =
        assertThrows(IOException.class, () -> PerformanceCorpus.open(List.of(empty)));
    assertTrue(missing.getMessage().contains("mid is missing"), missing.getMessage());
  }

  @Test
  void piecesAreThirtySecondsLongAndBeginAtZero() {
    List<PerformanceNote> notes = new ArrayList<>();
    for (int k = 0; k < 80; k++) {
      notes.add(new PerformanceNote(60, 64, k, k + 40));
    }
    List<List<PerformanceNote>> pieces = PerformanceCorpus.cut(notes);
    assertEquals(List.of(30, 30, 20), pieces.stream().map(List::size).toList());
    assertEquals(0, pieces.get(1).getFirst().start());
    assertEquals(30, pieces.get(1).getFirst().end());
  }

  @Test
  void aVariedPieceHasTheSameMelodyElsewhere() {
    List<PerformanceNote> piece = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      piece.add(new PerformanceNote(1 + 6 * k, 65, k / 2.0, k / 2.0 + 0.25));
    }
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      List<PerformanceNote> varied =
          PerformanceCodec.decode(PerformanceCorpus.varied(piece, random));
      int up = varied.getFirst().pitch() - 1;
      assertTrue(up >= -1 && up <= 3, () -> "seed=" + SEED + " up " + up);
      double stretch = varied.get(19).start() / 9.5;
      assertTrue(stretch > 0.949 && stretch < 1.051, () -> "seed=" + SEED + " " + stretch);
      for (int k = 0; k < 20; k++) {
        assertEquals(1 + 6 * k + up, varied.get(k).pitch());
      }
    }
  }

  @Test
  void thePartsOfARecordingHaveOneName() {
    String whole = "Chopin_Frederic_Etudes_Op_10_g0hoN6_HDVU";
    for (String part :
        List.of(
            "Chopin_Etudes_Op10_g0hoN6_HDVU_no_12_cut",
            "Chopin_Etudes_Op10_g0hoN6_HDVU_no_9_cut")) {
      assertEquals(PerformanceCorpus.recording(whole), PerformanceCorpus.recording(part));
    }
    assertEquals("001", PerformanceCorpus.recording("001"));
  }

  @Test
  void giantMidiIsReadWithItsPedals() throws IOException {
    Path folder = SharedData.folder("data/performance-giantmidi");
    PerformanceCorpus corpus = PerformanceCorpus.open(List.of(folder));
    long pieces = 0;
    long notes = 0;
    for (Split split : Split.values()) {
      pieces += corpus.pieces(split).size();
      notes += corpus.pieces(split).stream().mapToLong(List::size).sum();
      assertEquals(
          corpus.pieces(split).size(),
          corpus.sequences(split).stream().filter(events -> events.length >= 32).count());
    }
    assertEquals(715, pieces);
    long all = 0;
    for (Path file : MelodyCorpus.files(folder.resolve("mid"), ".mid")) {
      all += MidiScore.read(file).notes().size();
    }
    assertEquals(all, notes, 0.001 * all); // the rest is in pieces of a few notes
  }

  @Test
  void anUnknownSplitIsNamedWithThoseThereAre() {
    IOException refused = assertThrows(IOException.class, () -> Split.named("tests"));
    assertEquals(
        "there is no split tests; there are train, validation, test", refused.getMessage());
  }
}
