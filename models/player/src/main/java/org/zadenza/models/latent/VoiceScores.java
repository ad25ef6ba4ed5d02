// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.idiom.Scores;
import org.zadenza.models.musicvae.LiveVoices;

/**
 * A bar of one voice as it is written: logits of the network's cores as scores of tokens. Bits are
 * scored together: a set of drums has the sum of its bits' logits, which gives the same chances.
 */
final class VoiceScores implements Scores {
  private static final int DRUMS = DrumClass.values().length;
  private static final float NEVER = -1e9f;

  private final LiveVoices voices;
  private final Voice voice;
  private final float[] row;
  private final float[] sets = new float[DrumsCodec.CLASSES];
  private final boolean[] struck;
  private final List<Integer> feels = new ArrayList<>();
  private float[] logits = {};
  private int step;

  /**
   * A bar from where the voices have come to.
   *
   * @param depth how many numbers the voice's core writes
   * @param struck on which of its steps a drum must be struck, where any may
   */
  VoiceScores(LiveVoices voices, Voice voice, int depth, boolean[] struck) {
    this.struck = struck;
    this.voices = voices;
    this.voice = voice;
    row = new float[depth];
  }

  @Override
  public float[] next() {
    logits = voices.next(voice.core());
    if (voice.writing() == Voice.Writing.NOTES || voice.writing() == Voice.Writing.DRUM_SETS) {
      return logits;
    }
    sets[0] = struck[step] ? NEVER : 0;
    for (int set = 1; set < sets.length; set++) {
      int lowest = Integer.numberOfTrailingZeros(set);
      float fewer = set == 1 << lowest ? 0 : sets[set & set - 1];
      sets[set] = fewer + logits[lowest];
    }
    return sets;
  }

  @Override
  public void accept(int token) {
    switch (voice.writing()) {
      case NOTES, DRUM_SETS -> {
        for (int k = 0; k < row.length; k++) row[k] = k == token ? 1 : 0;
      }
      case DRUM_BITS -> bits(token);
      case GROOVE -> {
        bits(token);
        for (int k = 0; k < DRUMS; k++) {
          row[DRUMS + k] = (float) (1 / (1 + Math.exp(-logits[DRUMS + k])));
          row[2 * DRUMS + k] = (float) Math.tanh(logits[2 * DRUMS + k]);
        }
        for (GrooveHit hit : GrooveCodec.decode(new float[][] {row})) {
          feels.add(Feel.played(hit, step).token());
        }
      }
    }
    step++;
    voices.accept(voice.core(), row);
  }

  private void bits(int set) {
    for (int k = 0; k < DRUMS; k++) row[k] = set >> k & 1;
  }

  /** The tokens of a groove's hits so far. */
  List<Integer> feels() {
    return feels;
  }
}
