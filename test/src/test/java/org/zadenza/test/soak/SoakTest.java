// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two short nights: one that is always the same, one that never is; {@code -Dseed=N} repeats it.
 */
@Tag("slow")
class SoakTest {
  private static final int SECONDS = 420;
  private static final int SAMPLE_RATE = 24_000;
  private static final long FIXED = 5;

  @TempDir Path folder;

  @Test
  void theSameNightHolds() throws IOException {
    holds(FIXED);
  }

  @Test
  void anotherNightHolds() throws IOException {
    holds(Long.getLong("seed", System.nanoTime()));
  }

  private void holds(long seed) throws IOException {
    JsonObject figures = new Night(seed, SECONDS).play(new Rig(folder, SAMPLE_RATE));
    String said = "-Dseed=" + seed + ": " + figures;
    assertEquals(0, figures.get("violations").getAsInt(), said);
    assertEquals(0, figures.get("longestSilenceCycles").getAsDouble(), said);
    assertEquals(figures.get("cues"), figures.get("replayed"), said);
    assertTrue(figures.get("compared").getAsLong() > 1000, said);
    assertTrue(figures.get("superDirtPackets").getAsLong() > 0, said);
    assertTrue(figures.get("midiNotes").getAsLong() > 100, said);
  }
}
