// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/**
 * All weights of a network under the names of their tensors, one after the other in one array, with
 * the loss's slopes by them in another.
 */
public final class Parameters {
  private final Map<String, Place> places;
  private final INDArray values;
  private final INDArray slopes;

  /** Where a tensor lies. */
  private record Place(List<Integer> shape, long from) {
    int rows() {
      return shape.stream().limit(shape.size() - 1).reduce(1, Math::multiplyExact);
    }

    int columns() {
      return shape.getLast();
    }
  }

  /** Which tensors there are. */
  public static final class Names {
    private final Map<String, Place> places = new LinkedHashMap<>();
    private long length;

    /** A layer of LSTM cells. */
    public Names cell(String prefix, int inputs, int units) {
      return layer(prefix, inputs + units, 4 * units);
    }

    /** A kernel and a bias. */
    public Names layer(String prefix, int inputs, int outputs) {
      return add(prefix + "kernel", List.of(inputs, outputs))
          .add(prefix + "bias", List.of(outputs));
    }

    /** A tensor of this shape; its last length is that of a row. */
    public Names add(String name, List<Integer> shape) {
      places.put(name, new Place(shape, length));
      length += shape.stream().mapToInt(n -> n).reduce(1, Math::multiplyExact);
      return this;
    }
  }

  /** Zeros under these names. */
  public Parameters(Names names) {
    places = names.places;
    values = Nd4j.zeros(DataType.FLOAT, names.length);
    slopes = Nd4j.zeros(DataType.FLOAT, names.length);
  }

  private Parameters(Map<String, Place> places, INDArray values) {
    this.places = places;
    this.values = values;
    slopes = Nd4j.zeros(DataType.FLOAT, values.length());
  }

  /** The same weights, to be changed apart. */
  public Parameters copy() {
    return new Parameters(places, values.dup());
  }

  /** These very weights, with slopes apart: several threads may learn from them side by side. */
  public Parameters beside() {
    return new Parameters(places, values);
  }

  /** All weights, as a vector. */
  public INDArray values() {
    return values;
  }

  /** All slopes, as a vector. */
  public INDArray slopes() {
    return slopes;
  }

  /** The weights of one tensor. */
  public Block value(String name) {
    return block(values, name);
  }

  /** The slopes of one tensor. */
  public Block slope(String name) {
    return block(slopes, name);
  }

  private Block block(INDArray flat, String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return Block.part(flat, place.from, place.rows(), place.columns());
  }

  /** Fills the first {@code rows} rows of a tensor evenly from -limit to limit. */
  public void spread(String name, int rows, double limit, SplittableRandom random) {
    Block block = value(name).rows(0, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < block.columns(); column++) {
        block.set(row, column, (float) random.nextDouble(-limit, limit));
      }
    }
  }

  /** Fills all kernels evenly, as far as Glorot and Bengio say; biases stay zero. */
  public void spreadAll(SplittableRandom random) {
    places.forEach(
        (name, place) -> {
          if (place.shape.size() > 1) {
            double limit = Math.sqrt(6.0 / (place.rows() + place.columns()));
            spread(name, place.rows(), limit, random);
          }
        });
  }

  /** Copies of all tensors, for a file. */
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    places.forEach(
        (name, place) -> tensors.put(name, new Tensor(place.shape, value(name).toArray())));
    return tensors;
  }

  /** Takes all weights from a file, which must have each tensor in its shape. */
  public void assign(SafeTensors file) throws WeightsException {
    for (Map.Entry<String, Place> entry : places.entrySet()) {
      int[] shape = entry.getValue().shape.stream().mapToInt(n -> n).toArray();
      value(entry.getKey()).assign(file.require(entry.getKey(), shape));
    }
  }

  /** The names, in their order. */
  public List<String> names() {
    return new ArrayList<>(places.keySet());
  }
}
