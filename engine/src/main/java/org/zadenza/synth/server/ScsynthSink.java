// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.server;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.zadenza.audio.CueReader;
import org.zadenza.audio.voice.Note;
import org.zadenza.clock.WallTime;
import org.zadenza.osc.OscPacket;
import org.zadenza.osc.OscSocket;
import org.zadenza.osc.OscTime;
import org.zadenza.osc.OscWriter;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Sink;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthDefFile;
import org.zadenza.synth.SynthLibrary;
import org.zadenza.synth.play.SynthReader;

/**
 * Plays the synths of a library on a scsynth: their definitions are sent by {@code /d_recv} when
 * they are made and when the server is there (again), each cue is a {@code /s_new} in a bundle with
 * its time. Cues of other sounds are left alone. All nodes are in one group.
 */
public final class ScsynthSink implements Sink {
  /** Where scsynth listens unless told otherwise. */
  public static final int DEFAULT_PORT = 57110;

  /** The group of all that is played; no client of SuperCollider's uses so high a number. */
  public static final int GROUP = 1_725_110;

  private static final long ASK_NANOS = 1_000_000_000;
  private static final int PATIENCE = 3;
  private static final int USUAL_RATE = 48_000;
  private static final int USUAL_WIRES = 64;
  private static final int LARGEST_DATAGRAM = 60_000;
  private static final int ANY_NODE = -1;
  private static final int TO_TAIL = 1;

  private final String place;
  private final SynthLibrary library;
  private final WallTime wallTime;
  private final long latencyNanos;
  private final int bus;
  private final Reporter reporter;
  private final OscSocket socket;
  private final Definitions definitions = new Definitions();
  private final Map<String, SynthReader> readers = new ConcurrentHashMap<>();
  private final CueReader reader = new CueReader(USUAL_RATE);
  private final Note note = new Note();
  private final OscWriter writer = new OscWriter();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean present;
  private int unanswered;
  private boolean told;

  private ScsynthSink(
      InetSocketAddress there,
      SynthLibrary library,
      WallTime wallTime,
      long latencyNanos,
      int bus,
      Reporter reporter) {
    this.place = there.getHostString() + ":" + there.getPort();
    this.library = library;
    this.wallTime = wallTime;
    this.latencyNanos = latencyNanos;
    this.bus = bus;
    this.reporter = reporter;
    this.socket = OscSocket.connected(there, new Ear());
  }

  /**
   * Speaks with the server at {@code there} from now on.
   *
   * @param latencyNanos added to every cue; may be 0
   * @param bus the first of the two that everything is written to
   */
  public static ScsynthSink open(
      InetSocketAddress there,
      SynthLibrary library,
      WallTime wallTime,
      long latencyNanos,
      int bus,
      Reporter reporter) {
    ScsynthSink out = new ScsynthSink(there, library, wallTime, latencyNanos, bus, reporter);
    library.listen(out.definitions);
    out.socket.every(ASK_NANOS, out::ask);
    return out;
  }

  /** The socket's thread. A server that does not answer any more is told of once. */
  private void ask() {
    if (++unanswered > PATIENCE) gone();
    send("/status");
  }

  private void gone() {
    boolean was = present;
    present = false;
    if (!was && told) return;
    told = true;
    reporter.tell(
        "scsynth", "nobody answers at " + place + "; what is defined is sent as soon as one does");
  }

  private void send(String address) {
    ByteBuf packet = socket.buffer();
    new OscWriter().to(packet).message(address).endMessage();
    socket.send(packet);
  }

  /** What the server answers; the socket's thread. */
  private final class Ear implements OscSocket.Listener {
    @Override
    public void packet(OscPacket packet, InetSocketAddress from) {
      switch (packet) {
        case OscPacket.Message message -> heard(message);
        case OscPacket.Bundle bundle -> bundle.packets().forEach(inner -> packet(inner, from));
      }
    }

    private void heard(OscPacket.Message message) {
      unanswered = 0;
      if (message.address().equals("/fail")) reporter.tell("scsynth", "" + message.arguments());
      if (present || !message.address().equals("/status.reply")) return;
      present = true;
      told = false;
      reporter.tell("scsynth", "plays at " + place);
      ByteBuf packet = socket.buffer();
      new OscWriter().to(packet).message("/g_new").i(GROUP).i(TO_TAIL).i(0).endMessage();
      socket.send(packet);
      library.all().forEach(definitions::send);
    }

    @Override
    public void trouble(Throwable thrown) {
      unanswered = PATIENCE;
    }
  }

  /** What is defined; the thread that defines it. */
  private final class Definitions implements SynthLibrary.Listener {
    @Override
    public void defined(Synth synth) {
      Layout layout = Layout.forServer(synth);
      if (layout.wires() > USUAL_WIRES) {
        reporter.tell(
            "scsynth",
            synth.name() + " wants a server with as many wires: scsynth -w " + layout.wires());
      }
      readers.put(synth.name(), new SynthReader(synth, layout, bus));
      if (present) send(synth);
    }

    void send(Synth synth) {
      byte[] file = SynthDefFile.of(synth);
      if (file.length > LARGEST_DATAGRAM) {
        reporter.tell("scsynth", synth.name() + " is too large to be sent");
        return;
      }
      ByteBuf packet = socket.buffer();
      new OscWriter().to(packet).message("/d_recv").b(file).endMessage();
      socket.send(packet);
    }

    @Override
    public void removed(String name) {
      readers.remove(name);
      ByteBuf packet = socket.buffer();
      new OscWriter().to(packet).message("/d_free").s(name).endMessage();
      socket.send(packet);
    }
  }

  /** The clock's thread; hands the datagram to the socket's thread and returns. */
  @Override
  public void accept(Cue cue) {
    SynthReader synth = readers.get(cue.controls().text("s", ""));
    if (synth == null) return;
    reader.read(cue, synth.patch(), note);
    synth.read(cue.controls(), note);
    ByteBuf packet = socket.buffer();
    writer.to(packet).bundle(timeTag(cue)).message("/s_new");
    writer.s(synth.patch().name()).i(ANY_NODE).i(TO_TAIL).i(GROUP);
    for (int i = 0; i < synth.size(); i++) {
      writer.s(synth.name(i)).f((float) note.synthParams[i]);
    }
    writer.endMessage().endBundle();
    if (socket.send(packet)) sent.incrementAndGet();
    else lost.incrementAndGet();
  }

  private long timeTag(Cue cue) {
    long nudge = Math.round(cue.controls().number("nudge", 0) * 1e9);
    long latency = cue.hurried() ? 0 : latencyNanos;
    return OscTime.ofWallNanos(wallTime.wallNanos(cue.nanos()) + nudge + latency);
  }

  /** True from its answer until it is gone. Any thread. */
  public boolean present() {
    return present;
  }

  /** How many cues were put on the wire. Any thread. */
  public long sent() {
    return sent.get();
  }

  /** How many could not be. Any thread. */
  public long lost() {
    return lost.get();
  }

  /** Closes every gate: what sounds is released. What was sent ahead still sounds. */
  @Override
  public void hush() {
    ByteBuf packet = socket.buffer();
    new OscWriter().to(packet).message("/n_set").i(GROUP).s(Synth.GATE).f(0).endMessage();
    socket.send(packet);
  }

  @Override
  public void panic() {
    ByteBuf packet = socket.buffer();
    new OscWriter().to(packet).message("/g_freeAll").i(GROUP).endMessage();
    socket.send(packet);
  }

  @Override
  public void close() {
    library.forget(definitions);
    hush();
    socket.close();
  }
}
