// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.OfflineRenderer;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** The page about adding to Zadenza: its files are there, its code is the code, its patch plays. */
class ExtendingPageTest {
  private static final Path HOME = Path.of(System.getProperty("zadenza.home"));
  private static final int RATE = 48_000;

  private final List<String> told = new ArrayList<>();
  private final Reporter reporter = (where, what) -> told.add(where + ": " + what);
  private final ManualClock clock = new ManualClock();

  private static String page() throws IOException {
    return GuidePages.page("extending.md");
  }

  @Test
  void everyFileThatItNamesIsThere() throws IOException {
    Matcher name =
        Pattern.compile("`((?:dsl|engine|models|patches|repl|docs)/[^` ]+)`").matcher(page());
    int names = 0;
    while (name.find()) {
      assertTrue(Files.exists(HOME.resolve(name.group(1))), name.group(1));
      names++;
    }
    assertTrue(names > 30, "names: " + names);
  }

  @Test
  void theJavaThatItShowsIsInTheFiles() throws IOException {
    String sources =
        Files.readString(HOME.resolve("dsl/src/main/java/org/zadenza/pattern/TimeVerbs.java"))
            + Files.readString(HOME.resolve("dsl/src/main/java/org/zadenza/dsl/RhythmWords.java"));
    List<String> blocks = GuidePages.blocks(page(), "java");
    assertEquals(2, blocks.size());
    for (String block : blocks) assertTrue(sources.contains(block), block);
  }

  private Session session() {
    return Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), reporter);
  }

  @Test
  void theFunctionOfAPlayerPlays() throws IOException {
    RecordingSink sink = new RecordingSink();
    try (Session session = session()) {
      session.outlets().add(sink);
      List<String> blocks = GuidePages.blocks(page(), "clojure");
      assertEquals(1, blocks.size());
      for (Answer answer : session.load("init.clj", blocks.getFirst())) {
        if (answer instanceof Answer.Refused(var complaint)) assertEquals("", complaint.text());
      }
      for (int i = 0; i < 20; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 5);
      }
    }
    assertEquals(List.of(), told);
    Set<String> heard = sink.cues().stream().map(cue -> cue.slot()).collect(Collectors.toSet());
    assertEquals(Set.of("d1", "d2"), heard);
  }

  /** The patch is read without a complaint, and its line is heard through it. */
  @Test
  void thePatchPlays(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("glass.json"), GuidePages.blocks(page(), "json").getFirst());
    PatchLibrary patches = PatchLibrary.bundled().withFolder(folder, reporter);
    assertNotNull(patches.find("glass"));
    assertNotNull(patches.find("wineglass"));
    Matcher line = Pattern.compile("`([(]d1 [(]note [^`]*\"glass\"[)][)][)])`").matcher(page());
    assertTrue(line.find());
    double[] sum = new double[2];
    try (Session session = session();
        OfflineRenderer renderer =
            new OfflineRenderer(
                patches,
                session.samples(),
                RATE,
                reporter,
                (left, right, frames) -> {
                  for (int i = 0; i < frames; i++) {
                    sum[0] = Math.max(sum[0], Math.max(Math.abs(left[i]), Math.abs(right[i])));
                    sum[1] += (double) left[i] * left[i];
                  }
                },
                null)) {
      session.outlets().add(renderer);
      Answer answer = session.evaluate(Forms.typed(line.group(1)).getFirst());
      if (answer instanceof Answer.Refused(var complaint)) assertEquals("", complaint.text());
      for (int i = 0; i < 20; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 10);
      }
      renderer.advanceTo(clock.nanos());
    }
    assertEquals(List.of(), told);
    double rms = 10 * Math.log10(sum[1] / (2 * RATE));
    assertTrue(sum[0] > 0.05 && sum[0] < 0.9, "peaks at " + sum[0]);
    assertTrue(rms > -35 && rms < -10, "is at " + rms + " dB");
  }
}
