// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.neural.MuLaw;

class MemoryTest {
  private static final int SAMPLES = 6144;
  private static final int SOUND = 200;

  @Test
  void whatChangesNothingTellsWhatWas() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 100; k++) {
      Memory memory = Memory.drawn(PastChanges.NONE, SAMPLES, random);
      for (int sound = 0; sound < MuLaw.CLASSES; sound++) {
        assertEquals(sound, memory.of(sound, 0, random));
      }
    }
  }

  @Test
  void straysAreAnyClassAndAsManyAsThereShouldBe() {
    Memory memory = new Memory(0, 1, false, 0.02, 0, 0);
    SplittableRandom random = new SplittableRandom(2);
    int strays = 0;
    double sum = 0;
    for (int k = 0; k < 100_000; k++) {
      int told = memory.of(SOUND, k, random);
      if (told == SOUND) continue;
      strays++;
      sum += told;
    }
    assertEquals(2000, strays, 200);
    assertEquals(127.5, sum / strays, 8);
  }

  @Test
  void inABurstNothingOfTheSoundIsToldAndAfterItAll() {
    Memory memory = new Memory(0, 1, false, 0, 1000, 0.1);
    SplittableRandom random = new SplittableRandom(3);
    double squares = 0;
    for (int at = 0; at < 1000; at++) {
      double told = MuLaw.decode(memory.of(SOUND, at, random));
      squares += told * told;
    }
    assertEquals(0.1, Math.sqrt(squares / 1000), 0.01);
    for (int at = 1000; at < SAMPLES; at++) assertEquals(SOUND, memory.of(SOUND, at, random));
  }

  @Test
  void asManyCropsAsWantedHaveStraysAndBursts() {
    PastChanges changes = new PastChanges(0, 0, 0, 0.4, 0.25, 0);
    SplittableRandom random = new SplittableRandom(4);
    int strays = 0;
    int bursts = 0;
    for (int k = 0; k < 10_000; k++) {
      Memory memory = Memory.drawn(changes, SAMPLES, random);
      if (memory.strays() > 0) strays++;
      if (memory.burst() > 0) bursts++;
      assertTrue(memory.strays() <= 0.03 && memory.burst() < SAMPLES / 2);
    }
    assertEquals(4000, strays, 250);
    assertEquals(2500, bursts, 220);
  }

  @Test
  void aPastIsPlayedSofterOrLouderAndMovedByChance() {
    Memory softer = new Memory(0, 0.25, false, 0, 0, 0);
    SplittableRandom random = new SplittableRandom(5);
    assertEquals(
        MuLaw.encode(MuLaw.decode(SOUND) / 4), softer.of(SOUND, 0, random), "a quarter as loud");
    Memory moved = new Memory(3, 1, false, 0, 0, 0);
    double squares = 0;
    for (int k = 0; k < 10_000; k++) {
      int off = moved.of(SOUND, k, random) - SOUND;
      squares += off * off;
    }
    assertEquals(3, Math.sqrt(squares / 10_000), 0.1);
  }
}
