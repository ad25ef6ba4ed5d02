// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zadenza.Garbage;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Span;

/** What messages wait in. */
@Timeout(60)
class MessageRingTest {

  @Test
  void everyMessageOfEveryThreadComesOnceAndInItsOrder() throws InterruptedException {
    MessageRing ring = new MessageRing(64);
    int producers = 4;
    int each = 50_000;
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      int producer = p;
      threads.add(Thread.ofPlatform().start(() -> produce(ring, producer, each)));
    }
    int[] next = new int[producers];
    Message into = new Message();
    for (int taken = 0; taken < producers * each; ) {
      if (!ring.take(into)) {
        Thread.onSpinWait();
        continue;
      }
      assertEquals(next[into.rank]++, into.nanos, "of thread " + into.rank);
      assertEquals(into.nanos ^ into.rank, into.serial);
      taken++;
    }
    for (Thread thread : threads) thread.join();
    assertTrue(ring.isEmpty());
  }

  private static void produce(MessageRing ring, int producer, int count) {
    for (int i = 0; i < count; ) {
      Message m = ring.claim();
      if (m == null) {
        Thread.onSpinWait();
        continue;
      }
      m.rank = producer;
      m.nanos = i;
      m.serial = (long) i ^ producer;
      ring.publish(m);
      i++;
    }
  }

  @Test
  void fullIsAnAnswer() {
    MessageRing ring = new MessageRing(2);
    for (int i = 0; i < 2; i++) ring.publish(ring.claim());
    assertNull(ring.claim());
    assertTrue(ring.take(new Message()));
    ring.publish(ring.claim());
    assertNull(ring.claim());
  }

  @Test
  void theHeapGivesTheSoonestAndAmongEqualsTheFirst() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    MessageHeap heap = new MessageHeap(512);
    for (int i = 0; i < 500; i++) {
      heap.spare().dueNanos = random.nextInt(50);
      heap.spare().rank = random.nextInt(3);
      heap.spare().serial = i;
      heap.add();
    }
    heap.keepOnly(m -> m.serial % 7 != 0);
    Message last = new Message();
    int count = 0;
    for (; !heap.isEmpty(); count++) {
      Message m = heap.poll();
      boolean inOrder =
          m.dueNanos > last.dueNanos
              || m.dueNanos == last.dueNanos
                  && (m.rank > last.rank || m.rank == last.rank && m.serial > last.serial);
      assertTrue(count == 0 || inOrder, "seed=" + seed);
      last.copy(m);
    }
    assertEquals(428, count);
  }

  @Test
  void notesAndControllersMakeNoGarbageOnTheirWay() {
    MidiRig rig = new MidiRig().open("Synth");
    rig.port("Synth").open = false;
    Controls controls =
        Controls.of("note", 60.0).with("ccn", 7.0).with("ccv", 1.0).with("s", "midi");
    Cue cue = new Cue("d1", 0, 0, 1, Span.of(0, 1), controls, Sources.NONE);
    Runnable path =
        () -> {
          rig.midi.sink().accept(cue);
          rig.midi.turn();
        };
    assertEquals(0, Garbage.of(path));
  }
}
