// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.link.LinkFollower;
import org.zadenza.link.LinkInterfaces;
import org.zadenza.link.LinkListener;
import org.zadenza.link.LinkPeer;
import org.zadenza.link.LinkState;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;

/**
 * Lets the music play in time with other programs and machines, or no longer. Off until it is
 * switched on: then this machine speaks to its networks, and anybody there may change the tempo.
 * Any thread.
 */
public final class LinkSwitch implements AutoCloseable {
  private static final double BPM_PER_CPS = 60.0 * LinkFollower.BEATS_PER_CYCLE;

  private final Clock clock;
  private final Scheduler scheduler;
  private final Reporter messages;
  private final boolean live;
  private volatile @Nullable LinkPeer peer;
  private LinkInterfaces usual = LinkInterfaces.ALL;

  /**
   * @param live whether the music plays in real time, so that others can play along
   */
  LinkSwitch(Clock clock, Scheduler scheduler, Reporter messages, boolean live) {
    this.clock = clock;
    this.scheduler = scheduler;
    this.messages = messages;
    this.live = live;
  }

  /** Joins where it was on last, or on every interface. */
  synchronized void on() {
    on(usual);
  }

  /** Joins on these interfaces; where it was on already, anew. */
  public synchronized void on(LinkInterfaces interfaces) {
    if (!live) return;
    off();
    usual = interfaces;
    for (String name : interfaces.unknown()) {
      messages.tell("link", "there is no network interface " + name + "; it is used when it comes");
    }
    Snapshot now = scheduler.now();
    Rational tempo = scheduler.nextCps();
    LinkPeer.Opening opening =
        new LinkPeer.Opening(
            tempo.toDouble() * BPM_PER_CPS,
            now.cycle().toDouble() * LinkFollower.BEATS_PER_CYCLE,
            now.nanos(),
            interfaces);
    LinkPeer joined = LinkPeer.join(clock, opening, listener());
    joined.followStartStop(true);
    peer = joined;
    scheduler.follow(LinkFollower.of(joined));
  }

  private LinkListener listener() {
    return new LinkListener() {
      @Override
      public void peers(int count) {
        messages.tell("link", count == 1 ? "1 peer" : count + " peers");
      }

      @Override
      public void startStop(boolean playing, long nanos) {
        messages.tell("link", playing ? "the others start" : "the others stop");
      }

      @Override
      public void trouble(String message) {
        messages.tell("link", message);
      }
    };
  }

  /** Says goodbye to the others; the tempo stays as it is. */
  public synchronized void off() {
    LinkPeer joined = peer;
    if (joined == null) return;
    scheduler.follow(null);
    peer = null;
    joined.close();
  }

  /** Tells the others to start with the next cycle, or to stop there. */
  synchronized void startStop(boolean playing) {
    LinkPeer joined = peer;
    if (joined == null) return;
    int quantum = LinkFollower.BEATS_PER_CYCLE;
    LinkState now = joined.snapshot();
    double cycle = Math.ceil(now.beatAt(clock.nanos(), quantum) / quantum) * quantum;
    joined.startStop(playing, now.nanosAt(cycle, quantum));
  }

  /** How the session stands, if it is on. */
  public Optional<LinkState> state() {
    return Optional.ofNullable(peer).map(LinkPeer::snapshot);
  }

  /** Whether it is on, where, and with whom, as a sentence. */
  String text() {
    LinkPeer joined = peer;
    if (!live) return "link is for playing in real time; here the tempo is this set's own";
    if (joined == null) return "link is off";
    LinkState state = joined.snapshot();
    String where = joined.interfaces().equals(LinkInterfaces.ALL) ? "" : " " + joined.interfaces();
    return String.format(
        Locale.ROOT,
        "link is on%s: %s, %.2f beats a minute",
        where,
        state.peers() == 1 ? "1 peer" : state.peers() + " peers",
        state.bpm());
  }

  @Override
  public void close() {
    off();
  }
}
