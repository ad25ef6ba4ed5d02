// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lstm;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.train.Origin;
import org.zadenza.worker.train.Trainee;

/**
 * A stack of LSTMs that learns in DL4J and is judged in the live kernel, as it will be played.
 *
 * <p>Batches and weights are restored exactly; dropout draws its own chance, and afresh after a
 * restore.
 *
 * <p>Exports {@code NAME.safetensors} and {@code NAME.json}.
 */
public final class LstmTrainee implements Trainee {
  private static final String NET = "net.zip";

  private final LstmConfig config;
  private final Course course;
  private final Windows windows;
  private final Origin origin;
  private MultiLayerNetwork net;

  /** A fresh network for some music. */
  public LstmTrainee(LstmConfig config, Course course, Origin origin) {
    this.config = config;
    this.course = course;
    this.origin = origin;
    windows = new Windows(course, config.batch(), config.windowSteps(), config.seed());
    net = LstmNet.create(config, course.inputs(), course.classes());
  }

  /** Goes on from weights of the same shape instead of fresh ones. */
  public void begin(LstmNetwork weights) {
    LstmNet.setWeights(net, weights);
  }

  @Override
  public double fit(long iteration, double progress) {
    DataSet batch = windows.batch(iteration);
    net.setLearningRate(config.learningRateAt(progress));
    net.fit(batch);
    // DL4J's score is the sum over the last stretch that it went back over, for each window.
    return net.score() / Math.max(1, stepsOfLastStretch(batch.getLabelsMaskArray()));
  }

  private double stepsOfLastStretch(INDArray mask) {
    int from = (config.windowSteps() - 1) / config.backSteps() * config.backSteps();
    INDArray last = mask.get(NDArrayIndex.all(), NDArrayIndex.interval(from, config.windowSteps()));
    return last.sumNumber().doubleValue() / config.batch();
  }

  @Override
  public double validate() {
    return course.heldOutLoss(LstmNet.weights(net));
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
    model(heldOutLoss).write(folder);
  }

  /** The network as it is now, for the player. */
  public LstmFile model(double heldOutLoss) {
    LstmNetwork network = LstmNet.weights(net);
    byte[] bytes = SafeTensors.bytes(LstmWeights.tensors(network));
    ModelConfig about =
        new ModelConfig(
            course.name(),
            ModelConfig.VERSION,
            course.architecture(),
            config.layers(),
            config.units(),
            network.inputs(),
            course.classes(),
            origin.licence(),
            origin.data(),
            origin.command(),
            heldOutLoss,
            SafeTensors.sha256(bytes));
    return new LstmFile(network, about);
  }
}
