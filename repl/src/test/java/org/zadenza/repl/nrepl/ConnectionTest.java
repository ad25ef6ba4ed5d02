// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** Bytes as they come: cut, in heaps, in floods, wrong, from strangers, or never read. */
class ConnectionTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @TempDir private Path folder;
  private final Session session =
      Session.on(
          new ManualClock(), Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  private final Editors editors = new Editors(session, Set::of);

  @BeforeEach
  void open() {
    editors.open(0, folder);
  }

  @AfterEach
  void close() {
    editors.close();
    session.close();
  }

  @Test
  void messagesMayBeCutAnywhereAndComeInHeaps() throws Exception {
    Random random = new Random(SEED);
    ByteArrayOutputStream heap = new ByteArrayOutputStream();
    for (int i = 0; i < 40; i++) {
      heap.writeBytes(
          Peer.bytes(Map.of("op", "eval", "id", "x" + i, "code", "(+ " + i + " 1) ; né" + i)));
    }
    byte[] bytes = heap.toByteArray();
    try (Peer peer = new Peer(editors.port())) {
      for (int at = 0; at < bytes.length; ) {
        int some = Math.min(bytes.length - at, 1 + random.nextInt(9));
        peer.write(java.util.Arrays.copyOfRange(bytes, at, at + some));
        at += some;
      }
      for (int i = 0; i < 40; i++) {
        assertEquals(
            Integer.toString(i + 1), Peer.text(peer.answers("x" + i), "value"), "seed=" + SEED);
      }
    }
  }

  @Test
  void aLargeMessageIsTakenInAndALargeAnswerGivenOut() throws Exception {
    try (Peer peer = new Peer(editors.port())) {
      String code = "(print (apply str (repeat 700000 \"né \"))) 5 ;" + "é".repeat(2_000_000);
      List<Map<?, ?>> answers = peer.ask("op", "eval", "code", code);
      assertEquals(List.of("nil", "5"), Peer.all(answers, "value"));
      assertEquals("né ".repeat(700_000), Peer.text(answers, "out"));
    }
  }

  private String endOf(byte[] sent) throws Exception {
    try (Peer peer = new Peer(editors.port())) {
      peer.write(sent);
      return peer.rest();
    }
  }

  private String endOf(String sent) throws Exception {
    return endOf(sent.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoMessageEndsTheConnectionWithASentence() throws Exception {
    assertTrue(endOf("x").contains("the connection ends: no bencode: 'x' stands where"));
    assertTrue(endOf("li1ee").contains("the connection ends: a message must be a dictionary"));
    assertTrue(endOf("d4:code99999999:").contains("a message of more than 4194304 bytes"));
    assertTrue(endOf("d1:xl" + "le".repeat(30_000)).contains("more than 20000 parts"));
    assertTrue(endOf("l".repeat(40)).contains("a message deeper than 32"));
    String good =
        new String(Peer.bytes(Map.of("op", "describe", "id", "1")), StandardCharsets.UTF_8);
    String both = endOf(good + "!" + good);
    assertTrue(both.contains("3:opsd") && both.endsWith("6:statusl5:error4:doneee"), both);
    try (Peer peer = new Peer(editors.port())) {
      assertEquals("2", Peer.text(peer.ask("op", "eval", "code", "(+ 1 1)"), "value"));
    }
  }

  /** A page in a browser can send requests to any port, with any text in them. */
  @Test
  void aBrowserIsSentAwayBeforeItsRequestIsRead() throws Exception {
    String code =
        new String(
            Peer.bytes(Map.of("op", "eval", "code", "(def pwned 1)")), StandardCharsets.UTF_8);
    String end = endOf("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\n" + code);
    assertTrue(end.contains("no bencode: 'P'"), end);
    try (Peer peer = new Peer(editors.port())) {
      assertEquals("nil", Peer.text(peer.ask("op", "eval", "code", "(resolve 'pwned)"), "value"));
    }
  }

  @Tag("slow")
  @Test
  void noiseEndsOneConnectionAndNoOther() throws Exception {
    Random random = new Random(SEED);
    try (Peer calm = new Peer(editors.port())) {
      for (int i = 0; i < 100; i++) {
        byte[] noise = new byte[1 + random.nextInt(300)];
        random.nextBytes(noise);
        try (Socket socket = new Socket("127.0.0.1", editors.port())) {
          socket.getOutputStream().write(noise);
        }
      }
      assertEquals(
          "2", Peer.text(calm.ask("op", "eval", "code", "(+ 1 1)"), "value"), "seed=" + SEED);
    }
  }

  /** One who prints without end and never reads fills no memory, and keeps nobody from playing. */
  @Test
  void whoNeverReadsIsWaitedForByTheirOwnEvaluationAlone() throws Exception {
    try (Peer stalled = new Peer(editors.port());
        Peer other = new Peer(editors.port())) {
      String seat = Peer.text(stalled.ask("op", "clone"), "new-session");
      other.ask("op", "eval", "code", "(def printed (atom 0))");
      stalled.send(
          "op",
          "eval",
          "session",
          seat,
          "id",
          "flood",
          "code",
          "(def line (apply str (repeat 1000 \\x)))"
              + " (loop [] (println line) (swap! printed inc) (recur))");
      long before = -1;
      long now = printed(other);
      for (int still = 0; still < 20; still = now == before && now > 0 ? still + 1 : 0) {
        before = now;
        Thread.onSpinWait();
        now = printed(other);
      }
      assertTrue(now < 50_000, "printed " + now + " lines of 1 kB");
      assertFalse(Peer.have(other.ask("op", "interrupt", "session", seat), "session-idle"));
    }
  }

  private static long printed(Peer peer) throws Exception {
    return Long.parseLong(Peer.text(peer.ask("op", "eval", "code", "@printed"), "value"));
  }

  @Test
  void onlyThisMachineComesIn() throws Exception {
    List<InetAddress> elsewhere = new ArrayList<>();
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      each.inetAddresses()
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .forEach(elsewhere::add);
    }
    elsewhere.add(InetAddress.ofLiteral("127.0.0.2"));
    for (InetAddress address : elsewhere) {
      assertThrows(ConnectException.class, () -> connect(address), address.toString());
    }
  }

  private void connect(InetAddress address) throws IOException {
    new Socket(address, editors.port()).close();
  }

  @Test
  void aCrowdIsNotLetIn() throws Exception {
    List<Peer> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < NreplServer.MOST; i++) {
        Peer next = new Peer(editors.port());
        crowd.add(next);
        next.ask("op", "describe");
      }
      try (Peer late = new Peer(editors.port())) {
        assertEquals("", late.rest());
      }
      crowd.removeLast().close();
      while (true) {
        try (Peer again = new Peer(editors.port())) {
          again.send("op", "describe");
          if (again.awaited("an answer or the end", m -> true) != null) return;
        } catch (AssertionError | IOException stillFull) {
          Thread.onSpinWait();
        }
      }
    } finally {
      for (Peer each : crowd) each.close();
    }
  }
}
