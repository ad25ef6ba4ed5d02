// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session with the original's own example program, in a network of loopback alone. */
@Tag("slow")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinkHutTest {
  private static final long LARGEST_ERROR_MICROS = 1_000;
  private static final double DRIFT = 30;

  @BeforeEach
  void peersAreThere() {
    for (String program : List.of("LinkHut", "jackd", "ip")) {
      assumeTrue(Peer.installed(program), program + " is not installed");
    }
    assumeTrue(NetworkNamespace.possible(), "no network namespaces here");
  }

  @Test
  void itJoinsUs(@TempDir Path folder) throws Exception {
    Figures figures = new Figures();
    try (NetworkNamespace where = NetworkNamespace.create();
        RemoteHost ours = RemoteHost.start(where, 97.5, "lo", DRIFT);
        LinkHut hut = LinkHut.start(folder, where)) {
      hut.key('a');
      figures.add("it joins in %.1f ms", hut.await(line -> line.peers() == 1));
      ours.await("peers", "1"::equals);
      hut.await(line -> line.bpm() == 97.5);
      figures.add("ghost times differ by %d us", apart(ours));
      tempo(ours, hut, figures);
      startStop(ours, hut, figures);
      figures.add("%.2f ms by what it shows at 999 bpm", shownApart(ours, hut));
      ours.ask("leave");
      hut.await(line -> line.peers() == 0);
    }
    figures.write("LinkHut joins us");
  }

  @Test
  void weJoinIt(@TempDir Path folder) throws Exception {
    Figures figures = new Figures();
    try (NetworkNamespace where = NetworkNamespace.create();
        LinkHut hut = LinkHut.start(folder, where)) {
      hut.key('e');
      hut.key('a');
      hut.await(line -> line.on() && line.bpm() == 121);
      hut.watch(100); // a second older than ours: sessions of nearly the same age draw lots
      try (RemoteHost ours = RemoteHost.start(where, 140, "lo", DRIFT)) {
        figures.add("we join in %.1f ms", ours.await("peers", "1"::equals));
        hut.await(line -> line.peers() == 1);
        ours.await("bpm", answer -> Math.round(Double.parseDouble(answer)) == 121);
        figures.add("ghost times differ by %d us", apart(ours));
        tempo(ours, hut, figures);
        startStop(ours, hut, figures);
        hut.watch(1_200);
        figures.add("and later by %d us", apart(ours));
        figures.add("%.2f ms by what it shows at 999 bpm", shownApart(ours, hut));
        hut.kill();
        figures.add("its death is noticed in %.0f ms", ours.await("peers", "0"::equals));
      }
    }
    figures.write("we join LinkHut");
  }

  /** By how much the two disagree about the time of a session that they agree on in all else. */
  private static long apart(RemoteHost ours) throws IOException {
    String[] peers = ours.ask("observe 2").split(" ");
    assertEquals(2, peers.length);
    String[] one = peers[0].split(",");
    String[] two = peers[1].split(",");
    assertEquals(one[0], two[0], "timelines");
    assertEquals(one[1], two[1], "sessions");
    long apart = Math.abs(Long.parseLong(one[2]) - Long.parseLong(two[2]));
    assertTrue(apart < LARGEST_ERROR_MICROS, "they are " + apart + " us apart");
    return apart;
  }

  private static void tempo(RemoteHost ours, LinkHut hut, Figures figures) throws IOException {
    ours.ask("tempo 133");
    figures.add("our tempo there in %.1f ms", hut.await(line -> line.bpm() == 133));
    hut.key('e');
    figures.add(
        "its tempo here in %.1f ms",
        ours.await("bpm", answer -> Math.round(Double.parseDouble(answer)) == 134));
  }

  private static void startStop(RemoteHost ours, LinkHut hut, Figures figures) throws IOException {
    hut.key('s');
    hut.watch(10);
    hut.key(' ');
    figures.add("its start here in %.1f ms", ours.await("playing", "true"::equals));
    hut.await(LinkHut.Shown::playing);
    ours.ask("play false");
    figures.add("our stop there in %.1f ms", hut.await(line -> !line.playing()));
  }

  /**
   * How far what it shows is from what we say, in the mean. It shows hundredths of a beat, which at
   * this tempo are 0.6 ms; each line is as old as it took to be read.
   */
  private static double shownApart(RemoteHost ours, LinkHut hut) throws IOException {
    ours.ask("tempo 999");
    hut.await(line -> line.bpm() == 999);
    double sum = 0;
    List<LinkHut.Shown> lines = hut.watch(300);
    for (LinkHut.Shown line : lines) {
      double beats = ours.number("phase " + line.nanos()) - line.beats();
      sum += beats - 4 * Math.rint(beats / 4);
    }
    return sum / lines.size() * 60_000 / 999;
  }
}
