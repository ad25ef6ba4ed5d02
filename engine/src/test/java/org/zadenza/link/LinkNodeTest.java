// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers on a network in memory, each with a clock of its own. */
class LinkNodeTest {
  private static final double DRIFT = 50;
  private static final long MILLISECOND = 1_000;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final String where = "seed=" + seed;

  private Network network(double loss) {
    return new Network(seed, loss, 300);
  }

  private static Network.Host host(Network network, int i) {
    return network.join(90 + 7 * i, i % 2 == 0 ? DRIFT : -DRIFT);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10})
  void peersAgreeWithinASecondAndStayTogether(int count) {
    Network network = network(0.005);
    for (int i = 0; i < count; i++) {
      host(network, i);
      network.run(1.5);
    }
    for (int second = 0; second < 120; second++) {
      assertTrue(network.agrees(), where);
      assertTrue(network.spreadMicros() < MILLISECOND, where + " " + network.spreadMicros());
      network.run(1);
    }
    assertEquals(90, Math.round(network.hosts.getLast().node.state().bpm()), where);
  }

  @Test
  void whoComesLastTakesTheOthersTempoWithinASecond() {
    for (int i = 0; i < 100; i++) {
      Network network = new Network(seed + i, 0, 300);
      host(network, 0);
      network.run(2);
      host(network, 1);
      network.run(1);
      assertTrue(network.agrees(), "seed=" + (seed + i));
      assertTrue(network.spreadMicros() < 300, "seed=" + (seed + i));
      assertEquals(90, Math.round(network.hosts.getLast().node.state().bpm()));
    }
  }

  @Tag("slow")
  @Test
  void allAtOnceAgreeWithinASecond() {
    for (int i = 0; i < 50; i++) {
      Network network = new Network(seed + i, 0, 300);
      for (int j = 0; j < 10; j++) host(network, j);
      network.run(1);
      assertTrue(network.agrees(), "seed=" + (seed + i));
      assertTrue(network.spreadMicros() < MILLISECOND, "seed=" + (seed + i));
    }
  }

  @Test
  void manyLostPacketsDelayButDoNotPrevent() {
    Network network = network(0.1);
    for (int i = 0; i < 4; i++) host(network, i);
    network.run(30);
    assertTrue(network.agrees(), where);
    assertTrue(network.spreadMicros() < MILLISECOND, where + " " + network.spreadMicros());
  }

  @Test
  void aTempoReachesEverybodyAndKeepsThePhase() {
    Network network = network(0);
    for (int i = 0; i < 10; i++) host(network, i);
    network.run(3);
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      Network.Host one = network.hosts.get(random.nextInt(10));
      long micros = Timeline.microsPerBeat(20 + random.nextInt(980));
      one.act(node -> node.setTempo(micros, one.micros()));
      network.run(0.2);
      assertTrue(network.agrees(), where);
      assertEquals(micros, network.hosts.getFirst().node.local().microsPerBeat());
      assertTrue(network.spreadMicros() < MILLISECOND, where + " " + network.spreadMicros());
    }
    assertTrue(network.hosts.get(3).heard.getLast().startsWith("tempo "), where);
  }

  @Test
  void ofTwoTemposInTheSameInstantTheSecondHolds() {
    Network network = network(0);
    for (int i = 0; i < 3; i++) host(network, i);
    network.run(2);
    Network.Host one = network.hosts.get(1);
    for (int i = 0; i < 30; i++) {
      long tempo = 300_000 + i;
      one.act(node -> node.setTempo(400_000, one.micros()));
      one.act(node -> node.setTempo(tempo, one.micros()));
      network.run(0.21);
      assertTrue(network.agrees(), where);
      assertEquals(tempo, network.hosts.get(2).node.local().microsPerBeat(), where);
    }
  }

  @Test
  void startAndStopReachThoseWhoFollow() {
    Network network = network(0);
    for (int i = 0; i < 3; i++) host(network, i);
    network.run(2);
    Network.Host one = network.hosts.get(0);
    Network.Host two = network.hosts.get(2);
    one.node.followStartStop(true);
    two.node.followStartStop(true);
    one.act(node -> node.startStop(true, one.micros() + 500_000));
    network.run(0.2);
    assertTrue(two.node.state().playing(), where);
    long expected = 300_000;
    long ahead = LinkState.micros(two.node.state().startStopNanos()) - two.micros();
    assertEquals(0, (ahead - expected) / MILLISECOND, where);
    two.act(node -> node.startStop(false, two.micros()));
    network.run(0.2);
    assertEquals(false, one.node.state().playing(), where);
    assertEquals(1, one.heard.stream().filter(s -> s.startsWith("stops")).count(), where);
    assertEquals(
        List.of(),
        network.hosts.get(1).heard.stream().filter(s -> s.startsWith("st")).toList(),
        where);
  }

  @Test
  void aFarewellIsHeardAtOnceAndSilenceAfterSixSeconds() {
    Network network = network(0);
    for (int i = 0; i < 3; i++) host(network, i);
    network.run(3);
    network.hosts.get(1).leave();
    network.run(0.01);
    assertEquals(1, network.hosts.get(0).node.state().peers(), where);
    network.hosts.get(2).die();
    network.run(5.5);
    assertEquals(1, network.hosts.get(0).node.state().peers(), where);
    network.run(0.8);
    assertEquals(0, network.hosts.get(0).node.state().peers(), where);
  }

  @Test
  void whoIsLeftAloneGoesOnInAnotherSessionWithoutAJump() {
    Network network = network(0);
    Network.Host one = host(network, 0);
    network.run(1);
    Network.Host two = host(network, 1);
    network.run(2);
    NodeId before = two.node.sessionId();
    one.leave();
    long phase = two.phaseMicros();
    network.run(0.1);
    assertNotEquals(before, two.node.sessionId());
    long cycle = 4 * two.node.local().microsPerBeat();
    long passed = Math.floorMod(two.phaseMicros() - phase, cycle);
    assertEquals(100, Math.round(passed / 1e3), 0.5, where);
    assertEquals(90, Math.round(two.node.state().bpm()));
  }

  @Test
  void theFounderMayLeaveAndTheOthersStayTogether() {
    Network network = network(0);
    for (int i = 0; i < 5; i++) host(network, i);
    network.run(3);
    NodeId founder = network.hosts.getFirst().node.sessionId();
    for (Network.Host h : network.hosts) {
      if (h.node.isFounder()) h.leave();
    }
    for (int second = 0; second < 60; second++) {
      network.run(1);
      assertTrue(network.agrees(), where);
      assertTrue(network.spreadMicros() < MILLISECOND, where + " " + network.spreadMicros());
    }
    long left = network.hosts.stream().filter(h -> h.node.sessionId().equals(founder)).count();
    assertEquals(5, left, where);
  }

  @Test
  void theElderSessionWinsAndBetweenEqualsTheLesserName() {
    for (int i = 0; i < 50; i++) {
      Network network = new Network(seed + i, 0, 300);
      Random random = new Random(seed + i);
      Network.Host one = network.join(100, 0);
      network.run(1e-6 * random.nextInt(1_000_000));
      Network.Host two = network.join(130, 0);
      NodeId a = one.node.sessionId();
      NodeId b = two.node.sessionId();
      double apart = (two.joined - one.joined) * 1e-6;
      network.run(2);
      NodeId expected = apart < 0.5 && b.compareTo(a) < 0 ? b : a;
      if (Math.abs(apart - 0.5) > 0.001) {
        assertEquals(expected, one.node.sessionId(), "seed=" + (seed + i));
      }
      assertTrue(network.agrees(), "seed=" + (seed + i));
    }
  }

  @Test
  void garbageChangesNothing() {
    Network network = network(0);
    Network.Host one = host(network, 0);
    host(network, 1);
    network.run(2);
    NodeId session = one.node.sessionId();
    LocalBeat before = one.node.local();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] packet = new byte[random.nextInt(600)];
      random.nextBytes(packet);
      network.inject(one, packet, random.nextBoolean());
    }
    assertEquals(before, one.node.local(), where);
    assertEquals(session, one.node.sessionId(), where);
    assertEquals(1, one.node.state().peers(), where);
  }

  @Test
  void aFloodOfMadeUpPeersEndsSomewhere() {
    Network network = network(0);
    Network.Host one = host(network, 0);
    host(network, 1);
    network.run(2);
    Random random = new Random(~seed);
    for (int i = 0; i < 10_000; i++) {
      Message.State state =
          new Message.State(new Timeline(500_000, 1, 1), NodeId.random(random), StartStop.NEVER);
      Message flood = new Message.Presence(true, NodeId.random(random), 255, state, one.measured());
      network.inject(one, MessageWriter.write(flood), true);
    }
    int before = network.packets();
    network.run(1);
    assertTrue(network.packets() - before < 1_000, where + " " + network.packets());
    assertTrue(network.agrees(), where);
  }
}
