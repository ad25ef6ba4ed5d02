// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.SharedData;
import org.zadenza.models.codec.MajorKey;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;

class MelodyCorpusTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  @TempDir private Path folder;

  @Test
  void aFolderWithoutMelodiesIsRefused() throws IOException {
    IOException missing = assertThrows(IOException.class, () -> MelodyCorpus.open(List.of(folder)));
    assertTrue(missing.getMessage().contains("mid is missing"), missing.getMessage());
    Files.createDirectory(folder.resolve("mid"));
    IOException empty = assertThrows(IOException.class, () -> MelodyCorpus.open(List.of(folder)));
    assertTrue(empty.getMessage().contains("no melody for the split test"), empty.getMessage());
  }

  @Test
  void aTuneIsWholeBarsInCFromSevenBarsOn() {
    List<MelodyNote> scale = new ArrayList<>();
    for (int k = 0; k < 60; k++) {
      scale.add(new MelodyNote(62 + new int[] {0, 2, 4, 5, 7}[k % 5], 16 + 2 * k, 18 + 2 * k));
    }
    List<int[]> tunes = MelodyCorpus.tunes(scale);
    assertEquals(1, tunes.size());
    assertEquals(128, tunes.getFirst().length);
    // D E F# G A are in D and in G; the lower key is taken, so D is now C.
    assertEquals(MelodyCodec.RNN.token(60), tunes.getFirst()[0]);
    assertEquals(List.of(), MelodyCorpus.tunes(scale.subList(0, 40)));
  }

  @Test
  void aRestOfABarEndsATune() {
    List<MelodyNote> notes = new ArrayList<>();
    for (int k = 0; k < 60; k++) {
      int start = 2 * k + (k < 30 ? 0 : 16);
      notes.add(new MelodyNote(60 + k % 7, start, start + 2));
    }
    assertEquals(List.of(), MelodyCorpus.tunes(notes));
  }

  @Test
  void transposingKeepsIntervalsAndReachesC() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] major = {0, 2, 4, 5, 7, 9, 11, 12};
    for (int round = 0; round < 100; round++) {
      int key = random.nextInt(40, 80);
      List<MelodyNote> notes =
          IntStream.range(0, 8).mapToObj(k -> new MelodyNote(key + major[k], k, k + 1)).toList();
      List<MelodyNote> inC = MajorKey.toC(notes);
      for (int k = 0; k < 8; k++) {
        assertEquals(inC.getFirst().pitch() + major[k], inC.get(k).pitch(), "seed=" + SEED);
      }
      assertEquals(0, inC.getFirst().pitch() % 12, "seed=" + SEED);
      double middle = inC.getFirst().pitch() + 6;
      assertTrue(Math.abs(middle - 65.5) <= 6, () -> "seed=" + SEED + " middle " + middle);
    }
  }

  @Test
  void upbeatsAreCountedUpToTheFirstBarLine() throws IOException {
    Path abc = folder.resolve("book.abc");
    Files.writeString(
        abc,
        """
        X:1
        M:C|
        L:1/8
        K:G
        AG|B2B2 B2AG|
        X:2
        M:2/4
        L:1/16
        K:C
        G3-A (Bcd=e) | f4 (g2dB) |
        X:3
        M:4/4
        K:D % a comment | here
        "D"{g}(3ABc d>e [FA]2 | d4
        X:4
        T:The Lark % a bird
        R: Reel
        M:4/4
        L:1/8
        K:D
        |: d2 f2 a2 f2 | d8 :|
        X:5
        M:4/4
        L:1/4
        K:D
        z/2 A/ | d4
        """);
    // An upbeat as long as a bar is none: tune 2 begins with its first bar, tune 4 as well.
    assertEquals(
        List.of(4, 0, 12, 0, 4), AbcTunes.of(abc).stream().map(AbcTunes.Tune::upbeat).toList());
    assertEquals("the lark reel", AbcTunes.of(abc).get(3).kind());
    assertEquals("", AbcTunes.of(abc).get(4).kind());
  }

  @Tag("slow")
  @Test
  void theFolkTunesAndOpenEwldAreReadAndNoTuneIsInTwoSplits() throws IOException {
    MelodyCorpus corpus =
        MelodyCorpus.open(
            List.of(
                SharedData.folder("data/melody-folk-abc"),
                SharedData.folder("data/leadsheets-openewld")));
    assertEquals(2263, corpus.sequences(Split.TRAIN).size());
    assertEquals(288, corpus.sequences(Split.VALIDATION).size());
    assertEquals(284, corpus.sequences(Split.TEST).size());
    List<String> labels = corpus.tunes(Split.TRAIN).stream().map(MelodyCorpus.Tune::label).toList();
    assertTrue(labels.stream().filter(label -> label.contains("reel")).count() > 300);
    assertTrue(labels.stream().anyMatch(label -> label.startsWith("ryansmammoth ")));
    Set<List<Integer>> openings = new HashSet<>();
    for (int[] tune : corpus.sequences(Split.TEST)) {
      openings.add(opening(tune));
    }
    for (int[] tune : corpus.sequences(Split.TRAIN)) {
      List<Integer> opening = opening(tune);
      assertTrue(opening.size() < 21 || !openings.contains(opening), opening::toString);
    }
    int[] first = corpus.sequences(Split.TRAIN).getFirst();
    assertArrayEquals(first, MelodyCodec.RNN.encode(MelodyCodec.RNN.decode(first), first.length));
  }

  private static List<Integer> opening(int[] tune) {
    List<MelodyNote> notes = MelodyCodec.RNN.decode(tune);
    return notes.subList(0, Math.min(21, notes.size())).stream()
        .map(note -> note.pitch() - notes.getFirst().pitch())
        .toList();
  }
}
