// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class WatchTest {
  private static final Recording SOUND = new Recording(new float[][] {{0.5f}}, 48_000);

  private final Watch watch = new Watch(5);

  static String complaint(Executable work) {
    return assertThrows(SampleException.class, work).getMessage();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void untilNoneIsLeft() {
    while (watch.abandoned() > 0) Thread.onSpinWait();
  }

  @Test
  void aDecoderThatHangsIsLeftAloneAndCounted() {
    CountDownLatch end = new CountDownLatch(1);
    String said =
        complaint(
            () ->
                watch.run(
                    headway -> {
                      waitFor(end);
                      return SOUND;
                    }));
    assertEquals("cannot be read: its decoder hangs; save it as FLAC", said);
    assertEquals(1, watch.abandoned());
    assertSame(SOUND, watch.run(headway -> SOUND), "the next file is read");
    end.countDown();
    untilNoneIsLeft();
  }

  @Test
  void aDecoderWithoutAnEndIsToldToStop() {
    complaint(
        () ->
            watch.run(
                headway -> {
                  for (long i = 0; ; i++) headway.step();
                }));
    untilNoneIsLeft();
  }

  @Test
  void whereManyHangNoMoreAreTried() {
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 4; i++) {
      complaint(
          () ->
              watch.run(
                  headway -> {
                    waitFor(end);
                    return SOUND;
                  }));
    }
    String said = complaint(() -> watch.run(headway -> SOUND));
    assertTrue(said.contains("4 others hang"), said);
    end.countDown();
    untilNoneIsLeft();
    assertSame(SOUND, watch.run(headway -> SOUND));
  }

  @Test
  void anErrorOfADecoderIsASentence() {
    assertEquals(
        "is broken",
        complaint(
            () ->
                watch.run(
                    headway -> {
                      throw new StackOverflowError();
                    })));
    String own =
        complaint(
            () ->
                watch.run(
                    headway -> {
                      throw new SampleException("is too loud");
                    }));
    assertEquals("is too loud", own);
  }
}
