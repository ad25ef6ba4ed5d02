// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.WallClock;
import org.zadenza.link.LinkInterfaces;
import org.zadenza.midi.LiveMidi;
import org.zadenza.midi.MidiUnavailable;
import org.zadenza.midi.OutletOptions;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.models.remote.WorkerSource;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.nrepl.Editors;
import org.zadenza.repl.page.Browser;
import org.zadenza.repl.page.Page;
import org.zadenza.repl.prompt.PlainInput;
import org.zadenza.repl.prompt.Prompt;
import org.zadenza.repl.prompt.StatusLine;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.session.LiveSound;
import org.zadenza.repl.session.Messages;
import org.zadenza.repl.session.Packs;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.repl.session.SessionRecord;
import org.zadenza.repl.session.Sets;
import org.zadenza.repl.session.TimingReport;
import org.zadenza.repl.session.Workshop;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.EventLogSink;

/** A performance in real time: clock, sound, wires, and a terminal or a pipe. */
final class LiveStage {
  private static final int PORTS = 1 << 16;
  private static final long FRESH_NANOS = 600 * Clock.NANOS_PER_SECOND;

  private final LiveOptions options;
  private final List<Path> files;
  private final Folders folders = Folders.ofThisMachine();
  private final Messages messages = new Messages();
  private final SystemClock clock = new SystemClock();
  private final WallClock wallClock = WallClock.beside(clock);
  private final Session session;
  private final LiveSound sound;
  private final Page page;
  private final Optional<Path> left; // the log of a session that was cut off
  private final Editors editors;

  LiveStage(LiveOptions options, List<Path> files) {
    this.options = options;
    this.files = files;
    if (options.pagePort != null) requirePort("--page-port", options.pagePort);
    if (options.nreplPort != null) requirePort("--nrepl", options.nreplPort);
    for (Path file : files) {
      if (!Files.isReadable(file)) throw new Refusal("there is no file " + file);
    }
    this.left = SessionRecord.abandoned(folders.sessions());
    Optional<SessionRecord> cutOff = left.flatMap(LiveStage::read);
    this.session =
        Session.on(
            clock,
            options.cps == null ? Session.DEFAULT_CPS : options.cps,
            Timing.LIVE,
            log(),
            messages);
    session.tutorialKeptIn(folders.tutorial());
    session.samplesFrom(Packs.live(folders, options.stage, messages));
    this.sound = new LiveSound(clock, folders, session.samples(), messages);
    session.connect(sound, clock);
    this.page = new Page(session, clock, Browser.ofThisMachine());
    session.connect(page);
    this.editors = new Editors(session, sound::names);
    session.connect(new Workshop(this::workerHere, folders, messages));
    session.models().nsynth().grids().keepIn(folders.grids());
    cutOff.ifPresent(session::canRestore);
  }

  private static Optional<SessionRecord> read(Path log) {
    try {
      return Optional.of(SessionRecord.read(log));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private WorkerSource workerHere() throws IOException {
    return new SecondJvm(
        SecondJvm.classPath(Home.builtWorker()),
        folders.models(),
        folders.training(),
        folders.state().resolve("worker.log"));
  }

  /** Goes on where a session was cut off a moment ago; what lies longer back is only offered. */
  private void restore() {
    if (!restores()) {
      offer();
      return;
    }
    background(
        "restore",
        () -> {
          Answer answer = session.evaluate(Forms.typed("(restore)").getFirst());
          messages.tell("log", "the last session was cut off: " + answer.text());
        });
  }

  private boolean restores() {
    return left.isPresent() && !options.noRestore && isFresh(left.get());
  }

  private void offer() {
    messages.tell("log", "the last session was cut off: (restore) brings its slots back");
  }

  private boolean isFresh(Path log) {
    try {
      long then = Files.getLastModifiedTime(log).to(TimeUnit.NANOSECONDS);
      return wallClock.startWallNanos() - then < FRESH_NANOS;
    } catch (IOException e) {
      return false;
    }
  }

  private SessionLog log() {
    long seconds = Math.floorDiv(wallClock.startWallNanos(), Clock.NANOS_PER_SECOND);
    try {
      return SessionLog.in(folders.sessions(), Instant.ofEpochSecond(seconds));
    } catch (UncheckedIOException e) {
      messages.tell("log", "nothing is logged: " + e.getCause().getMessage());
      return SessionLog.none();
    }
  }

  /** Plays until the player leaves; the exit code. */
  int run() throws IOException, InterruptedException {
    LiveSound.Way way = options.way();
    LiveMidi midi = LiveMidi.start(session.scheduler(), session.outlets().hand(), clock, messages);
    session.connect(midi);
    if (options.midi != null) background("midi", () -> open(midi, options.midi));
    List<Path> sets = sets();
    boolean atTerminal = isTerminal() && !options.process;
    boolean playsAtOnce = left.isPresent() || !atTerminal || !sets.isEmpty();
    if (playsAtOnce) prepare(way);
    if (!sets.isEmpty()) background("networks", () -> foresee(sets));
    new WireOptions(session.wired(clock, wallClock), options, messages).open();
    if (options.events != null) session.outlets().add(new EventLogSink(options.events));
    if (options.link != null) session.link().on(interfaces(options.link));
    if (options.pagePort != null) openPage(options.pagePort);
    Metronome ticking = Metronome.start(session.scheduler(), clock, messages);
    session.timingFrom(
        () -> new TimingReport(session.now(), wallClock.meter(), ticking.priority(), sounds()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "zadenza-end"));
    try (wallClock;
        session;
        sound;
        ticking;
        editors) {
      if (!atTerminal) return atPipe(sets);
      return atTerminal(sets, playsAtOnce ? () -> {} : () -> prepare(way));
    }
  }

  /** Whoever only wants a prompt has it before instruments, sound and language are loaded. */
  private void prepare(LiveSound.Way way) {
    background("instruments", () -> session.instruments(sound.instruments()));
    background("sound", () -> sound.start(session.outlets(), way));
    background("language", session.tongues()::warmUp);
  }

  private void foresee(List<Path> sets) {
    for (Path set : sets) Sets.foresee(session, set);
  }

  private static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  private void end() {
    editors.close();
    session.close();
  }

  /** How the instruments do, the network beside them where it plays, and the page. */
  private String sounds() {
    return Stream.of(sound.text(), session.models().nsynth().text(), page.text())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static void requirePort(String option, int port) {
    if (port >= 0 && port < PORTS) return;
    throw new Refusal(option + " wants a port from 1 to 65535, or 0 for any, not " + port);
  }

  /** Tells the line by which an editor that started this program finds it. */
  private void openEditors(Consumer<String> started) {
    if (options.nreplPort == null) return;
    try {
      started.accept(editors.open(options.nreplPort, Path.of("")));
    } catch (UncheckedIOException e) {
      messages.tell("nrepl", "no editors are served: " + e.getMessage());
    }
  }

  private void openPage(int port) {
    try {
      messages.tell("page", "open this in a browser, once: " + page.open(port));
    } catch (UncheckedIOException e) {
      messages.tell("page", "is not served: " + e.getMessage());
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

  private void open(LiveMidi midi, String wanted) {
    try {
      messages.tell("midi", "plays on " + midi.open(wanted, OutletOptions.PLAIN));
    } catch (MidiUnavailable e) {
      messages.tell("midi", e.getMessage());
    }
  }

  /**
   * Plays at a prompt.
   *
   * @param later what is left to do when the prompt is there
   */
  private int atTerminal(List<Path> sets, Runnable later) throws IOException {
    Files.createDirectories(folders.state());
    try (Terminal terminal = TerminalBuilder.builder().name("zadenza").build()) {
      Prompt prompt = new Prompt(terminal, session, folders.history(), sound::names);
      prompt.welcome();
      later.run();
      messages.deliverTo(heard(prompt::say));
      load(sets);
      if (left.isPresent()) restore();
      openEditors(line -> messages.tell("", line));
      StatusLine status = StatusLine.start(session, sound::load, sound::levels, prompt::showStatus);
      try (status) {
        prompt.run();
      }
    }
    return Exit.OK;
  }

  /** What the player is told, editors that ask for it are told, too. */
  private Consumer<String> heard(Consumer<String> player) {
    return line -> {
      player.accept(line);
      editors.tell(line);
    };
  }

  /** What is loaded to begin with, the player's own first. */
  private List<Path> sets() {
    List<Path> all = new ArrayList<>();
    if (!options.noInit && Files.isReadable(folders.init())) all.add(folders.init());
    all.addAll(files);
    return all;
  }

  /** All of them begin together, unless there is music already that they come to. */
  private void load(List<Path> sets) {
    boolean first = !restores() && options.link == null;
    if (first && !sets.isEmpty()) session.scheduler().hold();
    try {
      for (Path file : sets) messages.tell("", Sets.load(session, file.toString()).text());
    } finally {
      session.scheduler().begin();
    }
  }

  private int atPipe(List<Path> sets) throws IOException, InterruptedException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    load(sets);
    if (left.isPresent()) offer();
    messages.flushTo(err::println);
    messages.deliverTo(heard(err::println));
    openEditors(out::println);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int refused = 0;
    if (options.process) editors.pipe(out, err).run(in);
    else refused = new PlainInput(session, out, err).run(in);
    if (options.stay && !session.isOver()) session.awaitQuit();
    return refused == 0 ? Exit.OK : Exit.FAILED_CHECK;
  }
}
