// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.zadenza.clock.Clock;

/**
 * Takes part in a Link session on the local networks.
 *
 * <pre>{@code
 * try (LinkPeer peer = LinkPeer.join(clock, 120, LinkListener.SILENT)) {
 *   peer.snapshot().beatAt(clock.nanos(), 4);
 *   peer.setTempo(128);
 * }
 * }</pre>
 *
 * <p>It speaks to whoever listens: any host on the same network can join, and change the tempo. One
 * thread, {@code zadenza-link}, does all the work; every method may be called on any thread and
 * returns at once, but for {@link #close}. What is asked for shows in the {@link #snapshot} as soon
 * as that thread has seen to it, some tens of microseconds later.
 */
public final class LinkPeer implements AutoCloseable {
  public static final String THREAD_NAME = "zadenza-link";

  /** The slowest and the fastest tempo of a session, in beats per minute. */
  public static final double SLOWEST_BPM = Timeline.SLOWEST_BPM;

  public static final double FASTEST_BPM = Timeline.FASTEST_BPM;

  private static final long RESCAN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long AFTER_TROUBLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * Where the host stands when it joins.
   *
   * @param bpm its tempo, which counts until another session is joined
   * @param beat its beat at {@code nanos} of session time
   * @param interfaces where to look for others
   */
  public record Opening(double bpm, double beat, long nanos, LinkInterfaces interfaces) {}

  private final Clock clock;
  private final LinkInterfaces interfaces;
  private final LinkListener listener;
  private final LinkNode node;
  private final Selector selector;
  private final Queue<Runnable> edits = new ConcurrentLinkedQueue<>();
  private final List<UdpGateway> gateways = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Wire.LARGEST + 1);
  private final Thread thread;
  private volatile LinkState state;
  private volatile boolean open = true;
  private String lastTrouble = "";

  private LinkPeer(Clock clock, Opening opening, LinkListener listener) throws IOException {
    this.clock = clock;
    this.interfaces = opening.interfaces;
    this.listener = listener;
    double beatsSince =
        (clock.nanos() - opening.nanos) * opening.bpm / (60.0 * Clock.NANOS_PER_SECOND);
    this.node =
        new LinkNode(
            () -> LinkState.micros(clock.nanos()),
            new SecureRandom(),
            Timeline.microsPerBeat(opening.bpm),
            BeatGrid.ofBeats(opening.beat + beatsSince),
            listener);
    this.state = node.state();
    this.selector = Selector.open();
    this.thread = Thread.ofPlatform().name(THREAD_NAME).daemon(true).unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  /** Joins on every interface. */
  public static LinkPeer join(Clock clock, double bpm, LinkListener listener) {
    return join(clock, new Opening(bpm, 0, clock.nanos(), LinkInterfaces.ALL), listener);
  }

  /**
   * Begins to look for others; until some are found it is a session of one. A network that cannot
   * be used is no error: there are no peers then.
   *
   * @param clock monotonic; its nanoseconds are the time of all that is told
   */
  public static LinkPeer join(Clock clock, Opening opening, LinkListener listener) {
    try {
      LinkPeer out = new LinkPeer(clock, opening, listener);
      out.thread.start();
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How the session stands. Any thread; never waits. */
  public LinkState snapshot() {
    return state;
  }

  /** Which interfaces it uses where they are there. */
  public LinkInterfaces interfaces() {
    return interfaces;
  }

  /**
   * Sets the session's tempo, from now on.
   *
   * @param bpm beats per minute, drawn into {@link #SLOWEST_BPM} and {@link #FASTEST_BPM}
   */
  public void setTempo(double bpm) {
    long at = LinkState.micros(clock.nanos());
    edit(() -> node.setTempo(Timeline.microsPerBeat(bpm), at));
  }

  /** Follows and tells starts and stops from now on, or no longer. Off at first. */
  public void followStartStop(boolean followed) {
    edit(() -> node.followStartStop(followed));
  }

  /**
   * Starts or stops the session at a moment of session time, for those who follow that.
   *
   * @param nanos past or future
   */
  public void startStop(boolean playing, long nanos) {
    edit(() -> node.startStop(playing, LinkState.micros(nanos)));
  }

  /**
   * Counts the beats so that {@code beat} is at {@code nanos}; where there are other peers, at the
   * first moment from there on at which the session is in that phase of {@code quantum} beats.
   */
  public void requestBeat(double beat, long nanos, double quantum) {
    long at = LinkState.micros(nanos);
    edit(() -> node.requestBeat(BeatGrid.ofBeats(beat), at, BeatGrid.ofBeats(quantum)));
  }

  /** Moves the whole session so that {@code beat} is at {@code nanos}: everybody's music jumps. */
  public void forceBeat(double beat, long nanos, double quantum) {
    long at = LinkState.micros(nanos);
    edit(() -> node.forceBeat(BeatGrid.ofBeats(beat), at, BeatGrid.ofBeats(quantum)));
  }

  private void edit(Runnable edit) {
    edits.add(edit);
    selector.wakeup();
  }

  private void run() {
    long rescanAt = clock.nanos();
    while (open) {
      try {
        if (clock.nanos() >= rescanAt) {
          rescan();
          rescanAt = clock.nanos() + RESCAN_NANOS;
        }
        turn(rescanAt);
      } catch (IOException | RuntimeException e) {
        tell(String.valueOf(e.getMessage()));
        LockSupport.parkNanos(AFTER_TROUBLE_NANOS);
      }
    }
    node.leave();
    gateways.forEach(UdpGateway::close);
    try {
      selector.close();
    } catch (IOException e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  private void turn(long rescanAt) throws IOException {
    for (Runnable edit = edits.poll(); edit != null; edit = edits.poll()) edit.run();
    long next = Math.min(rescanAt, nanosOf(node.turn()));
    publish();
    long wait = Math.max(1, TimeUnit.NANOSECONDS.toMillis(next - clock.nanos()) + 1);
    selector.select(this::read, wait);
    publish();
  }

  private static long nanosOf(long micros) {
    return micros == Long.MAX_VALUE ? Long.MAX_VALUE : LinkState.nanos(micros);
  }

  private void publish() {
    LinkState now = node.state();
    if (!now.equals(state)) state = now;
  }

  private void read(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof UdpGateway.Ear ear) ear.listen(buffer);
  }

  /** Addresses come and go: a cable is plugged in, a network is joined. */
  private void rescan() {
    Set<LinkInterfaces.Local> wanted = interfaces.addresses();
    for (UdpGateway gateway : List.copyOf(gateways)) {
      if (wanted.contains(gateway.local()) && !gateway.isBroken()) continue;
      gateways.remove(gateway);
      node.closed(gateway);
      gateway.close();
    }
    for (LinkInterfaces.Local local : wanted) {
      if (gateways.stream().noneMatch(gateway -> gateway.local().equals(local))) open(local);
    }
  }

  private void open(LinkInterfaces.Local local) {
    try {
      UdpGateway gateway = UdpGateway.open(local, selector, node::discovered, node::measured);
      gateways.add(gateway);
      node.opened(gateway);
    } catch (IOException | RuntimeException e) {
      String where = local.network().getName() + " " + local.address().getHostAddress();
      tell("no Link by " + where + ": " + e.getMessage());
    }
  }

  private void tell(String trouble) {
    if (trouble.equals(lastTrouble)) return;
    lastTrouble = trouble;
    listener.trouble(trouble);
  }

  /** Says goodbye and returns when everything is closed; a second time does nothing. */
  @Override
  public void close() {
    open = false;
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
