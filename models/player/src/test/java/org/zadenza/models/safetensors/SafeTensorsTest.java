// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeTensorsTest {
  private static final float[] SIX = {1, -2, 3.5f, Float.MIN_VALUE, 0, 1e30f};
  private static final Map<String, Tensor> TENSORS =
      Map.of(
          "cell/kernel", new Tensor(List.of(2, 3), SIX),
          "cell/bias", new Tensor(List.of(1), new float[] {7}));

  @Test
  void whatIsWrittenIsRead() throws WeightsException {
    SafeTensors read = SafeTensors.parse(SafeTensors.bytes(TENSORS), "a.safetensors");
    assertEquals(List.of("cell/bias", "cell/kernel"), read.names());
    assertArrayEquals(SIX, read.require("cell/kernel", 2, 3));
    assertArrayEquals(new float[] {7}, read.require("cell/bias", 1));
  }

  @Test
  void aFileByHandIsRead() throws WeightsException {
    String header =
        "{\"__metadata__\":{\"by\":\"hand\"},"
            + "\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    SafeTensors read = SafeTensors.parse(file(header, 1.5f, -2), "hand");
    assertArrayEquals(new float[] {1.5f, -2}, read.require("x", 2));
  }

  @Test
  void numbersBeginAtAMultipleOfEight() {
    for (String name = "x"; name.length() < 10; name += "x") {
      byte[] bytes = SafeTensors.bytes(Map.of(name, new Tensor(List.of(6), SIX)));
      assertEquals(0, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8);
    }
  }

  @Test
  void theHashIsThatOfTheWholeFile() throws WeightsException {
    byte[] bytes = SafeTensors.bytes(TENSORS);
    assertEquals(SafeTensors.sha256(bytes), SafeTensors.parse(bytes, "a").hash());
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        SafeTensors.sha256("abc".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aTruncatedFileIsNamedWhereverItIsCut() {
    byte[] bytes = SafeTensors.bytes(TENSORS);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      WeightsException refused =
          assertThrows(WeightsException.class, () -> SafeTensors.parse(cut, "cut.safetensors"));
      assertTrue(refused.getMessage().startsWith("cut.safetensors: "), refused.getMessage());
    }
  }

  @Test
  void aFileCutInItsNumbersSaysWhichTensor() {
    byte[] bytes = SafeTensors.bytes(TENSORS);
    assertEquals(
        "cut: tensor cell/kernel lies at bytes 4 to 28 of 27; it is truncated: copy or export the"
            + " file again",
        refusal(Arrays.copyOf(bytes, bytes.length - 1)));
  }

  @Test
  void aHeaderThatIsNoJsonIsRefused() {
    assertTrue(refusal(file("{no json]]")).contains("header is no JSON"));
    assertTrue(refusal(file("[1, 2]    ")).contains("header is no JSON"));
  }

  @Test
  void anEntryWithoutAPlaceIsRefused() {
    String message = refusal(file("{\"x\":{\"dtype\":\"F32\",\"shape\":[1]}}", 1));
    assertTrue(message.contains("the entry of tensor x is wrong"), message);
  }

  @Test
  void aShapeThatDoesNotFitItsPlaceIsRefused() {
    String header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,4]}}";
    assertTrue(refusal(file(header, 1)).contains("the entry of tensor x is wrong"));
  }

  @Test
  void anotherTypeIsRefused() {
    String header = "{\"x\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
    assertTrue(refusal(file(header, 1)).contains("tensor x is F16; only F32 is read"));
  }

  @Test
  void aMissingTensorIsNamedWithThoseThatAreThere() throws WeightsException {
    SafeTensors read = SafeTensors.parse(SafeTensors.bytes(TENSORS), "a.safetensors");
    assertEquals(
        "a.safetensors: tensor y is missing; it holds [cell/bias, cell/kernel]: is it the weights"
            + " of another model?",
        assertThrows(WeightsException.class, () -> read.require("y", 1)).getMessage());
  }

  @Test
  void aWrongShapeIsNamed() throws WeightsException {
    SafeTensors read = SafeTensors.parse(SafeTensors.bytes(TENSORS), "a.safetensors");
    assertEquals(
        "a.safetensors: tensor cell/kernel has shape [2, 3] where [3, 2] is needed; check that the"
            + " config beside it belongs to these weights",
        assertThrows(WeightsException.class, () -> read.require("cell/kernel", 3, 2))
            .getMessage());
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(WeightsException.class, () -> SafeTensors.parse(bytes, "cut"))
        .getMessage();
  }

  private static byte[] file(String header, float... values) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + json.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(json.length).put(json);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }
}
