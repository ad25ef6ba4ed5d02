// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.DeConv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zadenza.models.picture.Convolution;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.NormedLayer;
import org.zadenza.models.remote.FloatTensor;

/** A network for pictures in ND4J, channels first, SAME padding; one thread. */
final class Nd4jStyle implements Computation {
  private static final int[] PLACES = {2, 3};

  private final FastStyle network;
  private final Map<NormedLayer, INDArray> kernels = new HashMap<>();

  Nd4jStyle(FastStyle network) {
    this.network = network;
    for (NormedLayer layer : network.layers()) kernels.put(layer, kernel(layer.convolution()));
  }

  /** [size, size, inputs, outputs]; of a transposed one [size, size, outputs, inputs]. */
  private static INDArray kernel(Convolution convolution) {
    INDArray kernel =
        Nd4j.createFromArray(convolution.kernel())
            .reshape(
                convolution.size(),
                convolution.size(),
                convolution.inputs(),
                convolution.outputs());
    return convolution.transposed() ? kernel.permute(0, 1, 3, 2).dup('c') : kernel;
  }

  @Override
  public List<FloatTensor> run(Map<String, FloatTensor> inputs) throws RunnerException {
    try {
      FloatTensor picture = inputs.get("picture");
      long[] shape = picture.shape().stream().mapToLong(Integer::longValue).toArray();
      INDArray plane =
          Nd4j.createFromArray(picture.numbers()).reshape(shape).permute(0, 3, 1, 2).dup('c');
      INDArray restyled = restyled(plane).permute(0, 2, 3, 1);
      return List.of(new FloatTensor("restyled", picture.shape(), Nd4jRunner.floats(restyled)));
    } catch (RuntimeException | OutOfMemoryError e) {
      throw Nd4jRunner.failed("a network for pictures", e);
    }
  }

  private INDArray restyled(INDArray plane) {
    for (NormedLayer layer : network.contract()) plane = layer(layer, plane);
    for (FastStyle.Residual residual : network.residuals()) {
      plane = plane.add(layer(residual.second(), layer(residual.first(), plane)));
    }
    for (NormedLayer layer : network.expand()) plane = layer(layer, plane);
    INDArray colours = Transforms.tanh(plane).muli(FastStyle.REACH).addi(FastStyle.MIDDLE);
    return Transforms.min(Transforms.max(colours, 0, false), FastStyle.WHITE, false);
  }

  private INDArray layer(NormedLayer layer, INDArray plane) {
    INDArray x = convolved(layer, plane);
    INDArray mean = x.mean(true, PLACES);
    INDArray off = x.sub(mean);
    INDArray variance = off.mul(off).mean(true, PLACES);
    long channels = layer.convolution().outputs();
    INDArray scale = Nd4j.createFromArray(layer.scale()).reshape(1, channels, 1, 1);
    INDArray shift = Nd4j.createFromArray(layer.shift()).reshape(1, channels, 1, 1);
    INDArray by = scale.div(Transforms.sqrt(variance.addi(NormedLayer.EPSILON)));
    INDArray normed = off.muli(by).addi(shift);
    return layer.relu() ? Transforms.relu(normed, false) : normed;
  }

  private INDArray convolved(NormedLayer layer, INDArray plane) {
    Convolution own = layer.convolution();
    long[] shape = plane.shape();
    long height = own.after((int) shape[2]);
    long width = own.after((int) shape[3]);
    INDArray out = Nd4j.create(DataType.FLOAT, shape[0], own.outputs(), height, width);
    INDArray kernel = kernels.get(layer);
    if (own.transposed()) {
      DeConv2DConfig config =
          DeConv2DConfig.builder()
              .kH(own.size())
              .kW(own.size())
              .sH(own.stride())
              .sW(own.stride())
              .isSameMode(true)
              .build();
      Nd4j.exec(new DeConv2D(new INDArray[] {plane, kernel}, new INDArray[] {out}, config));
      return out;
    }
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(own.size())
            .kW(own.size())
            .sH(own.stride())
            .sW(own.stride())
            .paddingMode(PaddingMode.SAME)
            .build();
    Nd4j.exec(new Conv2D(new INDArray[] {plane, kernel}, new INDArray[] {out}, config));
    return out;
  }

  @Override
  public void close() {
    List<INDArray> all = new ArrayList<>(kernels.values());
    kernels.clear();
    all.forEach(INDArray::close);
  }
}
