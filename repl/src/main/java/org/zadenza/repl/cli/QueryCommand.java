// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.util.concurrent.Callable;
import org.zadenza.notation.Notation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zadenza query 'MINI'}. */
@Command(name = "query", description = "Shows what a mini-notation text answers.")
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MINI", description = "Mini-notation, such as 'bd [sn hh]'.")
  private String text;

  @Mixin private SpanOptions span;

  @Override
  public Integer call() {
    span.print(Notation.parse(text), spec.commandLine().getOut());
    return Exit.OK;
  }
}
