// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** The words of Link, on an interface that does not exist: nobody is ever met. */
class LinkWordsTest {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final ManualClock clock = new ManualClock();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Session session =
      Session.on(
          clock,
          Rational.HALF,
          Timing.LIVE,
          SessionLog.none(),
          (where, what) -> told.add(where + ": " + what));

  @AfterEach
  void close() {
    session.close();
  }

  private String said(String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    return switch (answer) {
      case Answer.Value value -> value.text();
      case Answer.Refused refused -> refused.complaint().text();
    };
  }

  private void run(long millis) {
    for (long i = 0; i < millis; i += 10) {
      clock.advance(10_000_000);
      session.scheduler().tick();
    }
  }

  @Test
  void itIsOffUntilItIsSwitchedOn() {
    assertEquals("link is off", said("(link)"));
    assertEquals("link is off", said("link"));
    assertEquals("", StatusText.link(session.link()));
    assertEquals(
        "link is on nowhere0: 0 peers, 120.00 beats a minute", said("(link :on \"nowhere0\")"));
    assertEquals(
        List.of("link: there is no network interface nowhere0; it is used when it comes"), told);
    assertEquals("  link 0", StatusText.link(session.link()));
    assertTrue(said("(status)").endsWith("link 0"), said("(status)"));
    assertEquals("link is off", said("(link :off)"));
    assertTrue(said("(link :on)").contains("on nowhere0"));
    assertEquals("link is off", said("(disable-link)"));
  }

  @Test
  void aloneTheMusicGoesOnAsItWas() {
    run(3_330);
    double before = session.now().cycle().toDouble();
    said("(link :on \"nowhere0\")");
    run(4_000);
    assertEquals(before + 2, session.now().cycle().toDouble(), 1e-3);
    assertEquals(0.5, session.now().cps());
  }

  @Test
  void theTempoOfAPlayerIsTheSessions() {
    said("(link :on \"nowhere0\")");
    run(100);
    said("(setbpm 140)");
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (session.link().state().orElseThrow().bpm() < 130) {
      assertTrue(System.nanoTime() < limit);
      Thread.onSpinWait();
    }
    run(2_000);
    assertEquals(140, session.now().cps() * 240, 1e-3);
    assertTrue(said("(setbpm 5)").contains("between 20 and 999 beats a minute"));
    assertTrue(said("(link)").contains("140.00"));
    said("(link :off)");
    said("(setbpm 5)");
    assertEquals("5.0", said("(getbpm)"));
  }

  @Test
  void whatItDoesNotKnowIsRefusedWithASentence() {
    assertTrue(said("(link :maybe)").contains("link wants :on, :off, :start or :stop"));
    assertTrue(said("(link :off \"lo\")").contains("link wants"));
    assertEquals("link is off", said("(link :start)"));
  }

  @Test
  void itCanBeTypedInJava() {
    session.tongues().typed(Language.JAVA, "link(\"on\", \"nowhere0\")").stream()
        .map(piece -> session.evaluate(Language.JAVA, piece))
        .forEach(answer -> assertInstanceOf(Answer.Value.class, answer));
    assertTrue(said("(link)").startsWith("link is on nowhere0"));
  }

  @Test
  void aSetThatIsRenderedKeepsToItself() {
    try (Session offline =
        Session.on(clock, Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      offline.evaluate(Forms.typed("(link :on)").getFirst());
      assertTrue(offline.link().state().isEmpty());
    }
  }
}
