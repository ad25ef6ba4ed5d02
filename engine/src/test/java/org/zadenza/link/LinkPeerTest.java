// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;

/** A peer with its thread but without any network: it is alone. */
class LinkPeerTest {
  private static final LinkInterfaces NOWHERE = LinkInterfaces.of("nowhere0");
  private static final long SECOND = 1_000_000_000;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final ManualClock clock = new ManualClock();
  private final LinkPeer peer;

  LinkPeerTest() {
    clock.moveTo(7 * SECOND);
    LinkPeer.Opening opening = new LinkPeer.Opening(90, 13.25, 5 * SECOND, NOWHERE);
    peer = LinkPeer.join(clock, opening, LinkListener.SILENT);
  }

  @AfterEach
  void close() {
    peer.close();
  }

  private LinkState await(Predicate<LinkState> wanted) {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (System.nanoTime() < limit) {
      LinkState state = peer.snapshot();
      if (wanted.test(state)) return state;
      Thread.onSpinWait();
    }
    throw new AssertionError("it stays " + peer.snapshot());
  }

  @Test
  void itBeginsWhereThePlayerStands() {
    LinkState state = peer.snapshot();
    assertEquals(90, state.bpm(), 0.001);
    assertEquals(1.25, state.phaseAt(5 * SECOND, 4), 1e-5);
    assertEquals(2.25, state.phaseAt(7 * SECOND - SECOND / 3 - SECOND, 4), 1e-5);
    assertEquals(0, state.peers());
  }

  @Test
  void aNewTempoKeepsTheBeat() {
    double beat = peer.snapshot().beatAt(clock.nanos(), 4);
    peer.setTempo(180);
    LinkState state = await(s -> s.bpm() > 100);
    assertEquals(180, state.bpm(), 0.001);
    assertEquals(beat, state.beatAt(clock.nanos(), 4), 1e-5);
    assertEquals(beat + 3, state.beatAt(clock.nanos() + SECOND, 4), 1e-4);
    peer.setTempo(1e9);
    assertEquals(999, await(s -> s.bpm() > 200).bpm(), 0.01);
  }

  @Test
  void aBeatCanBeAskedForAndForced() {
    peer.requestBeat(0, 8 * SECOND, 4);
    LinkState state = await(s -> Math.abs(s.beatAt(8 * SECOND, 4)) < 1e-5);
    assertEquals(8 * SECOND, state.nanosAt(0, 4), 2_000.0);
    peer.forceBeat(2, 8 * SECOND, 4);
    await(s -> Math.abs(s.beatAt(8 * SECOND, 4) - 2) < 1e-5);
  }

  @Test
  void itsOwnStartShows() {
    assertFalse(peer.snapshot().playing());
    peer.followStartStop(true);
    peer.startStop(true, 9 * SECOND);
    assertEquals(9 * SECOND, await(LinkState::playing).startStopNanos());
  }

  @Test
  void closingTwiceIsOnce() {
    peer.close();
    peer.close();
    peer.setTempo(100);
    assertEquals(90, peer.snapshot().bpm(), 0.001);
  }

  @Test
  void interfacesAreNamedWithCommas() {
    assertEquals(Set.of("lo", "eth0"), LinkInterfaces.of(" lo, eth0 ").names());
    assertEquals(LinkInterfaces.ALL, LinkInterfaces.of("all"));
    assertEquals(LinkInterfaces.ALL, LinkInterfaces.of(""));
    assertEquals("eth0,lo", LinkInterfaces.of("lo,eth0").toString());
    assertEquals(Set.of("nowhere0"), NOWHERE.unknown());
    assertTrue(NOWHERE.addresses().isEmpty());
    assertTrue(
        List.copyOf(LinkInterfaces.ALL.addresses()).stream()
            .anyMatch(local -> local.address().isLoopbackAddress()));
  }
}
