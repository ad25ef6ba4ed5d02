// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.Recording;
import org.zadenza.clock.Clock;
import org.zadenza.clock.TempoMap;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.repl.text.EventJson;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Deed;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.schedule.Witness;
import org.zadenza.time.Rational;

/**
 * What a session was told, by its player and from outside, and from which beat on it counted: one
 * JSON object a line, enough to play the night again ({@link Replay}).
 *
 * <p>An evaluation is on the disk when its answer comes. What the planning thread sees is put on a
 * queue, and written by a thread that may wait for the disk. What a disk does not take, as one that
 * is full, is kept until it does, up to {@link #MOST_KEPT} characters; the music goes on.
 */
public final class SessionLog implements AutoCloseable {
  private static final String WHERE = "log";

  /** How often a session that is told nothing notes how far it has come. */
  private static final long REACHED_NANOS = 5 * Clock.NANOS_PER_SECOND;

  /** Hours of a busy set. */
  private static final int MOST_KEPT = 16 << 20;

  private final LogPen pen;
  private final StringBuilder kept = new StringBuilder();
  private final Queue<LogLine> waiting = new ConcurrentLinkedQueue<>();
  private final @Nullable Thread writer;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Map<String, LogLine.Stood> stood = new HashMap<>();
  private @Nullable Rational stoodCps;
  private volatile boolean broken;
  private Reporter reporter = Reporter.SILENT;
  private volatile @Nullable Scheduler scheduler;

  private SessionLog(LogPen pen, boolean threaded) {
    this.pen = pen;
    this.writer =
        threaded ? Thread.ofPlatform().name("zadenza-log").daemon(true).unstarted(this::run) : null;
  }

  /** A log that keeps nothing. */
  public static SessionLog none() {
    return to(Writer.nullWriter());
  }

  /** A new log in {@code folder}, named by when the session began. */
  public static SessionLog in(Path folder, Instant began) {
    try {
      return new SessionLog(LogFile.in(folder, began), true);
    } catch (IOException e) {
      throw new UncheckedIOException("no session log in " + folder, e);
    }
  }

  /** Where it is written; empty where it is kept nowhere. */
  Optional<Path> file() {
    return broken ? Optional.empty() : pen.file();
  }

  /** A log for a session on one thread. */
  public static SessionLog to(Writer out) {
    return new SessionLog(new ToWriter(out), false);
  }

  private record ToWriter(Writer out) implements LogPen {
    @Override
    public void write(String lines) throws IOException {
      out.write(lines);
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /**
   * Before anything plays: notes how the session begins and sees what comes to it from now on.
   *
   * @param messages hears when the disk fails and when it is well again
   */
  void begin(
      String version,
      Scheduler of,
      Outlets outlets,
      BooleanSupplier evaluating,
      Reporter messages) {
    scheduler = of;
    reporter = messages;
    TempoMap tempo = of.tempo();
    Rational cps = tempo.stretches().getFirst().cps();
    write(List.of(new LogLine.Began(version, cps, tempo.nanosAt(Rational.ZERO))));
    of.witnessedBy(new Seen(of, evaluating));
    outlets.witnessedBy(new SeenGoing(of));
    if (writer != null) writer.start();
  }

  /** Returns when it is on the disk, after all that came before it. */
  synchronized void evaluated(LogLine.Evaluated evaluation) {
    waiting.add(evaluation);
    Scheduler of = scheduler;
    if (of != null) stands(of);
    drain();
  }

  /** Notes what slots play now, where that has changed. */
  private void stands(Scheduler of) {
    List<LogLine.Stood> changed = new ArrayList<>();
    for (Snapshot.LaneStatus lane : of.now().lanes()) {
      LogLine.Stood now =
          new LogLine.Stood(
              lane.slot(),
              lane.playing(),
              lane.text(),
              before(of, lane.slot()),
              lane.muted(),
              lane.soloed(),
              lane.nudgeNanos());
      if (!now.equals(stood.put(lane.slot(), now))) changed.add(now);
    }
    Rational cps = of.nextCps();
    if (changed.isEmpty() && cps.equals(stoodCps)) return;
    stoodCps = cps;
    waiting.add(new LogLine.Stands(of.sentUpTo(), cps, changed));
  }

  private static List<String> before(Scheduler of, String slot) {
    List<String> texts = of.texts(slot);
    return texts.isEmpty() ? texts : texts.subList(1, texts.size());
  }

  /** A model's phrase is played for the first time. The planning thread. */
  void phrased(int model, Sampled sampled) {
    Scheduler of = scheduler;
    if (of != null) later(new LogLine.Phrased(of.sentUpTo(), model, sampled));
  }

  /** A key went down, or up where its velocity is 0. Any thread. */
  void key(long nanos, int channel, int key, int velocity) {
    Scheduler of = scheduler;
    if (of != null) later(new LogLine.Key(of.sentUpTo(), nanos, channel, key, velocity));
  }

  private final class SeenGoing implements OutletWitness {
    private final Scheduler of;

    SeenGoing(Scheduler of) {
      this.of = of;
    }

    @Override
    public void held(Map<String, Double> controls, boolean halted) {
      later(new LogLine.Held(of.sentUpTo(), of.handed(), controls, halted));
    }

    @Override
    public void keyed(Cue cue) {
      later(new LogLine.Keyed(of.sentUpTo(), cue.nanos(), cue.seconds(), cue.controls()));
    }
  }

  private final class Seen implements Witness {
    private final Scheduler of;
    private final BooleanSupplier evaluating;

    Seen(Scheduler of, BooleanSupplier evaluating) {
      this.of = of;
      this.evaluating = evaluating;
    }

    /** What an evaluation does is in its text. */
    @Override
    public void did(Deed deed) {
      if (!evaluating.getAsBoolean()) later(new LogLine.Did(of.sentUpTo(), deed));
    }

    @Override
    public void followed(boolean led) {
      later(new LogLine.Followed(of.sentUpTo(), led));
    }

    @Override
    public void took(long changes, Rational from, long nanos) {
      later(new LogLine.Took(changes, from, nanos));
    }

    @Override
    public void led(Rational from, List<TempoMap.Stretch> ahead, @Nullable Rational played) {
      List<LogLine.Step> steps =
          ahead.stream().map(s -> new LogLine.Step(s.cycle(), s.cps())).toList();
      later(new LogLine.Led(from, steps, played));
    }

    @Override
    public void gaveUp(Rational from, String slot) {
      later(new LogLine.GaveUp(from, slot));
    }

    @Override
    public void rested(Rational from, List<String> slots) {
      later(new LogLine.Rested(from, slots));
    }

    @Override
    public void jumped(Rational from, Rational to) {
      later(new LogLine.Jumped(from, to));
    }

    @Override
    public void skipped(Rational from, long first, long last) {
      later(new LogLine.Skipped(from, first, last));
    }

    @Override
    public void failed(Rational from, Rational to) {
      later(new LogLine.Failed(from, to));
    }

    @Override
    public void heard(Rational from, Map<String, Object> changed) {
      later(new LogLine.Heard(from, changed));
    }
  }

  private void later(LogLine line) {
    waiting.add(line);
    if (writer == null) drain();
    else LockSupport.unpark(writer);
  }

  private void run() {
    while (!closed.get()) {
      LockSupport.parkNanos(this, REACHED_NANOS);
      if (waiting.isEmpty()) reached(false);
      else drain();
    }
  }

  /** Takes and writes under one lock, so that lines keep their order. */
  private synchronized void drain() {
    List<LogLine> lines = new ArrayList<>();
    for (LogLine line = waiting.poll(); line != null; line = waiting.poll()) lines.add(line);
    if (!lines.isEmpty()) write(lines);
  }

  /** The end is the last line. */
  private synchronized void reached(boolean ended) {
    Scheduler of = scheduler;
    if (of != null && (ended || !closed.get()))
      write(List.of(new LogLine.Reached(of.sentUpTo(), ended)));
  }

  private synchronized void write(List<LogLine> lines) {
    if (broken) return;
    boolean waited = !kept.isEmpty();
    for (LogLine line : lines) kept.append(EventJson.line(line.json())).append('\n');
    try {
      pen.write(kept.toString());
      kept.setLength(0);
      if (waited) reporter.tell(WHERE, "it can be written again, and nothing of it is missing");
    } catch (IOException e) {
      if (!waited) reporter.tell(WHERE, reason(e) + "; what comes is kept until it can be written");
      if (kept.length() > MOST_KEPT) end("no more of the session is logged");
    }
  }

  private static String reason(IOException e) {
    return "the log cannot be written: " + Recording.reason(e);
  }

  /** What is kept is given up. */
  private void end(String why) {
    broken = true;
    kept.setLength(0);
    kept.trimToSize();
    reporter.tell(WHERE, why);
  }

  /** Writes what waits, and that the player has left. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) return;
    if (writer != null) LockSupport.unpark(writer);
    drain();
    reached(true);
    if (!kept.isEmpty()) end("the last of the session is not in its log");
    try {
      pen.close();
    } catch (IOException e) {
      broken = true;
    }
  }
}
