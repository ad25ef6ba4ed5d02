// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However notes overlap, a key sounds exactly while its latest pressing lasts, and ends. */
class HeldNotesLawTest {
  private static final int KEYS = 3;

  private record Note(long on, long off, int key) {}

  @Test
  void aKeySoundsWhileItsLatestPressingLasts() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      MidiRig rig = new MidiRig().open("Synth");
      List<Note> notes = notes(random);
      for (Note n : notes) rig.note(n.on, (n.off - n.on) / 1000.0, n.key);
      rig.runTo(4_000);
      for (int key = 0; key < KEYS; key++) check("seed=" + seed, notes, rig, key);
    }
  }

  /** In order of onset, no two of a key at the same moment. */
  private static List<Note> notes(Random random) {
    List<Note> out = new ArrayList<>();
    for (long at = 10; at < 1_500; at += 10 * (1 + random.nextInt(6))) {
      out.add(new Note(at, at + 10 * (1 + random.nextInt(40)), random.nextInt(KEYS)));
    }
    return out;
  }

  private static void check(String seed, List<Note> notes, MidiRig rig, int key) {
    boolean down = false;
    int next = 0;
    List<FakeHost.Sent> log =
        rig.port("Synth").log.stream()
            .filter(s -> Integer.parseInt(s.hex().substring(2, 4), 16) == key)
            .toList();
    for (long ms = 0; ms < 4_000; ms += 10) {
      while (next < log.size() && log.get(next).millis() <= ms) {
        boolean on = log.get(next++).hex().startsWith("9");
        assertTrue(on != down, seed + ": a key goes " + (on ? "down" : "up") + " twice");
        down = on;
      }
      assertEquals(expected(notes, key, ms), down, seed + ", key " + key + " at " + ms + " ms");
    }
  }

  private static boolean expected(List<Note> notes, int key, long ms) {
    Note latest = null;
    for (Note n : notes) if (n.key == key && n.on <= ms) latest = n;
    return latest != null && ms < latest.off;
  }

  @Test
  void nothingHangsAfterHushesAndFullQueues() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    MidiRig rig = new MidiRig().open("Synth");
    for (int i = 0; i < 60; i++) {
      long now = rig.clock.nanos() / MidiRig.MS;
      int many = random.nextInt(10) == 0 ? 9_000 : 40;
      for (int k = 0; k < many; k++) {
        rig.note(now + random.nextInt(300), random.nextDouble(), random.nextInt(128));
      }
      rig.runTo(now + random.nextInt(400));
      if (random.nextInt(3) == 0) rig.midi.sink().hush();
    }
    rig.runTo(rig.clock.nanos() / MidiRig.MS + 3_000);
    assertTrue(rig.midi.lost() > 0, "the queue was never full");
    int[] down = new int[128];
    for (FakeHost.Sent sent : rig.port("Synth").log) {
      int key = Integer.parseInt(sent.hex().substring(2, 4), 16);
      down[key] += sent.hex().startsWith("9") ? 1 : -1;
      assertTrue(down[key] == 0 || down[key] == 1, "seed=" + seed + " " + sent);
    }
    for (int key = 0; key < 128; key++) assertEquals(0, down[key], "seed=" + seed);
  }
}
