// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

/**
 * Runs through the segments of an envelope, straight or curved; waits before its release for its
 * gate to close.
 */
final class EnvelopeKernel implements Kernel {
  private static final int GATE = 0;
  private static final int LEVEL_SCALE = 1;
  private static final int LEVEL_BIAS = 2;
  private static final int TIME_SCALE = 3;
  private static final int DONE_ACTION = 4;
  private static final int FIRST_LEVEL = 5;
  private static final int SEGMENTS = 6;
  private static final int RELEASE = 7;
  private static final int FIRST_SEGMENT = 9;
  private static final int SEGMENT_SIZE = 4;
  private static final int CURVED = 5;
  private static final double NEARLY_STRAIGHT = 0.001;
  private static final double STEEPEST = 100;
  private static final long FOR_EVER = Long.MAX_VALUE;

  private final Wiring wiring;
  private final Port gate;
  private final float[] out;
  private final int segments;
  private final int release;
  private boolean open;
  private boolean waiting;
  private boolean done;
  private int segment;
  private long left;
  private double level;
  private double end;
  private double slope;
  private double asymptote;
  private double distance;
  private double growth;
  private boolean curved;

  EnvelopeKernel(Wiring wiring) {
    this.wiring = wiring;
    gate = wiring.in().get(GATE);
    out = wiring.out();
    segments = (int) wiring.in().get(SEGMENTS).first();
    release = (int) wiring.in().get(RELEASE).first();
  }

  private double in(int index) {
    return wiring.in().get(index).first();
  }

  @Override
  public void start(long seed) {
    open = false;
    waiting = true;
    done = false;
    left = FOR_EVER;
    slope = 0;
    curved = false;
  }

  @Override
  public void next() {
    if (waiting) level = in(FIRST_LEVEL) * in(LEVEL_SCALE) + in(LEVEL_BIAS);
    for (int i = 0; i < out.length; i++) {
      heed(gate.at(i) > 0);
      if (left != FOR_EVER) step();
      out[i] = (float) level;
    }
  }

  /** As SuperCollider's, it has gone the first step when it is first heard. */
  private void step() {
    move();
    if (--left > 0) return;
    level = end;
    enter(segment + 1);
  }

  private void heed(boolean opens) {
    if (opens && !open) {
      waiting = false;
      done = false;
      enter(0);
    } else if (!opens && open && release >= 0 && segment <= release && !done) {
      enterSegment(release);
    }
    open = opens;
  }

  private void enter(int next) {
    if (next == release && (open || next > 0 || gate.first() > 0)) {
      segment = next;
      left = FOR_EVER;
    } else if (next < segments) {
      enterSegment(next);
    } else {
      left = FOR_EVER;
      done = true;
      wiring.life().done(in(DONE_ACTION));
    }
  }

  private void enterSegment(int next) {
    segment = next;
    int at = FIRST_SEGMENT + next * SEGMENT_SIZE;
    end = in(at) * in(LEVEL_SCALE) + in(LEVEL_BIAS);
    double seconds = in(at + 1) * in(TIME_SCALE);
    left = Math.max(1, (long) Math.min(1e12, seconds * wiring.rate()));
    double curve = Math.clamp(in(at + 3), -STEEPEST, STEEPEST);
    curved = in(at + 2) == CURVED && Math.abs(curve) > NEARLY_STRAIGHT;
    if (!curved) {
      slope = (end - level) / left;
      return;
    }
    distance = (end - level) / (1 - StrictMath.exp(curve));
    asymptote = level + distance;
    growth = StrictMath.exp(curve / left);
  }

  private void move() {
    if (!curved) {
      level += slope;
      return;
    }
    distance *= growth;
    level = asymptote - distance;
  }
}
