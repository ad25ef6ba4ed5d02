// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Tag("slow")
class SampleBenchTest {
  private static final List<String> ENTRANTS =
      List.of("kernel, 16-bit", "kernel, 32-bit", "ONNX Runtime", "ND4J", "plain version");

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyEntrantTakesItsBlocksInEveryTurn(int voices) {
    StringWriter said = new StringWriter();
    int code =
        new CommandLine(new SampleBench())
            .setOut(new PrintWriter(said, true))
            .execute(
                ("--residual 4 --layers 2 --blocks 2 --turns 2 --voices " + voices).split(" "));
    assertEquals(0, code);
    for (String entrant : ENTRANTS) {
      Stream<String> lines = said.toString().lines().filter(line -> line.contains(entrant));
      assertEquals(2, lines.count(), entrant);
    }
    String sizes = "\"residual\": 4, \"layers\": 2, \"voices\": " + voices;
    assertTrue(said.toString().lines().allMatch(line -> line.contains(sizes)), said::toString);
  }
}
