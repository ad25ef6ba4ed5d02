// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zadenza.repl.cli.ZadenzaCommand;

/** What a run of the command line printed and answered. */
record Ran(int code, String out, String err) {
  /** Of {@code zadenza} with these arguments. */
  static Ran of(List<String> arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      int code = ZadenzaCommand.run(arguments.toArray(String[]::new));
      return new Ran(
          code, said.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
