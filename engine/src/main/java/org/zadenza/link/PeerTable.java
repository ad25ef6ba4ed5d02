// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is there, by which gateway, until when. The link's thread. */
final class PeerTable {
  /** More than any room holds; a flood of made-up names ends here. */
  private static final int MOST = 512;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long GRACE_MICROS = MICROS_PER_SECOND;

  /** One host may be seen on several networks. */
  private record Sighting(NodeId node, Gateway gateway) {}

  /**
   * @param measured where it answers pings, or null
   * @param deadline until when it counts as present without another word
   */
  private record Entry(NodeId session, @Nullable InetSocketAddress measured, long deadline) {}

  /** A member of a session that can be asked for the time. */
  record Witness(Gateway gateway, InetSocketAddress measured) {}

  /** No session is called so: its members have left. */
  private static final NodeId GONE = new NodeId(0);

  private final Map<Sighting, Entry> peers = new HashMap<>();

  /** False if there is no room for it, or if it has just left and this was still on its way. */
  boolean seen(
      NodeId node,
      Gateway gateway,
      NodeId session,
      @Nullable InetSocketAddress measured,
      long ttlSeconds,
      long now) {
    Sighting sighting = new Sighting(node, gateway);
    Entry known = peers.get(sighting);
    if (known == null ? peers.size() >= MOST : known.session.equals(GONE)) return false;
    long deadline = now + ttlSeconds * MICROS_PER_SECOND + GRACE_MICROS;
    peers.put(sighting, new Entry(session, measured, deadline));
    return true;
  }

  void left(NodeId node, Gateway gateway, long now) {
    Entry gone = new Entry(GONE, null, now + GRACE_MICROS);
    peers.replace(new Sighting(node, gateway), gone);
  }

  void closed(Gateway gateway) {
    peers.keySet().removeIf(sighting -> sighting.gateway == gateway);
  }

  void forget(NodeId session) {
    peers.values().removeIf(entry -> entry.session.equals(session));
  }

  void expire(long now) {
    peers.values().removeIf(entry -> entry.deadline <= now);
  }

  void clear() {
    peers.clear();
  }

  long nextDeadline() {
    return peers.values().stream().mapToLong(Entry::deadline).min().orElse(Long.MAX_VALUE);
  }

  /** How many hosts are in a session. */
  int count(NodeId session) {
    return (int)
        peers.entrySet().stream()
            .filter(peer -> peer.getValue().session.equals(session))
            .map(peer -> peer.getKey().node)
            .distinct()
            .count();
  }

  /**
   * Whom to ask for a session's time: its founder if it is there, else the member with the least
   * name, so that all ask the same one; nobody where that is {@code self}. In a ring of members who
   * ask each other the errors would add up.
   */
  Optional<Witness> witness(NodeId session, NodeId self) {
    NodeId least = self;
    Witness out = null;
    for (Map.Entry<Sighting, Entry> peer : peers.entrySet()) {
      NodeId node = peer.getKey().node;
      Entry entry = peer.getValue();
      if (!entry.session.equals(session) || entry.measured == null) continue;
      boolean founder = node.equals(session);
      if (!founder && node.compareTo(least) >= 0) continue;
      out = new Witness(peer.getKey().gateway, entry.measured);
      if (founder) break;
      least = node;
    }
    return Optional.ofNullable(out);
  }
}
