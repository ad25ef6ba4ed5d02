// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.live.Models;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.repl.eval.Answer;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** Where the examples of the page about NSynth are played and rendered, by a network of chance. */
abstract class NsynthStage {
  final List<String> told = new ArrayList<>();
  ManualClock clock = new ManualClock();
  @TempDir Path folder;

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("zadenza.home")).resolve("docs/models/nsynth.md"));
  }

  /** The examples below a heading. */
  static List<String> lines(String language, String heading) throws IOException {
    String page = page();
    Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertTrue(block.find(page.indexOf(heading + "\n")), language);
    return block.group(1).lines().toList();
  }

  Session session() {
    clock = new ManualClock();
    Models models = new Models(new ToyWeights(1), new ModelService(), new ModelService());
    Reporter reporter = (where, what) -> told.add(where + ": " + what);
    return Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), reporter, models);
  }

  private static void load(Session session, String file, List<String> lines) {
    for (String line : lines) {
      Answer answer = session.load(file, line).getFirst();
      if (answer instanceof Answer.Refused(var complaint)) assertEquals("", complaint.text(), line);
    }
  }

  /** What a set sends in four seconds, in order. */
  final List<String> cues(String file, List<String> lines) {
    RecordingSink sink = new RecordingSink();
    try (Session session = session()) {
      session.outlets().add(sink);
      load(session, file, lines);
      for (int i = 0; i < 20; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 5);
      }
      return sink.cues().stream()
          .map(cue -> cue.nanos() + " " + cue.slot() + " " + cue.controls())
          .sorted()
          .toList();
    }
  }

  final byte[] rendered(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    try (Session session = session()) {
      load(session, "set.clj", lines);
      Reporter reporter = (where, what) -> told.add(where + ": " + what);
      new Rendering(file, null, null, null).play(session, clock, Rational.TWO, reporter);
    }
    return Files.readAllBytes(file);
  }

  /** That a WAV file of 16 bits has more than a thousand samples above -30 dB. */
  static void assertLoud(byte[] wav) {
    int loud = 0;
    for (int at = 44; at < wav.length; at += 2) if (Math.abs(wav[at + 1]) > 4) loud++;
    assertTrue(loud > 1000, "samples above -30 dB: " + loud);
  }
}
