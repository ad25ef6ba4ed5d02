// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundInput;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;

/** {@code models morph nsynth}, with a tiny network. */
class SoundMorphTest {
  private static final NsynthShape SHAPE = NsynthShape.tiny();

  @TempDir private Path folder;

  @BeforeEach
  void weights() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, Tensor> tensors = new TreeMap<>();
    Nsynth.layout(SHAPE)
        .forEach(
            (name, lengths) -> {
              float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
              for (int k = 0; k < values.length; k++) {
                values[k] = (float) random.nextDouble(-0.5, 0.5);
              }
              tensors.put(name, new Tensor(lengths, values));
            });
    byte[] weights = SafeTensors.bytes(tensors);
    JsonObject spec = new JsonObject();
    spec.add("shape", new Gson().toJsonTree(SHAPE));
    ImportedConfig config =
        new ImportedConfig(
            Nsynth.NAME, 1, "NSynth", "CC0-1.0", "random", SafeTensors.sha256(weights), spec);
    Files.write(folder.resolve("nsynth.safetensors"), weights);
    Files.writeString(folder.resolve("nsynth.json"), config.toJson());
    Files.writeString(
        folder.resolve("nsynth-anchors.tsv"), "flute\t3 0 0 0 0\nbass\t0 -3 0 0 0 0 0 -3 0 0\n");
    float[] sound = new float[16_000];
    for (int t = 0; t < sound.length; t++) sound[t] = (float) (0.5 * Math.sin(0.2 * t));
    SoundFiles.write(folder.resolve("own.wav"), sound, sound);
    Files.writeString(folder.resolve("file"), "a file");
    Files.writeString(folder.resolve("text.wav"), "no sound");
  }

  private Ran morph(String... arguments) {
    List<String> all = new ArrayList<>(List.of("models", "morph", "nsynth"));
    for (String each : arguments) all.add(each.replace("FOLDER", folder.toString()));
    all.addAll(List.of("--weights", folder.resolve("nsynth.safetensors").toString()));
    return Ran.of(all);
  }

  private float[] written(String file) throws IOException {
    return SoundInput.read(folder.resolve(file));
  }

  @Test
  void eachStepIsASoundAndALine() throws IOException {
    Ran ran = morph(":flute", "bass", "--steps", "3", "--seconds", "0.5", "--wav", "FOLDER/a/b");
    assertEquals(0, ran.code(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals(5, lines.size(), ran.out());
    assertEquals("step     by  centroid     level", lines.getFirst());
    assertTrue(
        lines.get(2).matches("   2  0\\.500 +\\d+ Hz +-\\d+\\.\\d dB  .*/a/b/nsynth-02\\.wav"),
        ran.out());
    assertEquals("3 sounds decoded as one batch by live kernels", lines.getLast());
    float[] first = written("a/b/nsynth-01.wav");
    assertEquals(8000, first.length);
    assertFalse(Arrays.equals(first, written("a/b/nsynth-02.wav")));
    morph("flute", "FOLDER/own.wav", "--steps", "2", "--seconds", "0.5", "--wav", "FOLDER/c");
    assertArrayEquals(first, written("c/nsynth-01.wav"), "the same end is the same sound");
    assertFalse(Arrays.equals(written("a/b/nsynth-03.wav"), written("c/nsynth-02.wav")));
    morph("flute", "bass", "--seed", "9", "--seconds", "0.5", "--wav", "FOLDER/d");
    assertFalse(Arrays.equals(first, written("d/nsynth-01.wav")), "another roll of the dice");
    assertTrue(Files.exists(folder.resolve("d/nsynth-09.wav")), "nine unless said otherwise");
  }

  @Test
  void figuresCanBeRead() {
    Ran ran = morph("flute", "bass", "--steps", "2", "--json", "--seconds", "0.3");
    assertEquals(0, ran.code(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals(2, lines.size());
    JsonObject last = new Gson().fromJson(lines.getLast(), JsonObject.class);
    assertEquals(1, last.get("by").getAsDouble());
    assertTrue(last.get("centroidHz").getAsDouble() > 0);
    assertTrue(last.get("levelDb").getAsDouble() < 0);
    assertFalse(last.has("file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no timbre is called \"flut\"; did you mean \"flute\"?|flut bass",
        "there is no file none.wav|flute none.wav",
        "FOLDER is a folder|flute FOLDER",
        "FOLDER/text.wav |flute FOLDER/text.wav",
        "a morph has 2 to 1024 steps, not 1|flute bass --steps 1",
        "--note goes from 27 to 103, not 12.0|flute bass --note 12",
        "--seconds goes from 0.128 to 60, not 0.01|flute bass --seconds 0.01",
        "--temperature of nsynth goes from 0 to 2, not 3.0|flute bass --temperature 3",
        "FOLDER/file is a file: --wav of nsynth names a folder|flute bass --wav FOLDER/file",
        "FOLDER/file/a is no place for a folder|flute bass --wav FOLDER/file/a",
        "nsynth makes sounds: --wav DIR is where they go|flute bass --midi FOLDER/x.mid",
        "--each, --parts and --cps are for phrases|flute bass --each FOLDER/x",
        "address is host:port|flute bass --worker studio"
      })
  void whatCannotBeIsASentence(String saysAndDoes) {
    String[] both = saysAndDoes.replace("FOLDER", folder.toString()).split("\\|");
    Ran ran = morph(both[1].split(" "));
    assertEquals(2, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(both[0]), ran.err());
    assertFalse(ran.err().contains("\tat "), ran.err());
    assertTrue(ran.err().lines().count() <= 4, ran.err());
  }
}
