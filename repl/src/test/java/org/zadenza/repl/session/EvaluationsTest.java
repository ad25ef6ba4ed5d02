// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zadenza.repl.session.Evaluations.Ending;

/** One thing after the other, each of which can be given up. */
class EvaluationsTest {
  private final Evaluations evaluations = new Evaluations("test", 4);

  @AfterEach
  void close() {
    evaluations.close();
  }

  private Evaluations.Turn begin(Runnable work) {
    return evaluations.begin(work).orElseThrow();
  }

  private static Runnable until(CountDownLatch latch) {
    return () -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Test
  void oneFollowsTheOther() throws Exception {
    List<Integer> order = new CopyOnWriteArrayList<>();
    CountDownLatch first = new CountDownLatch(1);
    List<Evaluations.Turn> turns = new ArrayList<>(List.of(begin(until(first))));
    for (int i = 0; i < 4; i++) {
      int number = i;
      turns.add(begin(() -> order.add(number)));
    }
    assertTrue(evaluations.begin(() -> {}).isEmpty());
    first.countDown();
    for (Evaluations.Turn turn : turns) assertEquals(Ending.DONE, turn.await());
    assertEquals(List.of(0, 1, 2, 3), order);
  }

  @Test
  void whatWaitsNeverBeginsAndWhatIsUnderWayIsInterrupted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch began = new CountDownLatch(1);
    Evaluations.Turn first =
        begin(
            () -> {
              began.countDown();
              until(never).run();
            });
    List<String> ran = new CopyOnWriteArrayList<>();
    Evaluations.Turn second = begin(() -> ran.add("second"));
    Evaluations.Turn third =
        begin(() -> ran.add("third " + Thread.currentThread().isInterrupted()));
    began.await();
    second.giveUp();
    first.giveUp();
    assertEquals(Ending.GIVEN_UP, second.await());
    assertEquals(Ending.GIVEN_UP, first.await());
    assertEquals(Ending.DONE, third.await());
    assertEquals(List.of("third false"), ran);
  }

  @Test
  void whatDoesNotListenIsLeftBehind() throws Exception {
    CompletableFuture<Void> deaf = new CompletableFuture<>();
    Evaluations.Turn first = begin(deaf::join);
    Evaluations.Turn second = begin(() -> {});
    first.giveUp();
    assertEquals(Ending.LEFT_BEHIND, first.await());
    assertEquals(Ending.DONE, second.await());
    deaf.complete(null);
    assertEquals(Ending.LEFT_BEHIND, first.await());
  }

  @Test
  void afterAllIsGivenUpTheNextBeginsAtOnce() throws Exception {
    CompletableFuture<Void> deaf = new CompletableFuture<>();
    Evaluations.Turn first = begin(deaf::join);
    Evaluations.Turn second = begin(() -> {});
    evaluations.giveUp();
    Evaluations.Turn third = begin(() -> {});
    assertEquals(Ending.DONE, third.await());
    assertEquals(Ending.GIVEN_UP, second.await());
    assertEquals(Ending.LEFT_BEHIND, first.await());
    deaf.complete(null);
  }

  @Test
  void whatIsThrownIsHandedOn() throws Exception {
    IllegalStateException thrown = new IllegalStateException("no");
    Evaluations.Turn turn =
        begin(
            () -> {
              throw thrown;
            });
    assertSame(thrown, assertThrows(IllegalStateException.class, turn::await).getCause());
    assertEquals(Ending.DONE, begin(() -> {}).await());
  }

  @Test
  void nothingBeginsAfterTheEnd() {
    evaluations.close();
    assertTrue(evaluations.begin(() -> {}).isEmpty());
    assertFalse(evaluations.isBusy());
  }
}
