// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.sketch.SketchLosses;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchSpace;
import org.zadenza.models.sketch.Strokes;
import org.zadenza.worker.block.DescendingTrainee;
import org.zadenza.worker.block.Descent;
import org.zadenza.worker.train.Origin;

/**
 * A Sketch-RNN that learns by Adam; what is judged and exported are weights that follow those that
 * learn slowly.
 *
 * <p>Everything is restored exactly. Exports {@code NAME.safetensors} and {@code NAME.json}, with
 * where the drawings of each word lie and how well held-out drawings are known.
 */
public final class SketchTrainee implements DescendingTrainee {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final String model;
  private final SketchConfig config;
  private final SketchCourse course;
  private final Origin origin;
  private final SketchNet net;
  private final Descent descent;

  /**
   * A fresh network for some drawings.
   *
   * @param model its name, which its files get
   */
  public SketchTrainee(String model, SketchConfig config, SketchCourse course, Origin origin) {
    this.model = model;
    this.config = config;
    this.course = course;
    this.origin = origin;
    net = new SketchNet(config.shape(), config.batch(), config.seed());
    descent = new Descent(net.parameters(), config.clip(), config.average());
  }

  @Override
  public double fit(long iteration, double progress) {
    SplittableRandom random = new SplittableRandom((config.seed() + 1) * GOLDEN + iteration);
    net.load(course.batch(net.batch(), config.stretch(), config.dropping(), random));
    double weight = config.divergenceAt(iteration);
    SketchNet.Loss loss = net.learn(weight, config.tolerance(), random);
    descent.step(iteration, config.learningRateAt(progress));
    return whole(loss, weight);
  }

  private double whole(SketchNet.Loss loss, double weight) {
    double all = loss.whole(weight, config.tolerance());
    return config.shape().conditional() ? all : loss.reconstruction();
  }

  @Override
  public double validate() {
    return descent.judged(this::heldOutLoss);
  }

  private double heldOutLoss() {
    double all = 0;
    double drawings = 0;
    for (SketchNet.Loss loss : judged()) {
      all += whole(loss, config.divergence()) * loss.each().size();
      drawings += loss.each().size();
    }
    return all / drawings;
  }

  /** The held-out drawings, batch after batch, each by the same chance every time. */
  private List<SketchNet.Loss> judged() {
    SplittableRandom random = new SplittableRandom(config.seed());
    List<SketchNet.Loss> out = new ArrayList<>();
    for (List<SketchCourse.Example> part : parts(course.heldOut())) {
      net.load(strokes(part));
      out.add(net.measure(random));
    }
    return out;
  }

  private List<List<SketchCourse.Example>> parts(List<SketchCourse.Example> all) {
    List<List<SketchCourse.Example>> out = new ArrayList<>();
    for (int from = 0; from < all.size(); from += net.batch()) {
      out.add(all.subList(from, Math.min(all.size(), from + net.batch())));
    }
    return out;
  }

  private static List<Strokes> strokes(List<SketchCourse.Example> part) {
    return part.stream().map(SketchCourse.Example::strokes).toList();
  }

  @Override
  public Descent descent() {
    return descent;
  }

  /** What is exported. */
  private record Judged(Map<String, Tensor> tensors, SketchSpace space) {}

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    Judged judged = descent.judged(() -> new Judged(net.parameters().tensors(), space()));
    Map<String, Tensor> tensors = judged.tensors();
    SketchSpace space = judged.space();
    if (!space.anchors().isEmpty()) tensors.putAll(space.tensors());
    JsonObject spec = SketchFile.spec(config.shape(), course.scale(), false, space);
    spec.add("training", origin.training(heldOutLoss));
    origin.write(folder, model, SketchRnn.TYPE, spec, tensors);
  }

  private SketchSpace space() {
    WordPlaces places = new WordPlaces();
    if (config.shape().conditional()) {
      for (List<SketchCourse.Example> part : parts(course.learnt())) {
        net.load(strokes(part));
        List<float[]> found = net.places();
        for (int k = 0; k < part.size(); k++) places.add(part.get(k).word(), found.get(k));
      }
    }
    return new SketchSpace(places.anchors(), usual());
  }

  /** What held-out drawings need, in nats a point. */
  private SketchSpace.Usual usual() {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (SketchNet.Loss loss : judged()) {
      for (SketchLosses one : loss.each()) {
        double nats = one.perPoint(course.scale());
        sum += nats;
        squares += nats * nats;
        count++;
      }
    }
    double mean = sum / count;
    return new SketchSpace.Usual(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
  }
}
