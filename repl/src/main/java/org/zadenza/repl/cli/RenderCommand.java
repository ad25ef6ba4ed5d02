// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.Sets;
import org.zadenza.time.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zadenza render FILE --cycles N}. */
@Command(
    name = "render",
    description = "Plays a set offline, faster than real time, the same bytes every time.")
final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The set, or a folder with a set.clj, .jsh or .java.")
  private Path file;

  @Option(names = "--cycles", required = true, paramLabel = "N", description = "How long.")
  private Rational cycles;

  @Option(names = "--cps", paramLabel = "X", description = "Tempo to begin with (default 1/2).")
  private @Nullable Rational cps;

  @Option(names = "--seed", paramLabel = "S", description = "Another roll of the dice.")
  private @Nullable Long seed;

  @Mixin private RenderOptions outputs;

  @Override
  public Integer call() throws IOException {
    if (cycles.signum() <= 0) throw new Refusal("--cycles must be more than 0, not " + cycles);
    Path set = Sets.file(file);
    if (!Files.isReadable(set)) throw new Refusal("there is no file " + set);
    OfflineStage stage = new OfflineStage(cps, spec.commandLine().getErr());
    long nanos;
    try (stage) {
      if (seed != null) stage.session().seed(seed);
      Sets.samplesBeside(stage.session(), set);
      load(stage.session(), set);
      nanos = stage.play(outputs, cycles);
    }
    outputs.report(cycles, nanos, spec.commandLine().getOut());
    return stage.isTroubled() ? Exit.FAILED_CHECK : Exit.OK;
  }

  private static void load(Session session, Path set) throws IOException {
    for (Answer answer : session.load(set)) {
      if (answer instanceof Answer.Refused(var complaint)) {
        throw new Refusal("nothing was rendered: " + complaint.withoutMusic().text());
      }
    }
  }
}
