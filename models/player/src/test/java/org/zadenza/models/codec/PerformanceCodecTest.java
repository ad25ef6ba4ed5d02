// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerformanceCodecTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final Comparator<PerformanceNote> ORDER =
      Comparator.comparingDouble(PerformanceNote::start).thenComparingInt(PerformanceNote::pitch);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void notesOnTheGridComeBackFromTheirEvents() {
    for (int round = 0; round < 200; round++) {
      List<PerformanceNote> notes = onGrid();
      int[] events = PerformanceCodec.encode(notes);
      List<PerformanceNote> back = new ArrayList<>(PerformanceCodec.decode(events));
      back.sort(ORDER);
      assertEquals(notes, back, "seed=" + SEED);
      assertArrayEquals(events, PerformanceCodec.encode(back), "seed=" + SEED);
    }
  }

  @Test
  void anyNotesComeBackWithinHalfAStepAndABinOfVelocity() {
    for (int round = 0; round < 100; round++) {
      List<PerformanceNote> notes = new ArrayList<>();
      for (PerformanceNote note : onGrid()) {
        double shift = random.nextDouble(0, 0.004);
        int louder = note.velocity() + random.nextInt(0, Math.min(4, 128 - note.velocity()));
        notes.add(
            new PerformanceNote(note.pitch(), louder, note.start() + shift, note.end() + shift));
      }
      List<PerformanceNote> back =
          new ArrayList<>(PerformanceCodec.decode(PerformanceCodec.encode(notes)));
      back.sort(ORDER);
      assertEquals(notes.size(), back.size());
      notes.sort(
          Comparator.<PerformanceNote>comparingLong(note -> PerformanceCodec.step(note.start()))
              .thenComparingInt(PerformanceNote::pitch));
      for (int k = 0; k < notes.size(); k++) {
        assertEquals(notes.get(k).start(), back.get(k).start(), 0.0051, "seed=" + SEED);
        assertEquals(notes.get(k).end(), back.get(k).end(), 0.0051, "seed=" + SEED);
        assertEquals(notes.get(k).velocity(), back.get(k).velocity(), 3, "seed=" + SEED);
      }
    }
  }

  @Test
  void anyEventsAreNotesThatComeBack() {
    for (int round = 0; round < 200; round++) {
      int[] events = random.ints(random.nextInt(200), 0, PerformanceCodec.EVENTS).toArray();
      List<PerformanceNote> notes = new ArrayList<>(PerformanceCodec.decode(events));
      notes.removeIf(note -> note.start() == note.end());
      int[] again = PerformanceCodec.encode(notes);
      assertArrayEquals(
          again, PerformanceCodec.encode(PerformanceCodec.decode(again)), "seed=" + SEED);
    }
  }

  @Test
  void theEventsAreThoseOfTheTable() {
    List<PerformanceNote> notes =
        List.of(
            new PerformanceNote(60, 64, 0, 0.5),
            new PerformanceNote(64, 64, 0, 2.51),
            new PerformanceNote(67, 127, 0.5, 2.51));
    assertArrayEquals(
        new int[] {
          356 + 15, 60, 64, 256 + 49, 128 + 60, 356 + 31, 67, 355, 355, 256, 128 + 64, 128 + 67
        },
        PerformanceCodec.encode(notes));
  }

  @Test
  void aKeyThatIsStruckAgainEndsAndOfTwoTogetherTheLouderSounds() {
    int[] events =
        PerformanceCodec.encode(
            List.of(
                new PerformanceNote(60, 10, 0, 1),
                new PerformanceNote(60, 90, 0, 0.2),
                new PerformanceNote(60, 90, 0.1, 0.3)));
    assertEquals(
        List.of(new PerformanceNote(60, 89, 0, 0.1), new PerformanceNote(60, 89, 0.1, 0.3)),
        PerformanceCodec.decode(events));
  }

  @Test
  void everyVelocityIsInItsBin() {
    for (int velocity = 1; velocity <= 127; velocity++) {
      int bin = PerformanceCodec.bin(velocity);
      assertTrue(bin >= 0 && bin < 32);
      assertEquals(bin, PerformanceCodec.bin(PerformanceCodec.velocity(bin)));
    }
  }

  @Test
  void anImpossibleEventOrNoteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> PerformanceCodec.decode(new int[] {388}));
    assertThrows(IllegalArgumentException.class, () -> new PerformanceNote(60, 64, 0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new PerformanceNote(60, 0, 0, 1));
  }

  /**
   * Notes whose times and velocities the events can say, sorted, none over another of its pitch.
   */
  private List<PerformanceNote> onGrid() {
    List<PerformanceNote> notes = new ArrayList<>();
    for (int pitch = random.nextInt(20); pitch < 128; pitch += random.nextInt(1, 20)) {
      int at = random.nextInt(400);
      for (int k = random.nextInt(1, 4); k > 0; k--) {
        int end = at + random.nextInt(1, 350);
        int velocity = PerformanceCodec.velocity(random.nextInt(32));
        notes.add(new PerformanceNote(pitch, velocity, at / 100.0, end / 100.0));
        at = end + random.nextInt(300);
      }
    }
    notes.sort(ORDER);
    return notes;
  }
}
