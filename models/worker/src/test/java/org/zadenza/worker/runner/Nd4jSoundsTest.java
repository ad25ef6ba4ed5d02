// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundBatches;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.PlainWaveNet;

/** A WaveNet in ND4J, on the CPU, beside its formulas and the live kernels. */
class Nd4jSoundsTest {
  private static final long SEED = Long.getLong("seed", 20261122);

  private static Nsynth network(NsynthShape shape) throws WeightsException {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, Tensor> tensors = new TreeMap<>();
    Nsynth.layout(shape)
        .forEach(
            (name, lengths) -> {
              int size = lengths.stream().reduce(1, Math::multiplyExact);
              double scale = lengths.size() == 1 ? 0.2 : Math.sqrt(3.0 * lengths.getLast() / size);
              float[] values = new float[size];
              for (int k = 0; k < size; k++) {
                values[k] = (float) (random.nextDouble(-1, 1) * scale);
              }
              tensors.put(name, new Tensor(lengths, values));
            });
    return Nsynth.read(SafeTensors.parse(SafeTensors.bytes(tensors), "random"), shape);
  }

  @Test
  void eachStepIsTheFormulas() throws WeightsException {
    NsynthShape shape = NsynthShape.tiny();
    Nsynth net = network(shape);
    SplittableRandom random = new SplittableRandom(SEED);
    int batch = 5;
    int inputs = 1 + shape.excitations();
    List<PlainWaveNet> plain = new ArrayList<>();
    for (int k = 0; k < batch; k++) plain.add(new PlainWaveNet(net.decoder()));
    float[][] conditions = new float[batch][shape.conditions()];
    try (Nd4jWaveNet batched = new Nd4jWaveNet(net.decoder(), batch)) {
      for (int t = 0; t < 100; t++) {
        if (t % 20 == 0) {
          for (float[] row : conditions) {
            for (int k = 0; k < row.length; k++) row[k] = (float) random.nextDouble(-2, 2);
          }
          batched.condition(conditions);
        }
        float[] input = new float[batch * inputs];
        for (int k = 0; k < input.length; k++) input[k] = (float) random.nextDouble(-1, 1);
        float[] found = batched.step(input);
        for (int k = 0; k < batch; k++) {
          double[] excitation = new double[inputs - 1];
          for (int i = 0; i < excitation.length; i++) excitation[i] = input[k * inputs + 1 + i];
          double[] condition = new double[shape.conditions()];
          for (int i = 0; i < condition.length; i++) condition[i] = conditions[k][i];
          double[] wanted = plain.get(k).step(input[k * inputs], excitation, condition);
          for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], found[k * wanted.length + i], 1e-4, "step " + t);
          }
        }
      }
    }
  }

  private static List<SoundDecoder.Wanted> notes(NsynthShape shape) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<SoundDecoder.Wanted> out = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      float[][] code = new float[3 + k % 3][shape.code()];
      for (float[] frame : code) {
        for (int i = 0; i < frame.length; i++) frame[i] = (float) random.nextDouble(-2, 2);
      }
      out.add(new SoundDecoder.Wanted(code, 45 + 5 * k, k));
    }
    return out;
  }

  @Tag("slow")
  @Test
  void aBatchIsTheSoundOfTheLiveKernels() throws WeightsException {
    NsynthShape shape = NsynthShape.tiny();
    Nsynth net = network(shape);
    List<SoundDecoder.Wanted> notes = notes(shape);
    byte[][] wanted = new byte[notes.size()][];
    byte[][] found = new byte[notes.size()][];
    new SoundBatches(net, 1).decode(notes, 0, () -> false, (k, made) -> wanted[k] = made);
    new Nd4jSounds(net).decode(notes, 0, () -> false, (k, made) -> found[k] = made);
    for (int k = 0; k < wanted.length; k++) assertArrayEquals(wanted[k], found[k], "note " + k);
    new SoundBatches(net, 1).decode(notes, 1, () -> false, (k, made) -> wanted[k] = made);
    new Nd4jSounds(net).decode(notes, 1, () -> false, (k, made) -> found[k] = made);
    for (int k = 0; k < wanted.length; k++) {
      assertEquals(wanted[k].length, found[k].length);
      for (int t = 0; t < 50; t++)
        assertEquals(wanted[k][t], found[k][t], "note " + k + " at " + t);
    }
  }

  @Test
  void whoeverWinsMakesTheNotes() throws WeightsException {
    Nsynth net = network(NsynthShape.tiny());
    List<SoundDecoder.Wanted> notes = notes(NsynthShape.tiny());
    byte[][] wanted = new byte[notes.size()][];
    byte[][] found = new byte[notes.size()][];
    new SoundBatches(net, 1).decode(notes, 0, () -> false, (k, made) -> wanted[k] = made);
    List<String> log = new ArrayList<>();
    new SoundWays(1, true, log::add)
        .decode(net, notes, 0, () -> false, (k, made) -> found[k] = made);
    for (int k = 0; k < wanted.length; k++) assertArrayEquals(wanted[k], found[k], "note " + k);
    assertTrue(log.getFirst().startsWith("a sample of 6 sounds takes "), log.toString());
  }

  @Test
  void itStopsBetweenFramesAndIsMeasured() throws WeightsException {
    Nsynth net = network(NsynthShape.tiny());
    AtomicInteger asked = new AtomicInteger();
    new Nd4jSounds(net)
        .decode(
            notes(NsynthShape.tiny()),
            1,
            () -> asked.incrementAndGet() == 2,
            (k, made) -> {
              throw new AssertionError("nothing is whole");
            });
    assertEquals(2, asked.get());
    assertTrue(new Nd4jSounds(net).secondsOfAStep(4) > 0);
  }
}
