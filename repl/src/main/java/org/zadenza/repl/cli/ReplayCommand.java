// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.session.Replay;
import org.zadenza.repl.session.SessionRecord;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zadenza replay LOG}. */
@Command(
    name = "replay",
    description = "Plays a session again from its log, offline, the same bytes every time.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "LOG", description = "A log of a session, as (session-log) names it.")
  private Path file;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      description = "How long, counted from the session's beginning (default: as long as it was).")
  private @Nullable Rational cycles;

  @Mixin private RenderOptions outputs;

  @Override
  public Integer call() throws IOException {
    if (cycles != null && cycles.signum() <= 0) {
      throw new Refusal("--cycles must be more than 0, not " + cycles);
    }
    if (!Files.isReadable(file)) throw new Refusal("there is no file " + file);
    SessionRecord log = SessionRecord.read(file);
    PrintWriter err = spec.commandLine().getErr();
    Reporter messages =
        (where, message) -> {
          err.println(where + ": " + message);
          err.flush();
        };
    Rational end = cycles == null ? log.end() : cycles;
    long nanos;
    try (Replay replay = new Replay(log, messages)) {
      nanos = outputs.rendering().replay(replay, end, messages);
    }
    outputs.report(end, nanos, spec.commandLine().getOut());
    return Exit.OK;
  }
}
