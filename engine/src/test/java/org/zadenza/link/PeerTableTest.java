// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Who counts as present. */
class PeerTableTest {
  private static final long SECOND = 1_000_000;
  private static final NodeId SESSION = new NodeId(7);

  private final Network network = new Network(1, 0, 0);
  private final Gateway cable = network.join(120, 0);
  private final Gateway radio = network.join(120, 0);
  private final PeerTable peers = new PeerTable();

  private boolean seen(long node, Gateway gateway, int port, long now) {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return peers.seen(new NodeId(node), gateway, SESSION, at, 5, now);
  }

  @Test
  void whoIsSeenOnTwoNetworksCountsOnce() {
    seen(1, cable, 1, 0);
    seen(1, radio, 1, 0);
    seen(2, radio, 2, 0);
    assertEquals(2, peers.count(SESSION));
    peers.closed(cable);
    assertEquals(2, peers.count(SESSION));
    peers.closed(radio);
    assertEquals(0, peers.count(SESSION));
  }

  @Test
  void whoIsSilentForSixSecondsIsGone() {
    seen(1, cable, 1, 0);
    seen(2, cable, 2, SECOND);
    assertEquals(6 * SECOND, peers.nextDeadline());
    peers.expire(6 * SECOND - 1);
    assertEquals(2, peers.count(SESSION));
    peers.expire(6 * SECOND);
    assertEquals(1, peers.count(SESSION));
  }

  @Test
  void whatComesAfterAFarewellWasOnlyLate() {
    assertTrue(seen(1, cable, 1, 0));
    peers.left(new NodeId(1), cable, 0);
    assertEquals(0, peers.count(SESSION));
    assertFalse(seen(1, cable, 1, 100));
    assertEquals(0, peers.count(SESSION));
    peers.expire(SECOND);
    assertTrue(seen(1, cable, 1, SECOND));
  }

  @Test
  void noMoreThanARoomCanHoldAreKept() {
    for (int i = 1; i <= 512; i++) assertTrue(seen(i, cable, i, 0));
    assertFalse(seen(513, cable, 513, 0));
    assertTrue(seen(512, cable, 512, 1), "known ones stay");
    assertEquals(512, peers.count(SESSION));
  }

  private int asked(long self) {
    return peers
        .witness(SESSION, new NodeId(self))
        .map(witness -> witness.measured().getPort())
        .orElse(0);
  }

  @Test
  void theFounderIsAskedForTheTimeAndWithoutOneTheLeastMember() {
    assertEquals(0, asked(9));
    for (int i = 4; i < 20; i++) {
      seen(i, cable, i, 0);
      assertEquals(i < 7 ? 4 : 7, asked(9));
    }
    peers.left(SESSION, cable, 0);
    assertEquals(4, asked(9));
    assertEquals(4, asked(-9), "names have no sign");
    assertEquals(0, asked(3), "nobody is less");
  }
}
