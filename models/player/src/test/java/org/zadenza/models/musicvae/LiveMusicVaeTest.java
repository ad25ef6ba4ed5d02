// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.models.Golden;
import org.zadenza.models.Weights;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Nade;
import org.zadenza.models.musicvae.MusicVae.Output;

class LiveMusicVaeTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int STEPS = 12;
  private static final int LATENTS = 5;

  @ParameterizedTest
  @CsvSource({
    "CATEGORICAL, 1, 0, 0",
    "CATEGORICAL, 3, 0, 2",
    "CATEGORICAL, 3, 4, 3",
    "BERNOULLI, 1, 3, 0",
    "BERNOULLI, 1, 0, 4",
    "NADE, 1, 0, 0",
    "NADE, 2, 2, 1",
    "GROOVE, 1, 0, 0",
    "GROOVE, 1, 6, 2"
  })
  void decodesAsThePlainVersionWithTheSameChance(
      Output kind, int cores, int segments, int controls) {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicVae network = network(new Weights(random), kind, cores, segments, controls);
    float[][] control = rows(random, STEPS, controls);
    for (int seed = 0; seed < 12; seed++) {
      float[] z = Latents.prior(LATENTS, random);
      double temperature = seed % 3;
      boolean nade = seed % 2 == 1;
      double[][] expected =
          new PlainMusicVae(network)
              .decode(Golden.wide(z), wide(control), temperature, new SplittableRandom(seed), nade);
      Sampling sampling = Sampling.at(temperature, new SplittableRandom(seed));
      float[][] actual =
          new LiveDecoder(network).decode(z, control, nade ? sampling.drawingNades() : sampling);
      for (int t = 0; t < STEPS; t++) {
        assertArrayEquals(
            expected[t],
            Golden.wide(actual[t]),
            Golden.TOLERANCE,
            "seed=" + SEED + " of chance " + seed + " step=" + t);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0, 3, 1", "0, 2, 2", "4, 0, 1", "3, 3, 1"})
  void encodesAsThePlainVersion(int segments, int controls, int layers) {
    SplittableRandom random = new SplittableRandom(SEED);
    Weights weights = new Weights(random);
    MusicVae network = network(weights, Output.CATEGORICAL, 1, segments, controls);
    if (layers == 2) {
      MusicVae.FlatEncoder encoder = (MusicVae.FlatEncoder) network.encoder();
      network =
          new MusicVae(
              STEPS,
              controls,
              new MusicVae.FlatEncoder(
                  List.of(encoder.layers().getFirst(), both(weights, encoder.outputs(), 7))),
              network.mu(),
              network.sigma(),
              network.decoder());
    }
    float[][] x = rows(random, STEPS, network.inputs());
    float[][] control = rows(random, STEPS, controls);
    Posterior live = new LiveEncoder(network).encode(x, control);
    PlainMusicVae plain = new PlainMusicVae(network);
    assertArrayEquals(plain.mu(wide(x), wide(control)), Golden.wide(live.mu()), Golden.TOLERANCE);
    assertArrayEquals(
        plain.sigma(wide(x), wide(control)), Golden.wide(live.sigma()), Golden.TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "2, 3", "3, 4"})
  void writtenByStepsAPhraseIsTheSame(int cores, int segments) {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicVae network = network(new Weights(random), Output.CATEGORICAL, cores, segments, 0);
    LiveVoices voices = new LiveVoices(network);
    for (int phrase = 0; phrase < 4; phrase++) {
      float[] z = Latents.prior(LATENTS, random);
      float[][] whole = new LiveDecoder(network).decode(z, new float[0][], Sampling.greedy());
      voices.begin(z);
      for (int core = cores - 1; core >= 0; core--) {
        int depth = network.decoder().cores().get(core).depth();
        for (int t = 0; t < STEPS; t++) {
          float[] logits = voices.next(core);
          int best = 0;
          for (int k = 1; k < depth; k++) if (logits[k] > logits[best]) best = k;
          float[] row = new float[depth];
          row[best] = 1;
          voices.accept(core, row);
          for (int k = 0; k < depth; k++) {
            assertEquals(whole[t][core * depth + k], row[k], "seed=" + SEED + " step=" + t);
          }
        }
      }
    }
  }

  @Test
  void aPhraseDoesNotDependOnThoseBefore() {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicVae network = network(new Weights(random), Output.CATEGORICAL, 2, 3, 0);
    LiveDecoder used = new LiveDecoder(network);
    LiveEncoder reader = new LiveEncoder(network);
    float[][] none = {};
    for (int k = 0; k < 5; k++) {
      float[] z = Latents.prior(LATENTS, random);
      float[][] phrase = used.decode(z, none, Sampling.greedy());
      assertArrayEquals(
          new LiveDecoder(network).decode(z, none, Sampling.greedy()), phrase, "seed=" + SEED);
      float[][] x = rows(random, STEPS, network.inputs());
      assertArrayEquals(new LiveEncoder(network).encode(x, none).mu(), reader.encode(x, none).mu());
    }
  }

  @Test
  void whatABiasForbidsIsNotPlayed() {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicVae network = network(new Weights(random), Output.CATEGORICAL, 2, 3, 0);
    Sampling onlyTwo =
        Sampling.at(1, random)
            .with(
                (core, step, logits, count) -> {
                  for (int k = 0; k < count; k++) {
                    if (core == 1 && k != 2) logits[k] = Float.NEGATIVE_INFINITY;
                  }
                });
    float[][] phrase =
        new LiveDecoder(network).decode(Latents.prior(LATENTS, random), new float[0][], onlyTwo);
    for (float[] row : phrase) assertEquals(1, row[6 + 2], "seed=" + SEED);
  }

  @ParameterizedTest
  @CsvSource({"CATEGORICAL, 3, 4", "NADE, 1, 0", "GROOVE, 1, 0"})
  void decodingAllocatesNothing(Output kind, int cores, int segments) {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicVae network = network(new Weights(random), kind, cores, segments, 0);
    LiveDecoder decoder = new LiveDecoder(network);
    float[] z = Latents.prior(LATENTS, random);
    float[][] none = {};
    float[][] out = new float[STEPS][network.outputs()];
    Sampling sampling = Sampling.at(0.7, random).drawingNades();
    assertEquals(0, Weights.allocatedBy(6000, () -> decoder.decodeInto(z, none, sampling, out)));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicVae network = network(new Weights(random), Output.CATEGORICAL, 1, 0, 2);
    LiveDecoder decoder = new LiveDecoder(network);
    assertThrows(
        IllegalArgumentException.class,
        () -> decoder.decode(new float[3], rows(random, STEPS, 2), Sampling.greedy()));
    assertThrows(
        IllegalArgumentException.class,
        () -> decoder.decode(new float[LATENTS], new float[0][], Sampling.greedy()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LiveEncoder(network).encode(rows(random, 3, 6), rows(random, 3, 2)));
  }

  private static MusicVae network(
      Weights weights, Output kind, int cores, int segments, int controls) {
    int inputs = 6 + controls;
    Bidirectional first = both(weights, inputs, 7);
    MusicVae.Encoder encoder =
        segments == 0
            ? new MusicVae.FlatEncoder(List.of(first))
            : new MusicVae.SegmentEncoder(segments, first, both(weights, 14, 7));
    MusicVae.Decoder decoder;
    if (segments == 0) {
      decoder = new MusicVae.FlatDecoder(cores(weights, kind, cores, LATENTS, controls));
    } else {
      decoder =
          new MusicVae.Conductor(
              segments,
              weights.dense(LATENTS, 32),
              List.of(weights.cell(1, 8), weights.cell(8, 8)),
              cores(weights, kind, cores, 8, controls));
    }
    return new MusicVae(
        STEPS, controls, encoder, weights.dense(14, LATENTS), weights.dense(14, LATENTS), decoder);
  }

  private static List<Core> cores(
      Weights weights, Output kind, int count, int latents, int controls) {
    return IntStream.range(0, count).mapToObj(k -> core(weights, kind, latents, controls)).toList();
  }

  private static Core core(Weights weights, Output kind, int latents, int controls) {
    int depth = 6;
    @Nullable Nade nade =
        kind == Output.NADE
            ? new Nade(4, depth, weights.floats(24, 1), weights.floats(24, 1))
            : null;
    return new Core(
        List.of(weights.cell(depth + latents + controls, 9), weights.cell(9, 11)),
        weights.dense(latents, 40),
        weights.dense(11, nade == null ? depth : 4 + depth),
        kind,
        nade);
  }

  private static Bidirectional both(Weights weights, int inputs, int units) {
    return new Bidirectional(weights.cell(inputs, units), weights.cell(inputs, units));
  }

  private static float[][] rows(SplittableRandom random, int count, int width) {
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      for (int k = 0; k < width; k++) row[k] = random.nextInt(3) - 1;
    }
    return rows;
  }

  private static double[][] wide(float[][] rows) {
    double[][] out = new double[rows.length][];
    for (int t = 0; t < out.length; t++) out[t] = Golden.wide(rows[t]);
    return out;
  }
}
