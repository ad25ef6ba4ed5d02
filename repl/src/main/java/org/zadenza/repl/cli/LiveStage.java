// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.link.LinkInterfaces;
import org.zadenza.osc.SuperDirtSink;
import org.zadenza.repl.prompt.PlainInput;
import org.zadenza.repl.prompt.Prompt;
import org.zadenza.repl.prompt.StatusLine;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.session.LiveSound;
import org.zadenza.repl.session.Messages;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.repl.session.Sets;
import org.zadenza.schedule.ClockThread;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.EventLogSink;

/** A performance in real time: clock, sound, wires, and a terminal or a pipe. */
final class LiveStage {
  private final LiveOptions options;
  private final List<Path> files;
  private final Folders folders = Folders.ofThisMachine();
  private final Messages messages = new Messages();
  private final SystemClock clock = new SystemClock();
  private final Session session;
  private final LiveSound sound;

  LiveStage(LiveOptions options, List<Path> files) {
    this.options = options;
    this.files = files;
    for (Path file : files) {
      if (!Files.isReadable(file)) throw new Refusal("there is no file " + file);
    }
    this.session =
        Session.on(
            clock,
            options.cps == null ? Session.DEFAULT_CPS : options.cps,
            Timing.LIVE,
            log(),
            messages);
    this.sound = new LiveSound(clock, folders, messages);
  }

  private SessionLog log() {
    long seconds = Math.floorDiv(clock.startWallNanos(), Clock.NANOS_PER_SECOND);
    try {
      return SessionLog.in(folders.sessions(), Instant.ofEpochSecond(seconds));
    } catch (UncheckedIOException e) {
      messages.tell("log", "nothing is logged: " + e.getCause().getMessage());
      return SessionLog.none();
    }
  }

  /** Plays until the player leaves; the exit code. */
  int run() throws IOException, InterruptedException {
    background("sound", () -> sound.start(session.outlets(), options.silent));
    background("language", session::warmUp);
    if (options.osc != null) session.outlets().add(superDirt(options.osc));
    if (options.events != null) session.outlets().add(new EventLogSink(options.events));
    if (options.link != null) session.link().on(interfaces(options.link));
    ClockThread ticking = ClockThread.start(session.scheduler(), clock, messages);
    Runtime.getRuntime().addShutdownHook(new Thread(session::close, "zadenza-end"));
    try (session;
        sound;
        ticking) {
      return System.console() != null && System.console().isTerminal() ? atTerminal() : atPipe();
    }
  }

  private static LinkInterfaces interfaces(String names) {
    LinkInterfaces out = LinkInterfaces.of(names);
    for (String name : out.unknown()) {
      if (!Files.exists(Path.of(name))) continue;
      throw new Refusal("--link wants network interfaces, as in --link=lo; put " + name + " first");
    }
    return out;
  }

  private void background(String name, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException | LinkageError e) {
            messages.tell(name, "could not be started: " + e.getMessage());
          }
        };
    Thread.ofPlatform().name("zadenza-start-" + name).daemon(true).start(guarded);
  }

  private SuperDirtSink superDirt(String target) {
    int colon = target.lastIndexOf(':');
    try {
      String host = colon < 0 ? target : target.substring(0, colon);
      int port =
          colon < 0 ? SuperDirtSink.DEFAULT_PORT : Integer.parseInt(target.substring(colon + 1));
      InetSocketAddress address = new InetSocketAddress(host, port);
      return SuperDirtSink.open(address, clock, SuperDirtSink.DEFAULT_LATENCY_NANOS, messages);
    } catch (IllegalArgumentException e) {
      throw new Refusal("--osc wants HOST:PORT, such as 127.0.0.1:57120, not " + target);
    }
  }

  private int atTerminal() throws IOException {
    Files.createDirectories(folders.state());
    try (Terminal terminal = TerminalBuilder.builder().name("zadenza").build()) {
      Prompt prompt = new Prompt(terminal, session, folders.history(), sound::names);
      prompt.welcome();
      messages.deliverTo(prompt::say);
      loadAll();
      StatusLine status = StatusLine.start(session, sound::load, prompt::showStatus);
      try (status) {
        prompt.run();
      }
    }
    return Exit.OK;
  }

  private void loadAll() {
    List<Path> all = new ArrayList<>();
    if (!options.noInit && Files.isReadable(folders.init())) all.add(folders.init());
    all.addAll(files);
    for (Path file : all) messages.tell("", Sets.load(session, file.toString()).text());
  }

  private int atPipe() throws IOException, InterruptedException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    loadAll();
    messages.flushTo(err::println);
    messages.deliverTo(err::println);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int refused = new PlainInput(session, out, err).run(in);
    if (options.stay && !session.isOver()) session.awaitQuit();
    return refused == 0 ? Exit.OK : Exit.FAILED_CHECK;
  }
}
