// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.session.LiveSound;
import org.zadenza.time.Rational;
import picocli.CommandLine.Option;

/** What can be chosen for playing live. */
final class LiveOptions {
  private static final int MOST_OUTPUTS = 64;

  @Option(
      names = "--cps",
      paramLabel = "X",
      description = "Cycles per second to begin with (default 1/2).")
  @Nullable Rational cps;

  @Option(
      names = "--osc",
      arity = "0..1",
      fallbackValue = "127.0.0.1:57120",
      paramLabel = "HOST:PORT",
      description = "Plays on SuperDirt, too (default target ${FALLBACK-VALUE}).")
  @Nullable String osc;

  @Option(
      names = "--osc-in",
      defaultValue = "6010",
      paramLabel = "[HOST:]PORT",
      description =
          "Listens for OSC there, on loopback unless a host is given (default "
              + "${DEFAULT-VALUE}); off for not at all.")
  String oscIn = "6010";

  @Option(
      names = "--highlights",
      arity = "0..1",
      fallbackValue = "6013",
      paramLabel = "PORT",
      description = "Tells an editor on this machine what sounds (default port ${FALLBACK-VALUE}).")
  @Nullable Integer highlights;

  @Option(
      names = "--midi",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "NAME",
      description = "Plays on a MIDI output, too: the one of that name, or the first.")
  @Nullable String midi;

  @Option(
      names = "--link",
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "INTERFACES",
      description =
          "Plays in time with all that speak Ableton Link on the network, or on some of its"
              + " interfaces, such as lo,eth0. Any of them may change the tempo.")
  @Nullable String link;

  @Option(names = "--silent", description = "Opens no sound device; all else is as with one.")
  private boolean silent;

  @Option(
      names = "--outputs",
      paramLabel = "N",
      defaultValue = "2",
      description = "On JACK, how many outputs; the control channel sends an orbit to two of them.")
  private int outputs = 2;

  @Option(names = "--orbits", description = "On JACK, has two more channels for each orbit.")
  private boolean orbits;

  @Option(
      names = "--stage",
      description = "Fetches nothing: sample packs from the network come from the cache.")
  boolean stage;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description =
          "Serves the page there, to browsers on this machine alone; 0 for any free port. Off"
              + " unless it is given or (page) is played.")
  @Nullable Integer pagePort;

  @Option(
      names = "--nrepl",
      arity = "0..1",
      fallbackValue = "0",
      paramLabel = "PORT",
      description =
          "Lets editors on this machine in by the nREPL protocol (Emacs with CIDER, VS Code with"
              + " Calva, Neovim with Conjure), there or on any free port. Off unless it is given.")
  @Nullable Integer nreplPort;

  @Option(
      names = "--process",
      description =
          "Serves one program, such as Flok's, at the other end of a pipe: blocks of code that end"
              + " with an empty line, or a JSON object a line.")
  boolean process;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Writes every event that was played to a file when the session ends.")
  @Nullable Path events;

  @Option(
      names = "--stay",
      description = "Goes on playing when the input is a pipe and has ended, until interrupted.")
  boolean stay;

  @Option(
      names = "--no-restore",
      description = "Does not go on where a session was cut off some minutes ago.")
  boolean noRestore;

  @Option(names = "--no-init", description = "Leaves the player's init.clj alone.")
  boolean noInit;

  LiveSound.Way way() {
    if (outputs < 2 || outputs > MOST_OUTPUTS || outputs % 2 != 0) {
      throw new Refusal("--outputs wants an even number from 2 to 64, not " + outputs);
    }
    return silent ? LiveSound.Way.SILENT : new LiveSound.Way(true, outputs, orbits);
  }
}
