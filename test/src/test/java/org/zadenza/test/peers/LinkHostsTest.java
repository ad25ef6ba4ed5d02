// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two of ours in two networks that are joined by a cable, with clocks that differ. */
@Tag("slow")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinkHostsTest {
  private static final double DRIFT = 50;
  private static final int LOOKS = 40;
  private static final double LARGEST_ERROR_MILLIS = 1;

  @Test
  void theyMeetByIpv4() throws Exception {
    meet("IPv4", List.of("10.77.0.1/24"), List.of("10.77.0.2/24"));
  }

  @Test
  void theyMeetByLinkLocalIpv6() throws Exception {
    meet("IPv6", List.of("fe80::1/64"), List.of("fe80::2/64"));
  }

  @Test
  void whoIsSeenTwiceCountsOnce() throws Exception {
    List<String> here = List.of("10.77.0.1/24", "fe80::1/64");
    List<String> there = List.of("10.77.0.2/24", "fe80::2/64");
    meet("both", here, there);
  }

  private static void meet(String name, List<String> here, List<String> there) throws Exception {
    assumeTrue(Peer.installed("ip"), "iproute2 is not installed");
    assumeTrue(NetworkNamespace.possible(), "no network namespaces here");
    try (NetworkNamespace left = NetworkNamespace.create();
        NetworkNamespace right = NetworkNamespace.create()) {
      left.connect("left", right, "right");
      left.up("left");
      right.up("right");
      for (String address : here) left.address("left", address);
      for (String address : there) right.address("right", address);
      try (RemoteHost one = RemoteHost.start(left, 97, "all", DRIFT);
          RemoteHost two = RemoteHost.start(right, 140, "left,right,lo", -DRIFT)) {
        Figures figures = new Figures();
        play(one, two, figures);
        figures.write(name);
      }
    }
  }

  private static void play(RemoteHost one, RemoteHost two, Figures figures) throws IOException {
    double joined = two.await("peers", "1"::equals);
    one.await("peers", "1"::equals);
    figures.add("join %.1f ms", joined);
    String tempo = one.ask("bpm");
    two.await("bpm", tempo::equals);
    figures.add(error("after joining", one, two, 4 * 60e3 / Double.parseDouble(tempo)));
    one.ask("tempo 120");
    double slower = two.await("bpm", "120.0"::equals);
    one.await("bpm", "120.0"::equals);
    figures.add("tempo there %.1f ms", slower);
    two.ask("tempo 60");
    double faster = one.await("bpm", "60.0"::equals);
    two.await("bpm", "60.0"::equals);
    figures.add("and back %.1f ms", faster);
    one.ask("play true");
    figures.add("start %.1f ms", two.await("playing", "true"::equals));
    two.ask("play false");
    one.await("playing", "false"::equals);
    figures.add(error("in the end", one, two, 4_000));
    two.ask("leave");
    figures.add("farewell %.1f ms", one.await("peers", "0"::equals));
  }

  /** How far apart they are in time, at worst of some looks, in a cycle of four beats. */
  private static String error(String when, RemoteHost one, RemoteHost two, double cycleMillis)
      throws IOException {
    double worst = 0;
    for (int i = 0; i < LOOKS; i++) {
      long now = System.nanoTime();
      double beats = one.number("phase " + now) - two.number("phase " + now);
      double apart = Math.abs(beats - 4 * Math.rint(beats / 4)) / 4 * cycleMillis;
      worst = Math.max(worst, apart);
    }
    assertTrue(worst < LARGEST_ERROR_MILLIS, when + " they are " + worst + " ms apart");
    return String.format(Locale.ROOT, "%s %.3f ms apart", when, worst);
  }

  @Test
  void anInterfaceMayComeLater() throws Exception {
    assumeTrue(Peer.installed("ip"), "iproute2 is not installed");
    assumeTrue(NetworkNamespace.possible(), "no network namespaces here");
    try (NetworkNamespace left = NetworkNamespace.create();
        NetworkNamespace right = NetworkNamespace.create();
        RemoteHost one = RemoteHost.start(left, 97, "all", DRIFT);
        RemoteHost two = RemoteHost.start(right, 140, "all", -DRIFT)) {
      assertEquals("0", one.ask("peers"));
      left.connect("left", right, "right");
      left.up("left");
      right.up("right");
      left.address("left", "10.77.0.1/24");
      right.address("right", "10.77.0.2/24");
      one.await("peers", "1"::equals);
      two.await("bpm", one.ask("bpm")::equals);
      left.down("left");
      one.await("peers", "0"::equals);
      left.up("left");
      one.await("peers", "1"::equals);
      two.kill();
      one.await("peers", "0"::equals);
    }
  }

  @Test
  void whoMayOnlyUseLoopbackIsNotSeenOutside() throws Exception {
    assumeTrue(Peer.installed("ip"), "iproute2 is not installed");
    assumeTrue(NetworkNamespace.possible(), "no network namespaces here");
    try (NetworkNamespace left = NetworkNamespace.create();
        NetworkNamespace right = NetworkNamespace.create()) {
      left.connect("left", right, "right");
      left.up("left");
      right.up("right");
      left.address("left", "10.77.0.1/24");
      right.address("right", "10.77.0.2/24");
      try (RemoteHost inside = RemoteHost.start(left, 97, "lo", 0);
          RemoteHost neighbour = RemoteHost.start(left, 100, "lo", 0);
          RemoteHost outside = RemoteHost.start(right, 140, "all", 0);
          RemoteHost open = RemoteHost.start(left, 150, "left", 0)) {
        neighbour.await("peers", "1"::equals);
        outside.await("peers", "1"::equals);
        open.await("peers", "1"::equals);
        assertEquals("1", inside.ask("peers"));
        assertEquals(inside.ask("bpm"), neighbour.ask("bpm"));
        assertEquals(outside.ask("bpm"), open.ask("bpm"));
      }
    }
  }
}
