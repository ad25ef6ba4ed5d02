// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does what is asked for in one place (the prompt, a page, an editor), one thing after the other,
 * on a thread of its own, so that whoever asks can give it up. What never ends is interrupted and,
 * if it does not listen, left behind at the lowest priority; the clock knows nothing of it.
 *
 * <p>Any thread; nothing here waits but {@link Turn#await}.
 */
public final class Evaluations implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 300;

  private final String name;
  private final int mostWaiting;
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private @Nullable Turn current;
  private boolean closed;

  /** How a turn ended. */
  public enum Ending {
    /** By itself. */
    DONE,
    /** It was given up, and either never began or stopped where it was. */
    GIVEN_UP,
    /** It was given up and does not listen: it may still run on. */
    LEFT_BEHIND
  }

  /**
   * @param name of the thread
   * @param mostWaiting how many may wait while one is under way
   */
  public Evaluations(String name, int mostWaiting) {
    this.name = name;
    this.mostWaiting = mostWaiting;
  }

  /** One thing that was asked for. */
  public final class Turn {
    private final Runnable work;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private @Nullable Thread thread;
    private boolean givenUp;
    private boolean isOver;

    private Turn(Runnable work) {
      this.work = work;
    }

    /** Stops it, or keeps it from beginning; what is over stays as it is. */
    public void giveUp() {
      boolean waited;
      synchronized (Evaluations.this) {
        waited = waiting.remove(this);
      }
      if (waited) ending.complete(Ending.GIVEN_UP);
      else if (interrupt()) leaveLater();
    }

    /** True if it is under way, and was told to stop. */
    private boolean interrupt() {
      synchronized (Evaluations.this) {
        Thread on = thread;
        if (on == null || isOver) return false;
        givenUp = true;
        on.interrupt();
        on.setPriority(Thread.MIN_PRIORITY);
        return true;
      }
    }

    private void leaveLater() {
      CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
          .execute(() -> leave(this));
    }

    /** True if it neither waits nor is under way. */
    public boolean isOver() {
      return ending.isDone();
    }

    /** Tells how it ended, on a thread that must not be kept waiting; what threw is done. */
    public void whenOver(Consumer<Ending> listener) {
      ending.whenComplete((how, thrown) -> listener.accept(how == null ? Ending.DONE : how));
    }

    /**
     * Waits for its end.
     *
     * @throws IllegalStateException with what it threw, if it threw
     */
    public Ending await() throws InterruptedException {
      try {
        return ending.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Begins as soon as what was asked for before is over; empty if too much waits already. */
  public synchronized Optional<Turn> begin(Runnable work) {
    if (closed || waiting.size() >= mostWaiting) return Optional.empty();
    Turn turn = new Turn(work);
    waiting.add(turn);
    if (current == null) next();
    return Optional.of(turn);
  }

  /** Gives up what is under way and what waits; what comes next begins at once. */
  public void giveUp() {
    List<Turn> all;
    synchronized (this) {
      all = new ArrayList<>(waiting);
      if (current != null) all.add(current);
      current = null;
      waiting.clear();
    }
    for (Turn each : all) {
      if (each.interrupt()) each.leaveLater();
      else each.ending.complete(Ending.GIVEN_UP);
    }
  }

  /** True while something waits or is under way. */
  public synchronized boolean isBusy() {
    return current != null || !waiting.isEmpty();
  }

  private void next() {
    Turn turn = waiting.poll();
    current = turn;
    if (turn == null) return;
    Thread thread = Thread.ofPlatform().name(name).daemon(true).unstarted(() -> run(turn));
    turn.thread = thread;
    thread.start();
  }

  private void run(Turn turn) {
    try {
      turn.work.run();
      over(turn, turn.ending::complete);
    } catch (RuntimeException | Error e) {
      over(turn, ending -> turn.ending.completeExceptionally(e));
    }
  }

  private void over(Turn turn, Consumer<Ending> complete) {
    Ending how;
    synchronized (this) {
      turn.isOver = true;
      how = turn.givenUp ? Ending.GIVEN_UP : Ending.DONE;
      if (current == turn) next();
    }
    complete.accept(how);
  }

  /** It had its time to listen. */
  private void leave(Turn turn) {
    synchronized (this) {
      if (current == turn) next();
    }
    turn.ending.complete(Ending.LEFT_BEHIND);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    giveUp();
  }
}
