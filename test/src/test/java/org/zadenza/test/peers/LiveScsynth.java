// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.zadenza.osc.OscPacket;
import org.zadenza.osc.OscReader;
import org.zadenza.osc.OscWriter;

/** A scsynth that plays in real time through JACK's dummy driver, on loopback. */
final class LiveScsynth implements AutoCloseable {
  static final int PORT = 57_319;
  private static final int PATIENCE_MILLIS = 100;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Path folder;
  private final Map<String, String> environment;
  private final Peer jack;
  private final Peer scsynth;
  private final DatagramSocket socket;
  private final OscWriter writer = new OscWriter();

  private LiveScsynth(
      Path folder,
      Map<String, String> environment,
      Peer jack,
      Peer scsynth,
      DatagramSocket socket) {
    this.folder = folder;
    this.environment = environment;
    this.jack = jack;
    this.scsynth = scsynth;
    this.socket = socket;
  }

  /** Starts both and returns when scsynth answers. */
  static LiveScsynth start(Path folder, int frameRate) throws Exception {
    String server = "zadenza-" + ProcessHandle.current().pid();
    Map<String, String> environment =
        Map.of(
            "JACK_NO_AUDIO_RESERVATION", "1",
            "JACK_DEFAULT_SERVER", server,
            "JACK_NO_START_SERVER", "1",
            "SC_JACK_DEFAULT_OUTPUTS", "system");
    String rate = String.valueOf(frameRate);
    List<String> jackd =
        List.of("jackd", "-n", server, "-R", "-P", "70", "-d", "dummy", "-r", rate, "-p", "1024");
    Peer jack = Peer.start(folder, environment, jackd);
    try {
      awaitJack(folder, environment, jack);
      return start(folder, environment, jack);
    } catch (Exception | AssertionError e) {
      jack.close();
      throw e;
    }
  }

  private static LiveScsynth start(Path folder, Map<String, String> environment, Peer jack)
      throws IOException {
    List<String> scsynth =
        List.of("scsynth", "-u", String.valueOf(PORT), "-i", "0", "-o", "2", "-D", "0", "-R", "0");
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(PATIENCE_MILLIS);
    Peer server = Peer.start(folder, environment, scsynth);
    LiveScsynth live = new LiveScsynth(folder, environment, jack, server, socket);
    live.ask("/status", "/status.reply");
    return live;
  }

  private static void awaitJack(Path folder, Map<String, String> environment, Peer jack)
      throws Exception {
    try (Peer wait = Peer.start(folder, environment, List.of("jack_wait", "-w", "-t", "20"))) {
      if (wait.exit() == 0 && jack.running()) return;
      throw new AssertionError("jackd does not start: " + jack.output() + wait.output());
    }
  }

  /** Sends a SynthDef and asks to be told of the ends of nodes; returns when both are done. */
  void define(byte[] synthDef) throws IOException {
    ByteBuf out = Unpooled.buffer();
    writer.to(out).message("/d_recv").b(synthDef).endMessage();
    send(ByteBufUtil.getBytes(out));
    await("/done");
    writer.to(out.clear()).message("/notify").i(1).endMessage();
    send(ByteBufUtil.getBytes(out));
    await("/done");
  }

  /** Records scsynth's outputs for some seconds, and returns when the recorder is connected. */
  Peer record(Path wav, int seconds) throws Exception {
    List<String> command =
        List.of(
            "jack_rec",
            "-f",
            wav.toString(),
            "-d",
            String.valueOf(seconds),
            "-b",
            "16",
            "SuperCollider:out_1",
            "SuperCollider:out_2");
    Peer recorder = Peer.start(folder, environment, command);
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (System.nanoTime() < limit && recorder.running()) {
      try (Peer list = Peer.start(folder, environment, List.of("jack_lsp", "-c"))) {
        if (list.exit() == 0 && list.output().contains("jackrec:")) return recorder;
      }
    }
    recorder.close();
    throw new AssertionError("no recording: " + recorder.output());
  }

  void send(byte[] packet) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    socket.send(new DatagramPacket(packet, packet.length, here, PORT));
  }

  /** Asks again and again until it is answered: it may still be starting. */
  private void ask(String question, String answer) throws IOException {
    ByteBuf out = Unpooled.buffer();
    writer.to(out).message(question).endMessage();
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (System.nanoTime() < limit && scsynth.running()) {
      send(ByteBufUtil.getBytes(out));
      if (answer.equals(addressOfNext())) return;
    }
    String why = scsynth.output();
    close();
    throw new AssertionError("no " + answer + ": " + why);
  }

  private String addressOfNext() throws IOException {
    try {
      return next().address();
    } catch (SocketTimeoutException e) {
      return "";
    }
  }

  /** The next message with that address; others are passed over, a failure is not. */
  OscPacket.Message await(String address) throws IOException {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (System.nanoTime() < limit) {
      try {
        OscPacket.Message message = next();
        if (message.address().equals(address)) return message;
        if (message.address().equals("/fail")) throw new AssertionError(message.toString());
      } catch (SocketTimeoutException e) {
        if (!scsynth.running()) break;
      }
    }
    throw new AssertionError("no " + address + ": " + scsynth.output());
  }

  private OscPacket.Message next() throws IOException {
    DatagramPacket datagram = new DatagramPacket(new byte[8_192], 8_192);
    socket.receive(datagram);
    byte[] bytes = Arrays.copyOf(datagram.getData(), datagram.getLength());
    return (OscPacket.Message) OscReader.read(Unpooled.wrappedBuffer(bytes));
  }

  @Override
  public void close() throws IOException {
    ByteBuf out = Unpooled.buffer();
    writer.to(out).message("/quit").endMessage();
    send(ByteBufUtil.getBytes(out));
    socket.close();
    scsynth.awaitEnd();
    scsynth.close();
    jack.close();
  }
}
