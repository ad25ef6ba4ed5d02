// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A real sclang that writes down every OSC message with its arrival and its time tag, and that
 * answers as SuperDirt does to {@code /dirt/handshake} and {@code /dirt/hello}.
 */
final class LiveSclang implements AutoCloseable {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final String READY = "ready";

  private static final String SCRIPT =
      """
      var log = File("LOG", "w");
      var write = { |line| log.write(line ++ "\\n"); log.flush };
      thisProcess.addOSCRecvFunc({ |msg, time, sender, port|
        var arrival = Main.elapsedTime;
        if(port == PORT) {
          write.((["heard", arrival, time] ++ msg).collect(_.asString).join("\\t"));
          switch(msg[0],
            '/dirt/hello', { sender.sendMsg("/dirt/hello/reply") },
            '/dirt/handshake', {
              sender.sendMsg("/dirt/handshake/reply", "&serverHostname", "127.0.0.1",
                "&serverPort", SERVER, "&controlBusIndices", 4, 5, 6)
            });
        };
      });
      write.(if(NetAddr.langPort == PORT) { "ready" } { "another port" });
      """;

  /**
   * A message as sclang saw it.
   *
   * @param arrival when it came, in sclang's seconds
   * @param tag its time tag, in the same seconds
   * @param words the address and the arguments, as sclang prints them
   */
  record Heard(double arrival, double tag, List<String> words) {
    double lead() {
      return tag - arrival;
    }

    /** What follows a name among pairs. */
    String value(String name) {
      return words.get(words.indexOf(name) + 1);
    }
  }

  private final Peer peer;
  private final Path log;
  private final int port;

  private LiveSclang(Peer peer, Path log, int port) {
    this.peer = peer;
    this.log = log;
    this.port = port;
  }

  /** Starts one that listens on a port that is free now. */
  static LiveSclang start(Path folder) throws IOException {
    return start(folder, freePort(), 57_110);
  }

  /**
   * Starts one.
   *
   * @param scsynth the port that it lends buses of
   */
  static LiveSclang start(Path folder, int port, int scsynth) throws IOException {
    Path log = Files.createTempFile(folder, "heard", ".txt");
    Path script = Files.createTempFile(folder, "listen", ".scd");
    Files.writeString(
        script,
        SCRIPT
            .replace("LOG", log.toString())
            .replace("PORT", String.valueOf(port))
            .replace("SERVER", String.valueOf(scsynth)));
    Map<String, String> environment =
        Map.of(
            "QT_QPA_PLATFORM",
            "offscreen",
            "QTWEBENGINE_DISABLE_SANDBOX",
            "1",
            "XDG_CONFIG_HOME",
            folder.toString(),
            "XDG_DATA_HOME",
            folder.toString());
    List<String> command = List.of("sclang", "-D", "-u", String.valueOf(port), script.toString());
    LiveSclang out = new LiveSclang(Peer.start(folder, environment, command), log, port);
    out.await("its start", lines -> lines.contains(READY));
    return out;
  }

  static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** All messages with that address, when there are so many. */
  List<Heard> heard(String address, int count) {
    await(count + " of " + address, lines -> heard(lines, address).size() >= count);
    return heard(lines(), address);
  }

  private static List<Heard> heard(List<String> lines, String address) {
    List<Heard> out = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.split("\t"));
      if (words.size() < 4 || !words.get(3).equals(address)) continue;
      out.add(
          new Heard(
              Double.parseDouble(words.get(1)),
              Double.parseDouble(words.get(2)),
              words.subList(3, words.size())));
    }
    return out;
  }

  private List<String> lines() {
    try {
      String all = Files.readString(log);
      int end = all.lastIndexOf('\n');
      return end < 0 ? List.of() : all.substring(0, end).lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void await(String what, Predicate<List<String>> condition) {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (!condition.test(lines())) {
      if (System.nanoTime() > limit || !peer.running()) {
        String said = peer.output();
        close();
        throw new AssertionError("sclang: never " + what + ": " + said + lines());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    peer.close();
  }
}
