// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.models.SharedData;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;
import org.zadenza.models.codec.TrioCodec.Trio;

class PhraseWindowsTest {
  @Test
  void aWindowBeginsWithEachBarAndNoneIsMetTwiceOrEmpty() {
    int[] sequence = new int[16 * 6];
    sequence[0] = 5; // bars: 5, 5, nothing, nothing, nothing, 7
    sequence[16] = 5;
    sequence[80] = 7;
    List<int[]> windows = PhraseWindows.of(List.of(sequence, sequence), 32);
    assertEquals(3, windows.size());
    assertEquals(5, windows.get(0)[16]);
    assertEquals(0, windows.get(1)[16]);
    assertEquals(7, windows.get(2)[16]);
  }

  @Test
  void whatSoundsAtTheBeginningOfAWindowIsLeftOut() {
    List<MelodyNote> notes =
        List.of(new MelodyNote(60, 0, 20), new MelodyNote(62, 24, 32), new MelodyNote(64, 32, 48));
    List<int[]> windows = PhraseWindows.melodies(List.of(MelodyCodec.RNN.encode(notes, 48)), 32);
    assertEquals(2, windows.size());
    assertEquals(
        List.of(new MelodyNote(62, 8, 16), new MelodyNote(64, 16, 32)),
        MelodyCodec.PIANO.decode(windows.get(1)));
  }

  @Test
  void melodiesAreMovedThroughTheKeys() {
    int[] tune = MelodyCodec.PIANO.encode(List.of(new MelodyNote(60, 0, 4)), 32);
    List<int[]> moved = PhraseWindows.inAllKeys(Collections.nCopies(13, tune));
    assertEquals(55, MelodyCodec.PIANO.decode(moved.get(0)).getFirst().pitch());
    assertEquals(66, MelodyCodec.PIANO.decode(moved.get(11)).getFirst().pitch());
    assertArrayEquals(moved.get(0), moved.get(12));
  }

  @Test
  void grooveWindowsKeepWhatIsPlayedBeforeTheirBar() {
    List<GrooveHit> hits = new ArrayList<>();
    hits.add(new GrooveHit(0, DrumClass.KICK, 100));
    hits.add(new GrooveHit(15.75, DrumClass.KICK, 90)); // early for the second bar
    hits.add(new GrooveHit(40, DrumClass.SNARE, 80));
    List<float[][]> windows = PhraseWindows.grooves(List.of(hits), 32);
    assertEquals(2, windows.size());
    assertEquals(90 / 127f, windows.get(1)[0][9]);
    assertEquals(0.5f, windows.get(1)[0][18]);
    assertEquals(1, windows.get(1)[24][1]);
  }

  @Test
  void inATrioAllThreePlay() {
    int[] some = new int[64];
    some[0] = 40;
    some[32] = 41;
    int[] once = new int[64];
    once[0] = 3;
    List<Trio> windows = PhraseWindows.trios(List.of(new Trio(some, some, once)), 32);
    assertEquals(1, windows.size());
  }

  @Test
  void freedoomHasTriosInEachSplit() throws IOException {
    TrioCorpus corpus =
        TrioCorpus.open(List.of(SharedData.folder("data/multitrack-games/freedoom")));
    for (Split split : Split.values()) {
      assertTrue(PhraseWindows.trios(corpus.pieces(split), 64).size() > 100, split::toString);
    }
  }
}
