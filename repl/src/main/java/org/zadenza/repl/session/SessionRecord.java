// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zadenza.time.Rational;

/**
 * A session log that was read.
 *
 * @param lines all lines after the first
 */
public record SessionRecord(LogLine.Began began, List<LogLine> lines) {

  /**
   * Reads a log; half a last line, as a program leaves it that is killed, is passed over.
   *
   * @throws IllegalArgumentException with a sentence for the player if it is no session log
   */
  public static SessionRecord read(Path file) throws IOException {
    List<String> texts = Files.readAllLines(file);
    List<LogLine> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      try {
        lines.add(LogLine.of(JsonParser.parseString(texts.get(i)).getAsJsonObject()));
      } catch (RuntimeException e) {
        if (i > 0 && i == texts.size() - 1) break;
        throw new IllegalArgumentException(
            "line " + (i + 1) + " of " + file + " is no line of a session log", e);
      }
    }
    if (lines.isEmpty() || !(lines.getFirst() instanceof LogLine.Began first)) {
      throw new IllegalArgumentException(file + " is no session log: its first line is missing");
    }
    return new SessionRecord(first, List.copyOf(lines.subList(1, lines.size())));
  }

  /** The log that the last session in a folder left behind without its end; empty if it ended. */
  public static Optional<Path> abandoned(Path folder) {
    return LogFile.left(folder).filter(SessionRecord::isAbandoned);
  }

  private static boolean isAbandoned(Path file) {
    try {
      SessionRecord log = read(file);
      return !log.ended() && log.lines.stream().anyMatch(l -> l instanceof LogLine.Evaluated);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** True if the player left it in order. */
  public boolean ended() {
    return lines.stream().anyMatch(l -> l instanceof LogLine.Reached(_, var ended) && ended);
  }

  /** The cycle of the session up to which it is known to have played. */
  public Rational end() {
    Rational out = Rational.ZERO;
    for (LogLine line : lines) out = out.max(line.from());
    return out;
  }
}
