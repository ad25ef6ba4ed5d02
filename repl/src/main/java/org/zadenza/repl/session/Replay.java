// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.models.live.Models;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.eval.Place;
import org.zadenza.schedule.Conductor;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Plays a session again from its log, cue for cue: before each change the music is planned up to
 * the very cycle from which that change counted. One thread.
 */
public final class Replay implements AutoCloseable {
  private static final Place PLACE = new Place("log", 1, 1);
  private static final long MOMENT_MILLIS = 100;
  private static final int MOST_MOMENTS = 100;

  private final SessionRecord log;
  private final ManualClock clock = new ManualClock();
  private final Session session;
  private final Scheduler scheduler;
  private final Leader leader = new Leader();
  private final List<LogLine.Took> effects = new ArrayList<>();
  private final Map<Long, LogLine.Held> holds = new HashMap<>();
  private final NavigableMap<Long, Long> skipped = new TreeMap<>();
  private final Queue<Cue> keys = new PriorityQueue<>(Comparator.comparingLong(Cue::nanos));
  private final Deque<LogLine> planners = new ArrayDeque<>();
  private final Consumer<Map<String, Object>> inputs;
  private Consumer<Cue> pressed = key -> {};
  private Runnable planned = () -> {};
  private LogLine.@Nullable Took last;
  private volatile long nextChange = 1;

  public Replay(SessionRecord log, Reporter messages) {
    this(log, messages, Models.ofPlayer(Folders.ofThisMachine().models()));
  }

  /** The same with other models: what was sampled comes from the log. */
  Replay(SessionRecord log, Reporter messages, Models models) {
    this.log = log;
    clock.moveTo(log.began().nanos());
    Rational cps = log.began().cps();
    session = Session.on(clock, cps, Timing.OFFLINE, SessionLog.none(), messages, models);
    session.playsAgain();
    scheduler = session.scheduler();
    inputs = scheduler.replaying(this::beforeChange);
    session.outlets().asBefore(this::before, this::isSkipped);
    for (LogLine line : log.lines()) {
      if (line instanceof LogLine.Took took) effects.add(took);
      if (line instanceof LogLine.Phrased(_, int model, var sampled)) {
        session.models().remember(model, sampled);
      }
      if (line instanceof LogLine.Held held) holds.put(held.cue(), held);
      if (line instanceof LogLine.Skipped(_, long first, long until)) skipped.put(first, until);
      if (line instanceof LogLine.Keyed key) keys.add(cue(key));
      if (isPlanners(line)) planners.add(line);
    }
    scheduler.follow(leader);
  }

  public Session session() {
    return session;
  }

  public ManualClock clock() {
    return clock;
  }

  /** Is given the keys that played on the instruments, each before anything later is changed. */
  public void onKey(Consumer<Cue> newPressed) {
    pressed = newPressed;
  }

  /** Gives the keys before a moment of the session. */
  void pressUpTo(long nanos) {
    while (keys.peek() instanceof Cue key && key.nanos() < nanos) pressed.accept(keys.remove());
  }

  private void moveTo(long nanos) {
    pressUpTo(nanos);
    if (nanos > clock.nanos()) clock.moveTo(nanos);
  }

  private static Cue cue(LogLine.Keyed key) {
    Controls controls = Controls.EMPTY;
    for (Map.Entry<String, Object> each : new TreeMap<>(key.controls()).entrySet()) {
      controls = controls.with(each.getKey(), each.getValue());
    }
    return new Cue("keys", key.nanos(), key.seconds(), 1, Span.of(0, 1), controls, Sources.NONE);
  }

  /** Is run whenever the music has been sent up to a further place. */
  public void onPlanned(Runnable newPlanned) {
    planned = newPlanned;
  }

  /** Plays up to a cycle of the session. */
  public void play(Rational end) {
    tell();
    advance(end);
  }

  /** Tells the session all that it was told, as far as the music has come. */
  void tell() {
    for (LogLine line : log.lines()) {
      switch (line) {
        case LogLine.Evaluated evaluation -> evaluate(evaluation);
        case LogLine.Did(_, var deed) -> {
          nextChange = deed.change();
          deed.on(scheduler);
        }
        case LogLine.Key key ->
            session.played().take(key.nanos(), key.channel(), key.key(), key.velocity());
        case LogLine.Followed(var from, var led) -> {
          advance(from);
          leader.leading = led;
        }
        default -> {}
      }
    }
  }

  private void evaluate(LogLine.Evaluated evaluation) {
    advance(evaluation.from());
    moveTo(evaluation.nanos());
    nextChange = evaluation.before() + 1;
    if (evaluation.interrupted()) interrupt(evaluation);
    else ask(evaluation);
  }

  private void ask(LogLine.Evaluated evaluation) {
    session.evaluate(evaluation.language(), new Piece.Whole(PLACE, evaluation.text()));
  }

  /**
   * What never ended, and was stopped by its player, is stopped again: a moment after its last
   * change. Until then this thread waits, so that still only one plays.
   */
  private void interrupt(LogLine.Evaluated evaluation) {
    long last = evaluation.before() + evaluation.changes();
    Thread asking =
        Thread.ofPlatform().name("zadenza-replay").daemon(true).start(() -> ask(evaluation));
    try {
      for (int k = 0; k < MOST_MOMENTS && asking.isAlive() && nextChange <= last; k++) {
        asking.join(MOMENT_MILLIS);
      }
      asking.join(MOMENT_MILLIS);
      asking.interrupt();
      asking.join(MOST_MOMENTS * MOMENT_MILLIS);
    } catch (InterruptedException e) {
      asking.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  /** A change waits until what was planned before it has been planned. */
  private void beforeChange() {
    LogLine.Took effect = effectOf(nextChange++);
    if (effect == null || effect == last) return;
    last = effect;
    while (planners.contains(effect)) next();
    moveTo(effect.nanos());
  }

  private LogLine.@Nullable Took effectOf(long change) {
    for (LogLine.Took effect : effects) if (effect.changes() >= change) return effect;
    return null;
  }

  private void advance(Rational cycle) {
    while (!planners.isEmpty() && planners.getFirst().from().isBefore(cycle)) next();
    reach(cycle);
  }

  /** Plans up to where the planning thread saw something, and shows it that again. */
  private void next() {
    LogLine line = planners.removeFirst();
    reach(line.from());
    if (line instanceof LogLine.Heard(_, var values)) inputs.accept(values);
    if (line instanceof LogLine.Jumped(_, var to)) scheduler.jumpTo(to);
    if (line instanceof LogLine.Failed(_, var to)) reach(to);
    if (line instanceof LogLine.Led led) leader.next = led;
    if (line instanceof LogLine.GaveUp(_, var slot)) scheduler.giveUp(slot);
    if (line instanceof LogLine.Rested(_, var slots)) scheduler.rest(slots);
  }

  /** What knobs did before a cue. */
  private LogLine.@Nullable Held before(long cue) {
    return holds.get(cue);
  }

  /** Whether a cue came too late to be played. */
  private boolean isSkipped(long cue) {
    Map.Entry<Long, Long> run = skipped.floorEntry(cue);
    return run != null && cue <= run.getValue();
  }

  private static boolean isPlanners(LogLine line) {
    return switch (line) {
      case LogLine.Took _, LogLine.Led _, LogLine.Heard _ -> true;
      case LogLine.GaveUp _, LogLine.Rested _ -> true;
      case LogLine.Jumped _, LogLine.Failed _ -> true;
      default -> false;
    };
  }

  private void reach(Rational cycle) {
    scheduler.replayUpTo(cycle);
    planned.run();
  }

  /** Leads as somebody led then, and does not listen. */
  private static final class Leader implements Conductor {
    private LogLine.@Nullable Led next;
    private boolean leading;

    @Override
    public boolean leads() {
      return leading;
    }

    @Override
    public Lead lead(TempoMap tempo, Rational from, Rational played) {
      LogLine.Led led = next;
      next = null;
      if (led == null) return new Lead(tempo, null);
      TempoMap out = tempo;
      for (LogLine.Step step : led.steps()) out = out.withTempo(step.cycle(), step.cps());
      return new Lead(out, led.played());
    }

    @Override
    public void ask(Rational cps) {}
  }

  @Override
  public void close() {
    session.close();
  }
}
