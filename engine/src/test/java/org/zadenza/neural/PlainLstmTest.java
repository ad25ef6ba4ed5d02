// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlainLstmTest {
  private static final int CLASSES = 38;
  private static final double TOLERANCE = 2e-5;

  /** Pitches 60, 64, 67 at steps 0, 2, 4 as Melody RNN's classes; 0 holds. */
  private static final int[] PRIMER = {60 - 46, 0, 64 - 46, 0, 67 - 46, 0, 0, 0};

  private final JsonObject golden = golden();

  @Test
  void answersAsMagentaDoes() {
    PlainLstm lstm = new PlainLstm(network());
    List<Integer> classes = new ArrayList<>();
    List<Double> highest = new ArrayList<>();
    double[] first = new double[0];
    int token = 0;
    for (int step = 0; step < PRIMER.length + 5; step++) {
      double[] input = new double[CLASSES];
      input[step < PRIMER.length ? PRIMER[step] : token] = 1;
      double[] p = softmax(lstm.step(input));
      token = argmax(p);
      if (step >= PRIMER.length - 1) {
        first = classes.isEmpty() ? p : first;
        classes.add(token);
        highest.add(p[token]);
      }
    }
    assertEquals(integers("argmax"), classes);
    assertArrayEquals(numbers("pmax"), array(highest), TOLERANCE);
    double[] p0 = numbers("p0");
    assertArrayEquals(p0, Arrays.copyOf(first, p0.length), TOLERANCE);
  }

  @Test
  void liveKernelAnswersAsMagentaDoes() {
    LiveLstm lstm = new LiveLstm(network());
    double[] p = new double[CLASSES];
    List<Integer> classes = new ArrayList<>();
    int token = 0;
    for (int step = 0; step < PRIMER.length + 5; step++) {
      token = step < PRIMER.length ? PRIMER[step] : token;
      Softmax.probabilities(lstm.step(token, new float[0]), 1, p);
      token = argmax(p);
      if (step >= PRIMER.length - 1) {
        classes.add(token);
      }
    }
    assertEquals(integers("argmax"), classes);
  }

  @Test
  void oneUnitIsTheFormula() {
    float[] kernel = {1, 2, 3, 4, 0.5f, 0.25f, -0.5f, 0.125f}; // rows: input, recurrent; i j f o
    float[] bias = {0.1f, 0.2f, 0.3f, 0.4f};
    LstmLayer layer = new LstmLayer(1, 1, kernel, bias);
    PlainLstm lstm =
        new PlainLstm(new LstmNetwork(List.of(layer), 1, new float[] {2}, new float[] {1}));
    double c1 = sigmoid(1.1) * Math.tanh(2.2);
    double h1 = Math.tanh(c1) * sigmoid(4.4);
    assertEquals(2 * h1 + 1, lstm.step(new double[] {1})[0], 1e-6);
    double c2 =
        c1 * sigmoid(0.3 - 0.5 * h1 + 1) + sigmoid(0.1 + 0.5 * h1) * Math.tanh(0.2 + 0.25 * h1);
    double h2 = Math.tanh(c2) * sigmoid(0.4 + 0.125 * h1);
    assertEquals(2 * h2 + 1, lstm.step(new double[] {0})[0], 1e-6);
  }

  private LstmNetwork network() {
    Xorshift random = new Xorshift(golden.get("scale").getAsDouble());
    List<float[]> tensors = new ArrayList<>();
    for (JsonElement weight : golden.getAsJsonArray("weights")) {
      int size = 1;
      for (JsonElement length : weight.getAsJsonArray().get(1).getAsJsonArray()) {
        size *= length.getAsInt();
      }
      tensors.add(random.next(size));
    }
    LstmLayer bottom = new LstmLayer(CLASSES, 8, tensors.get(0), tensors.get(1));
    LstmLayer top = new LstmLayer(8, 8, tensors.get(2), tensors.get(3));
    return new LstmNetwork(List.of(bottom, top), CLASSES, tensors.get(4), tensors.get(5));
  }

  /** The generator that the golden file's weights come from. */
  private static final class Xorshift {
    private final double scale;
    private int x = 12345;

    private Xorshift(double scale) {
      this.scale = scale;
    }

    private float[] next(int count) {
      float[] values = new float[count];
      for (int k = 0; k < count; k++) {
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        values[k] = (float) ((Integer.toUnsignedLong(x) / 0x1p32 - 0.5) * scale);
      }
      return values;
    }
  }

  private static JsonObject golden() {
    String name = "melody-rnn-golden.json";
    try (InputStream in = Objects.requireNonNull(PlainLstmTest.class.getResourceAsStream(name))) {
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private JsonArray expected(String field) {
    return golden.getAsJsonObject("expected").getAsJsonArray(field);
  }

  private List<Integer> integers(String field) {
    return expected(field).asList().stream().map(JsonElement::getAsInt).toList();
  }

  private double[] numbers(String field) {
    return expected(field).asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] softmax(double[] logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(y -> Math.exp(y) / sum).toArray();
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
