// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lstm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.MergingTrainee;
import org.zadenza.worker.train.Origin;

/**
 * A stack of LSTMs that learns in DL4J and is judged in the live kernel, as it will be played.
 *
 * <p>Batches, weights and what dropout draws are functions of the iteration and the seed, so it is
 * restored exactly.
 *
 * <p>Exports {@code NAME.safetensors} and {@code NAME.json}.
 */
public final class LstmTrainee implements MergingTrainee {
  private static final String NET = "net.zip";
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

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
  public void begin(Path weights) throws IOException {
    LstmFile.Shape shape = new LstmFile.Shape(course.name(), course.inputs(), course.classes());
    fitting(LstmFile.load(weights, shape).network(), weights);
  }

  /**
   * As {@link #begin(LstmNetwork)}, of a file.
   *
   * @throws WeightsException if its layers are not as many or as wide as those of this network
   */
  public void fitting(LstmNetwork weights, Path file) throws WeightsException {
    List<Integer> units = weights.layers().stream().map(LstmLayer::units).toList();
    List<Integer> wanted = Collections.nCopies(config.layers(), config.units());
    if (!units.equals(wanted)) {
      throw new WeightsException(
          file.toString(),
          "its layers have %s units where %s are needed".formatted(units, wanted),
          "take weights of the same preset, or begin with fresh ones");
    }
    begin(weights);
  }

  @Override
  public double fit(long iteration, double progress) {
    DataSet batch = windows.batch(iteration);
    net.setLearningRate(config.learningRateAt(progress));
    Nd4j.getRandom().setSeed(config.seed() * SPREAD + iteration); // this thread's
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
    return course.heldOutLoss(network());
  }

  @Override
  public void save(Path folder) throws IOException {
    net.save(folder.resolve(NET).toFile(), true);
  }

  @Override
  public void restore(Path folder) throws IOException {
    MultiLayerNetwork saved = MultiLayerNetwork.load(folder.resolve(NET).toFile(), true);
    if (saved.numParams() != net.numParams()) {
      throw new IOException(
          "%s is of another version or preset: its network has %d weights, this one has %d"
              .formatted(folder.resolve(NET), saved.numParams(), net.numParams()));
    }
    net = saved;
  }

  @Override
  public Knowledge knowledge() {
    return new Knowledge(
        net.params().dup().data().asFloat(),
        net.updaterState().dup().data().asFloat(),
        net.getIterationCount());
  }

  @Override
  public void know(Knowledge knowledge) {
    INDArray weights = net.params();
    INDArray moments = net.updaterState();
    if (weights.length() != knowledge.weights().length
        || moments.length() != knowledge.moments().length) {
      throw new IllegalArgumentException(
          "what is known is of a network of %d weights, this one has %d"
              .formatted(knowledge.weights().length, weights.length()));
    }
    weights.assign(row(knowledge.weights()));
    moments.assign(row(knowledge.moments()));
    net.setIterationCount(knowledge.updates());
  }

  private static INDArray row(float[] numbers) {
    return Nd4j.create(numbers, new int[] {1, numbers.length}, 'c');
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    model(heldOutLoss).write(folder);
  }

  /** The weights as they are now. */
  public LstmNetwork network() {
    return LstmNet.weights(net);
  }

  /** The network as it is now, for the player. */
  public LstmFile model(double heldOutLoss) {
    LstmNetwork network = network();
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
