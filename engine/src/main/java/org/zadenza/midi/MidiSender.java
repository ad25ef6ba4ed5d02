// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Timing;

/**
 * Keeps messages until they are due and hands them to their outlets. It owns no thread: {@link
 * #turn} belongs to one, the rest is for any.
 *
 * <p>A key that goes down comes back into the queue as its own end, so that there is always room
 * for it: no note can be left hanging by a full queue.
 */
final class MidiSender {
  /** What {@link #turn} answers where nothing is waiting. */
  static final long NEVER = Long.MAX_VALUE;

  /** A machine that stood still does not strike the keys that it missed, all at once. */
  private static final long TOO_LATE_NANOS = Timing.LIVE.tooLateNanos();

  private static final int RING = 4096;
  private static final int HEAP = 8192;

  private final Clock clock;
  private final MessageRing ring = new MessageRing(RING);
  private final MessageHeap heap = new MessageHeap(HEAP);
  private final List<Outlet> outlets = new CopyOnWriteArrayList<>();
  private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
  private final AtomicInteger hushes = new AtomicInteger();
  private final AtomicInteger panics = new AtomicInteger();
  private final AtomicLong serials = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private volatile long awaitedNanos = NEVER;
  private volatile @Nullable Runnable waker;
  private volatile boolean ended;
  private int hushesHeard;
  private int panicsHeard;

  MidiSender(Clock clock) {
    this.clock = clock;
  }

  List<Outlet> outlets() {
    return outlets;
  }

  void add(Outlet outlet) {
    outlets.add(outlet);
  }

  /** A message to fill and {@link #post}, or null when too many are waiting; that is counted. */
  @Nullable Message claim(Outlet outlet, Message.Origin origin, long nanos) {
    Message message = ring.claim();
    if (message == null) {
      dropped.incrementAndGet();
      return null;
    }
    message.outlet = outlet;
    message.origin = origin;
    message.nanos = nanos;
    message.dueNanos = nanos - outlet.leadNanos();
    message.epoch = hushes.get();
    message.longBytes = null;
    message.serial = 0;
    return message;
  }

  void post(Message message) {
    long due = message.dueNanos;
    ring.publish(message);
    if (due < awaitedNanos) wake();
  }

  /** A message of one to three bytes. */
  void post(Outlet outlet, Message.Origin origin, long nanos, int rank, int bytes) {
    Message message = claim(outlet, origin, nanos);
    if (message == null) return;
    message.bytes = bytes;
    message.rank = rank;
    post(message);
  }

  /** A message of any length, from its status to its end. */
  void postLong(Outlet outlet, Message.Origin origin, long nanos, byte[] bytes) {
    Message message = claim(outlet, origin, nanos);
    if (message == null) return;
    message.bytes = 0;
    message.longBytes = bytes;
    message.rank = Message.RANK_CONTROL;
    post(message);
  }

  /** A key that goes down, and up again at {@code endNanos}. */
  void postNote(Outlet outlet, long nanos, long endNanos, int noteOn) {
    Message message = claim(outlet, Message.Origin.SLOT, nanos);
    if (message == null) return;
    message.bytes = noteOn;
    message.rank = Message.RANK_ON;
    message.endNanos = endNanos;
    message.serial = serials.incrementAndGet();
    post(message);
  }

  /** A key that a hand presses or lifts. */
  void postKey(Outlet outlet, long nanos, int bytes) {
    Message message = claim(outlet, Message.Origin.HAND, nanos);
    if (message == null) return;
    boolean down = Wire.kind(bytes) == Wire.NOTE_ON;
    message.bytes = bytes;
    message.rank = down ? Message.RANK_ON : Message.RANK_OFF;
    message.endNanos = NEVER;
    message.serial = HeldKeys.HAND;
    post(message);
  }

  /** What slots sent and has not gone out is forgotten; their keys go up; the beat goes on. */
  void hush() {
    hushes.incrementAndGet();
    wake();
  }

  /** {@link #hush}, and every key goes up, and all sound ends on every channel. */
  void panic() {
    hushes.incrementAndGet();
    panics.incrementAndGet();
    wake();
  }

  /** Does something on the MIDI thread at its next turn. */
  void errand(Runnable work) {
    errands.add(work);
    wake();
  }

  /** The keys that were down when a port vanished go up at the next turn. */
  void settle(Outlet outlet) {
    errand(() -> outlet.settle(clock.nanos()));
  }

  /** The ends of notes that did not get out are sent at the next turn. */
  void payEnds(Outlet outlet) {
    errand(() -> outlet.payEnds(clock.nanos()));
  }

  /** The keys of an outlet go up at the next turn, and it plays no more; then {@code after}. */
  void remove(Outlet outlet, Runnable after) {
    outlets.remove(outlet);
    errand(
        () -> {
          heap.keepOnly(m -> m.outlet != outlet);
          outlet.releaseAll(clock.nanos(), true);
          after.run();
        });
  }

  /** How many messages found the queue full. */
  long dropped() {
    return dropped.get();
  }

  /** How many notes were not played because their time was long over. */
  long late() {
    return late.get();
  }

  void wakeBy(Runnable newWaker) {
    waker = newWaker;
  }

  private void wake() {
    Runnable now = waker;
    if (now != null) now.run();
  }

  /** The MIDI thread, before it waits: false if something has come meanwhile. */
  boolean mayWait(long untilNanos) {
    awaitedNanos = untilNanos;
    return ring.isEmpty()
        && errands.isEmpty()
        && hushesHeard == hushes.get()
        && panicsHeard == panics.get();
  }

  /**
   * Sends all that is due. The MIDI thread.
   *
   * @return the session time at which something is due next, or {@link #NEVER}
   */
  long turn() {
    awaitedNanos = Long.MIN_VALUE;
    while (true) {
      obey();
      take();
      Message next = heap.first();
      if (next == null) return NEVER;
      if (next.dueNanos > clock.nanos()) return next.dueNanos;
      send(heap.poll());
    }
  }

  private void obey() {
    while (!errands.isEmpty()) errands.remove().run();
    int hushed = hushes.get();
    int panicked = panics.get();
    if (hushed == hushesHeard && panicked == panicsHeard) return;
    take();
    heap.keepOnly(m -> m.origin != Message.Origin.SLOT || m.epoch - hushed >= 0);
    long now = clock.nanos();
    for (Outlet outlet : outlets) {
      if (panicked == panicsHeard) outlet.releaseAll(now, false);
      else outlet.panic(now);
    }
    hushesHeard = hushed;
    panicsHeard = panicked;
  }

  private void take() {
    while (!heap.isFull() && ring.take(heap.spare())) {
      Message m = heap.spare();
      boolean stale = m.origin == Message.Origin.SLOT && m.epoch - hushesHeard < 0;
      if (!stale && !ended) heap.add();
    }
  }

  private void send(Message m) {
    Outlet outlet = m.outlet;
    if (outlet == null) return;
    switch (m.rank) {
      case Message.RANK_ON -> {
        if (m.origin == Message.Origin.SLOT && m.dueNanos < clock.nanos() - TOO_LATE_NANOS) {
          late.incrementAndGet();
        } else if (outlet.press(m) && m.endNanos != NEVER) {
          m.nanos = m.endNanos;
          m.dueNanos = m.nanos - outlet.leadNanos();
          m.bytes = Wire.noteOff(Wire.channel(m.bytes), Wire.first(m.bytes));
          m.rank = Message.RANK_OFF;
          heap.add();
        }
      }
      case Message.RANK_OFF -> outlet.release(m);
      default -> outlet.send(m);
    }
  }

  /** Every key of an outlet goes up, and it plays no more. The MIDI thread must have ended. */
  void end() {
    ended = true;
    long now = clock.nanos();
    for (Outlet outlet : outlets) outlet.releaseAll(now, true);
  }
}
