// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MelodyCodecTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final List<MelodyCodec> CODECS =
      List.of(MelodyCodec.RNN, MelodyCodec.PIANO, MelodyCodec.FULL);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void thereAreAsManyClassesAsThePapersHave() {
    assertEquals(List.of(38, 90, 130), CODECS.stream().map(MelodyCodec::classes).toList());
  }

  @Test
  void notesComeBackFromTheirTokens() {
    for (int round = 0; round < 300; round++) {
      MelodyCodec codec = CODECS.get(round % 3);
      List<MelodyNote> notes = new ArrayList<>();
      int at = random.nextInt(4);
      for (int k = random.nextInt(20); k > 0; k--) {
        int end = at + random.nextInt(1, 9);
        notes.add(new MelodyNote(random.nextInt(codec.lowest(), codec.highest() + 1), at, end));
        at = end + (random.nextBoolean() ? 0 : random.nextInt(5));
      }
      int steps = (notes.isEmpty() ? 0 : notes.getLast().end()) + random.nextInt(3);
      assertEquals(notes, codec.decode(codec.encode(notes, steps)), "seed=" + SEED);
    }
  }

  @Test
  void tokensThatEncodeWritesComeBackFromTheirNotes() {
    for (int round = 0; round < 300; round++) {
      MelodyCodec codec = CODECS.get(round % 3);
      int[] tokens = new int[random.nextInt(1, 40)];
      boolean sounding = false;
      for (int k = 0; k < tokens.length; k++) {
        int token = random.nextInt(3) == 0 ? random.nextInt(codec.classes()) : 0;
        tokens[k] = token == MelodyCodec.NOTE_OFF && !sounding ? 0 : token;
        sounding = tokens[k] == 0 ? sounding : tokens[k] >= MelodyCodec.FIRST_PITCH;
      }
      assertArrayEquals(tokens, codec.encode(codec.decode(tokens), tokens.length), "seed=" + SEED);
    }
  }

  @Test
  void ofTwoTogetherTheHigherSoundsAndTheNextNoteEndsTheOneBefore() {
    List<MelodyNote> chord =
        List.of(new MelodyNote(60, 0, 8), new MelodyNote(64, 0, 8), new MelodyNote(62, 4, 6));
    assertArrayEquals(new int[] {18, 0, 0, 0, 16, 0, 1, 0}, MelodyCodec.RNN.encode(chord, 8));
  }

  @Test
  void whatIsOutsideIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> MelodyCodec.RNN.token(84));
    assertThrows(IllegalArgumentException.class, () -> MelodyCodec.RNN.pitch(38));
    assertThrows(IllegalArgumentException.class, () -> MelodyCodec.RNN.pitch(1));
    assertThrows(IllegalArgumentException.class, () -> MelodyCodec.RNN.decode(new int[] {-1}));
    assertThrows(IllegalArgumentException.class, () -> new MelodyCodec(60, 59));
    assertThrows(IllegalArgumentException.class, () -> new MelodyNote(60, 3, 3));
  }
}
