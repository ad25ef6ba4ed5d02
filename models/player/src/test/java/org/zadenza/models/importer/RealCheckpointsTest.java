// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.Golden;
import org.zadenza.models.SharedData;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.musicrnn.LiveMusicRnn;
import org.zadenza.models.musicrnn.MusicRnn;
import org.zadenza.models.musicrnn.PlainMusicRnn;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.PlainLstm;

/** Checkpoints that others trained, imported, answer as was measured on them elsewhere. */
class RealCheckpointsTest {
  /** Half a unit of the last digit that the losses are given to. */
  private static final double FOUR_DIGITS = 5.1e-5;

  private static final double FIVE_DIGITS = 5.1e-6;

  @TempDir private Path models;

  @Test
  void aMelodyRnnWithAttentionAroundItsFirstCell() throws IOException {
    ModelImport read = new ModelImport(null, null, 40, false);
    MusicRnn network =
        assertInstanceOf(ImportedModel.Rnn.class, imported("musicrnn-attention", read)).network();
    JsonObject golden = Golden.real("attention_melody_rnn");
    int[] twinkle = integers(golden, "melody_twinkle");
    int[] ode = integers(golden, "melody_ode");
    double[][] plain = plain(network, twinkle);
    double[][] live = live(network, twinkle);
    int at = 0;
    for (JsonElement logits : golden.getAsJsonArray("logits_40_first3")) {
      double[] expected = Golden.numbers(logits.getAsJsonArray());
      assertArrayEquals(expected, plain[at], Golden.TOLERANCE);
      assertArrayEquals(expected, Arrays.copyOf(live[at], expected.length), Golden.TOLERANCE);
      at++;
    }
    assertEquals(3, at);
    double loss = golden.get("nll_nats_per_step").getAsDouble();
    assertEquals(loss, loss(plain, labels(twinkle)), FOUR_DIGITS);
    assertEquals(loss, loss(live, labels(twinkle)), FOUR_DIGITS);
    double odeLoss = golden.get("nll_ode").getAsDouble();
    assertEquals(odeLoss, loss(plain(network, ode), labels(ode)), FOUR_DIGITS);
    assertEquals(odeLoss, loss(live(network, ode), labels(ode)), FOUR_DIGITS);
  }

  @Test
  void aCharacterRnnOfShakespeare() throws IOException {
    CharRnn network =
        assertInstanceOf(
                ImportedModel.Text.class, imported("charrnn-ml5/shakespeare", ModelImport.plain()))
            .network();
    JsonObject golden = Golden.real("char_rnn_shakespeare");
    JsonObject repaired = golden.getAsJsonObject("vocab_fix");
    for (String letter : repaired.keySet()) {
      assertEquals(letter, network.vocabulary().get(repaired.get(letter).getAsInt()));
    }
    double[] expected = Golden.numbers(golden.getAsJsonArray("logits_after_The_space"));
    double[][] plain = plain(network, "The ");
    double[][] live = live(network, "The ");
    assertArrayEquals(expected, plain[3], Golden.TOLERANCE);
    assertArrayEquals(expected, live[3], Golden.TOLERANCE);
    String text = golden.get("text").getAsString();
    double loss = golden.get("nll_nats_per_char").getAsDouble();
    assertEquals(loss, loss(plain(network, text), network.letters(text)), FIVE_DIGITS);
    assertEquals(loss, loss(live(network, text), network.letters(text)), FIVE_DIGITS);
    String greedy = golden.get("greedy_from_The_space_120").getAsString();
    assertEquals(
        greedy, "The " + network.after("The ", greedy.length() - 4, 0, new SplittableRandom(1)));
  }

  private ImportedModel imported(String name, ModelImport read) throws IOException {
    Path folder = SharedData.folder("checkpoints").resolve(name);
    return ImportedModel.load(read.run(folder.toString(), models).weights());
  }

  private static int[] integers(JsonObject golden, String field) {
    return Arrays.stream(Golden.numbers(golden.getAsJsonArray(field)))
        .mapToInt(value -> (int) value)
        .toArray();
  }

  private static double[][] plain(MusicRnn network, int[] melody) {
    PlainMusicRnn rnn = new PlainMusicRnn(network);
    double[][] out = new double[melody.length][];
    for (int p = 0; p < out.length; p++) out[p] = rnn.step(KeyMelody.input(melody, p));
    return out;
  }

  private static double[][] live(MusicRnn network, int[] melody) {
    LiveMusicRnn rnn = new LiveMusicRnn(network);
    double[][] out = new double[melody.length][];
    for (int p = 0; p < out.length; p++) {
      float[] logits = rnn.step(Golden.narrow(KeyMelody.input(melody, p)));
      out[p] = Arrays.copyOf(Golden.wide(logits), network.classes());
    }
    return out;
  }

  private static double[][] plain(CharRnn network, String text) {
    PlainLstm lstm = network.plain();
    return Arrays.stream(network.letters(text))
        .mapToObj(letter -> lstm.step(network.row(letter)))
        .toArray(double[][]::new);
  }

  private static double[][] live(CharRnn network, String text) {
    LiveLstm lstm = network.live();
    float[] none = {};
    return Arrays.stream(network.letters(text))
        .mapToObj(
            letter ->
                Arrays.copyOf(Golden.wide(lstm.step(letter, none)), network.vocabulary().size()))
        .toArray(double[][]::new);
  }

  private static int[] labels(int[] melody) {
    return IntStream.range(0, melody.length).map(p -> KeyMelody.label(melody, p)).toArray();
  }

  /** Mean nats of all labels but the first, each from the logits of the step before. */
  private static double loss(double[][] logits, int[] labels) {
    double sum = 0;
    for (int p = 1; p < labels.length; p++) {
      double[] l = logits[p - 1];
      sum += Math.log(Arrays.stream(l).map(Math::exp).sum()) - l[labels[p]];
    }
    return sum / (labels.length - 1);
  }
}
