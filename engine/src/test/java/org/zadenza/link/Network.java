// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A network of peers in memory, with a clock of its own that the hosts' clocks know nothing of.
 * Every packet takes its own time, so packets overtake each other; some are lost.
 */
final class Network {
  private static final int DISCOVERY_PORT = 5_001;
  private static final int MEASUREMENT_PORT = 5_002;

  /** One who takes part, and is told of every datagram. */
  final class Host implements Gateway {
    final LinkNode node;
    final List<String> heard = new ArrayList<>();
    private final InetAddress address;
    private final long clockOffset;
    private final double pace;
    final double joined = now;
    private double wakeAt;
    private boolean here = true;

    private Host(int number, double bpm, double partsPerMillion) {
      address = address(number);
      clockOffset = 1 + random.nextLong(10_000_000_000L);
      pace = 1 + partsPerMillion * 1e-6;
      LinkListener listener =
          new LinkListener() {
            @Override
            public void startStop(boolean playing, long nanos) {
              heard.add((playing ? "starts " : "stops ") + nanos);
            }

            @Override
            public void tempo(double to) {
              heard.add("tempo " + Math.round(to));
            }
          };
      long beat = random.nextInt(100) * 123_457L;
      node = new LinkNode(this::micros, random, Timeline.microsPerBeat(bpm), beat, listener);
      node.opened(this);
      wakeAt = now;
    }

    /** This host's clock. */
    long micros() {
      return clockOffset + (long) (now * pace);
    }

    /** Where it is in four beats, in microseconds. */
    long phaseMicros() {
      LocalBeat local = node.local();
      return Math.floorMod(micros() - local.micros(), 4 * local.microsPerBeat());
    }

    private void turn() {
      long due = node.turn();
      wakeAt =
          due == Long.MAX_VALUE ? Double.MAX_VALUE : Math.max(now, (due - clockOffset) / pace + 1);
    }

    /** Does something to the node, as its thread would. */
    void act(Consumer<LinkNode> action) {
      action.accept(node);
      turn();
    }

    void leave() {
      node.leave();
      here = false;
    }

    /** Without a word. */
    void die() {
      here = false;
    }

    private InetSocketAddress discovery() {
      return new InetSocketAddress(address, DISCOVERY_PORT);
    }

    @Override
    public InetSocketAddress measured() {
      return new InetSocketAddress(address, MEASUREMENT_PORT);
    }

    @Override
    public void multicast(byte[] packet) {
      for (Host host : hosts) send(host, packet, discovery(), true);
    }

    @Override
    public void answer(byte[] packet, InetSocketAddress to) {
      for (Host host : hosts)
        if (host.discovery().equals(to)) send(host, packet, discovery(), true);
    }

    @Override
    public void measure(byte[] packet, InetSocketAddress to) {
      for (Host host : hosts) if (host.measured().equals(to)) send(host, packet, measured(), false);
    }
  }

  private record Delivery(double at, Runnable arrival) {}

  final List<Host> hosts = new ArrayList<>();
  private final Random random;
  private final double loss;
  private final double longestDelay;
  private final PriorityQueue<Delivery> flying =
      new PriorityQueue<>((a, b) -> Double.compare(a.at, b.at));
  private double now = 1;
  private int packets;

  /**
   * @param loss which share of all packets gets lost
   * @param longestDelay microseconds that a packet may take
   */
  Network(long seed, double loss, double longestDelay) {
    this.random = new Random(seed);
    this.loss = loss;
    this.longestDelay = longestDelay;
  }

  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  Host join(double bpm, double partsPerMillion) {
    Host out = new Host(hosts.size() + 1, bpm, partsPerMillion);
    hosts.add(out);
    return out;
  }

  /** How many packets were sent. */
  int packets() {
    return packets;
  }

  /** Hands somebody a packet of nobody's making. */
  void inject(Host to, byte[] packet, boolean discovery) {
    InetSocketAddress from = new InetSocketAddress(address(200), DISCOVERY_PORT);
    deliver(to, packet, from, discovery);
  }

  private void send(Host to, byte[] packet, InetSocketAddress from, boolean discovery) {
    packets++;
    if (random.nextDouble() < loss) return;
    double at = now + 15 + random.nextDouble() * longestDelay;
    flying.add(new Delivery(at, () -> deliver(to, packet, from, discovery)));
  }

  private void deliver(Host to, byte[] packet, InetSocketAddress from, boolean discovery) {
    if (!to.here) return;
    ByteBuffer in = ByteBuffer.wrap(packet);
    if (discovery) to.node.discovered(to, in, from);
    else to.node.measured(to, in, from);
    to.turn();
  }

  /** Lets time pass. */
  void run(double seconds) {
    double end = now + seconds * 1e6;
    while (true) {
      Host next = null;
      for (Host h : hosts) if (h.here && (next == null || h.wakeAt < next.wakeAt)) next = h;
      double wake = next == null ? Double.MAX_VALUE : next.wakeAt;
      double arrival = flying.isEmpty() ? Double.MAX_VALUE : flying.peek().at;
      if (Math.min(wake, arrival) > end) break;
      now = Math.max(now, Math.min(wake, arrival));
      if (arrival <= wake) flying.remove().arrival.run();
      else next.turn();
    }
    now = end;
  }

  /** By how many microseconds the peers disagree about the phase, at worst. */
  long spreadMicros() {
    long worst = 0;
    for (Host a : hosts) {
      for (Host b : hosts) {
        if (!a.here || !b.here) continue;
        long cycle = 4 * a.node.local().microsPerBeat();
        long apart = Math.floorMod(a.phaseMicros() - b.phaseMicros(), cycle);
        worst = Math.max(worst, Math.min(apart, cycle - apart));
      }
    }
    return worst;
  }

  /** True if everybody who is here is in one session and at one tempo. */
  boolean agrees() {
    List<Host> present = hosts.stream().filter(h -> h.here).toList();
    int others = present.size() - 1;
    return present.stream().map(h -> h.node.sessionId()).distinct().count() == 1
        && present.stream().map(h -> h.node.local().microsPerBeat()).distinct().count() == 1
        && present.stream().allMatch(h -> h.node.state().peers() == others);
  }
}
