// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import org.zadenza.models.data.Split;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.worker.shard.Piece;

/**
 * Notes with their sound as tokens, exactly: what is said of it, whether all samples are those of
 * 16 bits, and the samples; those of 16 bits as steps from the one before. Its steps are samples.
 */
public final class NoteTokens {
  private static final int SIXTEEN_BITS = 0;
  private static final int EXACT = 1;
  private static final int FULL_SCALE = 1 << 15;

  private NoteTokens() {}

  /** A note. */
  static Piece piece(SoundNote note) {
    float[] samples = note.samples();
    boolean sixteen = isSixteenBits(samples);
    TokenWriter out =
        new TokenWriter()
            .text(note.name())
            .text(note.instrument())
            .text(note.title())
            .text(note.family())
            .number(note.pitch())
            .number(note.velocity())
            .number(note.use().ordinal())
            .number(samples.length)
            .number(sixteen ? SIXTEEN_BITS : EXACT);
    int before = 0;
    for (float sample : samples) {
      if (sixteen) {
        int now = (int) (sample * FULL_SCALE);
        out.signed(now - before);
        before = now;
      } else {
        out.exact(sample);
      }
    }
    return new Piece(note.name(), split(note.use()), samples.length, out.tokens());
  }

  private static Split split(SoundNote.Use use) {
    return switch (use) {
      case TRAIN -> Split.TRAIN;
      case HELD_OUT, VALIDATION -> Split.VALIDATION;
      case TEST -> Split.TEST;
    };
  }

  private static boolean isSixteenBits(float[] samples) {
    for (float sample : samples) {
      float steps = sample * FULL_SCALE;
      if (steps != (short) steps || steps == 0 && 1 / steps < 0) return false;
    }
    return true;
  }

  /** The note in a piece's tokens. */
  public static SoundNote note(int[] tokens) {
    TokenReader in = new TokenReader(tokens);
    String name = in.text();
    String instrument = in.text();
    String title = in.text();
    String family = in.text();
    int pitch = in.number();
    int velocity = in.number();
    SoundNote.Use use = SoundNote.Use.values()[in.number()];
    float[] samples = new float[in.number()];
    boolean sixteen = in.number() == SIXTEEN_BITS;
    int now = 0;
    for (int k = 0; k < samples.length; k++) {
      if (sixteen) {
        now += in.signed();
        samples[k] = (float) now / FULL_SCALE;
      } else {
        samples[k] = in.exactFloat();
      }
    }
    return new SoundNote(name, instrument, title, family, pitch, velocity, use, samples);
  }
}
