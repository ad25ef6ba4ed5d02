// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;

/**
 * One pattern giving way to another: the old one before it begins, the transition's own while it
 * lasts, the new one after. When it begins is said once, by the tick that plays it first; from then
 * on it never changes.
 */
final class Blend implements Pattern {
  /** Transitions begun within transitions: one too many, and the innermost is over. */
  private static final int DEEPEST = 4;

  private record Running(Pattern pattern, Rational end) {}

  private final Transition transition;
  private final Pattern old;
  private final Pattern next;
  private final Transition.Course course;
  private final int depth;
  private volatile @Nullable Running running;

  /** Meets the player's functions, so it may throw what they throw. The caller's thread. */
  Blend(Transition transition, Pattern old, Pattern next) {
    boolean tooDeep = old instanceof Blend b && b.depth == DEEPEST;
    this.old = tooDeep ? ((Blend) old).next : old;
    this.depth = this.old instanceof Blend b ? b.depth + 1 : 0;
    this.next = next;
    this.transition = transition;
    this.course = transition.plan().between(this.old, next);
  }

  String name() {
    return transition.name();
  }

  boolean endsSilent() {
    return transition.endsSilent();
  }

  /** Begins at a cycle, if it has not begun. One thread. */
  void beginAt(Rational cycle) {
    if (running != null) return;
    Transition.Passage passage = course.from(cycle);
    Pattern after = endsSilent() ? Pattern.silence() : next;
    Pattern whole =
        Passages.split(old, cycle, Passages.split(passage.pattern(), passage.end(), after));
    running = new Running(whole, passage.end());
  }

  /** The cycle at which it is over, or null until it has begun. Any thread. */
  @Nullable Rational end() {
    Running now = running;
    return now == null ? null : now.end;
  }

  @Override
  public void query(Query query, EventSink sink) {
    Running now = running;
    (now == null ? old : now.pattern).query(query, sink);
  }
}
