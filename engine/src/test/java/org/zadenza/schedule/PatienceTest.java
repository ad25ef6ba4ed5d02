// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PatienceTest {
  /** It only learns what is asked. */
  private static final int FIRST_LOOK = 1;

  private final Patience patience = new Patience();

  private int looksUntilLost(Thread thread, int most) {
    for (int look = 1; look <= most; look++) if (!patience.holds(thread, 7)) return look;
    return most;
  }

  /** A thread that waits for the end. */
  private static Thread waiting(CountDownLatch end) {
    Thread waits =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    end.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (waits.getState() != Thread.State.WAITING) Thread.onSpinWait();
    return waits;
  }

  /** Well before the look-ahead of twenty steps is over. */
  @Test
  void aThreadThatWaitsIsLostAfterAWhile() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread waits = waiting(end);
    assertEquals(FIRST_LOOK + 15, looksUntilLost(waits, 1_000));
    end.countDown();
    waits.join();
  }

  /**
   * It counts as running, and gets no time: as on a machine that has none for it. Two hundred looks
   * are held, the next is not.
   */
  @Test
  void aThreadThatGetsNoTimeIsGivenLonger() throws IOException, InterruptedException {
    ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    CountDownLatch begun = new CountDownLatch(1);
    Thread reads =
        Thread.ofPlatform()
            .start(
                () -> {
                  begun.countDown();
                  try {
                    silent.accept();
                  } catch (IOException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    begun.await();
    assertEquals(FIRST_LOOK + 201, looksUntilLost(reads, 1_000));
    silent.close();
    reads.join();
  }

  @Test
  void aThreadThatComputesIsLostByTheTimeThatItTook() {
    CountDownLatch[] spin = {new CountDownLatch(1)};
    Thread computes =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (spin[0].getCount() > 0) Thread.onSpinWait();
                });
    int looks = 0;
    while (patience.holds(computes, 7) && looks < FIRST_LOOK + 13) looks++;
    assertEquals(FIRST_LOOK + 13, looks);
    while (spentNanos(computes) < 600_000_000) Thread.onSpinWait();
    assertEquals(1, looksUntilLost(computes, 5));
    spin[0].countDown();
  }

  private static long spentNanos(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
  }

  /** It waits nearly all the time, and computes nothing to speak of. */
  @Test
  void aThreadThatGoesOnAndOffIsHeld() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread rests = waiting(end);
    assertTrue(patience.holds(Thread.currentThread(), 7));
    assertTrue(patience.holds(Thread.currentThread(), 7));
    for (int look = 0; look < 14; look++) assertTrue(patience.holds(rests, 7), "look " + look);
    end.countDown();
    rests.join();
  }

  @Test
  void anotherQuestionBeginsAnew() {
    Thread thread = Thread.ofPlatform().unstarted(() -> {});
    for (long ask = 0; ask < 100; ask++) {
      for (int i = 0; i < 12; i++) assertTrue(patience.holds(thread, ask));
    }
  }
}
