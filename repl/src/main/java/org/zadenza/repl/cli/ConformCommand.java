// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.conform.Conformance;
import org.zadenza.repl.eval.ClojureSpace;
import org.zadenza.repl.eval.Patterns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zadenza conform FILE.jsonl}. */
@Command(name = "conform", description = "Runs conformance cases and prints each failure.")
final class ConformCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE.jsonl", description = "Files of cases.")
  private List<Path> files;

  @Option(names = "--quirks", description = "Count accidents that nobody has to copy, too.")
  private boolean quirks;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Conformance.Tally tally = new Conformance(new Expressions(), quirks).run(files, out);
    out.println(tally);
    out.flush();
    return tally.failed() == 0 ? Exit.OK : Exit.FAILED_CHECK;
  }

  /** Starts Clojure with the first expression only: files of mini-notation do without. */
  private static final class Expressions implements Function<String, Pattern> {
    private ClojureSpace space;

    @Override
    public Pattern apply(String text) {
      if (space == null) space = ClojureSpace.with(Vocabulary.words());
      return Patterns.of(space.value(text));
    }
  }
}
