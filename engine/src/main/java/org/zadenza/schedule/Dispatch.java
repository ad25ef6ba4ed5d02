// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.zadenza.clock.Clock;
import org.zadenza.sink.Sink;

/**
 * Takes what was planned to the sink: a ring without locks between one thread that plans and one
 * that sends. Sending makes no garbage.
 */
final class Dispatch {
  private static final int CAPACITY = 1 << 13;

  /** Controls of an event that goes on: for buses, not for a new sound. */
  record Move(Cue cue) {}

  private final Clock clock;
  private final Timing timing;
  private final Sink sink;
  private final Reporter reporter;

  /** Cues, and what is to be taken back between them. */
  private final AtomicReferenceArray<Object> ring = new AtomicReferenceArray<>(CAPACITY);

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile LeftOut witness = (first, last) -> {};

  /** Sees which cues were left out, by their numbers among all that were handed out. */
  @FunctionalInterface
  interface LeftOut {
    void cues(long first, long last);
  }

  Dispatch(Clock clock, Timing timing, Sink sink, Reporter reporter) {
    this.clock = clock;
    this.timing = timing;
    this.sink = sink;
    this.reporter = reporter;
  }

  void witnessedBy(LeftOut newWitness) {
    witness = newWitness;
  }

  /**
   * The planning thread. A cue, a {@link Move}, or a {@link Board.Quiet}.
   *
   * @return false if there is no room
   */
  boolean put(Object planned) {
    long at = written.getPlain();
    if (at - read.getAcquire() == CAPACITY) return false;
    ring.setRelease((int) at & (CAPACITY - 1), planned);
    written.setRelease(at + 1);
    return true;
  }

  boolean isEmpty() {
    return read.getAcquire() == written.getAcquire();
  }

  /**
   * The sending thread. Sends all that was planned; cues that would be too late are skipped.
   *
   * @return how many cues were sent
   */
  int send() {
    long tooEarly = timing.skips() ? clock.nanos() - timing.tooLateNanos() : Long.MIN_VALUE;
    int out = 0;
    long left = 0;
    long end = written.getAcquire();
    for (long at = read.getPlain(); at < end; at++) {
      int slot = (int) at & (CAPACITY - 1);
      Object planned = ring.getAcquire(slot);
      ring.setPlain(slot, null);
      read.setRelease(at + 1); // before sending: whatever a sink throws, nothing is sent twice
      if (planned instanceof Cue cue) {
        if (cue.nanos() < tooEarly) {
          skipped.incrementAndGet();
          left++;
        } else {
          left = told(left);
          sent.incrementAndGet();
          out++;
          accept(cue);
        }
      } else if (planned instanceof Move move) {
        move(move);
      } else if (planned == Board.Quiet.HUSH) {
        guarded(sink::hush);
      } else {
        panic();
      }
    }
    told(left);
    return out;
  }

  /** Of the cues that were handed out last so many were left out. */
  private long told(long left) {
    long handed = sent.get() + skipped.get();
    if (left > 0) witness.cues(handed - left + 1, handed);
    return 0;
  }

  private void move(Move move) {
    try {
      sink.move(move.cue);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void accept(Cue cue) {
    try {
      sink.accept(cue);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** Any thread. */
  void panic() {
    guarded(sink::panic);
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void failed(RuntimeException e) {
    if (failures.getAndIncrement() == 0) {
      reporter.tell("sink", "a cue could not be sent, the others go on: " + Playable.reason(e));
    }
  }

  /** A cue found no room, or would have come too late. Any thread. */
  void countSkipped() {
    skipped.incrementAndGet();
  }

  long sent() {
    return sent.get();
  }

  long skipped() {
    return skipped.get();
  }

  long failures() {
    return failures.get();
  }
}
