// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lstm;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;

/**
 * A stack of LSTMs as a DL4J network, and its weights to and from TensorFlow's layout.
 *
 * <p>DL4J keeps the gates in the order j, f, o, i, and the 1.0 of the forget gate in its bias; the
 * files keep i, j, f, o without it.
 */
public final class LstmNet {
  private static final int[] DL4J_BLOCK_OF_GATE = {3, 0, 1, 2}; // for i, j, f, o
  private static final int FORGET = 2;
  private static final float FORGET_BIAS = 1;

  private LstmNet() {}

  /** A network with fresh weights. */
  public static MultiLayerNetwork create(LstmConfig config, int inputs, int classes) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(config.seed())
            .dataType(DataType.FLOAT)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(config.learningRate()))
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            // DL4J sums a window's steps where Magenta's threshold is for their mean.
            .gradientNormalizationThreshold(config.clip() * config.backSteps())
            .list();
    for (int k = 0; k < config.layers(); k++) {
      LSTM.Builder layer =
          new LSTM.Builder()
              .nIn(k == 0 ? inputs : config.units())
              .nOut(config.units())
              .activation(Activation.TANH)
              .gateActivationFunction(Activation.SIGMOID)
              .forgetGateBiasInit(FORGET_BIAS);
      if (k > 0 && config.keep() < 1) {
        layer.dropOut(config.keep());
      }
      list.layer(layer.build());
    }
    RnnOutputLayer.Builder output =
        new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
            .nIn(config.units())
            .nOut(classes)
            .activation(Activation.SOFTMAX);
    if (config.keep() < 1) {
      output.dropOut(config.keep());
    }
    MultiLayerConfiguration built =
        list.layer(output.build())
            .backpropType(BackpropType.TruncatedBPTT)
            .tBPTTLength(config.backSteps())
            .build();
    MultiLayerNetwork net = new MultiLayerNetwork(built);
    net.init();
    return net;
  }

  /** A DL4J network's weights as plain floats. */
  public static LstmNetwork weights(MultiLayerNetwork net) {
    int top = net.getnLayers() - 1;
    List<LstmLayer> layers = new ArrayList<>();
    for (int k = 0; k < top; k++) {
      INDArray w = net.getParam(k + "_W"); // [inputs, 4 units]
      INDArray rw = net.getParam(k + "_RW"); // [units, 4 units]
      int inputs = w.rows();
      int units = rw.rows();
      float[] kernel = new float[(inputs + units) * 4 * units];
      toFile(floats(w), inputs, units, kernel, 0);
      toFile(floats(rw), units, units, kernel, inputs);
      float[] bias = new float[4 * units];
      toFile(floats(net.getParam(k + "_b")), 1, units, bias, 0);
      for (int m = 0; m < units; m++) {
        bias[FORGET * units + m] -= FORGET_BIAS;
      }
      layers.add(new LstmLayer(inputs, units, kernel, bias));
    }
    float[] outputBias = floats(net.getParam(top + "_b"));
    return new LstmNetwork(layers, outputBias.length, floats(net.getParam(top + "_W")), outputBias);
  }

  /** Puts plain weights into a DL4J network of the same shape. */
  public static void setWeights(MultiLayerNetwork net, LstmNetwork weights) {
    for (int k = 0; k < weights.layers().size(); k++) {
      LstmLayer layer = weights.layers().get(k);
      int units = layer.units();
      float[] bias = layer.bias().clone();
      for (int m = 0; m < units; m++) {
        bias[FORGET * units + m] += FORGET_BIAS;
      }
      set(net, k + "_W", fromFile(layer.kernel(), 0, layer.inputs(), units), layer.inputs());
      set(net, k + "_RW", fromFile(layer.kernel(), layer.inputs(), units, units), units);
      set(net, k + "_b", fromFile(bias, 0, 1, units), 1);
    }
    int top = weights.layers().size();
    int units = weights.layers().getLast().units();
    set(net, top + "_W", weights.outputKernel(), units);
    set(net, top + "_b", weights.outputBias(), 1);
  }

  private static void toFile(float[] from, int rows, int units, float[] to, int firstRow) {
    for (int row = 0; row < rows; row++) {
      for (int gate = 0; gate < 4; gate++) {
        int source = row * 4 * units + DL4J_BLOCK_OF_GATE[gate] * units;
        System.arraycopy(from, source, to, ((firstRow + row) * 4 + gate) * units, units);
      }
    }
  }

  private static float[] fromFile(float[] from, int firstRow, int rows, int units) {
    float[] to = new float[rows * 4 * units];
    for (int row = 0; row < rows; row++) {
      for (int gate = 0; gate < 4; gate++) {
        int target = row * 4 * units + DL4J_BLOCK_OF_GATE[gate] * units;
        System.arraycopy(from, ((firstRow + row) * 4 + gate) * units, to, target, units);
      }
    }
    return to;
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static void set(MultiLayerNetwork net, String name, float[] values, int rows) {
    net.getParam(name).assign(Nd4j.create(values, new int[] {rows, values.length / rows}, 'c'));
  }
}
