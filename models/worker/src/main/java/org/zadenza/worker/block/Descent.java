// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.block;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.worker.train.Knowledge;

/**
 * Weights that go down their slopes by Adam (Kingma and Ba, 2015), no slope being followed farther
 * than a clip, and weights that follow these slowly, to be judged and exported. One thread at a
 * time; everything is restored exactly.
 *
 * <p>All of it can be taken out as {@link Knowledge} and averaged with that of others: updates are
 * counted here, since of several who learn side by side each makes only its share of them.
 */
public final class Descent {
  private static final String VALUES = "values.bin";
  private static final String AVERAGES = "averages.bin";
  private static final String MOMENTS = "moments.bin";
  private static final String UPDATES = "updates.txt";
  private static final double LONGEST = 1e4; // a gradient beyond this is an accident
  private static final int FOLLOWED_SOON = 10; // updates
  private static final int UNCOUNTED = -1;

  private final Parameters parameters;
  private final double clip;
  private final double average;
  private final INDArray averages;
  private final INDArray moments;
  private final Adam adam = new Adam();
  private AdamUpdater updater;
  private int updates; // so far; UNCOUNTED after a checkpoint that does not say

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

  /**
   * A step down the slopes as they are, which are of no use afterwards.
   *
   * @param iteration whose step it is, where nothing else says how many there were before
   */
  public void step(long iteration, double learningRate) {
    if (updates == UNCOUNTED) updates = Math.toIntExact(iteration);
    INDArray slopes = parameters.slopes();
    double length = slopes.norm2Number().doubleValue();
    if (length < LONGEST) {
      if (length > clip) slopes.muli(clip / length);
      adam.setLearningRate(learningRate);
      updater.applyUpdater(slopes.reshape('c', 1, slopes.length()), updates, 0);
      parameters.values().subi(slopes);
    }
    double keep = Math.min(average, (updates + 1.0) / (updates + FOLLOWED_SOON));
    averages.muli(keep).addi(parameters.values().mul(1 - keep));
    updates++;
  }

  /** A copy of the weights; as moments the weights that follow, then Adam's two averages. */
  public Knowledge knowledge() {
    float[] following = numbers(averages);
    float[] remembered = numbers(moments);
    float[] rest = new float[following.length + remembered.length];
    System.arraycopy(following, 0, rest, 0, following.length);
    System.arraycopy(remembered, 0, rest, following.length, remembered.length);
    return new Knowledge(numbers(parameters.values()), rest, updates);
  }

  private static float[] numbers(INDArray vector) {
    return vector.dup().data().asFloat();
  }

  /**
   * Goes on from this and nothing else.
   *
   * @throws IllegalArgumentException if it is of another number of weights
   */
  public void know(Knowledge knowledge) {
    int length = Math.toIntExact(averages.length());
    float[] rest = knowledge.moments();
    if (knowledge.weights().length != length || rest.length != 3 * length) {
      throw new IllegalArgumentException(
          "what is known is of a network of %d weights, this one has %d"
              .formatted(knowledge.weights().length, length));
    }
    assign(parameters.values(), knowledge.weights());
    assign(averages, Arrays.copyOf(rest, length));
    assign(moments, Arrays.copyOfRange(rest, length, rest.length));
    updates = knowledge.updates();
  }

  private static void assign(INDArray vector, float[] numbers) {
    vector.assign(Nd4j.createFromArray(numbers).reshape(vector.shape()));
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
    Files.writeString(folder.resolve(UPDATES), Integer.toString(updates));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException if it is of another size, or damaged
   */
  public void restore(Path folder) throws IOException {
    INDArray values = read(folder.resolve(VALUES), averages.length());
    INDArray following = read(folder.resolve(AVERAGES), averages.length());
    INDArray remembered = read(folder.resolve(MOMENTS), moments.length());
    updates = counted(folder.resolve(UPDATES));
    parameters.values().assign(values);
    averages.assign(following);
    moments.assign(remembered);
    updater = updater(false);
  }

  private static INDArray read(Path file, long length) throws IOException {
    INDArray found;
    try {
      found = Nd4j.readBinary(file.toFile());
    } catch (RuntimeException e) {
      throw new IOException(file + " is damaged: train again", e);
    }
    if (found.length() == length) return found;
    throw new IOException(
        "%s is of another version or preset: it has %d numbers, this network needs %d"
            .formatted(file, found.length(), length));
  }

  private static int counted(Path file) throws IOException {
    if (!Files.exists(file)) return UNCOUNTED;
    try {
      return Integer.parseUnsignedInt(Files.readString(file).strip());
    } catch (NumberFormatException e) {
      throw new IOException(file + " is damaged: train again", e);
    }
  }
}
