// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.schedule.Reporter;

/**
 * What a version left in a player's folders is good for all that come after it: of each there is a
 * log here, and what it played then.
 */
class EarlierVersionsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = "0.1.0")
  void aLogPlaysWhatItPlayedThen(String version) throws Exception {
    SessionRecord log = SessionRecord.read(file(version + ".log.jsonl"));
    List<String> told = new ArrayList<>();
    Reporter messages = (where, what) -> told.add(where + ": " + what);
    Path events = folder.resolve("events.jsonl");
    try (Replay replay = new Replay(log, messages)) {
      rendering(events).replay(replay, log.end(), messages);
    }
    assertEquals(List.of(), told);
    assertEquals(
        Files.readString(file(version + ".events.jsonl")), Files.readString(events), version);
  }

  /** The same log, cut off before its last words, as a crash leaves it. */
  @ParameterizedTest
  @ValueSource(strings = "0.1.0")
  void aLogThatWasCutOffIsFoundAndRead(String version) throws Exception {
    List<String> lines = Files.readAllLines(file(version + ".log.jsonl"));
    Path log = folder.resolve("2026-01-01T00-00-00.jsonl");
    Files.writeString(log, String.join("\n", lines.subList(0, lines.size() - 2)) + "\n{\"took\":");
    assertEquals(log, SessionRecord.abandoned(folder).orElseThrow());
    SessionRecord read = SessionRecord.read(log);
    assertTrue(read.lines().size() > 20, () -> "" + read.lines());
    assertEquals(version + "-SNAPSHOT", read.began().version());
  }

  private static Rendering rendering(Path events) {
    return new Rendering(null, null, null, events);
  }

  private static Path file(String name) throws IOException, URISyntaxException {
    URL found = EarlierVersionsTest.class.getResource("earlier/" + name);
    return Path.of(Objects.requireNonNull(found, name).toURI());
  }
}
