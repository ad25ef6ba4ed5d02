// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicrnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zadenza.models.Golden;
import org.zadenza.models.Weights;
import org.zadenza.models.musicrnn.MusicRnn.Around;
import org.zadenza.neural.Attention;
import org.zadenza.neural.LstmLayer;

class LiveMusicRnnTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  @ParameterizedTest
  @CsvSource({
    "STACK, 3, 8, 4", "STACK, 2, 17, 1", "STACK, 1, 5, 9",
    "FIRST_CELL, 1, 8, 4", "FIRST_CELL, 3, 31, 40", ", 2, 33, 0"
  })
  void equalsThePlainVersion(Around around, int cells, int units, int length) {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicRnn network = network(new Weights(random), around, cells, units, length);
    PlainMusicRnn plain = new PlainMusicRnn(network);
    LiveMusicRnn live = new LiveMusicRnn(network);
    for (int step = 0; step < 100; step++) {
      double[] input = input(random, network.inputs());
      double[] expected = plain.step(input);
      double[] actual = Golden.wide(live.step(Golden.narrow(input)));
      int at = step;
      assertArrayEquals(
          expected,
          Arrays.copyOf(actual, expected.length),
          Golden.TOLERANCE,
          () -> "seed=" + SEED + " step=" + at);
    }
  }

  @ParameterizedTest
  @EnumSource(Around.class)
  void aRestoredRunGoesOnAsIfNothingHadHappened(Around around) {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicRnn network = network(new Weights(random), around, 2, 9, 5);
    LiveMusicRnn rnn = new LiveMusicRnn(network);
    for (int k = 0; k < 7; k++) rnn.step(Golden.narrow(input(random, network.inputs())));
    float[] state = new float[rnn.stateSize()];
    rnn.save(state);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    for (int k = 0; k < 7; k++) {
      inputs.add(Golden.narrow(input(random, network.inputs())));
      expected.add(rnn.step(inputs.get(k)).clone());
    }
    LiveMusicRnn other = new LiveMusicRnn(network);
    other.step(inputs.getLast());
    other.restore(state);
    for (int k = 0; k < 7; k++) assertArrayEquals(expected.get(k), other.step(inputs.get(k)));
  }

  @Test
  void aResetRunIsNew() {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicRnn network = network(new Weights(random), Around.STACK, 3, 6, 4);
    float[] input = Golden.narrow(input(random, network.inputs()));
    LiveMusicRnn rnn = new LiveMusicRnn(network);
    float[] expected = rnn.step(input).clone();
    rnn.step(input);
    rnn.reset();
    assertArrayEquals(expected, rnn.step(input));
  }

  @ParameterizedTest
  @EnumSource(Around.class)
  void aStepAllocatesNothing(Around around) {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicRnn network = network(new Weights(random), around, 2, 32, 8);
    LiveMusicRnn rnn = new LiveMusicRnn(network);
    float[] input = Golden.narrow(input(random, network.inputs()));
    assertEquals(0, Weights.allocatedBy(20_000, () -> rnn.step(input)));
  }

  @Test
  void controlsStandBeforeTheEventAndTheCounterBehind() {
    SplittableRandom random = new SplittableRandom(SEED);
    MusicRnn network = network(new Weights(random), null, 2, 7, 0);
    Continuation run = new Continuation(network, 4, 5);
    LiveMusicRnn rnn = new LiveMusicRnn(network);
    float[] control = {0, 1, 0, 0};
    for (int step = 1; step <= 40; step++) {
      int event = random.nextInt(10);
      float[] input = new float[19];
      input[1] = 1;
      input[4 + event] = 1;
      for (int k = 0; k < 5; k++) input[14 + k] = (step >> k) % 2 == 1 ? 1 : -1;
      assertArrayEquals(rnn.step(input), run.step(event, control));
    }
    assertEquals(40, run.position());
  }

  @Test
  void inputsThatAreNotTheNetworksAreRefused() {
    MusicRnn network = network(new Weights(new SplittableRandom(SEED)), null, 1, 7, 0);
    assertThrows(IllegalArgumentException.class, () -> new Continuation(network, 4, 6));
    assertThrows(
        IllegalArgumentException.class, () -> new LiveMusicRnn(network).step(new float[3]));
  }

  /** 19 inputs and 10 classes. */
  private static MusicRnn network(
      Weights weights, Around around, int cells, int units, int length) {
    int inputs = 19;
    int size = 6;
    List<LstmLayer> layers = new ArrayList<>();
    int below = inputs;
    for (int k = 0; k < cells; k++) {
      layers.add(weights.cell(below, units));
      below = k == 0 && around == Around.FIRST_CELL ? size : units;
    }
    int top = around == Around.STACK || (around != null && cells == 1) ? size : units;
    MusicRnn.Wrapper wrapper =
        around == null
            ? null
            : new MusicRnn.Wrapper(
                around,
                new Attention(
                    length, size, weights.floats(size * size, 1), weights.floats(size, 2)),
                weights.dense(inputs + size, inputs),
                weights.dense(2 * units * (around == Around.STACK ? cells : 1), size),
                weights.dense(units + size, size));
    return new MusicRnn(layers, wrapper, weights.dense(top, 10), inputs);
  }

  private static double[] input(SplittableRandom random, int count) {
    double[] input = new double[count];
    input[random.nextInt(count)] = 1;
    input[random.nextInt(count)] = -1;
    return input;
  }
}
