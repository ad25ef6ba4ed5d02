// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.time.Rational;

/**
 * Which cycle is when: an immutable list of stretches of steady tempo. A change of tempo makes a
 * new map with one more stretch, so cues that were already sent stay true. Exact: seconds are
 * rationals until they become nanoseconds.
 */
public final class TempoMap {
  /** Tidal's slowest and fastest sensible tempo, and then some. */
  public static final Rational SLOWEST = Rational.of(1, 1000);

  public static final Rational FASTEST = Rational.of(100);

  /** A night of small corrections must not make every tick slower. */
  private static final int MOST_STRETCHES = 256;

  /**
   * A stretch of steady tempo, lasting until the next one begins.
   *
   * @param cycle where it begins, in cycles
   * @param seconds when it begins, in session seconds
   * @param cps its tempo in cycles per second
   */
  public record Stretch(Rational cycle, Rational seconds, Rational cps) {}

  private final List<Stretch> stretches;

  private TempoMap(List<Stretch> stretches) {
    this.stretches = stretches;
  }

  /** One steady tempo from cycle 0 at {@code startNanos}. */
  public static TempoMap steady(Rational cps, long startNanos) {
    Rational seconds = Rational.of(startNanos, Clock.NANOS_PER_SECOND);
    return new TempoMap(List.of(new Stretch(Rational.ZERO, seconds, checked(cps))));
  }

  /** True for a number of cycles per second that can be a tempo. */
  public static boolean allows(double cps) {
    return cps >= SLOWEST.toDouble() && cps <= FASTEST.toDouble();
  }

  private static Rational checked(Rational cps) {
    if (cps.isBefore(SLOWEST) || FASTEST.isBefore(cps)) {
      throw new IllegalArgumentException(
          "tempo must lie between " + SLOWEST + " and " + FASTEST + " cycles a second, not " + cps);
    }
    return cps;
  }

  /**
   * The same map with tempo {@code cps} from {@code cycle} on; later stretches are dropped, and of
   * more than 256 the oldest, before which the next one is taken to reach back. The new stretch
   * begins at a whole nanosecond, so that the numbers stay short after a thousand changes.
   */
  public TempoMap withTempo(Rational cycle, Rational cps) {
    checked(cps);
    List<Stretch> out = new ArrayList<>();
    for (Stretch s : stretches) if (s.cycle.isBefore(cycle)) out.add(s);
    out.add(new Stretch(cycle, Rational.of(nanosAt(cycle), Clock.NANOS_PER_SECOND), cps));
    if (out.size() > MOST_STRETCHES) out.removeFirst();
    return new TempoMap(List.copyOf(out));
  }

  private Stretch atCycle(Rational cycle) {
    for (int i = stretches.size() - 1; i > 0; i--) {
      if (stretches.get(i).cycle.compareTo(cycle) <= 0) return stretches.get(i);
    }
    return stretches.get(0);
  }

  private Stretch atSeconds(Rational seconds) {
    for (int i = stretches.size() - 1; i > 0; i--) {
      if (stretches.get(i).seconds.compareTo(seconds) <= 0) return stretches.get(i);
    }
    return stretches.get(0);
  }

  public Rational secondsAt(Rational cycle) {
    Stretch s = atCycle(cycle);
    return s.seconds.plus(cycle.minus(s.cycle).dividedBy(s.cps));
  }

  /** Session nanoseconds at which {@code cycle} comes, rounded to the nearest. */
  public long nanosAt(Rational cycle) {
    return secondsAt(cycle).roundedTimes(Clock.NANOS_PER_SECOND);
  }

  /** The exact cycle at a moment of session time. */
  public Rational cycleAt(long nanos) {
    Rational seconds = Rational.of(nanos, Clock.NANOS_PER_SECOND);
    Stretch s = atSeconds(seconds);
    return s.cycle.plus(seconds.minus(s.seconds).times(s.cps));
  }

  /** Cycles per second at {@code cycle}. */
  public Rational cpsAt(Rational cycle) {
    return atCycle(cycle).cps;
  }

  public List<Stretch> stretches() {
    return stretches;
  }
}
