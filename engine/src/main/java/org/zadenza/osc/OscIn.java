// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.Hand;

/**
 * Hears other programs and controllers: Tidal's verbs on UDP port 6010, obeyed at once, whatever
 * time a bundle names. Nothing that comes in stops it; the player is told once of each kind of
 * nonsense.
 *
 * <p>Everything happens on the socket's thread.
 */
public final class OscIn implements OscSocket.Listener, AutoCloseable {
  /** Tidal's. */
  public static final int DEFAULT_PORT = 6010;

  private static final int PORTS_TRIED = 16;
  private static final int LAST_PORT = 65_535;

  private final OscVerbs verbs;
  private final Reporter reporter;
  private final AtomicLong obeyed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicBoolean toldOfRefusal = new AtomicBoolean();
  private final AtomicBoolean toldOfBytes = new AtomicBoolean();
  private final OscSocket socket;

  private OscIn(InetSocketAddress here, Scheduler scheduler, Hand hand, Reporter reporter) {
    this.verbs = new OscVerbs(scheduler, hand);
    this.reporter = reporter;
    this.socket = OscSocket.listening(here, this);
  }

  /**
   * Listens at {@code here}; port 0 is any free one.
   *
   * @throws UncheckedIOException with a sentence for the player; where the port is taken it names
   *     one that is free
   */
  public static OscIn open(
      InetSocketAddress here, Scheduler scheduler, Hand hand, Reporter reporter) {
    try {
      return new OscIn(here, scheduler, hand, reporter);
    } catch (UncheckedIOException e) {
      if (!(e.getCause().getCause() instanceof BindException)) throw e;
      throw new UncheckedIOException(
          "port "
              + here.getPort()
              + " is taken by another program, perhaps by Tidal or another Zadenza"
              + alternative(here),
          e.getCause());
    }
  }

  private static String alternative(InetSocketAddress taken) {
    int last = Math.min(LAST_PORT, taken.getPort() + PORTS_TRIED);
    for (int port = taken.getPort() + 1; port <= last; port++) {
      InetSocketAddress other = new InetSocketAddress(taken.getAddress(), port);
      try {
        OscSocket.listening(other, new OscSocket.Listener() {}).close();
        return "; port " + port + " is free: (osc-in " + port + ") or --osc-in " + port;
      } catch (UncheckedIOException e) {
        continue;
      }
    }
    return "";
  }

  /** The port it listens on. Any thread. */
  public int port() {
    return socket.port();
  }

  /** How many messages were obeyed. Any thread. */
  public long obeyed() {
    return obeyed.get();
  }

  /** How many messages and datagrams meant nothing. Any thread. */
  public long refused() {
    return refused.get();
  }

  @Override
  public void packet(OscPacket packet, InetSocketAddress from) {
    switch (packet) {
      case OscPacket.Message message -> obey(message);
      case OscPacket.Bundle bundle -> bundle.packets().forEach(inner -> packet(inner, from));
    }
  }

  private void obey(OscPacket.Message message) {
    try {
      verbs.obey(message);
      obeyed.incrementAndGet();
    } catch (IllegalArgumentException | ArithmeticException e) {
      refused.incrementAndGet();
      if (!toldOfRefusal.getAndSet(true)) reporter.tell("osc-in", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void trouble(Throwable thrown) {
    refused.incrementAndGet();
    if (toldOfBytes.getAndSet(true)) return;
    reporter.tell("osc-in", "something that is not OSC came in: " + thrown.getMessage());
  }

  @Override
  public void close() {
    socket.close();
  }
}
