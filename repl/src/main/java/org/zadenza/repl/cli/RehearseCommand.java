// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.JackAudioOutput;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.prompt.Prompt;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Plays through a short session on an imaginary terminal, and a set from a pipe, unheard: the
 * launcher runs it once after a build to record which classes a start needs. Its environment names
 * folders of a player that nobody misses.
 */
@Command(name = "rehearse", hidden = true, description = "Prepares fast starts.")
final class RehearseCommand implements Callable<Integer> {
  private static final String SCRIPT =
      """
      (demo)
      (doc every)
      (d1 (evry 2 rev (s "bd")))
      (d1 "bd [sn")
      (status)
      :java
      d2(s("bd*2 <sn cp>").every(3, Pattern::rev).jux(x -> x.fast(2)))
      var beat = s("bd")
      d1(evry(2))
      :clj
      (quit)
      """;

  /** Time enough for the first notes. */
  private static final String SET_PLAYS = "(Thread/sleep 1500)\n(status)\n(quit)\n";

  @Parameters(paramLabel = "FILE", description = "The set that is played.")
  private Path set = Path.of("");

  @Override
  public Integer call() throws IOException {
    atTerminal();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(SET_PLAYS.getBytes(StandardCharsets.UTF_8)));
    try {
      return ZadenzaCommand.run("--silent", "--no-init", set.toString());
    } finally {
      System.setIn(before);
    }
  }

  private static void atTerminal() throws IOException {
    JackAudioOutput.serverRate(); // looked for at every start
    Path history = Files.createTempFile("zadenza", "history");
    ManualClock clock = new ManualClock();
    try (Session session =
            Session.on(
                clock, Session.DEFAULT_CPS, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT);
        Terminal terminal =
            TerminalBuilder.builder()
                .system(false)
                .streams(
                    new ByteArrayInputStream(SCRIPT.getBytes(StandardCharsets.UTF_8)),
                    OutputStream.nullOutputStream())
                .type("xterm")
                .build()) {
      PatchLibrary patches = PatchLibrary.bundled();
      AudioEngine engine = new AudioEngine(patches, 48_000, clock, Reporter.SILENT);
      session.outlets().add(engine);
      Prompt prompt = new Prompt(terminal, session, history, patches::names);
      prompt.welcome();
      prompt.run();
      session.scheduler().tick();
      engine.render(new float[256], new float[256], 256);
    } finally {
      Files.deleteIfExists(history);
    }
  }
}
