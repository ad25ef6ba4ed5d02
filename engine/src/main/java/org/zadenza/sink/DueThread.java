// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.realtime.RealTime;
import org.zadenza.schedule.StepThread.Pause;
import org.zadenza.schedule.Timing;

/**
 * Sends what has no time of its own at the moment it is due: a thread that waits for absolute
 * deadlines of session time, so that lateness never adds up.
 *
 * <pre>{@code
 * Letter letter = due.claim();
 * if (letter != null) due.post(letter.fill(cue), cue.nanos());
 * }</pre>
 *
 * <p>Letters are made beforehand and go round. One thread claims and posts, the clock's; neither
 * side takes a lock, waits for the other, or makes garbage. What is due at the same time leaves in
 * the order in which it was posted.
 *
 * @param <T> what carries a message; it is filled again and again
 */
public final class DueThread<T> implements AutoCloseable {
  /** At once, before everything that has a time. */
  public static final long NOW = Long.MIN_VALUE;

  /** A machine that stood still does not send what it missed in one burst. */
  private static final long TOO_LATE_NANOS = Timing.LIVE.tooLateNanos();

  private static final class Letter<T> {
    final T content;
    long dueNanos;
    long number;
    long era;

    Letter(T content) {
      this.content = content;
    }
  }

  private static final Comparator<Letter<?>> BY_TIME =
      (a, b) -> {
        int order = Long.compare(a.dueNanos, b.dueNanos);
        return order == 0 ? Long.compare(a.number, b.number) : order;
      };

  private final Clock clock;
  private final Pause pause;
  private final Consumer<T> send;
  private final Letter<T>[] ring;
  private final AtomicLong posted = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong era = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final PriorityQueue<Letter<T>> waiting;
  private final Letter<T>[] spare;
  private final Thread thread;
  private int spares;
  private volatile long wakeNanos = NOW;
  private volatile boolean open = true;

  private DueThread(
      String name, int capacity, Supplier<T> maker, Clock clock, Pause pause, Consumer<T> send) {
    this.clock = clock;
    this.pause = pause;
    this.send = send;
    this.ring = letters(capacity, maker);
    this.spare = letters(capacity, maker);
    this.spares = capacity;
    this.waiting = new PriorityQueue<>(capacity, BY_TIME);
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  @SuppressWarnings("unchecked")
  private static <T> Letter<T>[] letters(int capacity, Supplier<T> maker) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
    }
    Letter<T>[] out = (Letter<T>[]) new Letter<?>[capacity];
    for (int i = 0; i < capacity; i++) out[i] = new Letter<>(maker.get());
    return out;
  }

  /**
   * Starts the thread.
   *
   * @param capacity how many may wait for their time, a power of two; as many again may be on the
   *     way from the clock
   * @param send called on this thread when a letter is due; what it throws is counted
   */
  public static <T> DueThread<T> start(
      String name, int capacity, Supplier<T> maker, Clock clock, Consumer<T> send) {
    return start(name, capacity, maker, clock, Pause.precise(clock), send);
  }

  /** Starts the thread with another way to wait. */
  public static <T> DueThread<T> start(
      String name, int capacity, Supplier<T> maker, Clock clock, Pause pause, Consumer<T> send) {
    DueThread<T> out = new DueThread<>(name, capacity, maker, clock, pause, send);
    out.thread.start();
    return out;
  }

  /** The clock's thread. What to fill before {@link #post}, or null when too many wait already. */
  public @Nullable T claim() {
    long next = posted.getPlain();
    if (next - taken.getAcquire() == ring.length) return null;
    return ring[(int) next & (ring.length - 1)].content;
  }

  /** The clock's thread. Posts what was claimed last. */
  public void post(long dueNanos) {
    long next = posted.getPlain();
    Letter<T> letter = ring[(int) next & (ring.length - 1)];
    letter.dueNanos = dueNanos;
    letter.number = next;
    letter.era = era.get();
    posted.set(next + 1);
    if (dueNanos < wakeNanos) LockSupport.unpark(thread);
  }

  /** Drops everything that was posted and has not left. Any thread. */
  public void forget() {
    era.incrementAndGet();
  }

  /** How many were dropped because they were due more than 0.3 s ago. Any thread. */
  public long late() {
    return late.get();
  }

  /** How many could not be sent. Any thread. */
  public long failed() {
    return failed.get();
  }

  private void run() {
    RealTime.TIMING.forThisThread();
    while (open) {
      takeIn();
      sendDue();
      Letter<T> first = waiting.peek();
      wakeNanos = first == null ? Long.MAX_VALUE : first.dueNanos;
      if (posted.get() == taken.getPlain() || spares == 0) await(first);
      wakeNanos = NOW;
    }
  }

  private void await(@Nullable Letter<T> first) {
    if (!open) return;
    if (first == null) LockSupport.park(this);
    else pause.until(first.dueNanos);
  }

  private void takeIn() {
    long next = taken.getPlain();
    while (spares > 0 && next != posted.get()) {
      int slot = (int) next & (ring.length - 1);
      waiting.add(ring[slot]);
      ring[slot] = spare[--spares];
      taken.setRelease(++next);
    }
  }

  private void sendDue() {
    for (Letter<T> first = waiting.peek(); first != null; first = waiting.peek()) {
      boolean forgotten = first.era < era.get();
      long now = clock.nanos();
      if (!forgotten && first.dueNanos > now) return;
      waiting.poll();
      if (!forgotten && isInTime(first.dueNanos, now)) send(first.content);
      spare[spares++] = first;
    }
  }

  private boolean isInTime(long dueNanos, long now) {
    if (dueNanos == NOW || dueNanos >= now - TOO_LATE_NANOS) return true;
    late.incrementAndGet();
    return false;
  }

  private void send(T content) {
    try {
      send.accept(content);
    } catch (RuntimeException e) {
      failed.incrementAndGet();
    }
  }

  /** Ends the thread; what has not left is dropped. Any thread but its own. */
  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
