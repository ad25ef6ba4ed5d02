// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A peer without sockets and threads: what comes in, what goes out, and what is due when. Whoever
 * owns it hands it datagrams and calls {@link #turn} when it asks for it. One thread.
 */
final class LinkNode {
  /** Clocks that differ by 100 parts in a million part by a quarter of a millisecond meanwhile. */
  private static final long REMEASURE_MICROS = 2_500_000;

  /** The session was measured by whom it was heard of first; its founder knows better. */
  private static final long FIRST_REMEASURE_MICROS = 1_000_000;

  private static final long SLEW_STEP_MICROS = 10_000;

  /** Sessions this close in age count as equally old. */
  private static final long SAME_AGE_MICROS = 500_000;

  private static final int MOST_MEASUREMENTS = 16;
  private static final int LARGEST_PING = 32;

  private final LongSupplier clock;
  private final RandomGenerator random;
  private final LinkListener listener;
  private final Map<Gateway, Herald> heralds = new HashMap<>();
  private final Map<NodeId, Measurement> measurements = new HashMap<>();
  private final PeerTable peers = new PeerTable();
  private final ForeignSessions foreign = new ForeignSessions();
  private final LinkSession session;
  private NodeId self;
  private int peerCount;
  private long remeasureAt = Long.MAX_VALUE;
  private boolean playing;
  private long startStopAt;
  private boolean startStopFollowed;
  private boolean present = true;

  /**
   * @param clock the host's monotonic time in microseconds, greater than 0
   * @param beat where the host stands, in millionths of a beat
   */
  LinkNode(
      LongSupplier clock,
      RandomGenerator random,
      long microsPerBeat,
      long beat,
      LinkListener listener) {
    this.clock = clock;
    this.random = random;
    this.listener = listener;
    self = NodeId.random(random);
    session = new LinkSession(self, microsPerBeat, beat, clock.getAsLong());
  }

  LinkState state() {
    long nanos = startStopAt == 0 ? 0 : LinkState.nanos(startStopAt);
    return LinkState.of(peerCount, playing, nanos, session.local());
  }

  NodeId sessionId() {
    return session.id();
  }

  /** True if the session's ghost time is this host's own. */
  boolean isFounder() {
    return session.id().equals(self);
  }

  LocalBeat local() {
    return session.local();
  }

  void opened(Gateway gateway) {
    heralds.put(gateway, new Herald(clock.getAsLong()));
  }

  void closed(Gateway gateway) {
    heralds.remove(gateway);
    measurements.values().removeIf(measurement -> measurement.isBy(gateway));
    peers.closed(gateway);
    recount();
  }

  /** Says goodbye, and nothing more. */
  void leave() {
    byte[] farewell = MessageWriter.write(new Message.Farewell(self));
    for (Gateway gateway : heralds.keySet()) gateway.multicast(farewell);
    present = false;
  }

  /** A datagram of the discovery protocol. */
  void discovered(Gateway gateway, ByteBuffer packet, InetSocketAddress from) {
    if (!present || !heralds.containsKey(gateway)) return;
    switch (MessageReader.discovery(packet).orElse(null)) {
      case Message.Presence presence when !presence.node().equals(self) ->
          met(gateway, presence, from);
      case Message.Farewell(NodeId node) when !node.equals(self) -> {
        peers.left(node, gateway, clock.getAsLong());
        recount();
      }
      case null, default -> {}
    }
  }

  private void met(Gateway gateway, Message.Presence presence, InetSocketAddress from) {
    long now = clock.getAsLong();
    if (!presence.answer()) answer(gateway, from, now);
    Message.State state = presence.state();
    InetSocketAddress pings = presence.measured();
    // a peer answers pings where it speaks from: nobody can send us to a third host
    InetSocketAddress at =
        pings == null ? null : new InetSocketAddress(from.getAddress(), pings.getPort());
    if (!peers.seen(presence.node(), gateway, state.session(), at, presence.ttlSeconds(), now)) {
      return;
    }
    if (state.session().equals(session.id())) told(state, now);
    else if (!foreign.told(state)) measure(state.session(), state.timeline(), gateway, at, now);
    recount();
  }

  private void answer(Gateway gateway, InetSocketAddress to, long now) {
    gateway.answer(presence(gateway, true), to);
    herald(gateway).answered(now);
  }

  private Herald herald(Gateway gateway) {
    return heralds.computeIfAbsent(gateway, any -> new Herald(clock.getAsLong()));
  }

  private byte[] presence(Gateway gateway, boolean answer) {
    Message.State state = new Message.State(session.timeline(), session.id(), session.startStop());
    return MessageWriter.write(
        new Message.Presence(answer, self, Message.TTL_SECONDS, state, gateway.measured()));
  }

  /** A fellow tells how things stand in our session. */
  private void told(Message.State state, long now) {
    long tempo = session.local().microsPerBeat();
    if (session.adopt(state.timeline(), now)) {
      gossip(now);
      tempoChanged(tempo);
    }
    if (!session.adopt(state.startStop())) return;
    gossip(now);
    if (!startStopFollowed) return;
    playing = session.startStop().playing();
    startStopAt = session.startStopAt();
    listener.startStop(playing, LinkState.nanos(startStopAt));
  }

  private void tempoChanged(long before) {
    long after = session.local().microsPerBeat();
    if (after != before) listener.tempo(Timeline.bpm(after));
  }

  private void gossip(long now) {
    for (Herald herald : heralds.values()) herald.changed(now);
  }

  private void measure(
      NodeId id, Timeline timeline, Gateway gateway, @Nullable InetSocketAddress at, long now) {
    if (at == null || measurements.size() >= MOST_MEASUREMENTS) return;
    foreign.met(id, timeline, now);
    begin(new Measurement(id, gateway, at), now);
  }

  private void begin(Measurement measurement, long now) {
    measurements.put(measurement.session(), measurement);
    measurement.begin(now);
  }

  /** A datagram of the measurement protocol. */
  void measured(Gateway gateway, ByteBuffer packet, InetSocketAddress from) {
    long now = clock.getAsLong();
    if (!present) return;
    ByteBuffer payload = packet.duplicate();
    switch (MessageReader.measurement(packet).orElse(null)) {
      case Message.Ping ping -> {
        payload.position(payload.position() + Wire.MEASUREMENT_HEADER);
        if (payload.remaining() > LARGEST_PING) return;
        long ghost = session.ghost().ghostAt(clock.getAsLong());
        gateway.measure(MessageWriter.pong(session.id(), ghost, payload), from);
      }
      case Message.Pong pong -> answered(gateway, pong, from, now);
      case null, default -> {}
    }
  }

  private void answered(Gateway gateway, Message.Pong pong, InetSocketAddress from, long now) {
    Measurement asked = null;
    for (Measurement m : measurements.values()) if (m.asks(gateway, from)) asked = m;
    if (asked == null) return;
    switch (asked.answered(pong, now)) {
      case GOES_ON -> {}
      case FAILED -> failed(asked);
      case DONE -> {
        measurements.remove(asked.session());
        if (asked.session().equals(session.id())) session.measured(asked.offset(), now);
        else elect(asked.session(), asked.offset(), now);
      }
    }
  }

  private void failed(Measurement measurement) {
    measurements.remove(measurement.session());
    if (measurement.session().equals(session.id())) return;
    foreign.forget(measurement.session());
    peers.forget(measurement.session());
  }

  /** Of two sessions the older one lasts; every peer of both comes to the same conclusion. */
  private void elect(NodeId other, long offset, long now) {
    long older = offset - session.ghost().measured();
    boolean wins =
        older > SAME_AGE_MICROS
            || Math.abs(older) < SAME_AGE_MICROS && other.compareTo(session.id()) < 0;
    Timeline timeline = foreign.measured(other, now);
    if (!wins || timeline == null || peers.count(other) == 0) return;
    long tempo = session.local().microsPerBeat();
    foreign.met(session.id(), session.timeline(), now);
    foreign.forget(other);
    session.join(other, timeline, offset, now);
    remeasureAt = now + FIRST_REMEASURE_MICROS;
    gossip(now);
    tempoChanged(tempo);
    recount();
  }

  private void recount() {
    int count = peers.count(session.id());
    if (count == peerCount) return;
    peerCount = count;
    if (count == 0) refound(clock.getAsLong());
    listener.peers(count);
  }

  /** The last fellow has gone. */
  private void refound(long now) {
    self = NodeId.random(random);
    session.refound(self, now);
    peers.clear();
    foreign.clear();
    measurements.clear();
    remeasureAt = Long.MAX_VALUE;
    gossip(now);
  }

  /** Does what is due; answers when it wants the next turn, in the host's microseconds. */
  long turn() {
    if (!present) return Long.MAX_VALUE;
    long now = clock.getAsLong();
    peers.expire(now);
    foreign.expire(now);
    recount();
    overdue(now);
    if (now >= remeasureAt) remeasure(now);
    session.slew(now);
    for (Map.Entry<Gateway, Herald> each : heralds.entrySet()) {
      if (each.getValue().due() > now) continue;
      each.getKey().multicast(presence(each.getKey(), false));
      each.getValue().told(now);
    }
    return next(now);
  }

  private void overdue(long now) {
    for (Measurement measurement : List.copyOf(measurements.values())) {
      if (measurement.deadline() > now) continue;
      if (measurement.overdue(now) == Measurement.Outcome.FAILED) failed(measurement);
    }
  }

  private void remeasure(long now) {
    remeasureAt = now + REMEASURE_MICROS;
    if (isFounder() || measurements.containsKey(session.id())) return;
    peers
        .witness(session.id(), self)
        .ifPresent(w -> begin(new Measurement(session.id(), w.gateway(), w.measured()), now));
  }

  private long next(long now) {
    long next = Math.min(remeasureAt, Math.min(peers.nextDeadline(), foreign.nextDeadline()));
    for (Measurement measurement : measurements.values()) {
      next = Math.min(next, measurement.deadline());
    }
    for (Herald herald : heralds.values()) next = Math.min(next, herald.due());
    return session.ghost().isApproaching() ? Math.min(next, now + SLEW_STEP_MICROS) : next;
  }

  /** Sets everybody's tempo; the beat at {@code at} stays what it is. */
  void setTempo(long microsPerBeat, long at) {
    commit(session.local().withTempo(microsPerBeat, at));
  }

  /** {@link LinkPeer#requestBeat}. */
  void requestBeat(long beat, long at, long quantum) {
    LocalBeat local = session.local();
    commit(peerCount == 0 ? local.forced(beat, at, quantum) : local.requested(beat, at, quantum));
  }

  /** {@link LinkPeer#forceBeat}. */
  void forceBeat(long beat, long at, long quantum) {
    commit(session.local().forced(beat, at, quantum));
  }

  private void commit(LocalBeat wish) {
    long now = clock.getAsLong();
    if (session.commit(wish, now)) gossip(now);
  }

  void followStartStop(boolean followed) {
    startStopFollowed = followed;
  }

  /** This host starts or stops; others hear of it if that is followed here. */
  void startStop(boolean nowPlaying, long at) {
    playing = nowPlaying;
    startStopAt = at;
    if (!startStopFollowed) return;
    long now = clock.getAsLong();
    session.startStop(nowPlaying, at, now);
    gossip(now);
  }
}
