// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.drums;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.eval.DrumsEvaluation;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.train.Trainee;

/**
 * A Drums RNN that learns in DL4J and is judged in the live kernel, as it will be played.
 *
 * <p>Batches and weights are restored exactly; dropout draws its own chance, and afresh after a
 * restore.
 *
 * <p>Exports {@code drums-rnn.safetensors} and {@code drums-rnn.json}.
 */
public final class DrumsTrainee implements Trainee {
  private static final String NET = "net.zip";
  private static final String ARCHITECTURE =
      "LSTM without attention; input one-hot 512 of the step before and a 6-bit counter";

  private final DrumsConfig config;
  private final DrumsWindows windows;
  private final List<int[]> heldOut;
  private final Origin origin;
  private MultiLayerNetwork net;

  /** Where the weights come from: the licence and name of the data, the command that trained. */
  public record Origin(String licence, String data, String command) {}

  /** A fresh network for these recordings. */
  public DrumsTrainee(
      DrumsConfig config, List<int[]> training, List<int[]> heldOut, Origin origin) {
    this.config = config;
    this.heldOut = heldOut;
    this.origin = origin;
    windows = new DrumsWindows(training, config.batch(), config.windowSteps(), config.seed());
    net = DrumsNet.create(config);
  }

  @Override
  public double fit(long iteration, double progress) {
    DataSet batch = windows.batch(iteration);
    net.setLearningRate(config.learningRateAt(progress));
    net.fit(batch);
    // DL4J sums over the steps of the last stretch that it went back over.
    return net.score() / config.backSteps();
  }

  @Override
  public double validate() {
    return DrumsEvaluation.loss(model(Double.NaN), heldOut);
  }

  @Override
  public void save(Path folder) throws IOException {
    net.save(folder.resolve(NET).toFile(), true);
  }

  @Override
  public void restore(Path folder) throws IOException {
    net = MultiLayerNetwork.load(folder.resolve(NET).toFile(), true);
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    DrumsRnn model = model(heldOutLoss);
    byte[] weights = SafeTensors.bytes(LstmWeights.tensors(model.network()));
    Files.write(folder.resolve(DrumsRnn.NAME + ".safetensors"), weights);
    Files.writeString(folder.resolve(DrumsRnn.NAME + ".json"), model.config().toJson());
  }

  /** The network as it is now, for the player. */
  public DrumsRnn model(double heldOutLoss) {
    LstmNetwork network = DrumsNet.weights(net);
    byte[] bytes = SafeTensors.bytes(LstmWeights.tensors(network));
    ModelConfig about =
        new ModelConfig(
            DrumsRnn.NAME,
            ModelConfig.VERSION,
            ARCHITECTURE,
            config.layers(),
            config.units(),
            network.inputs(),
            DrumsCodec.CLASSES,
            origin.licence(),
            origin.data(),
            origin.command(),
            heldOutLoss,
            SafeTensors.sha256(bytes));
    return DrumsRnn.of(network, about);
  }
}
