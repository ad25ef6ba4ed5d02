// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/** NSynth networks with random weights, under the names of their tensors. */
public final class RandomNsynth {
  private RandomNsynth() {}

  public static Map<String, Tensor> tensors(NsynthShape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> out = new TreeMap<>();
    Nsynth.layout(shape)
        .forEach(
            (name, lengths) -> {
              int size = lengths.stream().reduce(1, Math::multiplyExact);
              double scale = lengths.size() == 1 ? 0.2 : Math.sqrt(3.0 * lengths.getLast() / size);
              float[] values = new float[size];
              for (int k = 0; k < size; k++) {
                values[k] = (float) (random.nextDouble(-1, 1) * scale);
              }
              out.put(name, new Tensor(lengths, values));
            });
    return out;
  }

  public static Nsynth network(NsynthShape shape, long seed) throws WeightsException {
    return Nsynth.read(SafeTensors.parse(SafeTensors.bytes(tensors(shape, seed)), "random"), shape);
  }
}
