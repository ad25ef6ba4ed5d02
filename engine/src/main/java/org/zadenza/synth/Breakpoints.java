// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.zadenza.names.Described;

/**
 * An envelope as an {@code EnvGen} is given it: the first level, the number of segments, the
 * segment before which it waits for its release, the one it loops to (none: -99), and for each
 * segment its target, seconds, shape and curve.
 */
public record Breakpoints(List<Signal> signals) implements Described {
  private static final int NONE = -99;
  private static final int STRAIGHT = 1;
  private static final int CURVED = 5;

  public Breakpoints {
    signals = List.copyOf(signals);
  }

  /** Segments are pairs of target and seconds. */
  static Breakpoints curved(int release, Signal first, Signal curve, Signal... segments) {
    return curved(release, first, Collections.nCopies(segments.length / 2, curve), segments);
  }

  /** The same with a curve for each segment; 0 is a straight line. */
  static Breakpoints curved(int release, Signal first, List<Signal> curves, Signal... segments) {
    List<Signal> out = new ArrayList<>();
    out.add(first);
    for (double number : new double[] {curves.size(), release, NONE}) {
      out.add(new Signal.Constant(number));
    }
    for (int i = 0; i < curves.size(); i++) {
      boolean straight = curves.get(i) instanceof Signal.Constant(double curve) && curve == 0;
      out.add(segments[2 * i]);
      out.add(segments[2 * i + 1]);
      out.add(new Signal.Constant(straight ? STRAIGHT : CURVED));
      out.add(curves.get(i));
    }
    return new Breakpoints(out);
  }

  static Breakpoints straight(Signal first, Signal... segments) {
    return curved(NONE, first, new Signal.Constant(0), segments);
  }

  @Override
  public String described() {
    return "an envelope";
  }

  @Override
  public String toString() {
    return described();
  }
}
