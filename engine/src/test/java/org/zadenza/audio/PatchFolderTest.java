// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.dsp.Hearing;

/** A player's instruments while they are edited. */
class PatchFolderTest {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String BOOM =
      "{\n \"name\": \"boom\",\n \"voice\": \"saw\",\n \"note\": 57,\n \"levelDb\": -12\n}";

  private final List<String> told = new CopyOnWriteArrayList<>();

  private PatchFiles files(Path folder) {
    return new PatchFiles(folder, (where, what) -> told.add(where + ": " + what));
  }

  private static void await(String what, BooleanSupplier met) {
    long limit = System.nanoTime() + LIMIT_NANOS;
    while (!met.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "never: " + what);
      Thread.onSpinWait();
    }
  }

  private static double pitchOf(Stage stage) {
    stage.engine.panic();
    stage.render(4_800, 512);
    stage.play(Stage.cue(stage.engine.frame(), "s", "boom"));
    return Hearing.pitchHz(stage.render(9_600, 512).left(), 100, 1_000, Stage.RATE);
  }

  @Test
  void whatIsSavedIsHeardFromTheNextNoteOn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine").resolve("boom.json");
    Stage stage = new Stage();
    try (PatchFolder watched =
        PatchFolder.watch(Stage.PATCHES, file.getParent(), (where, what) -> told.add(what))) {
      watched.heardBy(stage.engine::patches);
      assertNull(watched.current().find("boom"));
      Files.createDirectory(file.getParent());
      Files.writeString(file, BOOM);
      await("the folder is seen", () -> watched.current().find("boom") != null);
      await("the engine has it", () -> Math.abs(pitchOf(stage) - 220) < 3);
      Files.writeString(file, BOOM.replace("57", "69"));
      await("the edit is heard", () -> Math.abs(pitchOf(stage) - 440) < 6);
      Files.writeString(file, BOOM.replace("57", "fast"));
      await("the mistake is told", () -> !told.isEmpty());
      assertEquals(
          List.of("boom.json: is not JSON, line 4 column 10; it plays on as it was"), told);
      assertEquals(440, pitchOf(stage), 6);
      Files.delete(file);
      await("it is forgotten", () -> watched.current().find("boom") == null);
    }
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(t -> t.getName().equals("zadenza-patches") && t.isAlive()));
  }

  @Test
  void aMistakeIsToldOnceForEachVersion(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("boom.json");
    PatchFiles files = files(folder);
    Files.writeString(file, BOOM);
    assertTrue(files.scan());
    assertTrue(!files.scan());
    Files.writeString(file, BOOM.replace("-12", "-90"));
    assertTrue(!files.scan());
    assertTrue(!files.scan());
    assertEquals(
        List.of(
            "patches: boom.json, line 5: \"levelDb\" must be a number from -60 to 24, not -90;"
                + " it plays on as it was"),
        told);
    assertEquals(57, files.patches().iterator().next().note());
    Files.writeString(file, BOOM.replace("-12", "-91"));
    files.scan();
    assertEquals(2, told.size());
  }

  @Test
  void onlyPatchesAreRead(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(".boom.json"), "half an ed");
    Files.writeString(folder.resolve("boom.json~"), "what was");
    Files.createDirectory(folder.resolve("folder.json"));
    Files.write(folder.resolve("bytes.json"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 3});
    Files.write(folder.resolve("huge.json"), new byte[(1 << 20) + 1]);
    PatchFiles files = files(folder);
    files.scan();
    assertTrue(files.patches().isEmpty());
    assertEquals(
        List.of(
            "patches: bytes.json: is not text in UTF-8",
            "patches: huge.json: is larger than a megabyte"),
        told);
  }

  /** Bytes changed, lost, doubled and moved: a sentence or a patch that plays, nothing else. */
  @Tag("slow")
  @Test
  void brokenFilesAreToldAndNothingElse(@TempDir Path folder) throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] whole = BOOM.replace("}", PARTS).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("boom.json");
    PatchFiles files = files(folder);
    for (int i = 0; i < 3_000; i++) {
      Files.write(file, mutated(whole, random));
      files.scan();
    }
    assertTrue(told.size() > 1_000, () -> "seed=" + seed);
    for (String line : told) {
      assertTrue(line.startsWith("patches: boom.json") && line.length() < 600, seed + " " + line);
      assertTrue(!line.contains("Exception") && !line.contains("java."), seed + " " + line);
    }
  }

  private static final String PARTS =
      """
      , "controls": {"voice": {"param": "x", "times": 2}}, "ranges": {"a": [0, 1]},
       "contour": {"attack": 0.1}, "variants": [{"voice": "kick", "params": {"pitch": 50}}],
       "anchors": {"a": [1, 2.5e3]}, "midi": {"channel": 2, "cc": {"cutoff": 74}},
       "superdirt": {"s": "superkick", "controls": {"voice": 0.5}, "names": {"a": "b"}}}
      """;

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] out = whole.clone();
    int cuts = 1 + random.nextInt(4);
    for (int k = 0; k < cuts; k++) {
      int at = random.nextInt(out.length);
      int length = Math.min(out.length - at, 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 -> out[at] = (byte) "{}[]\",:0123456789.eE-\\ntrue ".charAt(random.nextInt(28));
        case 2 -> {
          byte[] less = new byte[Math.max(1, out.length - length)];
          System.arraycopy(out, 0, less, 0, Math.min(at, less.length));
          if (at < less.length) System.arraycopy(out, at + length, less, at, less.length - at);
          out = less;
        }
        default -> System.arraycopy(out, random.nextInt(out.length - length + 1), out, at, length);
      }
    }
    return out;
  }
}
