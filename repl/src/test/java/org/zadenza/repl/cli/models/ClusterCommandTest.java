// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.repl.cli.ZadenzaCommand;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What is the program's for clusters, and what is ours. */
class ClusterCommandTest {
  private static ParseResult cluster(String... arguments) {
    CommandLine line = new CommandLine(new ZadenzaCommand());
    String[] all = new String[arguments.length + 2];
    all[0] = "models";
    all[1] = "cluster";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return line.parseArgs(all).subcommand().subcommand();
  }

  private static List<String> given(String... arguments) {
    ParseResult parsed = cluster(arguments);
    assertFalse(parsed.isUsageHelpRequested(), String.join(" ", arguments));
    return ((ClusterCommand) parsed.commandSpec().userObject()).arguments();
  }

  @Test
  void theHelpOfItsCommandsIsItsOwn() {
    assertEquals(List.of("master", "--help"), given("master", "--help"));
    assertEquals(List.of("encode", "drums-rnn", "-h"), given("encode", "drums-rnn", "-h"));
  }

  @Test
  void optionsBehindItsCommandsAreItsOwn() {
    assertEquals(
        List.of("worker", "spark://host:7077", "--cores", "4", "--memory=8g"),
        given("worker", "spark://host:7077", "--cores", "4", "--memory=8g"));
    assertEquals(List.of("--help"), given());
  }

  @Test
  void theCommandItselfIsExplainedHere() {
    assertTrue(cluster("--help").isUsageHelpRequested());
    Ran ran = Ran.of(List.of("models", "cluster", "--help"));
    assertEquals(0, ran.code());
    assertTrue(ran.out().contains("encode, train, master, worker"), ran.out());
  }
}
