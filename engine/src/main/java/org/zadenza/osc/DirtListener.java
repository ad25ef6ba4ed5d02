// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Reporter;

/**
 * Hears SuperDirt, speaks the {@link Handshake} with it, and keeps a way to the buses that it
 * lends. The socket's thread.
 */
final class DirtListener implements OscSocket.Listener, AutoCloseable {
  private final InetSocketAddress superDirt;
  private final Handshake handshake;
  private final AtomicLong lost;
  private final OscWriter writer = new OscWriter();
  private @Nullable OscSocket socket;
  private final HeldBuses held;
  private volatile @Nullable BusWriter buses;

  DirtListener(InetSocketAddress superDirt, HeldBuses held, AtomicLong lost, Reporter reporter) {
    this.held = held;
    this.superDirt = superDirt;
    this.handshake = new Handshake(OscSocket.name(superDirt), this::ask, reporter);
    this.lost = lost;
  }

  /** Begins to speak. */
  void speakBy(OscSocket opened) {
    opened.every(
        Handshake.STEP_NANOS,
        () -> {
          socket = opened;
          handshake.turn();
          follow();
        });
  }

  /** True from its answer until it is gone. Any thread. */
  boolean present() {
    return handshake.present();
  }

  /** The way to its buses, or null while it lends none. Any thread. */
  @Nullable BusWriter buses() {
    return buses;
  }

  /** A SuperDirt that was started anew lends other buses, and knows nothing of the old values. */
  private void follow() {
    ControlBuses lent = handshake.buses();
    BusWriter before = buses;
    if (lent == (before == null ? ControlBuses.NONE : before.lent())) return;
    BusWriter now = lent.indices().isEmpty() ? null : BusWriter.open(lent, superDirt);
    buses = now;
    if (now != null) held.tellAll(now);
    if (before != null) before.close();
  }

  private void ask(String address) {
    if (socket == null) return;
    ByteBuf packet = socket.buffer();
    writer.to(packet).message(address).endMessage();
    socket.send(packet);
  }

  @Override
  public void packet(OscPacket packet, InetSocketAddress from) {
    switch (packet) {
      case OscPacket.Message message -> {
        handshake.heard(message);
        follow();
      }
      case OscPacket.Bundle bundle -> bundle.packets().forEach(inner -> packet(inner, from));
    }
  }

  @Override
  public void trouble(Throwable thrown) {
    if (thrown instanceof PortUnreachableException) {
      lost.incrementAndGet();
      handshake.unreachable();
      follow();
    }
  }

  @Override
  public void close() {
    BusWriter open = buses;
    if (open != null) open.close();
  }
}
