// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.sketch.SketchLosses;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchSpace;
import org.zadenza.models.sketch.Strokes;
import org.zadenza.worker.train.Trainee;

/**
 * A Sketch-RNN that learns by Adam; what is judged and exported are weights that follow those that
 * learn slowly.
 *
 * <p>Everything is restored exactly. Exports {@code NAME.safetensors} and {@code NAME.json}, with
 * where the drawings of each word lie and how well held-out drawings are known.
 */
public final class SketchTrainee implements Trainee {
  private static final String VALUES = "values.bin";
  private static final String AVERAGES = "averages.bin";
  private static final String MOMENTS = "moments.bin";
  private static final double LONGEST = 1e4; // a gradient beyond this is an accident
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SketchConfig config;
  private final SketchCourse course;
  private final Origin origin;
  private final SketchNet net;
  private final INDArray averages;
  private final INDArray moments;
  private final Adam adam;
  private AdamUpdater updater;

  /**
   * The model's name, which its files get, and where its weights come from: the licence and name of
   * the data, the command that trained.
   */
  public record Origin(String model, String licence, String data, String command) {}

  /** A fresh network for some drawings. */
  public SketchTrainee(SketchConfig config, SketchCourse course, Origin origin) {
    this.config = config;
    this.course = course;
    this.origin = origin;
    net = new SketchNet(config.shape(), config.batch(), config.seed());
    averages = net.parameters().values().dup();
    moments = Nd4j.zeros(DataType.FLOAT, 1, 2 * averages.length());
    adam = new Adam(config.learningRate());
    updater = updater(true);
  }

  private AdamUpdater updater(boolean fresh) {
    AdamUpdater made = new AdamUpdater(adam);
    made.setStateViewArray(moments, new long[] {1, averages.length()}, 'c', fresh);
    return made;
  }

  @Override
  public double fit(long iteration, double progress) {
    SplittableRandom random = new SplittableRandom((config.seed() + 1) * GOLDEN + iteration);
    net.load(course.batch(net.batch(), config.stretch(), config.dropping(), random));
    double weight = config.divergenceAt(iteration);
    SketchNet.Loss loss = net.learn(weight, config.tolerance(), random);
    INDArray slopes = net.parameters().slopes();
    double length = slopes.norm2Number().doubleValue();
    if (length < LONGEST) {
      if (length > config.clip()) slopes.muli(config.clip() / length);
      adam.setLearningRate(config.learningRateAt(progress));
      updater.applyUpdater(slopes.reshape('c', 1, slopes.length()), (int) iteration, 0);
      net.parameters().values().subi(slopes);
    }
    double keep = Math.min(config.average(), (iteration + 1.0) / (iteration + 10));
    averages.muli(keep).addi(net.parameters().values().mul(1 - keep));
    return whole(loss, weight);
  }

  private double whole(SketchNet.Loss loss, double weight) {
    double all = loss.whole(weight, config.tolerance());
    return config.shape().conditional() ? all : loss.reconstruction();
  }

  @Override
  public double validate() {
    INDArray learning = net.parameters().values().dup();
    net.parameters().values().assign(averages);
    double all = 0;
    double drawings = 0;
    for (SketchNet.Loss loss : judged()) {
      all += whole(loss, config.divergence()) * loss.each().size();
      drawings += loss.each().size();
    }
    net.parameters().values().assign(learning);
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
  public void save(Path folder) throws IOException {
    Nd4j.saveBinary(net.parameters().values(), folder.resolve(VALUES).toFile());
    Nd4j.saveBinary(averages, folder.resolve(AVERAGES).toFile());
    Nd4j.saveBinary(moments, folder.resolve(MOMENTS).toFile());
  }

  @Override
  public void restore(Path folder) throws IOException {
    net.parameters().values().assign(Nd4j.readBinary(folder.resolve(VALUES).toFile()));
    averages.assign(Nd4j.readBinary(folder.resolve(AVERAGES).toFile()));
    moments.assign(Nd4j.readBinary(folder.resolve(MOMENTS).toFile()));
    updater = updater(false);
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    INDArray learning = net.parameters().values().dup();
    net.parameters().values().assign(averages);
    Map<String, Tensor> tensors = net.parameters().tensors();
    SketchSpace space = space();
    net.parameters().values().assign(learning);
    if (!space.anchors().isEmpty()) tensors.putAll(space.tensors());
    byte[] weights = SafeTensors.bytes(tensors);
    JsonObject training = new JsonObject();
    training.addProperty("command", origin.command());
    training.addProperty("heldOutLoss", heldOutLoss);
    JsonObject spec = SketchFile.spec(config.shape(), course.scale(), false, space);
    spec.add("training", training);
    ImportedConfig about =
        new ImportedConfig(
            origin.model(),
            ImportedConfig.VERSION,
            SketchRnn.TYPE,
            origin.licence(),
            origin.data(),
            SafeTensors.sha256(weights),
            spec);
    Files.write(folder.resolve(origin.model() + ".safetensors"), weights);
    Files.writeString(folder.resolve(origin.model() + ".json"), about.toJson());
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
