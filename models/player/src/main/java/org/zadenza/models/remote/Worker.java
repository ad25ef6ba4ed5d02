// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Reporter;

/**
 * A worker that is kept going: started, watched, started again when it ends or no longer answers,
 * after a pause that grows. The player outlives it, and hears one line when it goes and one when it
 * is back.
 *
 * <pre>{@code
 * try (Worker worker = Worker.keep(source, Worker.Pace.USUAL, messages)) {
 *   worker.ready().ifPresent(remote -> ..); // else live kernels
 * }
 * }</pre>
 */
public final class Worker implements AutoCloseable {
  private static final Duration LAST_START = Duration.ofSeconds(3);

  private final WorkerSource source;
  private final Pace pace;
  private final Reporter messages;
  private final Thread keeper;
  private final Thread watcher;
  private final Object changed = new Object();
  private volatile @Nullable RemoteWorker ready;
  private WorkerSource.@Nullable Running running;
  private String state = "is being started";
  private int starts;
  private boolean gone;
  private boolean closed;

  /**
   * How patient it is.
   *
   * @param firstPause before a worker is started again; doubled each time
   * @param longestPause the pause grows no longer
   * @param start a worker that cannot be called after this is ended
   * @param ask how often a worker is asked whether it lives
   * @param answer how long it may take to answer; three times late and it is ended
   */
  public record Pace(
      Duration firstPause, Duration longestPause, Duration start, Duration ask, Duration answer) {
    /** For a performance. */
    public static final Pace USUAL =
        new Pace(
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    /** The pause before start number {@code tries}, the second being 1. */
    Duration pause(int tries) {
      Duration out = firstPause;
      for (int k = 1; k < tries && out.compareTo(longestPause) < 0; k++) out = out.multipliedBy(2);
      return out.compareTo(longestPause) < 0 ? out : longestPause;
    }
  }

  private static final int LATE_ANSWERS = 3;

  private Worker(WorkerSource source, Pace pace, Reporter messages) {
    this.source = source;
    this.pace = pace;
    this.messages = messages;
    keeper = Thread.ofPlatform().daemon(true).name("zadenza-worker").unstarted(this::keep);
    watcher = Thread.ofPlatform().daemon(true).name("zadenza-worker-watch").unstarted(this::watch);
  }

  /** Has a worker started in the background, and again whenever it is gone, until it is closed. */
  public static Worker keep(WorkerSource source, Pace pace, Reporter messages) {
    Worker out = new Worker(source, pace, messages);
    out.keeper.start();
    out.watcher.start();
    return out;
  }

  /** The worker, if it can be called now. Any thread; at once. */
  public Optional<RemoteWorker> ready() {
    return Optional.ofNullable(ready);
  }

  /**
   * Waits for a worker; never on a thread that plays.
   *
   * @return empty if there is none in time
   */
  public Optional<RemoteWorker> await(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    synchronized (changed) {
      while (ready == null && !closed) {
        long left = until - System.nanoTime();
        if (left <= 0) break;
        changed.wait(left / 1_000_000 + 1);
      }
    }
    return ready();
  }

  /**
   * Waits until a worker that does not answer is known to be gone: who calls it can be sooner than
   * who watches it. Never on a thread that plays.
   */
  void awaitGone(RemoteWorker gone, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    synchronized (changed) {
      while (ready == gone && !closed) {
        long left = until - System.nanoTime();
        if (left <= 0) return;
        changed.wait(left / 1_000_000 + 1);
      }
    }
  }

  /** How it is, in a few words. */
  public String state() {
    synchronized (changed) {
      return state;
    }
  }

  /** How often one was started. */
  public int starts() {
    synchronized (changed) {
      return starts;
    }
  }

  private void keep() {
    int tries = 0;
    try {
      while (true) {
        String end = once();
        if (isClosed()) return;
        boolean lasted = end.isEmpty();
        tries = lasted ? 1 : tries + 1;
        pause(pace.pause(tries));
        if (isClosed()) return;
      }
    } catch (InterruptedException e) {
      say("is stopped");
    }
  }

  /** One worker from beginning to end; empty if it could be called, else why not. */
  private String once() throws InterruptedException {
    try (WorkerSource.Running started = source.start()) {
      synchronized (changed) {
        if (closed) return "";
        running = started;
        starts++;
        state = "is being started";
        changed.notifyAll();
      }
      try (RemoteWorker remote = started.connect()) {
        become(remote, started);
        String how = started.awaitEnd();
        lose(how);
        return "";
      }
    } catch (IOException e) {
      lose(e.getMessage());
      return String.valueOf(e.getMessage());
    } finally {
      synchronized (changed) {
        running = null;
      }
    }
  }

  private void become(RemoteWorker remote, WorkerSource.Running started) {
    boolean back;
    synchronized (changed) {
      ready = remote;
      state = "is ready (%s)".formatted(started.where());
      back = gone;
      gone = false;
      changed.notifyAll();
    }
    if (back) messages.tell("worker", "it is back (%s)".formatted(started.where()));
  }

  private void lose(String how) {
    boolean first;
    synchronized (changed) {
      ready = null;
      if (closed) return;
      state = "is gone: " + how;
      first = !gone;
      gone = true;
      changed.notifyAll();
    }
    if (first) {
      messages.tell(
          "worker", "it is gone (%s); live kernels play on, it is tried again".formatted(how));
    }
  }

  private void say(String newState) {
    synchronized (changed) {
      state = newState;
      changed.notifyAll();
    }
  }

  private void pause(Duration length) throws InterruptedException {
    long until = System.nanoTime() + length.toNanos();
    synchronized (changed) {
      while (!closed && until - System.nanoTime() > 0) {
        changed.wait((until - System.nanoTime()) / 1_000_000 + 1);
      }
    }
  }

  private boolean isClosed() {
    synchronized (changed) {
      return closed;
    }
  }

  /** Ends a worker that is not ready in time, or no longer answers. */
  private void watch() {
    try {
      int late = 0;
      int watched = 0;
      long began = System.nanoTime();
      while (!isClosed()) {
        pause(pace.ask());
        if (starts() != watched) {
          watched = starts();
          began = System.nanoTime();
          late = 0;
        }
        RemoteWorker remote = ready;
        boolean over;
        if (remote == null) {
          over = System.nanoTime() - began > pace.start().toNanos();
        } else {
          late = remote.live(pace.answer()) ? 0 : late + 1;
          over = late >= LATE_ANSWERS;
        }
        if (over) kill(watched);
      }
    } catch (InterruptedException e) {
      say("is stopped");
    }
  }

  private void kill(int start) {
    WorkerSource.Running hangs;
    synchronized (changed) {
      hangs = starts == start ? running : null;
    }
    if (hangs != null) hangs.kill();
  }

  /** Lets the worker go; a second time does nothing. */
  @Override
  public void close() {
    WorkerSource.Running last;
    synchronized (changed) {
      closed = true;
      ready = null;
      state = "is stopped";
      last = running;
      changed.notifyAll();
    }
    if (last != null) last.close();
    keeper.interrupt();
    watcher.interrupt();
    try {
      keeper.join(LAST_START); // what it was about to start is ended by it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
