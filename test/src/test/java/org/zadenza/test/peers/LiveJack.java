// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.zadenza.test.prompt.Program;

/**
 * A JACK server of the test's own, on the dummy driver; this process and its peers belong to it.
 */
public final class LiveJack implements AutoCloseable {
  private static final long LIMIT_NANOS = 30_000_000_000L;

  private final Path folder;
  private final Map<String, String> environment;
  private Peer server;

  private LiveJack(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Whether this machine has one. */
  public static boolean isInstalled() {
    return Peer.installed("jackd") && Peer.installed("jack_wait");
  }

  public static LiveJack start(Path folder, int frameRate, int period) throws Exception {
    String name = "zadenza-midi-" + ProcessHandle.current().pid();
    Map<String, String> environment =
        Map.of(
            "JACK_NO_AUDIO_RESERVATION", "1",
            "JACK_DEFAULT_SERVER", name,
            "JACK_NO_START_SERVER", "1");
    environment.forEach(LiveJack::setInThisProcess);
    LiveJack out = new LiveJack(folder, environment);
    start(out, frameRate, period);
    return out;
  }

  private static void start(LiveJack out, int frameRate, int period) throws Exception {
    String name = out.environment.get("JACK_DEFAULT_SERVER");
    String rate = String.valueOf(frameRate);
    String frames = String.valueOf(period);
    out.server =
        out.peer("jackd", "-n", name, "-R", "-P", "70", "-d", "dummy", "-r", rate, "-p", frames);
    try (Peer wait = out.peer("jack_wait", "-w", "-t", "20")) {
      if (wait.exit() == 0 && out.server.running()) return;
      throw new AssertionError("jackd does not start: " + out.server.output() + wait.output());
    } catch (Exception | AssertionError e) {
      out.close();
      throw e;
    }
  }

  /** Ends the server as a crash would. */
  public void kill() {
    server.kill();
  }

  /** Starts it again, under the same name. */
  public void restart(int frameRate, int period) throws Exception {
    start(this, frameRate, period);
  }

  /** JACK's library reads the environment of the process, which Java cannot write. */
  @SuppressWarnings("restricted")
  private static void setInThisProcess(String name, String value) {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    MethodHandle setenv =
        linker.downcallHandle(linker.defaultLookup().find("setenv").orElseThrow(), type);
    try (Arena arena = Arena.ofConfined()) {
      int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      if (failed != 0) throw new AssertionError("setenv " + name);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Starts a program that belongs to the server. */
  Peer peer(String... command) throws Exception {
    return Peer.start(folder, environment, List.of(command));
  }

  /** A session of Zadenza's own in a JVM of its own; its input is a pipe. */
  Process session(String... options) throws Exception {
    List<String> command = Program.command(List.of(), List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("session.txt").toFile());
    return builder.start();
  }

  /** Every port and its connections, as {@code jack_lsp -c} prints them. */
  String ports() throws Exception {
    try (Peer list = peer("jack_lsp", "-c")) {
      return list.exit() == 0 ? list.output() : "";
    }
  }

  /** Connects two ports; it may be that the other end is still starting. */
  void connect(String from, String to) throws Exception {
    await(
        "a connection from " + from + " to " + to,
        () -> {
          try (Peer connect = peer("jack_connect", from, to)) {
            return connect.exit() == 0;
          } catch (Exception e) {
            return false;
          }
        });
  }

  /** FluidSynth as a client {@code fluid}, without its effects. */
  Peer fluidSynth(Path sounds) throws Exception {
    Peer synth =
        peer(
            "fluidsynth",
            "-i",
            "-s",
            "-R",
            "0",
            "-C",
            "0",
            "-g",
            "1",
            "-a",
            "jack",
            "-m",
            "jack",
            "-o",
            "midi.jack.id=fluid",
            "-o",
            "audio.jack.id=fluid",
            sounds.toString());
    awaitPort("fluid:left");
    awaitPort("fluid:midi");
    return synth;
  }

  void awaitPort(String part) throws Exception {
    await("a port " + part, () -> has(part));
  }

  private boolean has(String part) {
    try {
      return ports().contains(part);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static void await(String what, BooleanSupplier met) {
    await(what, met, () -> "");
  }

  /** Waits for a condition; where it is never met, says what there was instead. */
  static void await(String what, BooleanSupplier met, Supplier<String> instead) {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (System.nanoTime() < limit) if (met.getAsBoolean()) return;
    throw new AssertionError("waited in vain for " + what + "; " + instead.get());
  }

  /** What the server has printed. */
  String output() {
    return server.output();
  }

  @Override
  public void close() {
    server.close();
  }
}
