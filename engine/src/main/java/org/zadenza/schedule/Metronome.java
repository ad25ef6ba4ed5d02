// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.zadenza.clock.Clock;
import org.zadenza.realtime.RealTime;
import org.zadenza.realtime.ThreadPriority;

/**
 * The two threads of a performance.
 *
 * <p>{@code zadenza-planner} asks the patterns what comes and may take its time over it; {@code
 * zadenza-clock} sends what was planned to the sinks, at real-time priority where the machine
 * allows that, and never meets a player's function. It watches the planner: one that is stuck in a
 * slot is let go, the slot loses that version, and a new planner goes on, well before what was sent
 * ahead is over.
 */
public final class Metronome implements AutoCloseable {
  public static final String CLOCK = "zadenza-clock";
  public static final String PLANNER = "zadenza-planner";

  private final Scheduler scheduler;
  private final Clock clock;
  private final Reporter reporter;
  private final StepThread beat;
  private volatile StepThread planner;
  private volatile ThreadPriority priority = ThreadPriority.UNASKED;

  private Metronome(Scheduler scheduler, Clock clock, Reporter reporter) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.reporter = reporter;
    this.planner = startPlanner();
    this.beat = StepThread.start(CLOCK, new Beat(), clock, reporter);
    scheduler.wakeBy(() -> planner.wake());
  }

  /** Starts both. */
  public static Metronome start(Scheduler scheduler, Clock clock, Reporter reporter) {
    return new Metronome(scheduler, clock, reporter);
  }

  private StepThread startPlanner() {
    return StepThread.start(PLANNER, new Planning(), clock, reporter);
  }

  /** What the machine granted the clock's thread. Any thread. */
  public ThreadPriority priority() {
    return priority;
  }

  @Override
  public void close() {
    beat.close();
    planner.abandon();
  }

  /** Asks the patterns. */
  private final class Planning implements StepThread.Work {
    @Override
    public void begin() {
      RealTime.PLANNING.forThisThread();
    }

    @Override
    public void step() {
      scheduler.plan();
      StepThread sends = beat;
      if (sends != null && scheduler.hasPlanned()) sends.wake();
    }

    @Override
    public void late() {
      scheduler.countLateTick();
    }
  }

  /** Sends what was planned. */
  private final class Beat implements StepThread.Work {
    @Override
    public void begin() {
      priority = RealTime.TIMING.forThisThread();
    }

    @Override
    public void step() {
      scheduler.send();
      if (!scheduler.freeStuckPlanner()) return;
      planner.abandon();
      planner = startPlanner();
    }

    @Override
    public void late() {
      scheduler.countLateTick();
    }
  }
}
