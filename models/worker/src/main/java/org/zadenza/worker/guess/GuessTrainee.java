// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.guess.Ink;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.Softmax;
import org.zadenza.worker.block.DescendingTrainee;
import org.zadenza.worker.block.Descent;
import org.zadenza.worker.train.Origin;

/**
 * A network that learns to guess drawings by Adam; what is judged and exported are weights that
 * follow those that learn slowly.
 *
 * <p>Everything is restored exactly. Exports {@code NAME.safetensors} and {@code NAME.json} with
 * the words.
 */
public final class GuessTrainee implements DescendingTrainee {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double GOLDEN_SECTION = 0.6180339887498949;
  private static final double COLDEST = 0.25; // a temperature; the hottest is one over it
  private static final double FINE = 0.01; // of its logarithm

  private final GuessConfig config;
  private final GuessCourse course;
  private final Origin origin;
  private final GuessLearner net;
  private final Descent descent;

  /**
   * A fresh network for the drawings in a folder.
   *
   * @param tiny whether one that learns in seconds will do
   */
  public GuessTrainee(Path folder, boolean tiny, long seed, Origin origin) throws IOException {
    this(
        (tiny ? GuessConfig.tiny() : GuessConfig.words()).withSeed(seed),
        GuessCourse.open(folder),
        origin);
  }

  GuessTrainee(GuessConfig config, GuessCourse course, Origin origin) {
    this.config = config;
    this.course = course;
    this.origin = origin;
    net = new GuessLearner(config, course.words().size());
    descent = new Descent(net.parameters(), config.clip(), config.average());
  }

  /** How many iterations lie between two looks at held-out drawings. */
  public int validateEvery() {
    return config.validateEvery();
  }

  /** How many looks without a new best there may be. */
  public int patience() {
    return config.patience();
  }

  /** Never does: norms and a temperature are folded into what is exported. */
  @Override
  public void begin(Path weights) throws IOException {
    throw new WeightsException(
        weights.toString(),
        "norms are folded into weights that guess",
        "begin with fresh ones, or go on with --resume where there is a checkpoint");
  }

  @Override
  public double fit(long iteration, double progress) {
    SplittableRandom random = new SplittableRandom((config.seed() + 1) * GOLDEN + iteration);
    Variation variation = new Variation(random, config.variation());
    for (int row = 0; row < net.batch(); row++) {
      GuessCourse.Example example = course.any(random);
      float[] ink = new float[Ink.SIZE];
      Ink.draw(variation.of(example.drawing()), ink);
      net.load(row, example.word(), ink);
    }
    double loss = net.learn(config.keep(), config.smoothing(), random);
    descent.step(iteration, config.learningRateAt(progress));
    return loss;
  }

  @Override
  public double validate() {
    return descent.judged(() -> loss(heldOutLogits(), 1));
  }

  private List<float[]> heldOutLogits() {
    List<GuessCourse.Example> all = course.heldOut();
    List<float[]> out = new ArrayList<>();
    for (int from = 0; from < all.size(); from += net.batch()) {
      List<GuessCourse.Example> part = all.subList(from, Math.min(all.size(), from + net.batch()));
      for (int row = 0; row < part.size(); row++) {
        net.load(row, part.get(row).word(), Ink.of(part.get(row).drawing()));
      }
      out.addAll(net.logits(part.size()));
    }
    return out;
  }

  /** The mean cross entropy of held-out drawings under logits that are divided by a temperature. */
  private double loss(List<float[]> logits, double temperature) {
    double sum = 0;
    for (int k = 0; k < logits.size(); k++) {
      float[] cooler = logits.get(k).clone();
      for (int word = 0; word < cooler.length; word++) cooler[word] /= (float) temperature;
      sum += Softmax.loss(cooler, cooler.length, course.heldOut().get(k).word());
    }
    return sum / logits.size();
  }

  /**
   * The temperature at which what is said of held-out drawings is as sure as it is right (Guo et
   * al., 2017, §4.2): that of the lowest loss, found by the golden section.
   */
  private double temperature() {
    List<float[]> logits = heldOutLogits();
    double low = Math.log(COLDEST);
    double high = -low;
    while (high - low > FINE) {
      double left = high - GOLDEN_SECTION * (high - low);
      double right = low + GOLDEN_SECTION * (high - low);
      if (loss(logits, Math.exp(left)) < loss(logits, Math.exp(right))) high = right;
      else low = left;
    }
    return Math.exp((low + high) / 2);
  }

  @Override
  public Descent descent() {
    return descent;
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    JsonObject spec = GuessFile.spec(course.words());
    spec.add("training", origin.training(heldOutLoss));
    origin.write(
        folder,
        GuessFile.QUICKDRAW,
        GuessNet.TYPE,
        spec,
        descent.judged(() -> net.tensors(temperature())));
  }
}
