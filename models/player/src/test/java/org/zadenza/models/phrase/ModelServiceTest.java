// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ModelServiceTest {
  @Test
  void theMostUrgentCycleComesFirstAndEqualsInTurn() {
    ModelService service = new ModelService();
    List<String> done = new ArrayList<>();
    service.submit(5, () -> done.add("5"));
    service.submit(2, () -> done.add("2 first"));
    service.submit(2, () -> done.add("2 second"));
    while (service.runOnce()) {}
    assertEquals(List.of("2 first", "2 second", "5"), done);
  }

  @Test
  void workThatThrowsIsCountedAndTheNextGoesOn() {
    ModelService service = new ModelService();
    IllegalStateException failure = new IllegalStateException("no network");
    List<String> done = new ArrayList<>();
    service.submit(
        0,
        () -> {
          throw failure;
        });
    service.submit(1, () -> done.add("next"));
    assertTrue(service.runOnce());
    assertTrue(service.runOnce());
    assertEquals(List.of("next"), done);
    assertEquals(1, service.failures());
    assertSame(failure, service.lastFailure());
  }

  @Test
  void theThreadIsADaemonNamedByItsRole() {
    try (ModelService service = new ModelService().start("zadenza-models")) {
      CompletableFuture<Thread> ran = new CompletableFuture<>();
      service.submit(0, () -> ran.complete(Thread.currentThread()));
      Thread thread = ran.join();
      assertEquals("zadenza-models", thread.getName());
      assertTrue(thread.isDaemon());
    }
  }

  @Test
  void aClosedServiceTakesNothing() {
    ModelService service = new ModelService();
    service.submit(0, () -> {});
    service.close();
    assertFalse(service.runOnce());
    assertFalse(service.submit(0, () -> {}));
    assertEquals(1, service.refused());
  }
}
