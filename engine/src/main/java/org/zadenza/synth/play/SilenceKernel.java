// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

/** Hears when a sound that has been there is gone for a time. */
final class SilenceKernel implements Kernel {
  private final Wiring wiring;
  private final Port in;
  private final Port threshold;
  private final Port seconds;
  private final float[] out;
  private long quiet;
  private boolean heard;
  private boolean gone;

  SilenceKernel(Wiring wiring) {
    this.wiring = wiring;
    in = wiring.in().get(0);
    threshold = wiring.in().get(1);
    seconds = wiring.in().get(2);
    out = wiring.out();
  }

  @Override
  public void start(long seed) {
    heard = false;
    gone = false;
    quiet = 0;
  }

  @Override
  public void next() {
    double limit = threshold.first();
    long most = Math.max(1, Math.round(Math.clamp(seconds.first(), 0, 1e6) * wiring.rate()));
    for (int i = 0; i < out.length; i++) {
      boolean loud = Math.abs(in.at(i)) > limit;
      heard |= loud;
      quiet = loud || !heard ? 0 : quiet + 1;
      boolean now = quiet >= most;
      if (now && !gone) wiring.life().done(wiring.in().get(3).first());
      gone = now;
      out[i] = now ? 1 : 0;
    }
  }
}
