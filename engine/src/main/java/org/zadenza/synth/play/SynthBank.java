// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.Voice;
import org.zadenza.audio.voice.VoiceBank;
import org.zadenza.synth.Generator;
import org.zadenza.synth.Layout;

/**
 * The voices of one synth for one engine, all made when the synth is defined: as many as can sound
 * at once, or fewer where its delays take more than {@link #MOST_FRAMES} frames.
 */
public final class SynthBank implements VoiceBank {
  static final int MOST_VOICES = 96;
  private static final int FEWEST_VOICES = 4;
  private static final long MOST_FRAMES = 8_000_000;

  private final Voice[] free;
  private int count;
  private volatile int missed;

  /** Any thread; takes some milliseconds. */
  public SynthBank(Layout layout, double sampleRate) {
    free = new Voice[voices(layout, sampleRate)];
    for (count = 0; count < free.length; count++) free[count] = new SynthVoice(layout, sampleRate);
  }

  static int voices(Layout layout, double sampleRate) {
    double frames = 0;
    for (Layout.Unit unit : layout.units()) {
      Generator generator = Generator.ofClass(unit.className()).orElse(null);
      frames += 64;
      if (generator == Generator.FREE_VERB) frames += 24_000;
      if (generator == null
          || generator.arguments().stream().noneMatch(a -> a.name().equals("maxdelaytime"))) {
        continue;
      }
      float seconds = layout.constants().get(unit.inputs().get(1).index());
      frames += seconds * sampleRate;
    }
    return Math.clamp((long) (MOST_FRAMES / frames), FEWEST_VOICES, MOST_VOICES);
  }

  @Override
  public Voice claim() {
    if (count > 0) return free[--count];
    missed = missed + 1;
    return Silence.VOICE;
  }

  @Override
  public void release(Voice voice) {
    if (voice != Silence.VOICE) free[count++] = voice;
  }

  /** How many notes were left out because every voice was sounding. Any thread. */
  public int missed() {
    return missed;
  }

  private enum Silence implements Voice {
    VOICE;

    @Override
    public void prepare(double sampleRate) {}

    @Override
    public double start(Note note) {
      return UNTIL_RELEASED;
    }

    @Override
    public void render(float[] left, float[] right, int from, int to) {
      java.util.Arrays.fill(left, from, to, 0);
      java.util.Arrays.fill(right, from, to, 0);
    }

    @Override
    public int endedAt() {
      return 0;
    }
  }
}
