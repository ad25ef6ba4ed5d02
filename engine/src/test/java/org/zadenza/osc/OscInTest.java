// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.illposed.osc.OSCBundle;
import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCSerializerAndParserBuilder;
import com.illposed.osc.argument.OSCTimeTag64;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.dsl.Zadenza;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot.LaneStatus;
import org.zadenza.sink.Hand;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class OscInTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final ManualClock clock = new ManualClock();
  private final List<Cue> cues = new ArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Scheduler scheduler =
      new Scheduler(clock, TempoMap.steady(Rational.ONE, 0), cues::add, Reporter.SILENT);
  private final List<String> turned = new CopyOnWriteArrayList<>();
  private final Hand hand = new Hand(Reporter.SILENT, new Turns(turned));
  private OscIn in;
  private Wired there;
  private InetSocketAddress here;

  /** Writes down what is turned. */
  private record Turns(List<String> turned) implements Sink {
    @Override
    public void accept(Cue cue) {}

    @Override
    public void turn(String control, double value) {
      turned.add(control + " " + value);
    }
  }

  @BeforeEach
  void open() throws Exception {
    in = OscIn.open(ANY, scheduler, hand, (where, message) -> told.add(where + ": " + message));
    here = new InetSocketAddress(InetAddress.getLoopbackAddress(), in.port());
    there = Wired.open();
    for (String slot : List.of("d1", "d2", "bass")) scheduler.play(slot, Zadenza.s("bd*4"));
  }

  @AfterEach
  void close() {
    in.close();
    there.close();
  }

  /** Sends a message and waits until it was obeyed. */
  private void send(String address, Object... arguments) throws Exception {
    long before = in.obeyed();
    there.send(here, address, arguments);
    Wired.await(address + " " + told, () -> in.obeyed() > before);
  }

  private void sendNonsense(String address, Object... arguments) throws Exception {
    long before = in.refused();
    there.send(here, address, arguments);
    Wired.await(address, () -> in.refused() > before);
  }

  private LaneStatus lane(String slot) {
    return scheduler.now().lanes().stream()
        .filter(lane -> lane.slot().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void valuesComeUnderTextsAndNumbers() throws Exception {
    send("/ctrl", "level", 0.1f);
    send("/ctrl", 20, 7);
    send("/ctrl", "letter", "a");
    assertEquals(0.1, scheduler.inputs().now().get("level"));
    assertEquals(7.0, scheduler.inputs().now().get("20"));
    assertEquals("a", scheduler.inputs().now().get("letter"));
  }

  @Test
  void aPatternFollowsWhatComesIn() throws Exception {
    Object level = Vocabulary.find("cF").orElseThrow().call().apply(List.of(0.5, "level"));
    scheduler.play("d1", Zadenza.s("bd*4").gain(Pattern.of(level)));
    scheduler.only(List.of("d1"));
    scheduler.tick();
    assertEquals(0.5, cues.getLast().controls().number("gain", -1));
    send("/ctrl", "level", 0.75f);
    clock.advance(400_000_000);
    scheduler.tick();
    assertEquals(0.75, cues.getLast().controls().number("gain", -1));
  }

  @Test
  void slotsAreNamedByTextsAndByNumbers() throws Exception {
    send("/mute", 1);
    send("/mute", "bass");
    assertTrue(lane("d1").muted() && lane("bass").muted());
    send("/unmute", "d1");
    assertFalse(lane("d1").muted());
    send("/muteAll");
    assertTrue(lane("d2").muted());
    send("/unmuteAll");
    assertFalse(lane("bass").muted());
    send("/solo", "2");
    assertTrue(lane("d2").soloed());
    send("/unsolo", 2f);
    assertFalse(lane("d2").soloed());
    send("/solo", 1);
    send("/unsoloAll");
    assertFalse(lane("d1").soloed());
    send("/silence", 1);
    assertFalse(lane("d1").playing());
    send("/hush");
    assertFalse(lane("bass").playing());
  }

  @Test
  void tempoAndCountFollow() throws Exception {
    send("/setcps", 0.6f);
    assertEquals(Rational.of(3, 5), scheduler.nextCps());
    send("/setbpm", 120);
    assertEquals(Rational.HALF, scheduler.nextCps());
    send("/setCycle", 16f);
    scheduler.tick();
    assertTrue(scheduler.now().cycle().toDouble() > 15, scheduler.now().cycle().toString());
    send("/resetCycles");
    send("/nudgeAll", 0.02f);
    assertEquals(20_000_000, lane("d2").nudgeNanos());
    scheduler.tick();
    assertTrue(scheduler.now().cycle().toDouble() < 1, scheduler.now().cycle().toString());
  }

  @Test
  void aBundleOfJavaOscsIsObeyedAtOnceWhateverItsTime() throws Exception {
    OSCBundle inner =
        new OSCBundle(
            List.of(new OSCMessage("/ctrl", List.of("d", 0.5d))), OSCTimeTag64.valueOf(1L << 40));
    OSCBundle outer =
        new OSCBundle(
            List.of(new OSCMessage("/ctrl", List.of("t", true)), inner),
            OSCTimeTag64.valueOf(Long.MAX_VALUE));
    var bytes = java.nio.ByteBuffer.allocate(1_000);
    new OSCSerializerAndParserBuilder()
        .buildSerializer(new com.illposed.osc.BufferBytesReceiver(bytes))
        .write(outer);
    there.send(here, Arrays.copyOf(bytes.array(), bytes.position()));
    Wired.await("both " + told, () -> in.obeyed() == 2);
    assertEquals(0.5, scheduler.inputs().now().get("d"));
    assertEquals(1.0, scheduler.inputs().now().get("t"));
  }

  @Test
  void nonsenseIsRefusedAndToldOnceOfEachKind() throws Exception {
    sendNonsense("/what", 1);
    sendNonsense("/ctrl", "level");
    sendNonsense("/ctrl", "level", Float.NaN);
    sendNonsense("/ctrl", "level", Float.POSITIVE_INFINITY);
    sendNonsense("/ctrl", 0.5f, 1);
    sendNonsense("/ctrl", "level", "x".repeat(300));
    sendNonsense("/mute");
    sendNonsense("/mute", "nobody");
    sendNonsense("/setcps", "fast");
    sendNonsense("/setcps", -1f);
    sendNonsense("/setcps", 0f);
    sendNonsense("/setCycle", 1e30f);
    sendNonsense("/nudgeAll", 100f);
    for (int i = 0; i < 3; i++) {
      long before = in.refused();
      there.send(here, new byte[] {1, 2, 3});
      Wired.await("bytes", () -> in.refused() > before);
    }
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.getFirst().startsWith("osc-in: /what came in"), told.toString());
    assertTrue(told.getLast().contains("not OSC"), told.toString());
    assertEquals(3, scheduler.now().lanes().size(), "strangers make no slots");
    assertTrue(scheduler.inputs().now().isEmpty());
    send("/ctrl", "level", 1);
  }

  @Test
  void strangersBringNoEndOfNames() throws Exception {
    for (int i = 0; i < OscVerbs.MOST_NAMES; i++) send("/ctrl", "name" + i, i);
    sendNonsense("/ctrl", "one more", 1);
    send("/ctrl", "name7", 9);
    assertEquals(OscVerbs.MOST_NAMES, scheduler.inputs().now().size());
    assertEquals(9.0, scheduler.inputs().now().get("name7"));
  }

  @Test
  void aPortInUseIsNamedWithOneThatIsFree() {
    UncheckedIOException taken =
        assertThrows(
            UncheckedIOException.class, () -> OscIn.open(here, scheduler, hand, Reporter.SILENT));
    String said = Objects.requireNonNull(taken.getMessage());
    assertTrue(said.startsWith("port " + in.port() + " is taken"), said);
    String free = said.replaceAll(".*--osc-in (\\d+)$", "$1");
    InetSocketAddress other =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(free));
    OscIn.open(other, scheduler, hand, Reporter.SILENT).close();
  }

  @Test
  void aLearnedControlTurnsWithTheMessage() throws Exception {
    hand.learn(new Hand.Range("cutoff", 200, 4_200));
    there.send(here, "/ctrl", "fader", "not a number");
    there.send(here, "/ctrl", "fader", 0.5f);
    there.send(here, "/ctrl", "other", 0.1f);
    there.send(here, "/ctrl", "fader", 7f);
    Wired.await("both moves", () -> turned.size() == 2);
    assertEquals(4_200, hand.turned(anyCue()).controls().number("cutoff", 0));
    assertEquals("cutoff 4200.0", turned.getLast());
    assertEquals(List.of("cutoff  /ctrl fader"), hand.lines());
  }

  private static Cue anyCue() {
    return new Cue("d1", 0, 1, 1, Span.of(0, 1), Controls.of("cutoff", 5.0), Sources.NONE);
  }
}
