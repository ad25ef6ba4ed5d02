// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.zadenza.pattern.Pattern;

/**
 * Runs files of cases and prints each failure with what was expected and what came.
 *
 * @param expressions evaluates an expression to a pattern
 * @param quirks whether cases that nobody has to copy count too
 */
public record Conformance(Function<String, Pattern> expressions, boolean quirks) {

  /** How many cases went which way. */
  public record Tally(int passed, int failed, int skipped) {
    Tally plus(Tally other) {
      return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** The last line of a run. */
    @Override
    public String toString() {
      return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
  }

  /** Runs every file in turn; the caller prints the tally. */
  public Tally run(List<Path> files, PrintWriter out) throws IOException {
    Tally total = new Tally(0, 0, 0);
    for (Path file : files) total = total.plus(run(file, out));
    return total;
  }

  private Tally run(Path file, PrintWriter out) throws IOException {
    Tally tally = new Tally(0, 0, 0);
    Judge judge = new Judge(expressions);
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) continue;
      tally = tally.plus(one(judge, read(file, number, line), out));
    }
    return tally;
  }

  private static Case read(Path file, int number, String line) {
    try {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      return Case.of(json);
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | NumberFormatException broken) {
      throw new IllegalArgumentException(
          file + ":" + number + ": this line is no conformance case: " + broken.getMessage(),
          broken);
    }
  }

  private Tally one(Judge judge, Case asked, PrintWriter out) {
    if (asked.isQuirk() && !quirks) return new Tally(0, 0, 1);
    return switch (judge.judge(asked)) {
      case Verdict.Passed _ -> new Tally(1, 0, 0);
      case Verdict.Failed(String expected, String got) -> {
        out.println(asked.id() + " " + asked.tags() + "  " + title(asked));
        out.println("  expected " + expected);
        out.println("  got      " + got);
        yield new Tally(0, 1, 0);
      }
    };
  }

  private static String title(Case asked) {
    return switch (asked.subject()) {
      case Case.Subject.Mini(String text) -> text;
      case Case.Subject.Expression(String text) -> text;
      case Case.Subject.Chance _ -> "";
    };
  }
}
