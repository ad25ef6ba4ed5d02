// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.WallClock;
import org.zadenza.clock.WallTime;
import org.zadenza.osc.OscTarget.Argument;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class OscTargetTest {
  private static final long MS = 1_000_000;

  private final SystemClock clock = new SystemClock();
  private final WallTime wallTime = new WallClock(ClockPair.of(clock));
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Wired there;
  private OscPost post;

  @BeforeEach
  void open() throws Exception {
    there = Wired.open();
    post = OscPost.start(clock);
  }

  @AfterEach
  void close() {
    post.close();
    there.close();
  }

  private OscTarget target(String address, Argument... arguments) {
    return new OscTarget(
        "vis", there.address(), address, List.of(arguments), false, 0, Set.of(), null, null);
  }

  private OscTargetSink sink(OscTarget target) {
    return OscTargetSink.open(
        target, post, wallTime, (where, message) -> told.add(where + message));
  }

  private Cue cue(String slot, long nanos, Controls controls) {
    Span whole = new Span(Rational.of(5, 4), Rational.of(3, 2));
    return new Cue(slot, nanos, 0.5, 0.5, whole, controls, Sources.NONE);
  }

  private Cue cue(Controls controls) {
    return cue("d1", clock.nanos(), controls);
  }

  private OscPacket.Message message() throws Exception {
    return assertInstanceOf(OscPacket.Message.class, there.packet());
  }

  @Test
  void argumentsComeInTheOrderOfTheDeclaration() throws Exception {
    OscTarget target =
        target(
            "/play",
            new Argument.Wanted("n"),
            new Argument.Defaulted("gain", 0.5f),
            new Argument.Defaulted("channel", 3),
            new Argument.Defaulted("velocity", 7),
            new Argument.Constant("on"),
            new Argument.Constant(1),
            new Argument.Wanted("note"),
            new Argument.Wanted("slot"),
            new Argument.Wanted("cycle"),
            new Argument.Wanted("delta"));
    try (OscTargetSink sink = sink(target)) {
      sink.accept(cue(Controls.of("n", 4.0).with("note", "c3").with("velocity", 9.0)));
      assertEquals(
          new OscPacket.Message("/play", List.of(4f, 0.5f, 3, 9, "on", 1, 48f, "d1", 1.25f, 0.5f)),
          message());
    }
  }

  @Test
  void withoutArgumentsAllControlsGoAsNamesAndValues() throws Exception {
    try (OscTargetSink sink = sink(target("/play"))) {
      sink.accept(cue(Controls.of("s", "bd").with("n", 1.0).with("_own", 2.0).with("^pan", 1.0)));
      assertEquals(
          List.of("_id_", "d1", "cps", 0.5f, "cycle", 1.25f, "delta", 0.5f, "n", 1f, "s", "bd"),
          message().arguments());
    }
  }

  @Test
  void anAddressMayNameControls() throws Exception {
    try (OscTargetSink sink = sink(target("/{slot}/note/{n}"))) {
      sink.accept(cue(Controls.of("n", 4.0)));
      assertEquals("/d1/note/4", message().address());
    }
  }

  @Test
  void whatLacksAControlIsNotSentAndToldOnce() throws Exception {
    try (OscTargetSink sink = sink(target("/play", new Argument.Wanted("n")))) {
      for (int i = 0; i < 5; i++) sink.accept(cue(Controls.of("s", "bd")));
      sink.accept(cue(Controls.of("n", 1.0)));
      assertEquals(List.of(1f), message().arguments());
      assertEquals(5, sink.dropped());
      assertEquals(1, told.size(), told.toString());
      assertTrue(told.getFirst().contains("[:n 0]"), told.getFirst());
    }
  }

  @Test
  void slotsAndControlsSayWhatGoesThere() throws Exception {
    OscTarget routed =
        new OscTarget(
            "vis",
            there.address(),
            "/{slot}",
            List.of(new Argument.Constant(1)),
            false,
            0,
            Set.of("d1", "d3"),
            "to",
            "vis");
    Controls vis = Controls.of("to", "vis");
    try (OscTargetSink sink = sink(routed)) {
      sink.accept(cue("d2", 0, vis));
      sink.accept(cue("d1", 0, Controls.of("to", "other")));
      sink.accept(cue("d1", 0, Controls.of("s", "bd")));
      sink.accept(cue("d3", 0, vis));
      assertEquals("/d3", message().address());
    }
  }

  @Test
  void aBareMessageLeavesWhenItIsDueAndABundleAtOnce() throws Exception {
    OscTarget bare = target("/bare", new Argument.Constant(1));
    OscTarget tagged =
        new OscTarget(
            "tagged", there.address(), "/tagged", bare.arguments(), true, MS, Set.of(), null, null);
    try (OscTargetSink one = sink(bare);
        OscTargetSink other = sink(tagged)) {
      long due = clock.nanos() + 50 * MS;
      one.accept(cue("d1", due, Controls.of("n", 1.0)));
      other.accept(cue("d1", due, Controls.of("n", 1.0).with("nudge", 0.25)));
      OscPacket.Bundle bundle = assertInstanceOf(OscPacket.Bundle.class, there.packet());
      assertEquals(
          wallTime.wallNanos(due + 251 * MS),
          OscTime.wallNanos(bundle.timeTag()),
          "onset and so on");
      assertEquals("/bare", message().address());
      assertTrue(clock.nanos() >= due, "too early");
    }
  }

  @Test
  void aHushTakesBackWhatHasNotLeft() throws Exception {
    try (OscTargetSink sink = sink(target("/{n}", new Argument.Constant(1)))) {
      sink.accept(cue("d1", clock.nanos() + 50 * MS, Controls.of("n", 1.0)));
      sink.hush();
      sink.accept(cue("d1", clock.nanos() + 50 * MS, Controls.of("n", 2.0)));
      assertEquals("/2", message().address());
    }
  }

  @Test
  void aTargetThatGoesAndComesIsToldOnceEachWay() throws Exception {
    try (OscTargetSink sink = sink(target("/play", new Argument.Constant(1)))) {
      int port = there.address().getPort();
      there.close();
      Wired.await(
          "it is gone",
          () -> {
            sink.accept(cue(Controls.EMPTY));
            return !told.isEmpty();
          });
      for (int i = 0; i < 50; i++) sink.accept(cue(Controls.EMPTY));
      there = Wired.open(port);
      Wired.await(
          "it is back",
          () -> {
            sink.accept(cue(Controls.EMPTY));
            return told.size() > 1;
          });
      assertEquals("/play", message().address());
    }
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.getFirst().contains("nobody listens"), told.toString());
    assertTrue(told.getLast().contains("again"), told.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"play", "", "/", "/a b", "/a*", "/a//b", "/{n", "/a#"})
  void whatIsNoAddressIsRefused(String address) {
    assertThrows(IllegalArgumentException.class, () -> target(address));
  }
}
