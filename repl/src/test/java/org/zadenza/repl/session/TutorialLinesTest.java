// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/**
 * Lines as beginners type them are heard: loud enough, not too loud, around zero, nothing unknown.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TutorialLinesTest {
  private static final int RATE = 48_000;
  private static final int FRAMES = 4 * RATE;
  private static final int BLOCK = 480;

  private final ManualClock clock = new ManualClock();
  private final List<String> told = new ArrayList<>();
  private final Reporter reporter = (where, what) -> told.add(where + ": " + what);
  private final PatchLibrary patches = PatchLibrary.bundled();
  private Session session;

  static List<String> lines() throws IOException {
    try (InputStream in = TutorialLinesTest.class.getResourceAsStream("tutorial-lines.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @BeforeAll
  void begin() {
    session = Session.on(clock, Rational.HALF, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT);
    session.tongues().warmUp();
  }

  @AfterAll
  void end() {
    session.close();
  }

  /** Both sides of the first two cycles of what a line plays from here on. */
  private float[][] heard(String line) {
    AudioEngine engine = new AudioEngine(patches, RATE, clock, reporter);
    engine.seek(engine.frameOf(clock.nanos()));
    session.outlets().add(engine);
    String text = "(d1 " + line + ")";
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    assertInstanceOf(Answer.Value.class, answer, why);
    float[][] out = new float[2][FRAMES];
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    for (int at = 0; at < FRAMES; at += BLOCK) {
      session.scheduler().tick();
      engine.render(left, right, BLOCK);
      System.arraycopy(left, 0, out[0], at, BLOCK);
      System.arraycopy(right, 0, out[1], at, BLOCK);
      clock.advance(BLOCK * 1_000_000_000L / RATE);
    }
    session.outlets().remove(engine);
    session.scheduler().hush();
    assertEquals(0, engine.load().faults(), line);
    assertEquals(0, engine.load().dropped(), line);
    return out;
  }

  @ParameterizedTest
  @MethodSource("lines")
  void sounds(String line) {
    told.clear();
    float[][] x = heard(line);
    assertEquals(List.of(), told, line);
    double peak = 0;
    double energy = 0;
    double[] sum = new double[2];
    for (int side = 0; side < 2; side++) {
      for (float sample : x[side]) {
        peak = Math.max(peak, Math.abs(sample));
        energy += (double) sample * sample;
        sum[side] += sample;
      }
    }
    double rms = 10 * Math.log10(energy / (2 * FRAMES));
    assertTrue(rms > -50 && rms < -8, line + " is at " + rms + " dBFS");
    assertTrue(peak > 0.02 && peak <= 0.966f, line + " peaks at " + peak);
    double dc = Math.max(Math.abs(sum[0]), Math.abs(sum[1])) / FRAMES;
    assertTrue(dc < 0.002, line + " lies " + dc + " off");
  }
}
