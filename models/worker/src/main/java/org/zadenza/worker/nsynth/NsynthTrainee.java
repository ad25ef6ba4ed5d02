// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.worker.train.Trainee;

/**
 * An NSynth network that learns by Adam; what is judged and exported are weights that follow those
 * that learn slowly.
 *
 * <p>Everything is restored exactly. Exports {@code NAME.safetensors} and {@code NAME.json}.
 */
public final class NsynthTrainee implements Trainee {
  private static final String VALUES = "values.bin";
  private static final String AVERAGES = "averages.bin";
  private static final String MOMENTS = "moments.bin";
  private static final double LONGEST = 1e4; // a gradient beyond this is an accident
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final NsynthConfig config;
  private final NoteCourse course;
  private final Origin origin;
  private final NsynthNet net;
  private final List<NsynthNet> nets; // one for each crop of an iteration, all of the same weights
  private final ForkJoinPool hands;
  private final INDArray averages;
  private final INDArray moments;
  private final Adam adam;
  private AdamUpdater updater;

  /**
   * The model's name, which its files get, and where its weights come from: the licence and name of
   * the data, the command that trained.
   */
  public record Origin(String model, String licence, String data, String command) {}

  /**
   * A fresh network for some notes.
   *
   * @param hands how many crops are learnt at the same time, from 1; what is learnt is the same
   */
  public NsynthTrainee(NsynthConfig config, NoteCourse course, Origin origin, int hands) {
    if (hands < 1) throw new IllegalArgumentException("at least one hand: " + hands);
    this.hands = new ForkJoinPool(hands);
    this.config = config;
    this.course = course;
    this.origin = origin;
    net = new NsynthNet(config.shape(), config.samples(), config.seed());
    nets = Stream.iterate(net, NsynthNet::beside).limit(config.batch()).toList();
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
    List<Scene> scenes = Stream.generate(() -> course.scene(random)).limit(nets.size()).toList();
    double loss = together(k -> learn(nets.get(k), scenes.get(k)));
    INDArray slopes = net.parameters().slopes();
    nets.stream().skip(1).forEach(other -> slopes.addi(other.parameters().slopes()));
    double length = slopes.norm2Number().doubleValue();
    if (length < LONGEST) {
      if (length > config.clip()) slopes.muli(config.clip() / length);
      adam.setLearningRate(config.learningRateAt(iteration, progress));
      updater.applyUpdater(slopes.reshape('c', 1, slopes.length()), (int) iteration, 0);
      net.parameters().values().subi(slopes);
    }
    double keep = Math.min(config.average(), (iteration + 1.0) / (iteration + 10));
    averages.muli(keep).addi(net.parameters().values().mul(1 - keep));
    return loss / config.batch();
  }

  /** What all nets come to, added in their order. */
  private double together(IntToDoubleFunction work) {
    IntStream all = IntStream.range(0, nets.size()).parallel();
    double sum = 0;
    for (double part : hands.submit(() -> all.mapToDouble(work).toArray()).join()) sum += part;
    return sum;
  }

  private double learn(NsynthNet one, Scene scene) {
    Crop crop = one.told(scene);
    one.parameters().slopes().assign(0);
    return one.learn(crop, 1.0 / nets.size());
  }

  @Override
  public double validate() {
    INDArray learning = net.parameters().values().dup();
    net.parameters().values().assign(averages);
    List<Crop> crops = course.judged();
    double loss =
        together(
            k -> {
              double sum = 0;
              for (int i = k; i < crops.size(); i += nets.size()) {
                sum += nets.get(k).measure(crops.get(i));
              }
              return sum;
            });
    net.parameters().values().assign(learning);
    return loss / crops.size();
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
    byte[] weights = SafeTensors.bytes(net.parameters().tensors());
    net.parameters().values().assign(learning);
    JsonObject training = new JsonObject();
    training.addProperty("command", origin.command());
    training.addProperty("heldOutLoss", heldOutLoss);
    JsonObject spec = new JsonObject();
    spec.add("shape", new Gson().toJsonTree(config.shape()));
    spec.add("training", training);
    ImportedConfig about =
        new ImportedConfig(
            origin.model(),
            ImportedConfig.VERSION,
            "NSynth",
            origin.licence(),
            origin.data(),
            SafeTensors.sha256(weights),
            spec);
    Files.write(folder.resolve(origin.model() + ".safetensors"), weights);
    Files.writeString(folder.resolve(origin.model() + ".json"), about.toJson());
  }
}
