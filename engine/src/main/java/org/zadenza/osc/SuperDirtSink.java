// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.zadenza.clock.WallTime;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.Sink;

/**
 * Plays cues on SuperDirt: each one a {@code /dirt/play} in a bundle of its own, over UDP, by a
 * socket that hears its answers too.
 *
 * <p>The time tag is the onset's wall time plus the control {@code nudge} (seconds) plus a latency.
 * The scheduler's look-ahead already brings a cue some 0.2 s before its onset; the latency, 0.2 s
 * as in Tidal, comes on top, so that even after a pause of 0.3 s nothing arrives late. Set it to 0
 * to sound together with the bundled engine. What is in a hurry has no latency.
 *
 * <p>A {@link Handshake} tells the player when SuperDirt is not there, and when it is; sending goes
 * on, and is heard from the moment SuperDirt is started. Controls on buses, and those that a knob
 * holds, go to its scsynth.
 */
public final class SuperDirtSink implements Sink {
  /** Where SuperDirt listens unless told otherwise. */
  public static final int DEFAULT_PORT = 57120;

  /** Tidal's {@code oLatency}. */
  public static final long DEFAULT_LATENCY_NANOS = 200_000_000;

  private final OscSocket socket;
  private final DirtListener dirt;
  private final WallTime wallTime;
  private final long latencyNanos;
  private final Reporter reporter;
  private final HeldBuses held;
  private final DirtMessage message;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong lost;
  private final AtomicBoolean toldOfSound = new AtomicBoolean();

  private SuperDirtSink(
      OscSocket socket,
      DirtListener dirt,
      HeldBuses held,
      WallTime wallTime,
      long latencyNanos,
      Reporter reporter,
      AtomicLong lost) {
    this.socket = socket;
    this.dirt = dirt;
    this.held = held;
    this.message = new DirtMessage(held);
    this.wallTime = wallTime;
    this.latencyNanos = latencyNanos;
    this.reporter = reporter;
    this.lost = lost;
  }

  /** SuperDirt on this machine, with its usual port and latency. */
  public static SuperDirtSink open(WallTime wallTime, Reporter reporter) {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT);
    return open(here, wallTime, DEFAULT_LATENCY_NANOS, reporter);
  }

  /** SuperDirt at {@code target}; {@code latencyNanos} may be 0. */
  public static SuperDirtSink open(
      InetSocketAddress target, WallTime wallTime, long latencyNanos, Reporter reporter) {
    AtomicLong lost = new AtomicLong();
    HeldBuses held = new HeldBuses();
    DirtListener dirt = new DirtListener(target, held, lost, reporter);
    OscSocket socket = OscSocket.connected(target, dirt);
    dirt.speakBy(socket);
    return new SuperDirtSink(socket, dirt, held, wallTime, latencyNanos, reporter, lost);
  }

  /** The clock's thread; hands the datagram to the socket's thread and returns. */
  @Override
  public void accept(Cue cue) {
    BusWriter buses = dirt.buses();
    long tag = timeTag(cue);
    if (buses != null) buses.write(cue, tag);
    if (!cue.controls().containsKey("s")) {
      if (!hasBus(cue) && !isOurs(cue)) tellOfSound(cue);
      return;
    }
    ByteBuf packet = socket.buffer();
    message.write(cue, tag, buses == null ? ControlBuses.NONE : buses.lent(), packet);
    if (socket.send(packet)) sent.incrementAndGet();
    else lost.incrementAndGet();
  }

  @Override
  public void move(Cue cue) {
    BusWriter buses = dirt.buses();
    if (buses != null) buses.write(cue, timeTag(cue));
  }

  @Override
  public void turn(String control, double value) {
    held.turn(control, value, dirt.buses());
  }

  @Override
  public void letGo(String control) {
    held.letGo(control);
  }

  private static boolean hasBus(Cue cue) {
    for (int i = 0; i < cue.controls().size(); i++) {
      if (cue.controls().name(i).startsWith("^")) return true;
    }
    return false;
  }

  /** Whether all that it says is in names of our own, such as _drawing: it is not for SuperDirt. */
  private static boolean isOurs(Cue cue) {
    for (int i = 0; i < cue.controls().size(); i++) {
      if (!cue.controls().name(i).startsWith("_")) return false;
    }
    return true;
  }

  private long timeTag(Cue cue) {
    long nudge = Math.round(cue.controls().number("nudge", 0) * 1e9);
    long latency = cue.hurried() ? 0 : latencyNanos;
    return OscTime.ofWallNanos(wallTime.wallNanos(cue.nanos()) + nudge + latency);
  }

  private void tellOfSound(Cue cue) {
    lost.incrementAndGet();
    if (toldOfSound.getAndSet(true)) return;
    reporter.tell(cue.slot(), "SuperDirt needs a sound: add one, as in (s \"superpiano\")");
  }

  /** What our instruments are on SuperDirt, from now on. Any thread. */
  public void instruments(Instruments instruments) {
    message.instruments(instruments);
  }

  /** True from its answer until it is gone. Any thread. */
  public boolean present() {
    return dirt.present();
  }

  /** How many cues were put on the wire. Any thread. */
  public long sent() {
    return sent.get();
  }

  /** How many cues were refused, dropped, or came back because nobody listened. Any thread. */
  public long lost() {
    return lost.get();
  }

  /** How many values were written onto the buses that it lends now. Any thread. */
  public long busMessages() {
    BusWriter buses = dirt.buses();
    return buses == null ? 0 : buses.sent();
  }

  @Override
  public void close() {
    socket.close();
    dirt.close();
  }
}
