// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.Voice;
import org.zadenza.dsp.Noise;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Rate;
import org.zadenza.synth.Synth;

/**
 * Plays a synth: all of its units, in blocks of 64 frames counted from the onset. The parameters
 * are those of {@link Note#synthParams}, in the order of {@link Layout#parameters}; its gate is
 * open as long as the note is held.
 *
 * <p>Always finite: what passes {@link #LARGEST} anywhere is held there. A note that does not end
 * by itself is ended {@link #LONGEST_TAIL_SECONDS} after its gate has closed.
 */
public final class SynthVoice implements Voice {
  static final double LONGEST_TAIL_SECONDS = 30;

  private static final int FRAMES = Synth.BLOCK_FRAMES;
  private static final float LARGEST = 1e9f;

  private final float[][][] outs;
  private final Kernel[] kernels;
  private final float[] left;
  private final float[] right;
  private final Life life = new Life();
  private final double sampleRate;
  private final int gate;
  private final int parameters;
  private int at;
  private boolean gone;
  private int endedAt = SOUNDS_ON;
  private long age;
  private long held;

  /** Makes everything it will ever need. */
  public SynthVoice(Layout layout, double sampleRate) {
    this.sampleRate = sampleRate;
    List<String> names = List.copyOf(layout.parameters().keySet());
    parameters = names.size();
    gate = names.indexOf(Synth.GATE);
    List<Layout.Unit> units = layout.units();
    outs = new float[units.size()][][];
    kernels = new Kernel[units.size() - 2];
    outs[0] = blocks(units.getFirst());
    for (int i = 1; i < units.size() - 1; i++) {
      outs[i] = blocks(units.get(i));
      double rate = units.get(i).rate() == Rate.AUDIO ? sampleRate : sampleRate / FRAMES;
      Wiring wiring = new Wiring(ports(layout, units.get(i)), outs[i], rate, life);
      kernels[i - 1] = Kernels.of(units.get(i), wiring);
    }
    List<Port> heard = ports(layout, units.getLast());
    left = heard.get(1).data();
    right = heard.get(2).data();
  }

  private static float[][] blocks(Layout.Unit unit) {
    float[][] out = new float[unit.outputs().size()][];
    for (int i = 0; i < out.length; i++) {
      out[i] = new float[unit.rate() == Rate.AUDIO ? FRAMES : 1];
    }
    return out;
  }

  private List<Port> ports(Layout layout, Layout.Unit unit) {
    List<Port> out = new ArrayList<>();
    for (Layout.Input input : unit.inputs()) {
      out.add(
          input.unit() == Layout.CONSTANT
              ? Port.constant(layout.constants().get(input.index()))
              : Port.of(outs[input.unit()][input.index()]));
    }
    return out;
  }

  @Override
  public void prepare(double newSampleRate) {
    if (newSampleRate != sampleRate) throw new IllegalStateException("made for " + sampleRate);
  }

  @Override
  public double start(Note note) {
    for (int i = 0; i < parameters; i++) outs[0][i][0] = (float) note.synthParams[i];
    for (int i = 0; i < kernels.length; i++) kernels[i].start(Noise.mix(note.seed + i));
    life.begin();
    gone = false;
    endedAt = SOUNDS_ON;
    age = 0;
    held = Math.round(Math.min(1e9, note.gateSeconds * sampleRate));
    at = FRAMES;
    return UNTIL_RELEASED;
  }

  @Override
  public void render(float[] toLeft, float[] toRight, int from, int to) {
    for (int i = from; i < to; ) {
      if (at == FRAMES) block();
      if (gone && endedAt == SOUNDS_ON) endedAt = i;
      int frames = Math.min(to - i, FRAMES - at);
      System.arraycopy(left, at, toLeft, i, frames);
      System.arraycopy(right, at, toRight, i, frames);
      i += frames;
      at += frames;
    }
  }

  /** What comes after the end is silence. */
  private void block() {
    at = 0;
    gone = life.isOver();
    if (gone) {
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      return;
    }
    if (gate >= 0 && age >= held) outs[0][gate][0] = 0;
    for (int i = 0; i < kernels.length; i++) {
      kernels[i].next();
      for (float[] out : outs[i + 1]) hold(out);
    }
    age += FRAMES;
    if (age > held + LONGEST_TAIL_SECONDS * sampleRate) life.end();
  }

  private static void hold(float[] x) {
    for (int i = 0; i < x.length; i++) x[i] = Math.max(-LARGEST, Math.min(LARGEST, x[i]));
  }

  @Override
  public int endedAt() {
    return endedAt;
  }
}
