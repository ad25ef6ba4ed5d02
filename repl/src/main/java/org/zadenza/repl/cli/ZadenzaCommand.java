// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code zadenza}: the root of the command line. */
@Command(
    name = "zadenza",
    description = "A live-coding music environment in which neural models are patterns.",
    mixinStandardHelpOptions = false,
    subcommands = {ConformCommand.class})
public final class ZadenzaCommand {

  /** Runs the program and answers its exit code. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new ZadenzaCommand());
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          command.getErr().println("zadenza: " + plain(error));
          return Exit.BAD_INPUT;
        });
    return line.execute(arguments);
  }

  private static String plain(Exception error) {
    if (error instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }
}
