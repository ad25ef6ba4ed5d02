// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.SystemClock;

class DueThreadTest {
  /** What is posted in these tests. */
  private static final class Letter {
    int number;
  }

  private static final long SHORT_NANOS = 100_000;

  private final ManualClock clock = new ManualClock();
  private final List<Integer> left = new CopyOnWriteArrayList<>();

  /** Wakes again and again, because a clock that is moved by hand wakes nobody. */
  private DueThread<Letter> start(int capacity) {
    return DueThread.start(
        "test-due",
        capacity,
        Letter::new,
        clock,
        nanos -> LockSupport.parkNanos(SHORT_NANOS),
        letter -> left.add(letter.number));
  }

  private static void post(DueThread<Letter> due, int number, long nanos) {
    Letter letter = due.claim();
    assertNotNull(letter);
    letter.number = number;
    due.post(nanos);
  }

  private static void await(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, () -> "never: " + what);
      Thread.onSpinWait();
    }
  }

  @Test
  void nothingLeavesBeforeItsTimeAndAllInOrderOfIt() {
    try (DueThread<Letter> due = start(8)) {
      post(due, 3, 30);
      post(due, 1, 10);
      post(due, 2, 20);
      post(due, 4, 30);
      post(due, 0, DueThread.NOW);
      await("the first", () -> left.size() == 1);
      clock.moveTo(10);
      await("the second", () -> left.size() == 2);
      assertEquals(List.of(0, 1), left);
      clock.moveTo(30);
      await("all", () -> left.size() == 5);
      assertEquals(List.of(0, 1, 2, 3, 4), left);
    }
  }

  @Test
  void afterAStallWhatIsLongOverIsDroppedAndTheRestLeaves() {
    try (DueThread<Letter> due = start(8)) {
      post(due, 1, 10);
      post(due, 2, 699_999_999);
      post(due, 3, 700_000_000);
      post(due, 4, 1_000_000_000);
      clock.moveTo(1_000_000_000);
      post(due, 5, DueThread.NOW);
      await("the rest", () -> left.contains(4) && left.contains(5));
      assertEquals(List.of(3, 4), left.stream().filter(n -> n < 5).toList());
      assertEquals(2, due.late());
    }
  }

  @Test
  void whatIsForgottenNeverLeaves() {
    try (DueThread<Letter> due = start(8)) {
      post(due, 1, 10);
      post(due, 2, 20);
      due.forget();
      post(due, 3, 15);
      clock.moveTo(40);
      post(due, 4, 40);
      await("the rest", () -> left.contains(4));
      assertEquals(List.of(3, 4), left);
    }
  }

  @Test
  void tooManyAreRefusedAndThereIsRoomAgainWhenSomeHaveLeft() {
    try (DueThread<Letter> due = start(4)) {
      for (int i = 0; i < 4; i++) post(due, i, 100);
      for (int i = 4; i < 8; i++) {
        await("room on the way", () -> due.claim() != null);
        post(due, i, 100);
      }
      assertNull(due.claim(), "four wait and four are on the way");
      clock.moveTo(100);
      await("room", () -> due.claim() != null);
      await("all", () -> left.size() == 8);
      assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), left);
    }
  }

  @Test
  void whatCannotBeSentDoesNotKeepTheOthers() {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (DueThread<Letter> due =
        DueThread.start(
            "test-due",
            4,
            Letter::new,
            clock,
            nanos -> LockSupport.parkNanos(SHORT_NANOS),
            letter -> {
              if (broken.getAndSet(false)) throw new IllegalStateException("broken");
              left.add(letter.number);
            })) {
      post(due, 1, 0);
      post(due, 2, 0);
      await("the second", () -> left.size() == 1);
      assertEquals(1, due.failed());
    }
  }

  @Test
  void anyPostsLeaveInOrderOfTimeAndNoneTwice() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<Long> times = new ArrayList<>();
    try (DueThread<Letter> due = start(512)) {
      for (int i = 0; i < 500; i++) {
        times.add((long) random.nextInt(50));
        post(due, i, 1_000 + times.get(i));
      }
      clock.moveTo(2_000);
      await("all", () -> left.size() == 500);
    }
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) expected.add(i);
    expected.sort(Comparator.comparing(times::get));
    assertEquals(expected, left, "seed=" + seed);
  }

  /** With the real clock: what waits is sent in order of time, whatever the order of posting. */
  @Test
  void theRealThreadParksUntilTheEarliest() {
    SystemClock real = new SystemClock();
    AtomicLong early = new AtomicLong();
    try (DueThread<Letter> due =
        DueThread.start(
            "test-due",
            64,
            Letter::new,
            real,
            letter -> {
              if (real.nanos() < letter.number * 1_000_000L) early.incrementAndGet();
              left.add(letter.number);
            })) {
      int now = (int) (real.nanos() / 1_000_000);
      List<Integer> dues = new ArrayList<>();
      for (int i = 30; i > 0; i -= 3) dues.add(now + 20 + i);
      for (int ms : dues) post(due, ms, ms * 1_000_000L);
      await("all", () -> left.size() == dues.size());
      dues.sort(Comparator.naturalOrder());
      assertEquals(dues, left);
      assertEquals(0, early.get());
    }
  }

  @Test
  void aPostMakesNoGarbageOnEitherSide() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    AtomicLong count = new AtomicLong();
    long[] mark = new long[2];
    int warm = 50_000;
    int measured = 10_000;
    try (DueThread<Letter> due =
        DueThread.start(
            "test-due",
            64,
            Letter::new,
            new SystemClock(),
            letter -> {
              long n = count.incrementAndGet();
              if (n == warm) mark[0] = threads.getCurrentThreadAllocatedBytes();
              if (n == warm + measured) mark[1] = threads.getCurrentThreadAllocatedBytes();
            })) {
      long here = 0;
      for (int i = 0; i < warm + measured; i++) {
        if (i == warm) here = threads.getCurrentThreadAllocatedBytes();
        while (due.claim() == null) Thread.onSpinWait();
        due.post(DueThread.NOW);
      }
      here = threads.getCurrentThreadAllocatedBytes() - here;
      await("all", () -> count.get() == warm + measured);
      assertEquals(0, here / measured, "bytes a post here");
      assertEquals(0, (mark[1] - mark[0]) / measured, "bytes a post there");
    }
  }
}
