// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.audio.DefinedSound;
import org.zadenza.audio.Patch;
import org.zadenza.audio.voice.Note;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Synth;

/** A synth as an engine plays it: how it is read from a cue, and its voices. */
final class SynthSound implements DefinedSound {
  private static final double SQRT_2 = Math.sqrt(2);

  /** What it does itself, so that it is not done to it, too. */
  private record Owns(
      boolean places,
      boolean attack,
      boolean hold,
      boolean release,
      boolean lowpass,
      boolean highpass,
      boolean bandpass,
      boolean crush,
      boolean coarse,
      boolean shape) {
    static Owns of(Synth synth) {
      return new Owns(
          synth.has(Synth.PAN),
          synth.has("attack"),
          synth.has("hold"),
          synth.has("release"),
          synth.has("cutoff") || synth.has("lpf"),
          synth.has("hcutoff") || synth.has("hpf"),
          synth.has("bandf") || synth.has("bpf"),
          synth.has("crush"),
          synth.has("coarse"),
          synth.has("shape"));
    }
  }

  private final Synth synth;
  private final SynthReader reader;
  private final SynthBank bank;
  private final Owns owns;

  SynthSound(Synth synth, double sampleRate) {
    this.synth = synth;
    Layout layout = Layout.of(synth);
    reader = new SynthReader(synth, layout, 0);
    bank = new SynthBank(layout, sampleRate);
    owns = Owns.of(synth);
  }

  boolean plays(Synth other) {
    return synth == other;
  }

  @Override
  public Patch patch() {
    return reader.patch();
  }

  @Override
  public void fill(Cue cue, Note note) {
    Controls c = cue.controls();
    note.bank = bank;
    reader.read(c, note);
    if (!shapes(c)) note.holdSeconds = Double.POSITIVE_INFINITY;
    if (owns.places) {
      note.pan = 0.5;
      note.amplitude *= SQRT_2;
    }
    if (owns.lowpass) note.lowpassHz = 0;
    if (owns.highpass) note.highpassHz = 0;
    if (owns.bandpass) note.bandpassHz = 0;
    if (owns.crush) note.crushBits = 0;
    if (owns.coarse) note.coarseFrames = 0;
    if (owns.shape) note.shape = 0;
  }

  /** True where the player asks for a contour that the synth does not give itself. */
  private boolean shapes(Controls c) {
    boolean attack = !owns.attack && c.containsKey("attack");
    boolean hold = !owns.hold && c.containsKey("hold");
    return attack || hold || !owns.release && c.containsKey("release");
  }
}
