// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.LiveVoices;

class VoiceScoresTest {
  private static final Voice GROOVE = new Voice(Voice.DRUMS, 0, Voice.Writing.GROOVE);

  /** Law: where a drum must be struck only silence is out of the question. */
  @Test
  void whereADrumMustBeStruckSilenceCannotCome() {
    boolean[] struck = new boolean[16];
    for (int step = 0; step < struck.length; step += 3) struck[step] = true;
    VoiceScores free = scores(new boolean[16]);
    VoiceScores bound = scores(struck);
    for (int step = 0; step < struck.length; step++) {
      float[] wanted = free.next().clone();
      float[] found = bound.next().clone();
      assertEquals(0, wanted[0]);
      if (struck[step]) assertTrue(Math.exp(found[0]) == 0, "step " + step);
      else assertEquals(0, found[0], "step " + step);
      found[0] = 0;
      assertArrayEquals(wanted, found, "step " + step);
      free.accept(5);
      bound.accept(5);
    }
  }

  private static VoiceScores scores(boolean[] struck) {
    LiveVoices voices = new LiveVoices(TinyVaes.of(MusicVaes.GROOVE, 1).network());
    voices.begin(new float[12]);
    return new VoiceScores(voices, GROOVE, GrooveCodec.WIDTH, struck);
  }
}
