// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.guess.Ink;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;
import org.zadenza.worker.vae.Dense;
import org.zadenza.worker.vae.Kernels;

/**
 * A network that guesses drawings, a batch at a time: its loss, and the slopes of its weights.
 * Gradients are written by hand; see the formulas in {@link org.zadenza.models.guess.PlainGuess}.
 */
final class GuessLearner {
  private static final double LEAST = 1e-30;
  private static final String KERNEL = "kernel";
  private static final String BIAS = "bias";

  private final Map<String, List<Integer>> layout;
  private final Parameters parameters;
  private final int batch;
  private final List<Fold> folds = new ArrayList<>();
  private final List<Block> turned = new ArrayList<>(); // kernels from outputs to inputs
  private final List<Block> laid = new ArrayList<>();
  private final List<Block> slopes = new ArrayList<>(); // by what each fold gives
  private final Block hidden;
  private final Block hiddenSlopes;
  private final Norm norm;
  private final Block sums; // of the hidden layer
  private final Dense output;
  private final Block ink;
  private final Block last; // what the last fold gives, a drawing a row, after dropout
  private final Block middle; // [batch, units], after relu and dropout
  private final Block middleSlopes;
  private final Block lastSlopes;
  private final Block logits; // and, on the way back, the slopes by them
  private final int[] words;

  /** With fresh weights (He et al., 2015, §2.2). */
  GuessLearner(GuessConfig config, int wordCount) {
    batch = config.batch();
    layout = GuessNet.layout(config.channels(), config.units(), wordCount);
    parameters = new Parameters(names(layout));
    SplittableRandom random = new SplittableRandom(config.seed());
    for (String name : parameters.names()) {
      if (!name.endsWith(KERNEL)) continue;
      int rows = parameters.value(name).rows();
      double gain = name.startsWith(GuessNet.OUTPUT) ? 1 : 6;
      parameters.spread(name, rows, Math.sqrt(gain / rows), random);
    }
    norm = new Norm(parameters, GuessNet.HIDDEN);
    norm.reset();
    int side = Ink.SIDE;
    int places = batch * side * side;
    ink = Block.zeros(places, Ink.CHANNELS);
    for (int k = 0; k < config.channels().size(); k++) {
      Fold fold = new Fold(parameters, GuessNet.convolution(k), side, batch);
      fold.norm().reset();
      int outputs = config.channels().get(k);
      boolean goesOn = k > 0;
      turned.add(Block.zeros(goesOn ? GuessNet.TAPS * outputs : 1, goesOn ? fold.inputs() : 1));
      laid.add(Block.zeros(goesOn ? batch * side * side : 1, GuessNet.TAPS * outputs));
      side /= 2;
      slopes.add(Block.zeros(batch * side * side, outputs));
      folds.add(fold);
    }
    hidden = parameters.value(GuessNet.HIDDEN + KERNEL);
    hiddenSlopes = parameters.slope(GuessNet.HIDDEN + KERNEL);
    sums = Block.zeros(batch, config.units());
    output = new Dense(parameters, GuessNet.OUTPUT);
    int inputs = side * side * config.channels().getLast();
    last = Block.zeros(batch, inputs);
    lastSlopes = Block.zeros(batch, inputs);
    middle = Block.zeros(batch, config.units());
    middleSlopes = Block.zeros(batch, config.units());
    logits = Block.zeros(batch, wordCount);
    words = new int[batch];
  }

  /** All biases but those of the words are a norm's. */
  private static Parameters.Names names(Map<String, List<Integer>> layout) {
    Parameters.Names names = new Parameters.Names();
    layout.forEach(
        (name, shape) -> {
          if (name.endsWith(KERNEL) || name.startsWith(GuessNet.OUTPUT)) names.add(name, shape);
          else Norm.names(names, name.substring(0, name.length() - BIAS.length()), shape.getLast());
        });
    return names;
  }

  /**
   * The tensors of a {@link GuessNet}: norms become part of the layers before them.
   *
   * @param temperature what the logits are to be divided by
   */
  Map<String, Tensor> tensors(double temperature) {
    Map<String, Norm> norms = new LinkedHashMap<>();
    for (int k = 0; k < folds.size(); k++) norms.put(GuessNet.convolution(k), folds.get(k).norm());
    norms.put(GuessNet.HIDDEN, norm);
    Map<String, Tensor> out = new LinkedHashMap<>();
    layout.forEach(
        (name, shape) -> {
          Norm own = norms.get(name.substring(0, name.indexOf('/') + 1));
          if (own == null) {
            float[] words = parameters.value(name).toArray();
            for (int k = 0; k < words.length; k++) words[k] /= (float) temperature;
            out.put(name, new Tensor(shape, words));
            return;
          }
          own.judge();
          float[] numbers = own.shift().clone();
          if (name.endsWith(KERNEL)) {
            numbers = parameters.value(name).toArray();
            for (int k = 0; k < numbers.length; k++) numbers[k] *= own.scale()[k % shape.getLast()];
          }
          out.put(name, new Tensor(shape, numbers));
        });
    return out;
  }

  /** All weights. */
  Parameters parameters() {
    return parameters;
  }

  /** How many drawings there are at once. */
  int batch() {
    return batch;
  }

  /** Puts a drawing in its row, as {@link Ink} has it. */
  void load(int row, int word, float[] seen) {
    words[row] = word;
    int places = Ink.SIDE * Ink.SIDE;
    ink.rows(row * places, places).assign(seen);
  }

  /**
   * The logits of each drawing, all at once; no slopes are kept.
   *
   * @param count how many rows have a drawing
   */
  List<float[]> logits(int count) {
    forwards(1, null);
    List<float[]> out = new ArrayList<>();
    for (int row = 0; row < count; row++) out.add(logits.rows(row, 1).toArray());
    return out;
  }

  /** The mean cross entropy of a full batch; replaces the slopes by those of this loss. */
  double learn(double keep, double smoothing, SplittableRandom random) {
    parameters.slopes().assign(0);
    forwards(keep, random);
    double loss = judged(smoothing);
    back(keep);
    return loss;
  }

  private void forwards(double keep, @Nullable SplittableRandom random) {
    Block plane = ink;
    for (Fold fold : folds) {
      fold.forwards(plane, random != null);
      plane = fold.largest();
    }
    last.assign(plane.toArray());
    drop(last, keep, random);
    Block.product(last, hidden, 0, sums);
    if (random == null) norm.judge();
    else norm.learn(sums);
    for (int row = 0; row < batch; row++) {
      for (int k = 0; k < middle.columns(); k++) {
        float value = norm.scale()[k] * sums.get(row, k) + norm.shift()[k];
        middle.set(row, k, Math.max(0, value));
      }
    }
    drop(middle, keep, random);
    output.forwards(middle, logits);
  }

  /** Dropout (Srivastava et al., 2014): what is kept is louder, what is dropped is zero. */
  private static void drop(Block block, double keep, @Nullable SplittableRandom random) {
    if (random == null || keep >= 1) return;
    float louder = (float) (1 / keep);
    for (int row = 0; row < block.rows(); row++) {
      for (int k = 0; k < block.columns(); k++) {
        float value = block.get(row, k);
        if (value != 0) block.set(row, k, random.nextDouble() < keep ? value * louder : 0);
      }
    }
  }

  /** The loss, and in the place of the logits the slopes by them. */
  private double judged(double smoothing) {
    double loss = 0;
    double share = smoothing / logits.columns();
    for (int row = 0; row < batch; row++) {
      Kernels.softmax(logits, row);
      for (int word = 0; word < logits.columns(); word++) {
        double wanted = share + (word == words[row] ? 1 - smoothing : 0);
        double said = logits.get(row, word);
        if (wanted > 0) loss -= wanted * Math.log(Math.max(LEAST, said));
        logits.set(row, word, (float) ((said - wanted) / batch));
      }
    }
    return loss / batch;
  }

  private void back(double keep) {
    output.back(middle, logits, 0, middleSlopes);
    through(middle, middleSlopes, keep);
    norm.back(sums, middleSlopes);
    Block.productOfTransposed(last, middleSlopes, 1, hiddenSlopes);
    Block.productWithTransposed(middleSlopes, hidden, 0, lastSlopes);
    through(last, lastSlopes, keep);
    slopes.getLast().assign(lastSlopes.toArray());
    for (int k = folds.size() - 1; k >= 0; k--) {
      folds.get(k).back(slopes.get(k));
      if (k > 0) folds.get(k).back(turned.get(k), laid.get(k), slopes.get(k - 1));
    }
  }

  /** Back through dropout and relu: what is zero was dropped, or below zero. */
  private static void through(Block values, Block slopes, double keep) {
    float louder = (float) (1 / keep);
    for (int row = 0; row < values.rows(); row++) {
      for (int k = 0; k < values.columns(); k++) {
        float slope = values.get(row, k) == 0 ? 0 : slopes.get(row, k) * louder;
        slopes.set(row, k, slope);
      }
    }
  }
}
