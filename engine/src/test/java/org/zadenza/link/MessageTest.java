// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packets that real peers sent, both ways, and packets that nobody should send. */
class MessageTest {
  private static final NodeId A = new NodeId(0x5c63463d25285d70L);
  private static final NodeId B = new NodeId(0x504179643531657eL);
  private static final int A_PORT = 45_027;
  private static final int B_PORT = 35_973;

  private static final String HEAD_A = "5f617364705f7601010500005c63463d25285d70";
  private static final String HEAD_B = "5f617364705f760101050000504179643531657e";
  private static final String SESSION_A = "73657373000000085c63463d25285d70";
  private static final String AT_A = "6d657034000000067f000001afe3";
  private static final String AT_B = "6d657034000000067f0000018c85";
  private static final String NEVER = "73747374000000110000000000000000000000000000000000";

  private static final String ALIVE =
      HEAD_A
          + "746d6c6e00000018000000000007a12000000000000002440000000000000000"
          + SESSION_A
          + NEVER
          + AT_A;

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static Optional<Message> discovery(byte[] bytes) {
    return MessageReader.discovery(ByteBuffer.wrap(bytes));
  }

  private static Message.Presence presence(
      boolean answer, NodeId node, int port, Timeline timeline, NodeId session, StartStop s) {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new Message.Presence(answer, node, 5, new Message.State(timeline, session, s), at);
  }

  private static void bothWays(String hex, Message message) {
    byte[] bytes = bytes(hex);
    Optional<Message> read =
        bytes[1] == 'a' ? discovery(bytes) : MessageReader.measurement(ByteBuffer.wrap(bytes));
    assertEquals(Optional.of(message), read);
    assertEquals(hex, HexFormat.of().formatHex(MessageWriter.write(message)));
  }

  @Test
  void presenceIsReadAndWrittenAsRealPeersDo() {
    Timeline first = new Timeline(500_000, 580, 0);
    bothWays(ALIVE, presence(false, A, A_PORT, first, A, StartStop.NEVER));
    bothWays(
        HEAD_B
            + "746d6c6e00000018000000000007a12000000000000f46d00000000000000000"
            + "7365737300000008504179643531657e"
            + NEVER
            + AT_B,
        presence(false, B, B_PORT, new Timeline(500_000, 1_001_168, 0), B, StartStop.NEVER));
    bothWays(
        HEAD_B + ALIVE.substring(HEAD_A.length()).replace(AT_A, AT_B),
        presence(false, B, B_PORT, first, A, StartStop.NEVER));
    String faster = "746d6c6e00000018000000000006db9e00000000016a96260000000000b549f1" + SESSION_A;
    Timeline fast = new Timeline(449_438, 23_762_470, 11_880_945);
    bothWays(HEAD_A + faster + NEVER + AT_A, presence(false, A, A_PORT, fast, A, StartStop.NEVER));
    bothWays(
        HEAD_B.replace("760101", "760102") + faster + NEVER + AT_B,
        presence(true, B, B_PORT, fast, A, StartStop.NEVER));
    String playing = "746d6c6e00000018000000000007a120000000000216b94400000000011ab545" + SESSION_A;
    Timeline then = new Timeline(500_000, 35_043_652, 18_527_557);
    bothWays(
        HEAD_A + playing + "73747374000000110100000000" + "0301931e00000000018de07f" + AT_A,
        presence(false, A, A_PORT, then, A, new StartStop(true, 50_434_846, 26_075_263)));
    bothWays(
        HEAD_B + playing + "737473740000001100" + "00000000031a4a3600000000019a3bb6" + AT_B,
        presence(false, B, B_PORT, then, A, new StartStop(false, 52_054_582, 26_885_046)));
    bothWays(
        HEAD_B
            + "746d6c6e00000018000000000007a12000000000037a4d520000000001d3b734"
            + SESSION_A
            + "737473740000001100"
            + "00000000031a4a3600000000019a3bb6"
            + AT_B,
        presence(
            false,
            B,
            B_PORT,
            new Timeline(500_000, 58_346_834, 30_652_212),
            A,
            new StartStop(false, 52_054_582, 26_885_046)));
  }

  @Test
  void farewells() {
    bothWays(
        "5f617364705f7601030000005e68696d376d5726",
        new Message.Farewell(new NodeId(0x5e68696d376d5726L)));
    bothWays(
        "5f617364705f760103000000457a3b5f4c6e7b4c",
        new Message.Farewell(new NodeId(0x457a3b5f4c6e7b4cL)));
  }

  @Test
  void pingsAndPongs() {
    String ping1 = "5f6c696e6b5f7601015f5f68740000000800000001b57205d6";
    String ping2 =
        "5f6c696e6b5f7601015f5f68740000000800000001b57206035f7067740000000800000000003565a2";
    String pong1 =
        "5f6c696e6b5f76010273657373000000085c63463d25285d70"
            + "5f5f67740000000800000000003565a25f5f68740000000800000001b57205d6";
    String pong2 =
        "5f6c696e6b5f76010273657373000000085c63463d25285d70"
            + "5f5f67740000000800000000003565d05f5f68740000000800000001b57206035f70677400000008"
            + "00000000003565a2";
    bothWays(ping1, new Message.Ping(7_339_115_990L, 0));
    bothWays(ping2, new Message.Ping(7_339_116_035L, 3_499_426));
    bothWays(pong1, new Message.Pong(A, 3_499_426, 7_339_115_990L, 0));
    bothWays(pong2, new Message.Pong(A, 3_499_472, 7_339_116_035L, 3_499_426));
    ByteBuffer payload = ByteBuffer.wrap(bytes(ping2)).position(Wire.MEASUREMENT_HEADER);
    byte[] answer = MessageWriter.pong(A, 3_499_472, payload);
    assertEquals(pong2, HexFormat.of().formatHex(answer));
  }

  /** A program of 2016, which knows of no start and stop. */
  @Test
  void oldPeersAreUnderstood() {
    Message.Presence old =
        (Message.Presence)
            discovery(
                    bytes(
                        "5f617364705f760101050000527b46276545533a"
                            + "746d6c6e0000001800000000000c3500000000004f14993000000000062c36f4"
                            + "7365737300000008527b46276545533a6d657034000000060a000121faf4"))
                .orElseThrow();
    assertEquals(new Timeline(800_000, 1_326_750_000, 103_560_948), old.state().timeline());
    assertEquals(StartStop.NEVER, old.state().startStop());
    assertEquals("/10.0.1.33:64244", String.valueOf(old.measured()));
  }

  @Test
  void whatNobodyKnowsIsPassedOver() {
    String audio = "61657034000000067f0000011234" + "7a7a7a7a00000000";
    assertEquals(discovery(bytes(ALIVE)), discovery(bytes(ALIVE.replace(AT_A, audio + AT_A))));
  }

  @Test
  void anAddressOfTheNewKind() throws Exception {
    byte[] address = bytes("fe800000000000000042acfffe110002");
    InetSocketAddress at = new InetSocketAddress(InetAddress.getByAddress(address), 4_321);
    Message.State state = new Message.State(new Timeline(500_000, 1, 2), A, StartStop.NEVER);
    Message message = new Message.Presence(false, B, 5, state, at);
    byte[] written = MessageWriter.write(message);
    assertEquals(119, written.length);
    assertEquals(Optional.of(message), discovery(written));
  }

  @Test
  void whatIsNoMessageIsNothing() {
    byte[] good = bytes(ALIVE);
    List<String> bad =
        List.of(
            "",
            "5f617364705f76",
            ALIVE.replaceFirst("5f6173", "5f6174"),
            ALIVE.replaceFirst("7601010500", "7601010501"),
            ALIVE.replaceFirst("760101", "760109"),
            ALIVE + "00",
            ALIVE.replace("746d6c6e00000018", "746d6c6e7fffffff"),
            ALIVE.replace("746d6c6e00000018", "746d6c6effffffff"),
            ALIVE.replace("746d6c6e00000018", "746d6c6e00000017"),
            ALIVE.replace("000000000007a120", "0000000000000000"),
            ALIVE.replace("000000000007a120", "ffffffffffffffff"),
            ALIVE.replace("0000000000000244", "7fffffffffffffff"),
            ALIVE + "6d65703400000000",
            ALIVE + "7a7a7a7a000003e8" + "00".repeat(1_000));
    for (String hex : bad) assertEquals(Optional.empty(), discovery(bytes(hex)), hex);
    for (int length = 0; length < good.length; length++) {
      Optional<Message> read = discovery(Arrays.copyOf(good, length));
      assertTrue(
          read.isEmpty() || length >= 84 || length == 52 + 16 || length == 68 + 25, "" + length);
    }
  }

  @Test
  void tempoIsDrawnIntoItsBounds() {
    for (long micros : List.of(1L, 60_059L, 3_000_001L, Long.MAX_VALUE)) {
      String hex = ALIVE.replace("000000000007a120", HexFormat.of().toHexDigits(micros));
      Message.Presence read = (Message.Presence) discovery(bytes(hex)).orElseThrow();
      assertEquals(Math.clamp(micros, 60_060, 3_000_000), read.state().timeline().microsPerBeat());
    }
  }

  @Test
  void noPacketMakesTheReaderThrow() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      byte[] packet = bytes(ALIVE);
      for (int j = random.nextInt(4); j >= 0; j--) {
        packet[random.nextInt(packet.length)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(packet, random.nextInt(packet.length + 20));
      try {
        discovery(cut);
        MessageReader.measurement(ByteBuffer.wrap(cut));
      } catch (RuntimeException e) {
        throw new AssertionError("seed=" + seed + " " + HexFormat.of().formatHex(cut), e);
      }
    }
  }
}
