// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a session with another host: what a player sees and what is played. */
@Tag("slow")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinkPlayerTest {
  private static final int LOOKS = 40;
  private static final double LARGEST_ERROR_MILLIS = 1;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final String WHERE =
      "(let [a (System/nanoTime) c (getnow) b (System/nanoTime)] (str a \" \" c \" \" b))";

  @TempDir private Path folder;

  @BeforeEach
  void namespacesAreThere() {
    assumeTrue(Peer.installed("ip"), "iproute2 is not installed");
    assumeTrue(NetworkNamespace.possible(), "no network namespaces here");
  }

  @Test
  void theMusicFollowsAndLeads() throws Exception {
    Path events = folder.resolve("events.jsonl");
    Figures figures = new Figures();
    try (NetworkNamespace where = NetworkNamespace.create();
        RemoteHost other = RemoteHost.start(where, 96, "lo", 30)) {
      try (RemoteHost player =
          RemoteHost.player(where, folder, "--link=lo", "--events", events.toString())) {
        player.ask("(d1 (s \"bd*4\"))");
        other.await("peers", "1"::equals);
        player.await("(link)", answer -> answer.startsWith("link is on lo: 1 peer, 96.00"));
        player.await("(getbpm)", answer -> Math.round(Double.parseDouble(answer)) == 96);
        assertTrue(player.ask("(link)").contains("96.00 beats"), player.ask("(link)"));
        settled("on joining", player, other, figures);
        player.ask("(setbpm 150)");
        figures.add("setbpm there in %.1f ms", other.await("bpm", "150.0"::equals));
        settled("after our tempo", player, other, figures);
        other.ask("tempo 75");
        figures.add("tempo here in %.1f ms", player.await("(getbpm)", "75.0"::equals));
        settled("after half that tempo", player, other, figures);
        assertEquals("link is off", player.ask("(link :off)"));
        other.await("peers", "0"::equals);
        player.ask("(link :on)");
        other.await("peers", "1"::equals);
        settled("on again", player, other, figures);
      }
      other.await("peers", "0"::equals);
    }
    figures.write("the program");
    assertFalse(Files.readAllLines(events).isEmpty(), "nothing was played");
  }

  /** Looks until music and session are together, then how far they are apart at worst. */
  private static void settled(String when, RemoteHost player, RemoteHost other, Figures figures)
      throws IOException {
    long begin = System.nanoTime();
    while (apart(player, other) > LARGEST_ERROR_MILLIS) {
      assertTrue(System.nanoTime() - begin < LIMIT_NANOS, when + " never together");
    }
    double took = (System.nanoTime() - begin) * 1e-6;
    while (apart(player, other) > LARGEST_ERROR_MILLIS / 4) {
      assertTrue(System.nanoTime() - begin < LIMIT_NANOS, when + " never quite together");
    }
    double worst = 0;
    for (int i = 0; i < LOOKS; i++) worst = Math.max(worst, apart(player, other));
    assertTrue(worst < LARGEST_ERROR_MILLIS, when + " " + worst + " ms apart");
    figures.add("%s within 1 ms in %.0f ms, then %.3f ms apart", when, took, worst);
  }

  private static double apart(RemoteHost player, RemoteHost other) throws IOException {
    double[] look = look(player);
    double beats = look[0] * 4 - other.number("phase " + (long) look[1]);
    return Math.abs(beats - 4 * Math.rint(beats / 4)) * 60_000 / other.number("bpm");
  }

  /** The cycle and the machine's time, from a look during which nothing came between. */
  private static double[] look(RemoteHost player) throws IOException {
    while (true) {
      String[] words = player.ask(WHERE).replace("\"", "").split(" ");
      long before = Long.parseLong(words[0]);
      long after = Long.parseLong(words[2]);
      if (after - before < 100_000) {
        return new double[] {Double.parseDouble(words[1]), before / 2 + after / 2};
      }
    }
  }
}
