// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Reporter;

class SampleLibraryTest {
  private static final byte[] WAV = SoundBytes.wav(SoundBytes.tone(1, 1_000, 0.01), 48_000, 16);
  private static final PackCache NO_NETWORK = PackCache.withoutNetwork(Path.of("nowhere"));

  @TempDir private Path folder;
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final Reporter reporter = (where, message) -> told.add(message);

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes());
  }

  private SampleLibrary offline() {
    SampleLibrary out = SampleLibrary.offline(NO_NETWORK, reporter);
    out.add(folder);
    return out;
  }

  private static String fileOf(SampleLibrary samples, Object... controls) {
    Controls c = Controls.EMPTY;
    for (int i = 0; i < controls.length; i += 2) c = c.with((String) controls[i], controls[i + 1]);
    SampleFile file = samples.find(c);
    return file == null ? "none" : file.path().getFileName().toString();
  }

  @Test
  void aFolderIsASoundAndItsFilesAreInOrder() throws IOException {
    for (String n :
        List.of("bd/b.wav", "bd/a.WAV", "deep/er/sn/1.aif", "bd/read.me", ".git/x.wav")) {
      write(n, WAV);
    }
    SampleLibrary samples = offline();
    assertEquals(Set.of("bd", "sn"), samples.names());
    assertEquals("a.WAV", fileOf(samples, "s", "bd"));
    assertEquals("b.wav", fileOf(samples, "s", "bd", "n", 5.0));
    assertEquals("none", fileOf(samples, "s", "hh"));
    assertEquals(List.of(), told);
  }

  @Test
  void aMapOfStrudelsNamesItsFiles() throws IOException {
    for (String n : List.of("x/kick.wav", "x/a b#1.wav", "x/low.wav", "x/high.wav")) write(n, WAV);
    write(
        "strudel.json",
        """
        {"_base": "x/", "bd": ["kick.wav", "a b#1.wav"], "one": "low.wav", "tr_sn": "kick.wav",
         "keys": {"c2": "low.wav", "c5": ["high.wav"]}, "gone": "nothing.wav"}
        """);
    SampleLibrary samples = offline();
    assertEquals("a b#1.wav", fileOf(samples, "s", "bd", "n", 1.0));
    assertEquals("low.wav", fileOf(samples, "s", "one"));
    assertEquals("low.wav", fileOf(samples, "s", "keys", "note", 40.0));
    assertEquals("high.wav", fileOf(samples, "s", "keys", "note", "g5"));
    SampleFile high = samples.find(Controls.of("s", "keys").with("note", 72.0));
    assertEquals(72, Objects.requireNonNull(high).rootNote());
    assertEquals("kick.wav", fileOf(samples, "s", "sn", "bank", "tr"));
    assertEquals("none", fileOf(samples, "s", "gone"));
    assertTrue(
        told.getFirst().contains("1 of its files are not there, as x/nothing.wav"), told::toString);
  }

  @Test
  void nothingOutsideAPackIsRead() throws IOException {
    Path secret = write("secret/diary.wav", WAV);
    Path pack = folder.resolve("pack");
    write("pack/own/0.wav", WAV);
    Files.createSymbolicLink(pack.resolve("own/1.wav"), secret);
    Files.createSymbolicLink(pack.resolve("linked"), secret.getParent());
    write(
        "pack/strudel.json",
        """
        {"a": "../secret/diary.wav", "b": "%s", "c": "linked/diary.wav", "d": "own/1.wav",
         "e": "file:%s", "f": "own/../../secret/diary.wav", "g": "own/0.wav"}
        """
            .formatted(secret, secret));
    SampleLibrary samples = SampleLibrary.offline(NO_NETWORK, reporter);
    samples.add(pack);
    assertEquals(Set.of("own", "g"), samples.names());
    assertEquals("0.wav", fileOf(samples, "s", "own", "n", 1.0));
    assertTrue(told.toString().contains("2 links were left out"), told::toString);
    assertTrue(told.toString().contains("lie outside the pack"), told::toString);
  }

  @Test
  void aMapThatIsBrokenIsToldAndTheFoldersPlay() throws IOException {
    write("bd/0.wav", WAV);
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    String whole =
        "{\"_base\": \"bd/\", \"x\": [\"0.wav\", {\"c4\": [\"0.wav\"]}], \"y\": {\"c2\": 1}}";
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int k = random.nextInt(4); k >= 0; k--) {
        text.setCharAt(random.nextInt(text.length()), "{}[]\",:\0x9".charAt(random.nextInt(10)));
      }
      write("strudel.json", text.toString());
      SampleLibrary samples = offline();
      assertTrue(samples.names().contains("bd"), "seed=" + seed + " " + text);
    }
    write("strudel.json", "[".repeat(200_000));
    assertTrue(offline().names().contains("bd"));
  }

  @Tag("slow")
  @Test
  void aPackOfTenThousandFilesIsKnownWithoutOpeningThem() throws IOException {
    for (int i = 0; i < 10_000; i++) write("many" + i % 100 + "/" + i + ".wav", new byte[0]);
    SampleLibrary samples = offline();
    assertEquals(100, samples.names().size());
    assertEquals(0, samples.bytes());
    assertEquals(List.of(), told);
  }

  @Test
  void aFileThatIsBrokenIsToldOnceAndNotTriedAgain() throws IOException {
    write("bad/0.wav", new byte[0]);
    write("bad/1.wav", "hello".getBytes());
    SampleLibrary samples = offline();
    for (int i = 0; i < 3; i++) {
      for (double n = 0; n < 2; n++) {
        SampleFile file = samples.find(Controls.of("s", "bad").with("n", n));
        if (file != null) samples.want(file);
      }
    }
    assertEquals(2, told.size(), told::toString);
    assertTrue(told.getFirst().endsWith("0.wav is empty; the rest plays on"), told::toString);
    assertNull(samples.find(Controls.of("s", "bad")));
  }

  @Test
  void whatWasNotPlayedForLongestMakesRoom() throws IOException {
    byte[] second = SoundBytes.wav(SoundBytes.tone(1, 48_000, 0.01), 48_000, 16);
    for (int i = 0; i < 10; i++) write("x/" + i + ".wav", second);
    long most = 5 * Sample.bytes(48_000, 1);
    SampleLibrary samples = new SampleLibrary(most, true, NO_NETWORK, reporter);
    samples.add(folder);
    List<SampleFile> files = new ArrayList<>();
    for (double n = 0; n < 10; n++) files.add(samples.find(Controls.of("s", "x").with("n", n)));
    for (SampleFile file : files) {
      samples.want(files.getFirst());
      samples.want(file);
      assertTrue(samples.bytes() <= most);
    }
    assertNotNull(files.getFirst().sample(), "played all the time");
    assertNull(files.get(2).sample(), "played long ago");
    Sample last = files.get(9).sample();
    samples.want(files.get(9));
    assertSame(last, files.get(9).sample());
  }

  @Test
  void aFileThatWouldNotFitIsRefused() throws IOException {
    write("x/0.wav", SoundBytes.wav(SoundBytes.tone(2, 48_000, 0.01), 48_000, 16));
    SampleLibrary samples = new SampleLibrary(1 << 18, true, NO_NETWORK, reporter);
    samples.add(folder);
    samples.want(Objects.requireNonNull(samples.find(Controls.of("s", "x"))));
    assertTrue(told.getFirst().contains("of memory, more than"), told::toString);
    assertEquals(0, samples.bytes());
  }

  @Test
  void liveItIsLoadedOnAnotherThreadWithItsNeighbours() throws Exception {
    for (int i = 0; i < 5; i++) write("x/" + i + ".wav", WAV);
    try (SampleLibrary samples = SampleLibrary.live(NO_NETWORK, reporter)) {
      samples.add(folder.toString());
      samples.await();
      SampleFile file = Objects.requireNonNull(samples.find(Controls.of("s", "x")));
      samples.want(file);
      samples.await();
      assertNotNull(file.sample());
    }
  }

  @Test
  void aPlaceThatIsNothingIsToldAtOnce() {
    SampleLibrary samples = offline();
    for (String place :
        List.of("no/such/folder", "x.json", "\0", "ftp://x/y", "github:me", "file:/etc")) {
      String said =
          assertThrows(SampleException.class, () -> samples.add(place), place).getMessage();
      assertTrue(said.length() > 10 && !said.contains("Exception"), said);
    }
  }
}
