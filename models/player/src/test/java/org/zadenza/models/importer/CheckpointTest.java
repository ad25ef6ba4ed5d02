// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.safetensors.Tensor;

class CheckpointTest {
  private static final String SCALED =
      "\"shape\":[3],\"dtype\":\"%s\",\"quantization\":{\"dtype\":\"%s\",\"min\":%s,\"scale\":%s}";

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 1000})
  void tensorsMayLieAcrossShards(int shardBytes) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z", new Tensor(List.of(2, 3), new float[] {1, -2, 3.5f, 0, 1e-30f, -1e30f}));
    tensors.put("a", new Tensor(List.of(1), new float[] {7}));
    Checkpoint read = Checkpoint.read(MemoryFolder.magenta(tensors, "{}", shardBytes));
    assertEquals(List.of("a", "z"), MemoryFolder.names(read));
    for (String name : tensors.keySet()) {
      assertEquals(tensors.get(name).shape(), read.tensors().get(name).shape());
      assertArrayEquals(tensors.get(name).values(), read.tensors().get(name).values());
    }
  }

  @Test
  void bytesAreStepsOfAScale() throws IOException {
    assertX(SCALED.formatted("float32", "uint8", -1.5, 0.1), new byte[] {0, 15, -1}, -1.5, 0, 24);
  }

  @Test
  void shortsAreStepsOfAScale() throws IOException {
    byte[] data = little(6).putShort((short) 0).putShort((short) 3).putShort((short) -1).array();
    assertX(SCALED.formatted("float32", "uint16", 0.25, 0.5), data, 0.25, 1.75, 32767.75);
  }

  @Test
  void halvesAreFloats() throws IOException {
    byte[] data =
        little(6).putShort((short) 0x3c00).putShort((short) 0xc500).putShort((short) 1).array();
    assertX(SCALED.formatted("float32", "float16", 0, 1), data, 1, -5, 0x1p-24);
  }

  @Test
  void quantisedIntegersAreRounded() throws IOException {
    assertX(SCALED.formatted("int32", "uint8", 0.4, 0.75), new byte[] {0, 1, 2}, 0, 1, 2);
  }

  @Test
  void integersAndTruthsAreNumbers() throws IOException {
    byte[] data = little(12).putInt(-7).putInt(0).putInt(9).array();
    assertX("\"shape\":[3],\"dtype\":\"int32\"", data, -7, 0, 9);
    assertX("\"shape\":[3],\"dtype\":\"bool\"", new byte[] {1, 0, 5}, 1, 0, 1);
  }

  @Test
  void whatOnlyTrainingNeedsIsLeftOut() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : List.of("k", "k/Adam", "k/Adam_1")) {
      tensors.put(name, new Tensor(List.of(1), new float[] {1}));
    }
    tensors.put("k/Adam", new Tensor(List.of(1), new float[] {Float.NaN}));
    tensors.put("global_step", new Tensor(List.of(), new float[] {20_000}));
    assertEquals(
        List.of("k"),
        MemoryFolder.names(Checkpoint.read(MemoryFolder.magenta(tensors, "{}", 100))));
  }

  @Test
  void aDumpHasAFileForEachTensor() throws IOException {
    String manifest =
        "{\"a/b\":{\"filename\":\"a_b\",\"shape\":[2]},\"c\":{\"filename\":\"d/c\",\"shape\":[1]}}";
    MemoryFolder folder =
        new MemoryFolder(
            Map.of(
                "manifest.json",
                manifest.getBytes(StandardCharsets.UTF_8),
                "a_b",
                little(8).putFloat(1).putFloat(-2).array(),
                "d/c",
                little(4).putFloat(3).array()));
    Checkpoint read = Checkpoint.read(folder);
    assertArrayEquals(new float[] {1, -2}, read.tensors().get("a/b").values());
    assertArrayEquals(new float[] {3}, read.tensors().get("c").values());
  }

  private static void assertX(String entry, byte[] data, double... expected) throws IOException {
    float[] values = Checkpoint.read(MemoryFolder.one(entry, data)).tensors().get("x").values();
    assertEquals(expected.length, values.length);
    for (int k = 0; k < values.length; k++) assertEquals((float) expected[k], values[k], entry);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
