// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.Golden;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/** Whatever lies in a checkpoint's files: a model, or a sentence that names file and tensor. */
class HostileCheckpointTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int ROUNDS = Integer.getInteger("rounds", 4000);
  private static final byte[] FOUR = new byte[4];

  private static final List<String> TOKENS =
      List.of(
          "null",
          "-1",
          "1e999",
          "1e99999",
          "3.5",
          "99999999999",
          "2147483647",
          "[]",
          "{}",
          "\"\"",
          "true",
          "\"../x\"",
          "\"/etc/passwd\"",
          "\"float32\"",
          "\"complex64\"",
          "\"uint8\"",
          "[[[[",
          "\u0000",
          "\"\\ud800\"",
          "\"MusicVAE\"",
          "\"MusicRNN\"",
          "NaN",
          "0");

  @TempDir private Path folder;

  @Test
  void shardsThatEndEarlySayInWhichTensor() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("first", new Tensor(List.of(2), new float[] {1, 2}));
    tensors.put("second", new Tensor(List.of(2), new float[] {3, 4}));
    MemoryFolder whole = MemoryFolder.magenta(tensors, "{}", 100);
    Map<String, byte[]> files = new LinkedHashMap<>(whole.files());
    files.put("group1-shard1of9", Arrays.copyOf(files.get("group1-shard1of9"), 11));
    assertEquals(
        "memory/group1-shard1of9: the shards end 5 bytes early, in tensor second; it is truncated"
            + " or damaged: copy it again",
        refusal(new MemoryFolder(files)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc/passwd",
        "a/../../x",
        "..",
        "./x",
        "a\\\\b",
        "",
        "a//b",
        "C:x",
        "%2e%2e/x",
        "http://host/x",
        "a\\u0000b"
      })
  void pathsCannotLeaveTheirFolder(String path) {
    String manifest = "[{\"paths\":[\"" + path + "\"],\"weights\":[]}]";
    String message = refusal(files("weights_manifest.json", manifest));
    assertTrue(message.contains("stay in the folder"), message);
    String dump = "{\"x\":{\"filename\":\"" + path + "\",\"shape\":[1]}}";
    message = refusal(files("manifest.json", dump));
    assertTrue(message.contains("stay in the folder"), message);
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.write(outside.resolve("secret"), FOUR);
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.writeString(
        inside.resolve("weights_manifest.json"),
        "[{\"paths\":[\"s\"],\"weights\":[{\"name\":\"x\",\"shape\":[1],\"dtype\":\"float32\"}]}]");
    Files.createSymbolicLink(inside.resolve("s"), outside.resolve("secret"));
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Checkpoint.read(new LocalFolder(inside)));
    assertTrue(refused.getMessage().contains("link out of its folder"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"shape\":[2147483647,2147483647,2147483647],\"dtype\":\"float32\"",
        "\"shape\":[499999999],\"dtype\":\"float32\"",
        "\"shape\":[500000001],\"dtype\":\"bool\"",
        "\"shape\":[-1],\"dtype\":\"float32\"",
        "\"shape\":[1.5],\"dtype\":\"float32\"",
        "\"shape\":[1e999],\"dtype\":\"float32\"",
        "\"shape\":[4294967297],\"dtype\":\"float32\"",
        "\"shape\":\"1\",\"dtype\":\"float32\"",
        "\"shape\":[1],\"dtype\":\"complex64\"",
        "\"shape\":[1],\"dtype\":7",
        "\"shape\":[1]",
        "\"shape\":[4],\"dtype\":\"float32\",\"quantization\":{\"dtype\":\"uint8\"}",
        "\"shape\":[4],\"dtype\":\"bool\",\"quantization\":{\"dtype\":\"uint8\",\"min\":0,\"scale\":1}",
        "\"shape\":[4],\"dtype\":\"float32\",\"quantization\":{\"dtype\":\"uint8\",\"min\":0,\"scale\":1e999}",
        "\"shape\":[4],\"dtype\":\"float32\",\"quantization\":{\"dtype\":\"uint8\",\"min\":1e39,\"scale\":1}"
      })
  void whatIsWrongWithATensorIsSaidWithItsName(String entry) {
    String message = refusal(MemoryFolder.one(entry, FOUR));
    assertTrue(message.startsWith("memory/"), message);
    assertTrue(message.contains("tensor x"), message);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    byte[] data = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array();
    assertEquals(
        "memory/weights_manifest.json: number 0 of tensor x is NaN; such weights play nothing: get"
            + " another copy",
        refusal(MemoryFolder.one("\"shape\":[1],\"dtype\":\"float32\"", data)));
  }

  @Test
  void aTensorThatIsThereTwiceIsRefused() {
    String x = "{\"name\":\"x\",\"shape\":[1],\"dtype\":\"float32\"}";
    MemoryFolder folder = MemoryFolder.magenta("[" + x + "," + x + "]", new byte[8], "{}", 8);
    assertTrue(refusal(folder).contains("tensor x is there twice"));
  }

  @Test
  void deeplyNestedTextIsRefused() {
    String message = refusal(files("weights_manifest.json", "[".repeat(1_000_000)));
    assertTrue(message.contains("it is no JSON"), message);
  }

  @Test
  void anEmptyFolderSaysWhatIsWanted() {
    assertEquals(
        "memory: there is neither weights_manifest.json nor manifest.json; give the folder of a"
            + " Magenta.js checkpoint or of a deeplearn.js dump",
        refusal(new MemoryFolder(Map.of())));
  }

  @Test
  void aDamagedCheckpointIsAModelOrASentence() {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, MemoryFolder> whole = Map.of("A", melody(), "C", vae());
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      MemoryFolder damaged = damaged(whole.get(random.nextBoolean() ? "A" : "C"), random);
      try {
        ModelImport.plain().convert(damaged, "damaged");
      } catch (WeightsException named) {
        refused++;
        assertTrue(named.getMessage().startsWith("memory"), named.getMessage());
      } catch (IOException | RuntimeException | StackOverflowError unnamed) {
        fail("seed=" + SEED + " round=" + round, unnamed);
      }
    }
    assertTrue(refused > ROUNDS / 2, "only " + refused + " were refused");
  }

  private static MemoryFolder damaged(MemoryFolder whole, SplittableRandom random) {
    Map<String, byte[]> files = new LinkedHashMap<>(whole.files());
    List<String> names = List.copyOf(files.keySet());
    int wounds = 1 + random.nextInt(3);
    for (int k = 0; k < wounds; k++) {
      String name = names.get(random.nextInt(names.size()));
      byte[] bytes = files.get(name);
      if (bytes == null) continue;
      switch (random.nextInt(6)) {
        case 0 -> files.remove(name);
        case 1 -> files.put(name, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        case 2 -> files.put(name, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9)));
        default -> files.put(name, changed(bytes, random));
      }
    }
    return new MemoryFolder(files);
  }

  /** With a token of JSON written over what is there, or a byte changed. */
  private static byte[] changed(byte[] bytes, SplittableRandom random) {
    byte[] out = bytes.clone();
    if (out.length == 0) return out;
    int at = random.nextInt(out.length);
    if (random.nextInt(4) == 0) {
      out[at] = (byte) random.nextInt(256);
      return out;
    }
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int colon = Math.max(text.indexOf(':', at), 0);
    int end = Math.min(text.length(), colon + 1 + random.nextInt(12));
    return (text.substring(0, Math.min(colon + 1, text.length())) + token + text.substring(end))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static MemoryFolder melody() {
    return golden(
        "A",
        "{\"type\":\"MusicRNN\",\"dataConverter\":{\"type\":\"MelodyConverter\",\"args\":{}}}");
  }

  private static MemoryFolder vae() {
    return golden(
        "C",
        "{\"type\":\"MusicVAE\",\"dataConverter\":{\"type\":\"MelodyConverter\",\"args\":{\"numSteps\":8}}}");
  }

  static MemoryFolder golden(String letter, String config) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Golden golden = Golden.of(letter);
    try {
      for (String name : golden.tensors().names()) {
        List<Integer> shape = golden.tensors().shape(name);
        int[] lengths = shape.stream().mapToInt(Integer::intValue).toArray();
        tensors.put(name, new Tensor(shape, golden.tensors().require(name, lengths)));
      }
    } catch (WeightsException impossible) {
      throw new AssertionError(impossible);
    }
    return MemoryFolder.magenta(tensors, config, 4000);
  }

  private static MemoryFolder files(String name, String text) {
    return new MemoryFolder(Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String refusal(MemoryFolder folder) {
    return assertThrows(WeightsException.class, () -> Checkpoint.read(folder)).getMessage();
  }
}
