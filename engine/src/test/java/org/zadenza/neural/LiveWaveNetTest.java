// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.Garbage;

class LiveWaveNetTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int STEPS = 300;
  private static final int FRAME = 20; // not a multiple of what is computed ahead

  record Case(WaveNets.Size size, int voices, boolean rounded) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new WaveNets.Size(32, 64, 6, 6, 2, 17, 16, 256), 1, false),
        new Case(new WaveNets.Size(32, 64, 6, 6, 2, 17, 16, 256), 4, false),
        new Case(new WaveNets.Size(48, 64, 5, 5, 3, 16, 0, 256), 2, false),
        new Case(new WaveNets.Size(7, 5, 10, 4, 3, 3, 2, 33), 6, false),
        new Case(new WaveNets.Size(16, 8, 5, 5, 2, 0, 0, 256), 5, false),
        new Case(new WaveNets.Size(9, 70, 4, 3, 1, 4, 1, 100), 1, false),
        new Case(new WaveNets.Size(64, 64, 5, 5, 2, 17, 16, 256), 5, false),
        new Case(new WaveNets.Size(32, 64, 6, 6, 2, 17, 16, 256), 1, true),
        new Case(new WaveNets.Size(64, 64, 5, 5, 2, 17, 16, 256), 5, true),
        new Case(new WaveNets.Size(48, 64, 5, 5, 3, 16, 0, 256), 6, true),
        new Case(new WaveNets.Size(7, 5, 10, 4, 3, 3, 2, 33), 5, true),
        new Case(new WaveNets.Size(16, 8, 5, 5, 2, 0, 0, 256), 2, true));
  }

  /** Streams, skips, logits and the drawn sound of every voice, each with conditions of its own. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("cases")
  void equalsThePlainVersion(Case c) {
    WaveNet exact = WaveNets.random(SEED, c.size);
    WaveNet net = c.rounded ? exact.rounded() : exact;
    LiveWaveNet live = new LiveWaveNet(net, c.voices);
    List<PlainWaveNet> plain = new ArrayList<>();
    for (int voice = 0; voice < c.voices; voice++) plain.add(new PlainWaveNet(net));
    SplittableRandom random = new SplittableRandom(SEED);
    int width = 1 + net.excitations();
    float[] inputs = new float[c.voices * width];
    double[][] conditions = new double[c.voices][net.conditions()];
    int sameDraws = 0;
    for (int step = 0; step < STEPS; step++) {
      for (int voice = 0; voice < c.voices; voice++) {
        for (int k = 1; k < width; k++) {
          inputs[voice * width + k] = (float) random.nextDouble(-1, 1);
        }
        if (step % FRAME == 0 && net.conditions() > 0) {
          float[] values = floats(random, net.conditions());
          conditions[voice] = doubles(values, 0, values.length);
          live.condition(voice, values);
        }
      }
      live.step(inputs);
      for (int voice = 0; voice < c.voices; voice++) {
        double[] excitation = doubles(inputs, voice * width + 1, width - 1);
        double[] logits =
            plain.get(voice).step(inputs[voice * width], excitation, conditions[voice]);
        String where = "seed=%d step=%d voice=%d".formatted(SEED, step, voice);
        float[] found = new float[net.classes()];
        live.logits(voice, found);
        near(logits, found, where);
        float[] stream = new float[net.residual()];
        float[] skip = new float[net.skipStart().outputs()];
        live.streams(voice, stream, skip);
        near(plain.get(voice).residuals().getLast(), stream, where);
        near(plain.get(voice).skips().getLast(), skip, where);
        double u = random.nextDouble();
        double temperature = step % 3 == 0 ? 0 : 0.8;
        int drawn = live.draw(voice, temperature, u);
        if (drawn == plainDraw(logits, temperature, u)) sameDraws++;
        inputs[voice * width] = MuLaw.input(drawn % MuLaw.CLASSES);
      }
    }
    assertEquals(STEPS * c.voices, sameDraws, "seed=" + SEED);
  }

  /** Layer by layer: a network that ends after n layers gives what the whole one has there. */
  @Test
  void everyLayerEqualsThePlainVersion() {
    WaveNets.Size size = new WaveNets.Size(24, 40, 8, 8, 2, 5, 4, 256);
    WaveNet whole = WaveNets.random(SEED, size);
    for (int n = 1; n <= size.layers(); n++) {
      WaveNet part =
          new WaveNet(
              whole.cycle(),
              whole.hop(),
              whole.start(),
              whole.skipStart(),
              whole.layers().subList(0, n),
              whole.out(),
              whole.outCondition(),
              whole.logits());
      LiveWaveNet live = new LiveWaveNet(part, 1);
      PlainWaveNet plain = new PlainWaveNet(whole);
      SplittableRandom random = new SplittableRandom(SEED);
      float[] condition = floats(random, size.conditions());
      live.condition(0, condition);
      for (int step = 0; step < 200; step++) {
        float[] input = floats(random, 1 + size.excitations());
        live.step(input);
        plain.step(
            input[0],
            doubles(input, 1, size.excitations()),
            doubles(condition, 0, condition.length));
        float[] stream = new float[size.residual()];
        float[] skip = new float[size.skip()];
        live.streams(0, stream, skip);
        String where = "seed=%d layer=%d step=%d".formatted(SEED, n, step);
        near(plain.residuals().get(n - 1), stream, where);
        near(plain.skips().get(n - 1), skip, where);
      }
    }
  }

  @Test
  void aVoiceThatBeginsAnewKnowsNothingOfBefore() {
    WaveNet net = WaveNets.random(SEED, new WaveNets.Size(16, 16, 5, 5, 2, 3, 0, 256));
    LiveWaveNet used = new LiveWaveNet(net, 2);
    SplittableRandom random = new SplittableRandom(SEED);
    used.condition(1, floats(random, 3));
    for (int step = 0; step < 77; step++) used.step(floats(random, 2));
    used.begin(1);
    LiveWaveNet fresh = new LiveWaveNet(net, 1);
    float[] values = floats(random, 3);
    used.condition(1, values);
    fresh.condition(0, values);
    for (int step = 0; step < 77; step++) {
      float[] input = floats(random, 2);
      used.step(input);
      fresh.step(new float[] {input[1]});
      float[] expected = new float[256];
      float[] found = new float[256];
      fresh.logits(0, expected);
      used.logits(1, found);
      assertArrayEquals(expected, found, 1e-5f, "seed=%d step=%d".formatted(SEED, step));
    }
  }

  @Test
  void aRoundedWeightIsTheNearestThatSixteenBitsHold() {
    assertEquals(1, BrainFloat.nearest(1));
    assertEquals(1, BrainFloat.nearest(1 + 1 / 256f), "half way, to the even one");
    assertEquals(1 + 4 / 256f, BrainFloat.nearest(1 + 3 / 256f));
    assertEquals(-0.5f, BrainFloat.nearest(-0.5001f));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int k = 0; k < 1000; k++) {
      float number = (float) random.nextGaussian();
      float nearest = BrainFloat.nearest(number);
      assertEquals(number, nearest, Math.abs(number) / 256 + 1e-30, "seed=" + SEED);
      assertEquals(true, BrainFloat.holds(nearest));
    }
  }

  @Test
  void layersThatDoNotFitAreRefusedByName() {
    WaveNet net = WaveNets.random(SEED, new WaveNets.Size(16, 16, 2, 5, 2, 3, 0, 256));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new WaveNet(
                    5,
                    16,
                    net.start(),
                    net.skipStart(),
                    net.layers(),
                    net.out(),
                    null,
                    net.logits()));
    assertEquals("layer 0's conditions: 3 where its neighbours need 0", refused.getMessage());
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void makingSoundAllocatesNothing(boolean rounded) {
    WaveNet exact = WaveNets.random(SEED, new WaveNets.Size(32, 64, 5, 5, 2, 17, 16, 256));
    WaveNet net = rounded ? exact.rounded() : exact;
    LiveWaveNet live = new LiveWaveNet(net, 5);
    float[] inputs = new float[5 * 17];
    float[] condition = new float[17];
    assertEquals(
        0,
        Garbage.of(
            () -> {
              live.condition(2, condition);
              live.step(inputs);
              live.draw(1, 0.9, 0.5);
            }));
  }

  private static int plainDraw(double[] logits, double temperature, double u) {
    float[] rounded = new float[logits.length];
    for (int k = 0; k < rounded.length; k++) rounded[k] = (float) logits[k];
    double[] shares = new double[logits.length];
    Softmax.probabilities(rounded, temperature, shares);
    return Softmax.draw(shares, u);
  }

  private static void near(double[] expected, float[] found, String where) {
    assertArrayEquals(expected, doubles(found, 0, found.length), 2e-5, where);
  }

  private static float[] floats(SplittableRandom random, int count) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-1, 1);
    return out;
  }

  private static double[] doubles(float[] values, int from, int count) {
    double[] out = new double[count];
    for (int k = 0; k < count; k++) out[k] = values[from + k];
    return out;
  }
}
