// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.clock.WallClock;
import org.zadenza.clock.WallTime;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.dsl.Word;
import org.zadenza.midi.LiveMidi;
import org.zadenza.midi.PlayedNotes;
import org.zadenza.models.live.Models;
import org.zadenza.models.remote.Batches;
import org.zadenza.pattern.Pattern;
import org.zadenza.realtime.ThreadPriority;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Patterns;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.eval.WordBook;
import org.zadenza.repl.tutorial.Course;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.Instruments;
import org.zadenza.time.Rational;

/**
 * A performance: slots that play, words that change them, and a log of it all. Knows no terminal
 * and starts no thread.
 *
 * <pre>{@code
 * Session session = Session.on(clock, cps, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
 * session.evaluate(Forms.typed("(d1 (s \"bd sn\"))").getFirst());
 * }</pre>
 */
public final class Session implements AutoCloseable {
  /** As the build says; {@code dev} where the classes come from no jar. */
  public static final String VERSION =
      Objects.requireNonNullElse(Session.class.getPackage().getImplementationVersion(), "dev");

  /** Strudel's: a bar of four beats at 120 a minute. */
  public static final Rational DEFAULT_CPS = Rational.HALF;

  /** What is being evaluated on this thread. */
  private static final ScopedValue<String> TEXT = ScopedValue.newInstance();

  private static final ScopedValue<Language> LANGUAGE = ScopedValue.newInstance();

  private final Outlets outlets;
  private final Scheduler scheduler;
  private final LinkSwitch link;
  private final SessionLog log;
  private final WordBook words;
  private final Tongues tongues;
  private final Reporter messages;
  private final Models models;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch quit = new CountDownLatch(1);
  private volatile @Nullable LiveMidi midi;
  private final Fonts fonts;
  private final boolean offline;
  private volatile Instruments instruments = Instruments.NONE;
  private volatile SampleLibrary samples = SampleLibrary.empty();
  private volatile Supplier<TimingReport> timing =
      () -> new TimingReport(now(), new WallClock.Meter(0, 0, 0, 0), ThreadPriority.UNASKED, "");
  private volatile @Nullable Wires wires;
  private volatile boolean again;
  private final PlayedNotes played = new PlayedNotes();
  private volatile @Nullable LiveSound sound;
  private volatile @Nullable Takes takes;
  private volatile @Nullable SessionRecord cutOff;
  private @Nullable Batches alone;
  private volatile @Nullable Workshop workshop;
  private volatile @Nullable PageDoor page;
  private final List<Consumer<Evaluation>> listeners = new CopyOnWriteArrayList<>();
  private UnaryOperator<Pattern> preparation = pattern -> pattern;
  private volatile Course course = Course.unkept();

  private Session(
      Clock clock, Rational cps, Timing timing, SessionLog log, Reporter messages, Models models) {
    this.models = models;
    this.outlets = new Outlets(messages);
    outlets.plays(models.nsynth()::live, models.nsynth()::offline);
    models.nsynth().tells(message -> messages.tell("nsynth", message));
    TempoMap tempo = TempoMap.steady(cps, clock.nanos());
    this.messages = messages;
    this.fonts = new Fonts(messages);
    this.offline = timing == Timing.OFFLINE;
    this.scheduler = new Scheduler(clock, tempo, outlets, messages, timing);
    this.link = new LinkSwitch(clock, scheduler, messages, timing != Timing.OFFLINE);
    this.log = log;
    List<Word> language = together(Vocabulary.words(), models.words());
    this.words = new WordBook(together(language, StageWords.of(this)));
    this.tongues = new Tongues(words, this::now);
    models.witnessedBy(log::phrased);
    models.tellsProblemsTo(problem -> messages.tell("models", problem));
    models.pads().inputsFrom(scheduler.inputs()::now);
    models.samplesFrom(name -> SampleNames.file(name, samples));
    log.begin(VERSION, scheduler, outlets, TEXT::isBound, messages);
  }

  /** The words of both; where both have a name, the latter's. */
  private static List<Word> together(Collection<Word> language, List<Word> further) {
    Set<String> taken = further.stream().map(Word::name).collect(Collectors.toSet());
    List<Word> out = new ArrayList<>(language);
    out.removeIf(word -> taken.contains(word.name()));
    out.addAll(further);
    return out;
  }

  /**
   * @param messages hears what goes wrong while patterns play; any thread, must return at once
   */
  public static Session on(
      Clock clock, Rational cps, Timing timing, SessionLog log, Reporter messages) {
    Models models = Models.ofPlayer(Folders.ofThisMachine().models());
    return on(clock, cps, timing, log, messages, models);
  }

  /** The same with other models, which are closed with it. */
  public static Session on(
      Clock clock, Rational cps, Timing timing, SessionLog log, Reporter messages, Models models) {
    return new Session(clock, cps, timing, log, messages, models);
  }

  /** From now on it is told again what it was told once: what it loaded comes from the log. */
  void playsAgain() {
    again = true;
  }

  boolean isPlayedAgain() {
    return again;
  }

  /** Keeps in a file how far its player has come in the tutorial. */
  public void tutorialKeptIn(Path file) {
    course = Course.keptIn(file, problem -> messages.tell("tutorial", problem));
  }

  /** The player's way through the tutorial. */
  Course course() {
    return course;
  }

  /** Shifts every pattern's chance by a seed from now on. */
  public void seed(long seed) {
    Word word = Vocabulary.find("seed").orElseThrow();
    preparation = pattern -> Patterns.of(word.call().apply(List.of(seed, pattern)));
  }

  /** What is really played where {@code value} is asked for. */
  Pattern prepared(Object value) {
    return preparation.apply(Patterns.of(value));
  }

  /** The text that is being evaluated on this thread, empty where none is. */
  String text() {
    return TEXT.orElse("");
  }

  /** The language that is being evaluated on this thread, Clojure where none is. */
  Language language() {
    return LANGUAGE.orElse(Language.CLOJURE);
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** Plays in time with others when it is switched on. */
  public LinkSwitch link() {
    return link;
  }

  /** Where the cues go. */
  public Outlets outlets() {
    return outlets;
  }

  /** Lets this session speak and hear by OSC: once, when it plays live. */
  public Wires wired(Clock clock, WallTime wallTime) {
    Wires out = new Wires(this, clock, wallTime, messages);
    wires = out;
    return out;
  }

  /** Its wires, or null where it does not play live. */
  @Nullable Wires wires() {
    return wires;
  }

  /** The recorded sounds that patterns name from now on; closed with the session. */
  public void samplesFrom(SampleLibrary library) {
    samples = library;
  }

  /** The recorded sounds that patterns can name. */
  public SampleLibrary samples() {
    return samples;
  }

  /** Connects live MIDI, which is closed with the session. */
  public void connect(LiveMidi liveMidi) {
    midi = liveMidi;
    liveMidi.instruments(instruments);
    outlets.add(liveMidi);
    liveMidi.played().heardBy(log::key);
  }

  /** The notes that came in, now or when what is played again was played. */
  PlayedNotes played() {
    return midi().map(LiveMidi::played).orElse(played);
  }

  /** What the instruments are on SuperDirt and on MIDI devices, from now on. */
  public void instruments(Instruments known) {
    instruments = known;
    midi().ifPresent(live -> live.instruments(known));
    Wires open = wires;
    if (open != null) open.instruments(known);
  }

  /** What plays General MIDI's names. */
  public Fonts fonts() {
    return fonts;
  }

  /** True where nobody waits for the music. */
  boolean playsOffline() {
    return offline;
  }

  Instruments instruments() {
    return instruments;
  }

  /** Live MIDI; empty where the session plays offline. */
  Optional<LiveMidi> midi() {
    return Optional.ofNullable(midi);
  }

  /** Connects live sound, so that it can be measured and recorded. */
  public void connect(LiveSound liveSound, Clock clock) {
    sound = liveSound;
    fonts.heardBy(liveSound::soundfont);
    takes = new Takes(liveSound::engine, outlets, clock, messages);
  }

  /** Live sound; empty where the session plays offline, or is still opening a device. */
  public Optional<AudioEngine> engine() {
    LiveSound live = sound;
    return live == null ? Optional.empty() : live.engine();
  }

  /** Its recordings; empty where the session plays offline. */
  public Optional<Takes> takes() {
    return Optional.ofNullable(takes);
  }

  /** Remembers the log of a session that was cut off, so that its slots can be brought back. */
  public void canRestore(SessionRecord log) {
    cutOff = log;
  }

  /** Brings back the slots of the session that was cut off. */
  Notice restore() {
    SessionRecord before = cutOff;
    if (again) return new Notice("what was restored comes from the log");
    if (before == null) return new Notice("there is nothing to restore");
    cutOff = null;
    return new Restoration(before).in(this);
  }

  /** Lets this session have a worker when it asks for one. */
  public void connect(Workshop live) {
    workshop = live;
    models.nsynth().grids().madeBy(live::cells);
  }

  /** Its worker and what it learns; empty where the session plays offline. */
  Optional<Workshop> workshop() {
    return again ? Optional.empty() : Optional.ofNullable(workshop);
  }

  /** Batches by its worker, else in live kernels. Any thread but the clock's. */
  public Batches batches() {
    Optional<Workshop> live = workshop();
    return live.isPresent() ? live.get().batches() : alone();
  }

  /** Made when it is first asked for: who restyles nothing loads nothing for it. */
  private synchronized Batches alone() {
    Batches known = alone;
    if (known != null) return known;
    Batches made = new Batches(Optional::empty, Duration.ZERO);
    alone = made;
    return made;
  }

  /** How its worker is, in a line; empty where there is none. Any thread. */
  public String workerLine() {
    return workshop().map(Workshop::line).orElse("");
  }

  /** Lets this session be shown in a browser; closed with the session. */
  public void connect(PageDoor door) {
    page = door;
  }

  /** What shows it in a browser, or null where it does not play live. */
  @Nullable PageDoor page() {
    return again ? null : page;
  }

  /** Tells of everything that is evaluated from now on, on the thread that does it. */
  public void heardBy(Consumer<Evaluation> listener) {
    listeners.add(listener);
  }

  /** Where this session is logged, for the player. */
  String logText() {
    return log.file().map(Path::toString).orElse("nothing is logged");
  }

  /** Every word that can be typed. */
  public WordBook words() {
    return words;
  }

  public Snapshot now() {
    return scheduler.now();
  }

  public Models models() {
    return models;
  }

  /** True if some slot has a pattern. */
  public boolean isPlaying() {
    return now().lanes().stream().anyMatch(Snapshot.LaneStatus::playing);
  }

  /** What it is spoken to in. */
  public Tongues tongues() {
    return tongues;
  }

  /** Evaluates one piece of Clojure. */
  public Answer evaluate(Piece piece) {
    return evaluate(Language.CLOJURE, piece);
  }

  /**
   * Evaluates one piece; a piece that fails changes nothing. Any thread: an evaluation that never
   * ends does not keep the next from beginning.
   */
  public Answer evaluate(Language language, Piece piece) {
    Piece asked = bareWord(language, piece).orElse(piece);
    Snapshot began = now();
    Rational from = scheduler.sentUpTo();
    long before = scheduler.changes();
    Answer answer =
        ScopedValue.where(TEXT, asked.text())
            .where(LANGUAGE, language)
            .call(() -> tongues.answer(language, asked));
    boolean interrupted = Thread.interrupted(); // what follows is for all that comes later
    log.evaluated(
        new LogLine.Evaluated(
            began.nanos(),
            began.cycle(),
            from,
            before,
            scheduler.changes() - before,
            asked.place().toString(),
            language,
            asked.text(),
            answer instanceof Answer.Value,
            interrupted && answer instanceof Answer.Refused));
    Evaluation evaluation = new Evaluation(language, asked, answer);
    listeners.forEach(listener -> listener.accept(evaluation));
    if (interrupted) Thread.currentThread().interrupt();
    return answer;
  }

  /** {@code hush} alone does what {@code (hush)} does: on stage the brackets may be missing. */
  private Optional<Piece> bareWord(Language language, Piece piece) {
    return words
        .find(piece.text())
        .filter(word -> word.category().equals(StageWords.CATEGORY))
        .filter(word -> word.arguments().stream().allMatch(argument -> argument.startsWith("[")))
        .map(word -> language == Language.JAVA ? word.name() + "()" : "(" + word.name() + ")")
        .map(call -> new Piece.Whole(piece.place(), call));
  }

  /** Evaluates a file, form by form. */
  public List<Answer> load(Path file) throws IOException {
    return load(file.getFileName().toString(), Files.readString(file));
  }

  /** Evaluates the text of a file, form by form. */
  public List<Answer> load(String name, String text) {
    Language language = Language.ofFile(name);
    return tongues.pieces(language, name, text).stream()
        .map(piece -> evaluate(language, piece))
        .toList();
  }

  /** Who knows how well the clock keeps time; offline nobody does. */
  public void timingFrom(Supplier<TimingReport> source) {
    timing = source;
  }

  TimingReport timing() {
    return timing.get();
  }

  /** Says something to the player. */
  void tell(String message) {
    tell("", message);
  }

  /** The same, and which part of the program says it. Any thread. */
  public void tell(String where, String message) {
    messages.tell(where, message);
  }

  /** Lets everybody who waits for the end go. Any thread. */
  public void quit() {
    quit.countDown();
  }

  public boolean isOver() {
    return quit.getCount() == 0;
  }

  /** Waits until somebody quits. */
  public void awaitQuit() throws InterruptedException {
    quit.await();
  }

  /** Writes what is still to be written; a second time does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) return;
    PageDoor open = page;
    if (open != null) open.close();
    takes().ifPresent(Takes::close);
    midi().ifPresent(LiveMidi::close);
    Workshop made = workshop;
    if (made != null) made.close();
    link.close();
    samples.close();
    outlets.close();
    if (wires != null) wires.close();
    models.close();
    tongues.close();
    log.close();
  }
}
