// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.midi.MidiUnavailable;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Span;

/** What does not hold is found. */
class InvariantsTest {
  private static final long STEP = 20_000_000;
  private static final int NOTE_ON = 0x643c90;

  @TempDir Path folder;

  /** Some seconds of two slots, and in the middle of them something that nobody may do. */
  private Findings after(Consumer<Rig> broken) throws IOException {
    Rig rig = new Rig(folder, 0);
    try (rig) {
      for (String slot : List.of("d1", "d2")) {
        rig.session().evaluate(Forms.typed("(" + slot + " (s \"bd*4\"))").getFirst());
        rig.score().changed(slot);
      }
      rig.begun();
      for (int i = 0; i < 200; i++) {
        if (i == 100) broken.accept(rig);
        rig.step(STEP);
      }
      rig.score().settle();
    }
    return rig.findings();
  }

  private static void assertFound(String what, Findings in) {
    assertTrue(in.violations() > 0, "nothing was found");
    assertTrue(in.text().contains(what), in.text());
  }

  private static Cue cue(Rig rig, long later) {
    long nanos = rig.clock().nanos() + later;
    return new Cue("d3", nanos, 1, 1, Span.of(0, 1), Controls.of("s", "bd"), Sources.NONE);
  }

  @Test
  void nothingIsFoundWhereAllHolds() throws IOException {
    Findings none = after(rig -> {});
    assertEquals(0, none.violations(), none.text());
  }

  @Tag("slow")
  @Test
  void aSlotThatFallsSilentIsFoundAndHowLongItWasSilent() throws IOException {
    Rig[] kept = new Rig[1];
    Findings found =
        after(
            rig -> {
              kept[0] = rig;
              rig.session().scheduler().silence("d2");
            });
    assertFound("d2 from cycle", found);
    assertEquals(0.9, kept[0].slots().longestSilence(), 0.3);
  }

  @Test
  void aCueTooManyIsFound() throws IOException {
    assertFound("0 cues wanted and 1 sent", after(rig -> rig.book().accept(cue(rig, STEP))));
  }

  @Test
  void aLateCueIsFound() throws IOException {
    assertFound("ns late", after(rig -> rig.book().accept(cue(rig, -1))));
  }

  @Test
  void timeThatGoesBackIsFound() throws IOException {
    Consumer<Rig> back =
        rig -> {
          rig.book().accept(cue(rig, 2));
          rig.book().accept(cue(rig, 1));
        };
    assertFound("time goes back in d3 by 1 ns", after(back));
  }

  @Test
  void wallTimeThatGoesBackIsFound() throws IOException {
    assertFound("wall time goes back", after(rig -> rig.wall().told(0)));
  }

  @Test
  void aKeyThatIsNeverLiftedIsFound() throws IOException {
    assertFound("keys are down after the end", after(rig -> press(rig.keyboards())));
  }

  private static void press(Keyboards keyboards) {
    try {
      keyboards.openOutput(Keyboards.SYNTH).send(0, NOTE_ON + 0x0f);
    } catch (MidiUnavailable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void samplesThatAreNoneAndThatClipAreFound() throws IOException {
    assertFound("a sample is NaN", after(rig -> rig.ear().check(new float[] {0, Float.NaN})));
    assertFound("clips", after(rig -> rig.ear().check(new float[] {0, -1.5f})));
  }

  @Test
  void aReplayThatDiffersIsFound() throws IOException {
    Findings findings = after(rig -> {});
    Path events = folder.resolve("events.jsonl");
    Path log = folder.resolve("session.jsonl");
    long lines = Files.readAllLines(events).size();
    assertEquals(lines, new Again(log, folder).compare(events, findings));
    assertEquals(0, findings.violations(), findings.text());
    Files.writeString(log, Files.readString(log).replace("bd*4", "bd*8"));
    new Again(log, folder).compare(events, findings);
    assertFound("replay differs", findings);
  }

  @Test
  void growthIsFound() {
    assertFound("the heap grew by 1", grown(new Vitals(10L << 20, 0, 0)));
    assertFound("threads more than", grown(new Vitals(0, 1, 0)));
    assertFound("11 files more", grown(new Vitals(0, 0, 1)));
  }

  private static Findings grown(Vitals by) {
    Findings findings = new Findings(new ManualClock());
    Growth growth = new Growth();
    Random chance = new Random(1);
    for (int i = 0; i < 30; i++) {
      long heap = by.heapBytes() * i + chance.nextInt(1 << 19);
      growth.look(new Vitals(heap, by.threads() * i, by.files() * i));
    }
    growth.judge(findings);
    return findings;
  }
}
