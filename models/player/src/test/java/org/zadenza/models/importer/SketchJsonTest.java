// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.Golden;
import org.zadenza.models.SharedData;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.LiveSketches;
import org.zadenza.models.sketch.PlainSketchRnn;
import org.zadenza.models.sketch.RandomSketches;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.StrokePoint;
import org.zadenza.models.sketch.Strokes;

class SketchJsonTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final double QUANTUM = 10.0 / 32767;

  @TempDir private Path folder;

  /** Google's own weights of a bear answer as was measured on them elsewhere. */
  @Test
  void aBearThatOthersTrained() throws IOException {
    Path file = SharedData.folder("checkpoints").resolve("sketch-rnn/bear.gen.json");
    ModelImport.Imported imported = ModelImport.plain().run(file.toString(), folder);
    assertEquals("bear-gen.safetensors", imported.weights().getFileName().toString());
    SketchRnn net = SketchFile.load(imported.weights()).network();
    assertEquals(new SketchShape(0, 512, 0, 20, 175), net.shape());
    assertEquals(62.4323, net.scale());
    JsonObject golden = Golden.real("sketch_rnn_bear");
    Strokes strokes = new Strokes(List.of(new StrokePoint(0.5f, -0.25f, false)));
    double[][] plain = new PlainSketchRnn(net).write(strokes, new double[0]);
    double[][] live = new LiveSketches(net, 1).write(strokes, new float[0]);
    JsonArray outputs = golden.getAsJsonArray("outputs_123");
    assertEquals(2, outputs.size());
    for (int t = 0; t < outputs.size(); t++) {
      double[] expected = Golden.numbers(outputs.get(t).getAsJsonArray());
      assertArrayEquals(expected, plain[t], Golden.TOLERANCE);
      assertArrayEquals(expected, live[t], Golden.TOLERANCE);
    }
    assertEquals(-98.76918, Arrays.stream(plain[0]).sum(), 1e-4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void weightsComeBackWithinHalfAStep(int latents) throws IOException {
    SketchShape shape = new SketchShape(latents > 0 ? 3 : 0, 5, latents, 2, 77);
    Map<String, Tensor> tensors = RandomSketches.tensors(shape, SEED);
    Path file =
        Files.writeString(folder.resolve("Some Cat.json"), json(tensors, latents, 6).toString());
    ModelImport.Imported imported = ModelImport.plain().run(file.toString(), folder);
    ImportedModel.Sketches model =
        assertInstanceOf(ImportedModel.Sketches.class, ImportedModel.load(imported.weights()));
    assertEquals("some-cat", model.config().name());
    assertEquals(shape, model.network().shape());
    SketchJson read = SketchJson.parse(Fields.parse(Files.readAllBytes(file), "cat"), "cat");
    assertEquals(tensors.keySet(), read.tensors().keySet());
    tensors.forEach(
        (name, tensor) -> {
          assertEquals(tensor.shape(), read.tensors().get(name).shape());
          assertArrayEquals(
              tensor.values(), read.tensors().get(name).values(), (float) QUANTUM, name);
        });
  }

  @Test
  void onlyOldFilesBoundTheirZ() throws IOException {
    Map<String, Tensor> tensors = RandomSketches.tensors(new SketchShape(3, 5, 4, 2, 77), SEED);
    assertTrue(SketchJson.parse(json(tensors, 4, 5), "old").spec().get("bounded").getAsBoolean());
    assertFalse(SketchJson.parse(json(tensors, 4, 6), "new").spec().get("bounded").getAsBoolean());
  }

  @Test
  void damagedFilesAreRefusedWithThePlace() throws IOException {
    refused("it has 2 parts where info, shapes and weights are needed", all -> all.remove(2));
    refused("it has 5 shapes and 4 blobs of weights", all -> weights(all).remove(4));
    refused(
        "blob 1 of its weights is no base64", all -> weights(all).set(1, new JsonPrimitive("!")));
    refused(
        "blob 3 of its weights is 2 bytes long where shape [5, 20] needs 200",
        all -> weights(all).set(3, new JsonPrimitive("AAA=")));
    refused(
        "a length in the shape of the shape of blob 2 is no whole number of 0 or more",
        all -> shapes(all).get(2).getAsJsonArray().set(0, new JsonPrimitive(-5)));
    refused(
        "blob 2 of its weights has shape [20, 5] where the others need [5, 20]",
        all -> {
          shapes(all).get(2).getAsJsonArray().set(0, new JsonPrimitive(20));
          shapes(all).get(2).getAsJsonArray().set(1, new JsonPrimitive(5));
        });
    refused("its scale_factor is 0.0", all -> info(all).addProperty("scale_factor", 0));
    refused(
        "scale_factor of its info is no number", all -> info(all).addProperty("scale_factor", "x"));
    refused(
        "max_seq_len of its info is no whole number of 1 or more",
        all -> info(all).addProperty("max_seq_len", 0));
    refused(
        "it is no Sketch-RNN: its info with a scale_factor is missing",
        all -> info(all).remove("scale_factor"));
    Path file = Files.writeString(folder.resolve("half.json"), "[{\"scale_factor\":");
    assertThrows(WeightsException.class, () -> ModelImport.plain().run(file.toString(), folder));
    assertEquals(List.of(), ImportedModels.in(folder));
  }

  private void refused(String what, Consumer<JsonArray> damage) throws IOException {
    Map<String, Tensor> tensors = RandomSketches.tensors(new SketchShape(0, 5, 0, 2, 77), SEED);
    JsonArray all = json(tensors, 0, 6);
    damage.accept(all);
    Path file = Files.writeString(folder.resolve("cat.json"), all.toString());
    WeightsException refused =
        assertThrows(
            WeightsException.class, () -> ModelImport.plain().run(file.toString(), folder));
    assertTrue(refused.getMessage().contains("cat.json: " + what), refused.getMessage());
  }

  private static JsonObject info(JsonArray all) {
    return all.get(0).getAsJsonObject();
  }

  private static JsonArray shapes(JsonArray all) {
    return all.get(1).getAsJsonArray();
  }

  private static JsonArray weights(JsonArray all) {
    return all.get(2).getAsJsonArray();
  }

  /** The file that such weights are. */
  static JsonArray json(Map<String, Tensor> tensors, int latents, int version) {
    JsonObject info = new JsonObject();
    info.addProperty("mode", latents == 0 ? "gen" : "vae");
    info.addProperty("version", version);
    info.addProperty("scale_factor", 12.5);
    info.addProperty("max_seq_len", 77);
    List<Tensor> blobs = new ArrayList<>();
    if (latents > 0) {
      addCell(blobs, tensors, SketchRnn.FORWARDS, StrokePoint.ROW);
      addCell(blobs, tensors, SketchRnn.BACKWARDS, StrokePoint.ROW);
      addDense(blobs, tensors, SketchRnn.MU);
      addDense(blobs, tensors, SketchRnn.SPREAD);
      addDense(blobs, tensors, SketchRnn.START);
    }
    addDense(blobs, tensors, SketchRnn.OUTPUT);
    addCell(blobs, tensors, SketchRnn.CELL, StrokePoint.ROW + latents);
    JsonArray shapes = new JsonArray();
    JsonArray texts = new JsonArray();
    for (Tensor blob : blobs) {
      JsonArray shape = new JsonArray();
      blob.shape().forEach(shape::add);
      shapes.add(shape);
      ByteBuffer bytes =
          ByteBuffer.allocate(2 * blob.values().length).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : blob.values()) bytes.putShort((short) Math.round(value / QUANTUM));
      texts.add(Base64.getEncoder().encodeToString(bytes.array()));
    }
    JsonArray all = new JsonArray();
    all.add(info);
    all.add(shapes);
    all.add(texts);
    return all;
  }

  private static void addCell(
      List<Tensor> out, Map<String, Tensor> tensors, String prefix, int inputs) {
    Tensor kernel = tensors.get(prefix + "kernel");
    int columns = kernel.shape().getLast();
    int rows = kernel.shape().getFirst();
    float[] values = kernel.values();
    out.add(new Tensor(List.of(inputs, columns), Arrays.copyOfRange(values, 0, inputs * columns)));
    out.add(
        new Tensor(
            List.of(rows - inputs, columns),
            Arrays.copyOfRange(values, inputs * columns, values.length)));
    out.add(tensors.get(prefix + "bias"));
  }

  private static void addDense(List<Tensor> out, Map<String, Tensor> tensors, String prefix) {
    out.add(tensors.get(prefix + "kernel"));
    out.add(tensors.get(prefix + "bias"));
  }
}
