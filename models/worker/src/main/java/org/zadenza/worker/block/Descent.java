// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.block;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.zadenza.models.safetensors.SafeTensors;

/**
 * Weights that go down their slopes by Adam (Kingma and Ba, 2015), no slope being followed farther
 * than a clip, and weights that follow these slowly, to be judged and exported. One thread at a
 * time; everything is restored exactly.
 */
public final class Descent {
  private static final String VALUES = "values.bin";
  private static final String AVERAGES = "averages.bin";
  private static final String MOMENTS = "moments.bin";
  private static final double LONGEST = 1e4; // a gradient beyond this is an accident
  private static final int FOLLOWED_SOON = 10; // iterations

  private final Parameters parameters;
  private final double clip;
  private final double average;
  private final INDArray averages;
  private final INDArray moments;
  private final Adam adam = new Adam();
  private AdamUpdater updater;

  /**
   * From where the weights are.
   *
   * @param clip the longest gradient that is followed as it is
   * @param average how slowly the weights that follow do so, 0 (at once) up to 1
   */
  public Descent(Parameters parameters, double clip, double average) {
    this.parameters = parameters;
    this.clip = clip;
    this.average = average;
    averages = parameters.values().dup();
    moments = Nd4j.zeros(DataType.FLOAT, 1, 2 * averages.length());
    updater = updater(true);
  }

  private AdamUpdater updater(boolean fresh) {
    AdamUpdater made = new AdamUpdater(adam);
    made.setStateViewArray(moments, new long[] {1, averages.length()}, 'c', fresh);
    return made;
  }

  /** A step down the slopes as they are, which are of no use afterwards. */
  public void step(long iteration, double learningRate) {
    INDArray slopes = parameters.slopes();
    double length = slopes.norm2Number().doubleValue();
    if (length < LONGEST) {
      if (length > clip) slopes.muli(clip / length);
      adam.setLearningRate(learningRate);
      updater.applyUpdater(slopes.reshape('c', 1, slopes.length()), (int) iteration, 0);
      parameters.values().subi(slopes);
    }
    double keep = Math.min(average, (iteration + 1.0) / (iteration + FOLLOWED_SOON));
    averages.muli(keep).addi(parameters.values().mul(1 - keep));
  }

  /** Does something with the weights that follow in the place of those that learn. */
  public <T> T judged(Supplier<T> work) {
    INDArray learning = parameters.values().dup();
    parameters.values().assign(averages);
    try {
      return work.get();
    } finally {
      parameters.values().assign(learning);
    }
  }

  /** Goes on from the weights of a file, at rest. */
  public void begin(Path weights) throws IOException {
    parameters.assign(SafeTensors.parse(Files.readAllBytes(weights), weights.toString()));
    averages.assign(parameters.values());
  }

  /** Writes everything into a folder. */
  public void save(Path folder) throws IOException {
    Nd4j.saveBinary(parameters.values(), folder.resolve(VALUES).toFile());
    Nd4j.saveBinary(averages, folder.resolve(AVERAGES).toFile());
    Nd4j.saveBinary(moments, folder.resolve(MOMENTS).toFile());
  }

  /** Reads what {@link #save} wrote. */
  public void restore(Path folder) throws IOException {
    parameters.values().assign(Nd4j.readBinary(folder.resolve(VALUES).toFile()));
    averages.assign(Nd4j.readBinary(folder.resolve(AVERAGES).toFile()));
    moments.assign(Nd4j.readBinary(folder.resolve(MOMENTS).toFile()));
    updater = updater(false);
  }
}
