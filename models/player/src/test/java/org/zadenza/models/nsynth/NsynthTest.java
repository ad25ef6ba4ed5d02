// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.MuLaw;
import org.zadenza.neural.PlainWaveNet;

class NsynthTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  @Test
  void muLawIsTheOneOfNsynth() {
    assertEquals(128, MuLaw.encode(0));
    assertEquals(255, MuLaw.encode(1), "1 would be 128 and is cut");
    assertEquals(255, MuLaw.encode(7));
    assertEquals(0, MuLaw.encode(-1));
    assertEquals(0, MuLaw.decode(128));
    for (int k = 0; k < MuLaw.CLASSES; k++) {
      assertEquals(k, MuLaw.encode(MuLaw.decode(k)), "class " + k);
    }
    // floor(128 ln(1 + 255 / 2) / ln 256) = 112, the middle of its step is 0.509
    assertEquals(240, MuLaw.encode(0.5));
    assertEquals(0.50903, MuLaw.decode(240), 1e-5);
    assertEquals(0.875, MuLaw.input(240));
  }

  @Test
  void theOfficialNetworkHasItsTensors() {
    Map<String, List<Integer>> layout = Nsynth.layout(NsynthShape.official());
    assertEquals(List.of(1, 3, 1, 128), layout.get("ae_startconv/W"));
    assertEquals(List.of(1, 3, 128, 128), layout.get("ae_dilatedconv_30/W"));
    assertEquals(List.of(1, 1, 128, 16), layout.get("ae_bottleneck/W"));
    assertEquals(List.of(1, 3, 1, 512), layout.get("startconv/W"));
    assertEquals(List.of(1, 3, 512, 1024), layout.get("dilatedconv_1/W"));
    assertEquals(List.of(1, 1, 16, 1024), layout.get("cond_map_30/W"));
    assertEquals(List.of(1, 1, 512, 256), layout.get("skip_30/W"));
    assertEquals(List.of(256), layout.get("logits/biases"));
    assertEquals(2 * (1 + 2 * 30 + 1 + 2 + 4 * 30 + 3), layout.size());
    assertEquals(512, NsynthShape.official().dilation(29));
  }

  /** Five layers as wide as the official ones: the whole network is six times these. */
  @Test
  void layersOfTheOfficialSizeRunLikeThePlainVersion() throws WeightsException {
    NsynthShape shape = new NsynthShape(128, 2, 3, 16, 512, 512, 256, 5, 3, 10, 0, false);
    Nsynth net = RandomNsynth.network(shape, SEED);
    LiveWaveNet live = new LiveWaveNet(net.decoder(), 1);
    PlainWaveNet plain = new PlainWaveNet(net.decoder());
    float[] code = new float[16];
    for (int k = 0; k < 16; k++) code[k] = k / 16f - 0.5f;
    live.condition(0, code);
    SplittableRandom random = new SplittableRandom(SEED);
    float[] found = new float[MuLaw.CLASSES];
    for (int t = 0; t < 40; t++) {
      float before = (float) random.nextDouble(-1, 1);
      live.step(new float[] {before});
      live.logits(0, found);
      assertArrayEquals(
          plain.step(before, new double[0], doubles(code)), doubles(found), 1e-4, "sample " + t);
    }
  }

  @Test
  void theEncoderEqualsThePlainVersion() throws WeightsException {
    Nsynth net =
        RandomNsynth.network(new NsynthShape(12, 5, 3, 4, 64, 6, 6, 2, 2, 3, 0, false), SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    float[] sound = new float[700];
    for (int t = 0; t < sound.length; t++) sound[t] = (float) random.nextDouble(-1, 1);
    float[][] code = SoundEncoder.latents(net.encoder(), sound);
    double[] input = new double[11 * 64];
    for (int t = 0; t < sound.length; t++) input[t] = MuLaw.input(MuLaw.encode(sound[t]));
    double[][] expected = PlainEncoder.encode(net.encoder(), input);
    assertEquals(11, code.length);
    for (int f = 0; f < expected.length; f++) {
      assertArrayEquals(expected[f], doubles(code[f]), 1e-5, "seed=%d frame=%d".formatted(SEED, f));
    }
  }

  @Test
  void aNoteSoundsTheSameAloneAndAmongOthers() throws WeightsException {
    Nsynth net =
        RandomNsynth.network(new NsynthShape(4, 1, 3, 4, 64, 16, 16, 6, 2, 6, 4, false), SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    List<SoundDecoder.Wanted> wanted = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      float[][] code = new float[3 + k][4];
      for (float[] frame : code) {
        for (int m = 0; m < 4; m++) frame[m] = (float) random.nextDouble(-1, 1);
      }
      wanted.add(new SoundDecoder.Wanted(code, 50 + 5 * k, k));
    }
    float[][] together = new SoundDecoder(net, 4).decode(wanted, 1);
    SoundDecoder alone = new SoundDecoder(net, 1);
    for (int k = 0; k < 4; k++) {
      assertEquals((3 + k) * 64, together[k].length);
      assertArrayEquals(alone.decode(List.of(wanted.get(k)), 1)[0], together[k], "note " + k);
    }
  }

  @Test
  void tensorsOfAnotherSizeAreRefusedByName() {
    byte[] bytes = SafeTensors.bytes(RandomNsynth.tensors(NsynthShape.tiny(), SEED));
    WeightsException refused =
        assertThrows(
            WeightsException.class,
            () -> Nsynth.read(SafeTensors.parse(bytes, "a.safetensors"), NsynthShape.live()));
    assertTrue(refused.getMessage().contains("a.safetensors: tensor ae_"), refused.getMessage());
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new NsynthShape(8, 3, 2, 4, 64, 8, 12, 4, 2, 4, 2, true));
    assertEquals(
        "the encoder looks as far ahead as back, with an odd number of taps: 2",
        refused.getMessage());
    Map<String, Tensor> none = Map.of();
    assertThrows(
        WeightsException.class,
        () -> Nsynth.read(SafeTensors.parse(SafeTensors.bytes(none), "x"), NsynthShape.tiny()));
  }

  private static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int k = 0; k < out.length; k++) out[k] = values[k];
    return out;
  }
}
