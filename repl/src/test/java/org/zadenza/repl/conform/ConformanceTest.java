// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.notation.Notation;

class ConformanceTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  private String run(String... cases) throws IOException {
    Path file = Files.write(folder.resolve("cases.jsonl"), List.of(cases));
    return new Conformance(Notation::parse, false)
        .run(List.of(file), new PrintWriter(out, true))
        .toString();
  }

  private static String mini(String text, String rest) {
    return "{\"id\":\"x\",\"tags\":[],\"mini\":\"%s\",\"from\":\"0\",\"to\":\"1\",%s}"
        .formatted(text, rest);
  }

  private static String hap(String begin, String end, String value) {
    return "{\"part\":[\"%s\",\"%s\"],\"whole\":[\"%s\",\"%s\"],\"value\":%s}"
        .formatted(begin, end, begin, end, value);
  }

  @Test
  void aRightAnswerPassesInAnyOrder() throws IOException {
    String haps = "\"haps\":[" + hap("1/2", "1", "1.5") + "," + hap("0", "1/2", "\"a\"") + "]";
    assertEquals("1 passed, 0 failed, 0 skipped", run(mini("a 1.5", haps)));
  }

  @Test
  void aWrongAnswerShowsBothSides() throws IOException {
    String tally = run(mini("a", "\"haps\":[" + hap("0", "1", "\"b\"") + "]"));
    assertEquals("0 passed, 1 failed, 0 skipped", tally);
    assertTrue(out.toString().contains("expected [0 1] \"b\""), out.toString());
    assertTrue(out.toString().contains("got      [0 1] \"a\""), out.toString());
  }

  @Test
  void oneEventTooManyFails() throws IOException {
    assertEquals("0 passed, 1 failed, 0 skipped", run(mini("a", "\"haps\":[]")));
    String twice = "\"haps\":[" + hap("0", "1", "\"a\"") + "," + hap("0", "1", "\"a\"") + "]";
    assertEquals("0 passed, 1 failed, 0 skipped", run(mini("a", twice)));
  }

  @Test
  void anErrorMustBeBlamedOnAnAcceptedPlace() throws IOException {
    assertEquals(
        "1 passed, 0 failed, 0 skipped",
        run(mini("[a", "\"error\":{\"stage\":\"parse\",\"accept\":[0,2]}")));
    assertEquals(
        "0 passed, 1 failed, 0 skipped",
        run(mini("[a", "\"error\":{\"stage\":\"parse\",\"accept\":[1]}")));
    assertEquals(
        "0 passed, 1 failed, 0 skipped",
        run(mini("a", "\"error\":{\"stage\":\"parse\",\"accept\":[0]}")));
  }

  @Test
  void quirksAreSkipped() throws IOException {
    String quirk = mini("a", "\"haps\":[]").replace("\"tags\":[]", "\"tags\":[\"quirk\"]");
    assertEquals("0 passed, 0 failed, 1 skipped", run(quirk));
  }

  @Test
  void notesMayBeSpelledAsTheyLikeWhereTheCaseSaysSo() throws IOException {
    String haps = "\"haps\":[" + hap("0", "1", "51") + "]";
    assertEquals("0 passed, 1 failed, 0 skipped", run(mini("eb3", haps)));
    String scale = mini("eb3", haps).replace("\"tags\":[]", "\"tags\":[\"scale\"]");
    assertEquals("1 passed, 0 failed, 0 skipped", run(scale));
  }

  @Test
  void aLineThatIsNoCaseIsNamed() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> run("{\"mini\":1}"));
    assertTrue(error.getMessage().contains("cases.jsonl:1"), error.getMessage());
  }
}
