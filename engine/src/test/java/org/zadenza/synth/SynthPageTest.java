// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the page about synths are those of the program. */
class SynthPageTest {
  private static String arguments(List<Generator.Argument> arguments) {
    return arguments.stream()
        .map(a -> a.needed() ? a.name() : a.name() + " " + number(a.standard()))
        .collect(Collectors.joining(", "));
  }

  private static String number(double x) {
    return x == Math.rint(x) ? String.valueOf((long) x) : String.format(Locale.ROOT, "%s", x);
  }

  static List<String> generators() {
    return Arrays.stream(Generator.values())
        .map(
            g ->
                String.format(
                    "| `%s` | %s | %s | %s | `%s` |",
                    g.word(), arguments(g.arguments()), g.doc(), g.pace().doc(), g.className()))
        .toList();
  }

  static List<String> shapes() {
    return Arrays.stream(Shape.values())
        .map(s -> String.format("| `%s` | %s | %s |", s.word(), arguments(s.arguments()), s.doc()))
        .toList();
  }

  static String operators(int arity) {
    return Arrays.stream(Operator.values())
        .filter(o -> o.arity() == arity)
        .map(o -> "`" + o.word() + "` " + o.special())
        .collect(Collectors.joining(", "));
  }

  @Test
  void thePageHasEveryGenerator() throws IOException {
    Path file = Path.of(System.getProperty("zadenza.home"), "docs", "defsynth.md");
    String page = Files.readString(file);
    for (String line : generators()) assertTrue(page.contains(line + "\n"), line);
    for (String line : shapes()) assertTrue(page.contains(line + "\n"), line);
    for (int arity = 1; arity <= 2; arity++) assertTrue(page.contains(operators(arity)));
  }
}
