// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.worker.block.DescendingTrainee;
import org.zadenza.worker.block.Descent;
import org.zadenza.worker.train.Origin;

/**
 * An NSynth network that learns by Adam; what is judged and exported are weights that follow those
 * that learn slowly.
 *
 * <p>Everything is restored exactly. Exports {@code NAME.safetensors} and {@code NAME.json}.
 */
public final class NsynthTrainee implements DescendingTrainee {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final String model;
  private final NsynthConfig config;
  private final NoteCourse course;
  private final Origin origin;
  private final NsynthNet net;
  private final List<NsynthNet> nets; // one for each crop of an iteration, all of the same weights
  private final ForkJoinPool hands;
  private final Descent descent;

  /**
   * A fresh network for some notes.
   *
   * @param model its name, which its files get
   * @param hands how many crops are learnt at the same time, from 1; what is learnt is the same
   */
  public NsynthTrainee(
      String model, NsynthConfig config, NoteCourse course, Origin origin, int hands) {
    if (hands < 1) throw new IllegalArgumentException("at least one hand: " + hands);
    this.hands = new ForkJoinPool(hands);
    this.model = model;
    this.config = config;
    this.course = course;
    this.origin = origin;
    net = new NsynthNet(config.shape(), config.samples(), config.seed());
    nets = Stream.iterate(net, NsynthNet::beside).limit(config.batch()).toList();
    descent = new Descent(net.parameters(), config.clip(), config.average());
  }

  @Override
  public double fit(long iteration, double progress) {
    SplittableRandom random = new SplittableRandom((config.seed() + 1) * GOLDEN + iteration);
    List<Crop> crops = Stream.generate(() -> course.crop(random)).limit(nets.size()).toList();
    double loss = together(k -> learn(nets.get(k), crops.get(k)));
    INDArray slopes = net.parameters().slopes();
    nets.stream().skip(1).forEach(other -> slopes.addi(other.parameters().slopes()));
    descent.step(iteration, config.learningRateAt(iteration, progress));
    return loss / config.batch();
  }

  /** What all nets come to, added in their order. */
  private double together(IntToDoubleFunction work) {
    IntStream all = IntStream.range(0, nets.size()).parallel();
    double sum = 0;
    for (double part : hands.submit(() -> all.mapToDouble(work).toArray()).join()) sum += part;
    return sum;
  }

  private double learn(NsynthNet one, Crop crop) {
    one.parameters().slopes().assign(0);
    return one.learn(crop, 1.0 / nets.size());
  }

  @Override
  public double validate() {
    List<Crop> crops = course.judged();
    double loss = descent.judged(() -> together(k -> measured(k, crops)));
    return loss / crops.size();
  }

  /** The loss of the crops that are one net's to measure. */
  private double measured(int hand, List<Crop> crops) {
    double sum = 0;
    for (int i = hand; i < crops.size(); i += nets.size()) {
      sum += nets.get(hand).measure(crops.get(i));
    }
    return sum;
  }

  @Override
  public Descent descent() {
    return descent;
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    Map<String, Tensor> weights = descent.judged(() -> net.parameters().tensors());
    JsonObject spec = new JsonObject();
    spec.add("shape", new Gson().toJsonTree(config.shape()));
    spec.add("training", origin.training(heldOutLoss));
    origin.write(folder, model, "NSynth", spec, weights);
  }
}
