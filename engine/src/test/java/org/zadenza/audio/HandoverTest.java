// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.voice.Note;

/** The ring and the agenda behind it. */
class HandoverTest {
  @Test
  void aFullRingAnswersNullAndTakesAgainWhenThereIsRoom() {
    NoteRing ring = new NoteRing(4);
    for (int i = 0; i < 4; i++) {
      assertNotNull(ring.claim()).frame = i;
      ring.publish();
    }
    assertNull(ring.claim());
    assertEquals(0, ring.exchange(new Note()).frame);
    assertNotNull(ring.claim());
    assertThrows(IllegalArgumentException.class, () -> new NoteRing(3));
  }

  private static <T> T assertNotNull(T value) {
    org.junit.jupiter.api.Assertions.assertNotNull(value);
    return value;
  }

  @Test
  void whatOneThreadWritesAnotherReadsWholeAndInOrder() throws InterruptedException {
    int notes = 200_000;
    NoteRing ring = new NoteRing(64);
    Thread producer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (long i = 0; i < notes; ) {
                    Note note = ring.claim();
                    if (note == null) continue;
                    note.frame = i;
                    note.seed = ~i;
                    note.params[7] = i;
                    ring.publish();
                    i++;
                  }
                });
    Note spare = new Note();
    for (long i = 0; i < notes; ) {
      Note note = ring.exchange(spare);
      if (note == null) continue;
      assertEquals(i, note.frame);
      assertEquals(~i, note.seed);
      assertEquals(i, note.params[7]);
      spare = note;
      i++;
    }
    producer.join();
    assertNull(ring.exchange(spare));
  }

  @Test
  void theAgendaGivesTheSoonestAndOfOneFrameTheFirst() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Agenda agenda = new Agenda(32);
    List<long[]> model = new ArrayList<>();
    for (long order = 0; order < 5000; order++) {
      if (!agenda.isFull() && random.nextBoolean()) {
        agenda.spare();
        Note note = new Note();
        note.frame = random.nextInt(10);
        note.seed = order;
        agenda.add(note);
        model.add(new long[] {note.frame, order});
      } else if (!agenda.isEmpty()) {
        long[] expected =
            model.stream()
                .min(Comparator.<long[]>comparingLong(n -> n[0]).thenComparingLong(n -> n[1]))
                .orElseThrow();
        model.remove(expected);
        assertEquals(expected[0], agenda.nextFrame(), () -> "seed=" + seed);
        assertEquals(expected[1], agenda.next().seed, () -> "seed=" + seed);
      }
    }
    agenda.clear();
    assertTrue(agenda.isEmpty());
    assertEquals(Long.MAX_VALUE, agenda.nextFrame());
  }

  @Test
  void framesAreExactHoweverLongTheSession() {
    assertEquals(0, Frames.at(0, 48_000));
    assertEquals(48_000L * 86_400 * 365, Frames.at(86_400L * 365 * 1_000_000_000L, 48_000));
    assertEquals(1, Frames.at(20_833, 48_000));
    assertEquals(44_100 * 3 + 22_050, Frames.at(3_500_000_000L, 44_100));
    assertEquals(-48, Frames.at(-1_000_000, 48_000));
  }
}
