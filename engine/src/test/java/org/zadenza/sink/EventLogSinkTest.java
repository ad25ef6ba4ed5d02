// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class EventLogSinkTest {
  private static Cue cue(Controls controls) {
    Span whole = new Span(Rational.of(4, 3), Rational.of(2));
    return new Cue("d1", 1_333_333_333, 2.0 / 3, 1, whole, controls, Sources.NONE);
  }

  private static final String BEGIN =
      "{\"slot\":\"d1\",\"nanos\":1333333333,\"cycle\":\"4/3\","
          + "\"part\":[\"4/3\",\"2\"],\"whole\":[\"4/3\",\"2\"],\"value\":";

  @Test
  void aLineSaysAllOfACue() {
    Controls controls =
        Controls.of("s", "bd\"<").with("n", 3.0).with("gain", 0.8).with("lock", true);
    String value = "{\"gain\":0.8,\"lock\":true,\"n\":3,\"s\":\"bd\\\"<\"}";
    assertEquals(BEGIN + value + "}", EventLogSink.line(cue(controls)));
  }

  @Test
  void listsAndNumbersThatJsonLacksAreWrittenToo() {
    Controls controls = Controls.of("x", List.of("a", 1.0, 1e300)).with("y", Double.NaN);
    String value = "{\"x\":[\"a\",1,1.0E300],\"y\":\"NaN\"}";
    assertEquals(BEGIN + value + "}", EventLogSink.line(cue(controls)));
  }

  @Test
  void theFileHoldsALineForEachCue(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.jsonl");
    Cue cue = cue(Controls.of("s", "bd"));
    try (EventLogSink sink = new EventLogSink(file)) {
      sink.accept(cue);
      sink.accept(cue);
    }
    assertEquals(List.of(EventLogSink.line(cue), EventLogSink.line(cue)), Files.readAllLines(file));
  }
}
