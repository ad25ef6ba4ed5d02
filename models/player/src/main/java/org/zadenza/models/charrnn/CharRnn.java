// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.charrnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.zadenza.models.safetensors.LayerTensors;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.PlainLstm;
import org.zadenza.neural.Softmax;

/**
 * The weights of a character RNN, as a value: each letter is a row of an embedding, an LSTM stack
 * reads the rows and gives the logits of the letter that follows. Without an embedding a letter is
 * a place of its own, as in Karpathy's char-rnn.
 *
 * @param vocabulary the letters, by their numbers
 * @param width how many numbers a row has
 * @param embedding [letters, width], row by row
 * @param network the stack, which takes {@code width} numbers
 */
public record CharRnn(List<String> vocabulary, int width, float[] embedding, LstmNetwork network) {
  /** What files of these networks call them. */
  public static final String TYPE = "CharRNN";

  private static final String CELL = "rnnlm/multi_rnn_cell/cell_%d/basic_lstm_cell/";
  private static final String EMBEDDING = "embedding";
  private static final String OUTPUT_KERNEL = "rnnlm/softmax_w";
  private static final String OUTPUT_BIAS = "rnnlm/softmax_b";

  /** Letters are copied, so that the value stays what it is. */
  public CharRnn {
    vocabulary = List.copyOf(vocabulary);
  }

  /** The network that the tensors hold, under the names of ml5's checkpoints. */
  public static CharRnn read(SafeTensors tensors, List<String> vocabulary) throws WeightsException {
    List<LstmLayer> cells = new ArrayList<>();
    do {
      String prefix = CELL.formatted(cells.size());
      LstmLayer cell = LayerTensors.cell(tensors, prefix + "weights", prefix + "biases");
      if (!cells.isEmpty()) {
        LayerTensors.fit(tensors, prefix + "weights", cell.inputs(), cells.getLast().units());
      }
      cells.add(cell);
    } while (tensors.has(CELL.formatted(cells.size()) + "weights"));
    DenseLayer output = LayerTensors.dense(tensors, OUTPUT_KERNEL, OUTPUT_BIAS);
    LayerTensors.fit(tensors, OUTPUT_KERNEL, output.inputs(), cells.getLast().units());
    LayerTensors.fit(tensors, "the vocabulary", vocabulary.size(), output.outputs());
    int width = cells.getFirst().inputs();
    LstmNetwork network = new LstmNetwork(cells, output.outputs(), output.kernel(), output.bias());
    if (tensors.has(EMBEDDING)) {
      float[] embedding = tensors.require(EMBEDDING, output.outputs(), width);
      return new CharRnn(vocabulary, width, embedding, network);
    }
    LayerTensors.fit(tensors, "the first cell", width, vocabulary.size());
    return oneHot(vocabulary, network);
  }

  /** A network that takes each letter at a place of its own. */
  public static CharRnn oneHot(List<String> vocabulary, LstmNetwork network) {
    int letters = vocabulary.size();
    float[] embedding = new float[letters * letters];
    for (int letter = 0; letter < letters; letter++) embedding[letter * letters + letter] = 1;
    return new CharRnn(vocabulary, letters, embedding, network);
  }

  /** The tensors of a network that takes each letter at a place of its own: no embedding. */
  public static Map<String, Tensor> tensors(LstmNetwork network) {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (int k = 0; k < network.layers().size(); k++) {
      LstmLayer layer = network.layers().get(k);
      int columns = 4 * layer.units();
      String prefix = CELL.formatted(k);
      tensors.put(
          prefix + "weights",
          new Tensor(List.of(layer.inputs() + layer.units(), columns), layer.kernel()));
      tensors.put(prefix + "biases", new Tensor(List.of(columns), layer.bias()));
    }
    int top = network.layers().getLast().units();
    tensors.put(OUTPUT_KERNEL, new Tensor(List.of(top, network.classes()), network.outputKernel()));
    tensors.put(OUTPUT_BIAS, new Tensor(List.of(network.classes()), network.outputBias()));
    return tensors;
  }

  /** The formulas, in double precision: the oracle of {@link #live}. */
  public PlainLstm plain() {
    return new PlainLstm(network);
  }

  /** What {@link #plain} takes for a letter. */
  public double[] row(int letter) {
    double[] row = new double[width];
    for (int k = 0; k < width; k++) {
      row[k] = embedding[letter * width + k];
    }
    return row;
  }

  /**
   * A run that takes letters by their numbers: the embedding is multiplied into the first kernel,
   * so that a letter costs one row.
   */
  public LiveLstm live() {
    LstmLayer first = network.layers().getFirst();
    List<LstmLayer> layers = new ArrayList<>(network.layers());
    layers.set(0, new LstmLayer(vocabulary.size(), first.units(), folded(first), first.bias()));
    return new LiveLstm(
        new LstmNetwork(layers, network.classes(), network.outputKernel(), network.outputBias()));
  }

  private float[] folded(LstmLayer first) {
    int columns = 4 * first.units();
    float[] kernel = new float[(vocabulary.size() + first.units()) * columns];
    for (int letter = 0; letter < vocabulary.size(); letter++) {
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
          sum += (double) embedding[letter * width + k] * first.kernel()[k * columns + column];
        }
        kernel[letter * columns + column] = (float) sum;
      }
    }
    System.arraycopy(
        first.kernel(),
        width * columns,
        kernel,
        vocabulary.size() * columns,
        first.units() * columns);
    return kernel;
  }

  /** Its letters. */
  public Letters letters() {
    return new Letters(vocabulary);
  }

  /** The numbers of a text's letters. */
  public int[] letters(String text) {
    return letters().of(text);
  }

  /** Goes on after a text by {@code count} letters; temperature 0 takes the most likely. */
  public String after(String primer, int count, double temperature, RandomGenerator random) {
    LiveLstm run = live();
    float[] none = {};
    float[] logits = {};
    for (int letter : letters(primer)) {
      logits = run.step(letter, none);
    }
    if (logits.length == 0) throw new IllegalArgumentException("a text begins with a letter");
    double[] probabilities = new double[vocabulary.size()];
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < count; k++) {
      Softmax.probabilities(logits, temperature, probabilities);
      int letter = Softmax.draw(probabilities, temperature == 0 ? 0.5 : random.nextDouble());
      text.append(vocabulary.get(letter));
      logits = run.step(letter, none);
    }
    return text.toString();
  }
}
