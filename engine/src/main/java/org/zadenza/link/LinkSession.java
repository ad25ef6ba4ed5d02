// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/**
 * The session that this host is in: what it is called, its timeline, its ghost time, and how the
 * host counts its beats. The link's thread.
 */
final class LinkSession {
  private NodeId id;
  private Timeline timeline;
  private GhostClock ghost;
  private StartStop startStop = StartStop.NEVER;
  private LocalBeat local;

  /** Founds a session at {@code now}, which is ghost time 0, at a beat. */
  LinkSession(NodeId founder, long microsPerBeat, long beat, long now) {
    id = founder;
    timeline = new Timeline(microsPerBeat, beat, 0);
    ghost = new GhostClock(-now);
    local = new LocalBeat(microsPerBeat, 0, ghost.hostAt(timeline.timeAt(0)));
  }

  NodeId id() {
    return id;
  }

  Timeline timeline() {
    return timeline;
  }

  GhostClock ghost() {
    return ghost;
  }

  StartStop startStop() {
    return startStop;
  }

  LocalBeat local() {
    return local;
  }

  /** The session is over but for this host, which founds another: same tempo, same beat. */
  void refound(NodeId founder, long now) {
    id = founder;
    timeline = new Timeline(timeline.microsPerBeat(), timeline.beatAt(ghost.ghostAt(now)), 0);
    ghost = new GhostClock(-now);
    startStop = StartStop.NEVER;
    remap(now);
  }

  void join(NodeId session, Timeline itsTimeline, long offset, long now) {
    id = session;
    timeline = itsTimeline;
    ghost = new GhostClock(offset);
    startStop = StartStop.NEVER;
    remap(now);
  }

  private void remap(long now) {
    local = local.along(timeline, ghost.offset(), now);
  }

  /** Takes a timeline that somebody tells, if it is newer. */
  boolean adopt(Timeline told, long now) {
    if (told.beatOrigin() <= timeline.beatOrigin()) return false;
    timeline = told;
    remap(now);
    return true;
  }

  /** Takes a start or a stop that somebody tells, if it is newer. */
  boolean adopt(StartStop told) {
    if (told.timestamp() <= startStop.timestamp()) return false;
    startStop = told;
    return true;
  }

  /** This host starts or stops at a moment of its clock. */
  void startStop(boolean playing, long at, long now) {
    long timestamp = Math.max(ghost.ghostAt(now), startStop.timestamp() + 1);
    startStop = new StartStop(playing, timeline.beatAt(ghost.ghostAt(at)), timestamp);
  }

  /** The moment of this host's clock at which the last start or stop is. */
  long startStopAt() {
    return ghost.hostAt(timeline.timeAt(startStop.beat()));
  }

  /** Makes the host's wish the session's; true if others must hear of it. */
  boolean commit(LocalBeat wish, long now) {
    local = wish;
    long zero = ghost.ghostAt(wish.micros());
    boolean same = wish.microsPerBeat() == timeline.microsPerBeat();
    if (same && timeline.beatAt(zero) == 0) return false;
    long origin = Math.max(timeline.beatAt(ghost.ghostAt(now)), timeline.beatOrigin() + 1);
    long time = zero + BeatGrid.scaled(origin, wish.microsPerBeat(), BeatGrid.MILLION);
    timeline = new Timeline(wish.microsPerBeat(), origin, time);
    return true;
  }

  /** A new measurement of this session's time. */
  void measured(long offset, long now) {
    long before = ghost.offset();
    ghost.approach(offset, now);
    if (ghost.offset() != before) remap(now);
  }

  /** Brings ghost time nearer to its measurement; true if beats have moved. */
  boolean slew(long now) {
    if (!ghost.slew(now)) return false;
    remap(now);
    return true;
  }
}
