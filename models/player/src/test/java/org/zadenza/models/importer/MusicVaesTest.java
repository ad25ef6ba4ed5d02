// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.PlainMusicVae;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.safetensors.WeightsException;

class MusicVaesTest {
  static List<String> shipped() {
    return MusicVaes.NAMES.stream().filter(MusicVaes::ships).toList();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatShipsPlaysAsItsFormulasSay(String name) throws IOException {
    ImportedModel.Vae model = MusicVaes.shipped(name);
    assertEquals(name, model.config().name());
    LiveDecoder live = new LiveDecoder(model.network());
    PlainMusicVae plain = new PlainMusicVae(model.network());
    SplittableRandom random = new SplittableRandom(8);
    for (int n = 0; n < 3; n++) {
      float[] z = Latents.prior(model.network().latents(), random);
      float[][] found = live.decode(z, new float[0][], Sampling.greedy());
      double[][] expected = plain.decode(doubles(z), new double[0][], 0, random, false);
      for (int t = 0; t < found.length; t++) {
        assertArrayEquals(expected[t], doubles(found[t]), 2e-5);
      }
    }
  }

  @Test
  void theDrumsShip() {
    assertTrue(MusicVaes.ships(MusicVaes.DRUMS));
  }

  @Test
  void whatDoesNotShipIsRefusedInASentence() {
    assertFalse(MusicVaes.ships("musicvae-choir"));
    assertThrows(WeightsException.class, () -> MusicVaes.shipped("musicvae-choir"));
  }

  private static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int k = 0; k < out.length; k++) out[k] = values[k];
    return out;
  }
}
