// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.neural.MuLaw;

class PreparedTest {
  private static final int PITCH = 48;
  private static final int SAMPLES = 2048;

  /** The other note is brought forward by less than a period to where it swings alike. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1.6, 3.1, 4.9})
  void betweenANoteAndTheSameWithAnotherPhaseIsThatNote(double phase) {
    Prepared note = Prepared.of(sine(0), NsynthShape.tiny());
    Prepared between =
        note.toward(Prepared.of(sine(phase), NsynthShape.tiny()), 9000, SAMPLES, 0.5f, 0.5f);
    assertEquals(9000 + SAMPLES, between.length());
    for (int t = 9000; t < between.length(); t++) {
      assertEquals(MuLaw.decode(note.at(t)), MuLaw.decode(between.at(t)), 0.03, "at " + t);
    }
  }

  private static SoundNote sine(double phase) {
    float[] samples = new float[20_000];
    double hertz = Excitation.hertz(PITCH);
    for (int t = 0; t < samples.length; t++) {
      double angle = 2 * Math.PI * hertz * t / NsynthShape.SAMPLE_RATE + phase;
      samples[t] = (float) (0.5 * Math.cos(angle));
    }
    return new SoundNote("a", "a", "a", "a", PITCH, 90, SoundNote.Use.TRAIN, samples);
  }
}
