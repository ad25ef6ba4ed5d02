// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Span;

class SlotMetersTest {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static Cue cue(String slot, Object... controls) {
    Controls c = Controls.EMPTY;
    for (int i = 0; i < controls.length; i += 2) c = c.with((String) controls[i], controls[i + 1]);
    return new Cue(slot, 0, 2, 0.5, Span.of(0, 1), c, Sources.NONE);
  }

  private static void render(Stage stage, int blocks) {
    for (int i = 0; i < blocks; i++) stage.engine.render(new float[512], new float[512], 512);
  }

  /** Two slots on one orbit are told apart, each as loud as it is alone. */
  @Test
  void slotsOnOneOrbitAreToldApart() {
    double soft = 0.3 + 0.3 * random.nextDouble();
    Cue loud = cue("d1", "s", "sawtooth", "note", 48.0, "gain", 1.0);
    Cue quiet = cue("d2", "s", "sawtooth", "note", 55.0, "gain", soft);
    Stage both = new Stage();
    both.engine.desk().use();
    both.engine.accept(loud);
    both.engine.accept(quiet);
    render(both, 20);
    Map<String, Float> together = both.engine.desk().slotPeaks();
    assertEquals(alone(loud), together.get("d1"), 1e-6, "seed " + seed);
    assertEquals(alone(quiet), together.get("d2"), 1e-6, "seed " + seed);
    assertTrue(together.get("d1") > 2 * together.get("d2"), together + ", seed " + seed);
  }

  /** What a slot measures that has its orbit for itself: the orbit's highest sample. */
  private float alone(Cue cue) {
    Stage stage = new Stage();
    float[] orbit = new float[1];
    float[] slot = new float[2];
    stage
        .engine
        .desk()
        .tap(
            (desk, frames) -> {
              for (int i = 0; i < frames; i++) {
                float l = Math.abs(desk.left(0)[i]);
                orbit[0] = Math.max(orbit[0], Math.max(l, Math.abs(desk.right(0)[i])));
              }
            });
    stage.engine.accept(cue);
    for (int i = 0; i < 20; i++) {
      slot[0] = slot[1]; // orbits come later, as the mix does, but less than a block
      render(stage, 1);
      slot[1] = Math.max(slot[1], stage.engine.desk().slotPeaks().get(cue.slot()));
    }
    assertTrue(slot[0] <= orbit[0] + 1e-6 && orbit[0] <= slot[1] + 1e-6, "seed " + seed);
    assertTrue(orbit[0] > 0.001, "silent");
    return stage.engine.desk().slotPeaks().get(cue.slot());
  }

  /** 20 dB in 1.7 s, down to nothing; a slot that never sounded is not there. */
  @Test
  void aMeterFallsWhenItsSlotIsSilent() {
    SlotMeters meters = new SlotMeters(48_000);
    int slot = meters.number("d1");
    meters.heard(slot, Float.floatToRawIntBits(0.8f));
    meters.pass(512);
    assertEquals(0.8f, meters.peaks().get("d1"));
    meters.pass((int) (1.7 * 48_000));
    assertEquals(0.08f, meters.peaks().get("d1"), 1e-6);
    meters.pass(10 * 48_000);
    assertEquals(0f, meters.peaks().get("d1"));
    assertFalse(meters.peaks().containsKey("d2"));
  }

  @Test
  void aSlotKeepsItsNumberAndTooManyAreLeftOut() {
    SlotMeters meters = new SlotMeters(48_000);
    for (int i = 0; i < SlotMeters.MOST; i++) assertEquals(i, meters.number("s" + i));
    for (int i = 0; i < 100; i++) {
      assertEquals(SlotMeters.NONE, meters.number("more" + i));
      int known = random.nextInt(SlotMeters.MOST);
      assertEquals(known, meters.number("s" + known));
    }
    meters.heard(SlotMeters.NONE, Float.floatToRawIntBits(1f));
    meters.pass(512);
    assertEquals(SlotMeters.MOST, meters.peaks().size());
  }

  /** Nobody measures where nobody looks. */
  @Test
  void itCostsNothingUntilSomebodyLooks() {
    Stage stage = new Stage();
    stage.engine.accept(cue("d1", "s", "sawtooth", "note", 48.0));
    render(stage, 5);
    assertEquals(0f, stage.engine.desk().slotPeaks().get("d1"));
  }
}
