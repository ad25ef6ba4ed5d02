// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.conform.Conformance;

/** Answers what Strudel answers; cases of accidental behaviour are left out. */
class ConformanceTest {
  @ParameterizedTest
  @CsvSource({"mini.public.jsonl, 463, 15", "mini.loc.jsonl, 60, 0", "rng.jsonl, 142, 0"})
  void everyCaseAnswersAsExpected(String file, int passed, int skipped) throws Exception {
    Conformance.Tally tally = run(file);
    assertEquals(passed + " passed, 0 failed, " + skipped + " skipped", tally.toString());
  }

  private static Conformance.Tally run(String file) throws Exception {
    URI where = ConformanceTest.class.getResource("/conformance/" + file).toURI();
    StringWriter failures = new StringWriter();
    Conformance conformance = new Conformance(text -> Pattern.of(text), false);
    Conformance.Tally tally = conformance.run(List.of(Path.of(where)), new PrintWriter(failures));
    assertTrue(failures.toString().isEmpty(), failures::toString);
    return tally;
  }

  @org.junit.jupiter.api.Test
  void aWrongAnswerIsSeen() throws Exception {
    Path file = Files.createTempFile("wrong", ".jsonl");
    Files.writeString(
        file,
        "{\"id\":\"x\",\"tags\":[],\"mini\":\"a b\",\"from\":\"0\",\"to\":\"1\",\"haps\":"
            + "[{\"part\":[\"0\",\"1\"],\"whole\":[\"0\",\"1\"],\"value\":\"a\"}]}\n");
    Conformance conformance = new Conformance(text -> Pattern.of(text), false);
    assertEquals(
        "0 passed, 1 failed, 0 skipped",
        conformance.run(List.of(file), new PrintWriter(new StringWriter())).toString());
    Files.delete(file);
  }
}
