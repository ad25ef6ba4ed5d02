// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.WordError;

/**
 * Makes notes beside the music, on a thread of its own that is in no hurry: the clock's thread asks
 * and goes on. The network is read and warmed up when it is first wanted; how many notes it then
 * makes at once is measured.
 */
final class LiveNotes implements AutoCloseable {
  /** So much faster than they sound notes are made together at least. */
  static final double SPARE = 1.5;

  private static final int MOST_AT_ONCE = 8;
  private static final int MOST_WAITING = 256;
  private static final int MOST_FORESEEN = 64;

  private final NsynthPlayer.Source source;
  private final NoteCache cache;
  private final NoteMaker.Mixed mixed;
  private final LongSupplier clock;
  private final Consumer<String> told;
  private final Queue<NoteWish> wishes = new ConcurrentLinkedQueue<>();
  private final Queue<NoteWish> foreseen = new ConcurrentLinkedQueue<>();
  private final List<NoteWish> early = new ArrayList<>();
  private volatile @Nullable NoteMaker maker;
  private volatile double alone;
  private volatile boolean wanted;
  private volatile boolean closed;
  private boolean complained;
  private volatile @Nullable Thread thread;

  /**
   * Without a thread.
   *
   * @param mixed makes notes of a grid
   * @param clock nanoseconds, to measure by
   * @param told hears what goes wrong, at most once a reading of the weights
   */
  LiveNotes(
      NsynthPlayer.Source source,
      NoteCache cache,
      NoteMaker.Mixed mixed,
      LongSupplier clock,
      Consumer<String> told) {
    this.source = source;
    this.cache = cache;
    this.mixed = mixed;
    this.clock = clock;
    this.told = told;
  }

  /** Starts the thread. */
  synchronized LiveNotes start() {
    if (thread != null || closed) return this;
    Thread started = new Thread(this::run, "zadenza-nsynth");
    started.setDaemon(true);
    started.setPriority(Thread.MIN_PRIORITY);
    thread = started;
    started.start();
    return this;
  }

  /** Has the network read and warmed up. Any thread. */
  void prepare() {
    wanted = true;
    look();
  }

  /** Has its thread look what is to be done. Any thread. */
  void look() {
    LockSupport.unpark(thread);
  }

  /** Whether it has a thread. Any thread. */
  boolean isStarted() {
    return thread != null;
  }

  /** A note that may come: made when there is nothing else to make. Any thread, without waiting. */
  void foresee(NoteWish wish) {
    foreseen.add(wish);
    prepare();
  }

  /** Any thread, without waiting. */
  void ask(NoteWish wish) {
    wishes.add(wish);
    prepare();
  }

  private void run() {
    while (!closed) {
      if (!work()) LockSupport.park(this);
    }
  }

  /** Does the next little piece of work; false if there is none. */
  boolean work() {
    if (maker == null && wanted) read();
    NoteMaker now = maker;
    for (NoteWish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
      if (now != null && now.waiting() + early.size() < MOST_WAITING) early.add(wish);
    }
    if (now != null) takeOn(now);
    for (NoteWish wish = foreseen.poll(); wish != null; wish = foreseen.poll()) {
      boolean fits = now != null && now.waiting() < MOST_FORESEEN && isThere(wish);
      if (fits) now.foresee(wish);
    }
    try {
      return now != null && now.work();
    } catch (RuntimeException e) {
      complain("a note could not be made: " + e.getMessage());
      return false;
    }
  }

  /** All whose timbres are there; the others wait for those, and nobody waits for them. */
  private void takeOn(NoteMaker now) {
    for (Iterator<NoteWish> each = early.iterator(); each.hasNext(); ) {
      NoteWish wish = each.next();
      if (wish.stream().isLeft()) {
        each.remove();
      } else if (isThere(wish)) {
        each.remove();
        wish(now, wish);
      }
    }
  }

  private static boolean isThere(NoteWish wish) {
    return !(wish.timbre() instanceof Timbre timbre) || timbre.isThere();
  }

  private void wish(NoteMaker now, NoteWish wish) {
    try {
      now.wish(wish);
    } catch (WordError e) {
      complain(e.getMessage());
    } catch (RuntimeException e) {
      complain("a timbre cannot be followed: " + e.getMessage());
    }
  }

  private void read() {
    wanted = false;
    complained = false;
    try {
      NsynthVoice voice = source.read();
      NoteBatch batch = new NoteBatch(voice.network(), MOST_AT_ONCE);
      double[] fast = batch.warmUp(clock);
      NoteMaker made = new NoteMaker(voice, batch, cache, mixed);
      made.atOnce(atOnce(fast));
      alone = fast[0];
      maker = made;
    } catch (IOException | IllegalArgumentException e) {
      complain("it cannot play: " + e.getMessage());
    }
  }

  /** The most that are still made fast enough, one of them at least. */
  static int atOnce(double[] fast) {
    int out = 1;
    for (int k = 1; k <= fast.length; k++) if (fast[k - 1] >= SPARE) out = k;
    return out;
  }

  private void complain(@Nullable String what) {
    if (complained || what == null) return;
    complained = true;
    told.accept(what);
  }

  /** How it is doing, for the player; empty while it was never wanted. Any thread. */
  String text(long overtaken, long standIns) {
    NoteMaker now = maker;
    if (now == null) return "";
    return String.format(
        Locale.ROOT,
        "nsynth: %d of %d voices live, %d from the cache, %d waiting, %.1f times real time for"
            + " one; %d notes kept (%.0f MB), %d times another stood in, %d times overtaken",
        now.live(),
        now.atOnce(),
        now.ready(),
        now.waiting(),
        alone,
        cache.count(),
        cache.bytes() / 1e6,
        standIns,
        overtaken);
  }

  /** The same for a status line. Any thread. */
  String line(long overtaken, long standIns) {
    NoteMaker now = maker;
    if (now == null) return "";
    String trouble = (standIns > 0 ? ", " + standIns + " stood in" : "");
    trouble += overtaken > 0 ? ", " + overtaken + " overtaken" : "";
    return "nsynth "
        + now.live()
        + "/"
        + now.atOnce()
        + " live"
        + counted(now.ready(), " from cache")
        + counted(now.waiting(), " waiting")
        + counted(cache.count(), " kept")
        + (trouble.isEmpty() ? "" : " (" + trouble.substring(2) + ")");
  }

  private static String counted(int count, String what) {
    return count == 0 ? "" : ", " + count + what;
  }

  @Override
  public synchronized void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
