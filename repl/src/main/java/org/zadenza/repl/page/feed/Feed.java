// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.clock.Clock;
import org.zadenza.repl.session.Session;

/**
 * Shows the music to those who look, on a thread that gives way to all that make it. While nobody
 * looks it sleeps, and cues and sound pass by.
 */
public final class Feed implements AutoCloseable {
  private static final long PERIOD_NANOS = Clock.NANOS_PER_SECOND / 60;
  private static final int TURNS_PER_STATE = 6;
  private static final int TURNS_PER_PLAN = 30;

  private final Session session;
  private final Onlookers onlookers;
  private final CueRing cues = new CueRing();
  private final Ears ears = new Ears();
  private final Frames frames;
  private final Thread thread;
  private @Nullable AudioEngine heard;
  private boolean troubled;
  private volatile boolean fresh;
  private volatile boolean closed;

  /** Those who look. Any thread; telling them must not wait for them. */
  public interface Onlookers {
    int count();

    void tell(String message);
  }

  private Feed(Session session, Clock clock, Onlookers onlookers) {
    this.session = session;
    this.onlookers = onlookers;
    this.frames = new Frames(session, clock, cues, ears);
    this.thread =
        Thread.ofPlatform()
            .daemon(true)
            .priority(Thread.MIN_PRIORITY)
            .name("zadenza-page-feed")
            .unstarted(this::run);
  }

  /** Begins to look at a session. */
  public static Feed start(Session session, Clock clock, Onlookers onlookers) {
    Feed out = new Feed(session, clock, onlookers);
    session.outlets().add(out.cues);
    out.thread.start();
    return out;
  }

  /** Somebody has come who knows nothing yet. Any thread. */
  public void welcome() {
    fresh = true;
    LockSupport.unpark(thread);
  }

  /** How many cues were not shown because the feed did not come after them. */
  public long lost() {
    return cues.lost();
  }

  private void run() {
    for (long turn = 0; !closed; turn++) {
      if (onlookers.count() == 0) {
        rest();
        continue;
      }
      listen();
      cues.watched(true);
      long next = System.nanoTime() + PERIOD_NANOS;
      look(turn);
      for (long left = PERIOD_NANOS; left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private void look(long turn) {
    if (fresh) {
      fresh = false;
      frames.forget();
    }
    try {
      onlookers.tell(frames.moment(turn % 2 == 0));
      if (turn % TURNS_PER_STATE == 0) frames.state().ifPresent(onlookers::tell);
      if (turn % TURNS_PER_PLAN == 0) frames.plan().ifPresent(onlookers::tell);
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      if (!troubled) session.tell("page", "cannot show everything: " + e.getMessage());
      troubled = true;
    }
  }

  private void rest() {
    cues.watched(false);
    while (cues.poll() != null) {}
    deaf();
    if (onlookers.count() == 0 && !closed) LockSupport.park(this);
  }

  /** The engine comes later than the page, perhaps. */
  private void listen() {
    Optional<AudioEngine> engine = session.engine();
    if (engine.isEmpty() || engine.get() == heard) return;
    deaf();
    heard = engine.get();
    frames.hears(heard);
    heard.desk().tap(ears);
  }

  private void deaf() {
    if (heard != null) heard.desk().untap(ears);
    heard = null;
  }

  @Override
  public void close() {
    closed = true;
    session.outlets().remove(cues);
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deaf();
  }
}
