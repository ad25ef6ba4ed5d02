// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StepBenchTest {
  private static final List<String> ENTRANTS =
      List.of("live kernel", "plain version", "DL4J rnnTimeStep", "ONNX Runtime", "bound: reading");

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyEntrantTakesItsStepsInEveryTurn(int batch) {
    StringWriter said = new StringWriter();
    int code =
        new CommandLine(new StepBench())
            .setOut(new PrintWriter(said, true))
            .execute(("--units 8 --classes 5 --steps 4 --turns 2 --batch " + batch).split(" "));
    assertEquals(0, code);
    for (String entrant : ENTRANTS) {
      Stream<String> lines = said.toString().lines().filter(line -> line.contains(entrant));
      assertEquals(2, lines.count(), entrant);
    }
    assertTrue(said.toString().contains("\"batch\": " + batch), said::toString);
  }
}
