// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sessions on the network that this host is not in, so that each is measured once. After a while
 * they are forgotten: one that is still there is then judged anew. The link's thread.
 */
final class ForeignSessions {
  private static final long KEPT_MICROS = 30_000_000;

  private record Entry(Timeline timeline, long until) {}

  private final Map<NodeId, Entry> sessions = new HashMap<>();

  /** Takes note of what a member tells; false if the session is unknown. */
  boolean told(Message.State state) {
    Entry known = sessions.get(state.session());
    if (known == null) return false;
    if (state.timeline().beatOrigin() > known.timeline.beatOrigin()) {
      sessions.put(state.session(), new Entry(state.timeline(), known.until));
    }
    return true;
  }

  void met(NodeId session, Timeline timeline, long now) {
    sessions.put(session, new Entry(timeline, now + KEPT_MICROS));
  }

  /** Its timeline as known by now, or null if it was forgotten. */
  @Nullable Timeline measured(NodeId session, long now) {
    Entry known = sessions.get(session);
    if (known == null) return null;
    met(session, known.timeline, now);
    return known.timeline;
  }

  void forget(NodeId session) {
    sessions.remove(session);
  }

  void clear() {
    sessions.clear();
  }

  void expire(long now) {
    sessions.values().removeIf(entry -> entry.until <= now);
  }

  long nextDeadline() {
    return sessions.values().stream().mapToLong(Entry::until).min().orElse(Long.MAX_VALUE);
  }
}
