// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.schedule.Reporter;

class RecordingTest {
  private static final int HEADER = 44;
  private static final int BLOCK = 256;

  @TempDir Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Reporter reporter = (where, message) -> told.add(where + ": " + message);
  private final Stage stage = new Stage();

  private Recording start(String name, boolean orbits, SoundFile.Opening opening)
      throws IOException {
    return Recording.start(stage.engine, folder.resolve(name), orbits, reporter, () -> {}, opening);
  }

  private Recording start(String name) throws IOException {
    return start(name, false, path -> new WavFile(path, Stage.RATE));
  }

  private byte[] data(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return Arrays.copyOfRange(all, HEADER, all.length);
  }

  private static byte[] pcm(Stage.Sound sound) {
    byte[] out = new byte[sound.left().length * Pcm.BYTES_PER_FRAME];
    Pcm.write(sound.left(), sound.right(), sound.left().length, out);
    return out;
  }

  private List<String> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void whatIsHeardIsInTheFileToTheLastBit() throws IOException {
    stage.play(Stage.cue(100, "s", "bd"), Stage.cue(9000, "s", "supersaw", "room", 0.5));
    stage.render(4 * BLOCK, BLOCK);
    Recording recording = start("take.wav");
    Stage.Sound heard = stage.render(100 * BLOCK, BLOCK);
    recording.close();
    stage.render(4 * BLOCK, BLOCK);
    assertArrayEquals(pcm(heard), data(folder.resolve("take.wav")));
    assertEquals(List.of("take.wav"), files());
    assertEquals(folder.resolve("take.wav") + ", 0.5 s", recording.text());
    assertEquals(List.of(), told);
  }

  @Test
  void anOldTakeIsNeverWrittenOver() throws IOException {
    Files.writeString(folder.resolve("take.wav"), "precious");
    Recording recording = start("take.wav");
    stage.render(BLOCK, BLOCK);
    recording.close();
    assertEquals(List.of("take-2.wav", "take.wav"), files());
    assertEquals("precious", Files.readString(folder.resolve("take.wav")));
  }

  @Test
  void nothingHeardLeavesNoFile() throws IOException {
    start("take.wav").close();
    assertEquals(List.of(), files());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    IOException refused = assertThrows(IOException.class, () -> start("nowhere/take.wav"));
    String wanted =
        folder.resolve("nowhere/take.wav") + " cannot be recorded: there is no such folder";
    assertEquals(wanted, refused.getMessage());
  }

  /** A disk that is full after so many frames; half a frame may still find room. */
  private record SmallDisk(WavFile file, long frames) implements SoundFile {
    @Override
    public void write(float[] left, float[] right, int count) throws IOException {
      if (file.frames() + count > frames) throw new IOException("No space left on device");
      file.write(left, right, count);
    }

    @Override
    public long frames() {
      return file.frames();
    }

    @Override
    public void settle() throws IOException {
      file.settle();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Test
  void aFullDiskKeepsAShorterFileAndTheMusicGoesOn() throws IOException {
    stage.play(Stage.cue(100, "s", "supersaw"));
    Recording recording =
        start("take.wav", false, path -> new SmallDisk(new WavFile(path, Stage.RATE), 20 * BLOCK));
    Stage.Sound heard = stage.render(60 * BLOCK, BLOCK);
    recording.close();
    assertFalse(recording.isRunning());
    byte[] kept = data(folder.resolve("take.wav"));
    assertArrayEquals(Arrays.copyOf(pcm(heard), 20 * BLOCK * Pcm.BYTES_PER_FRAME), kept);
    assertEquals(List.of("take.wav"), files());
    assertEquals(2, told.size(), told.toString());
    assertEquals(
        "record: recording has ended, the music goes on: No space left on device", told.get(0));
    assertTrue(told.get(1).startsWith("record: kept " + folder.resolve("take.wav")), told.get(1));
  }

  @Test
  void aDiskThatIsFullAtOnceKeepsNothing() throws IOException {
    Recording recording =
        start("take.wav", false, path -> new SmallDisk(new WavFile(path, Stage.RATE), 0));
    stage.render(60 * BLOCK, BLOCK);
    recording.close();
    assertEquals(List.of(), files());
    assertEquals(1, told.size(), told.toString());
  }

  @Test
  void aDiskThatIsTooSlowLeavesSilenceAndKeepsTime() throws IOException {
    SoundRing ring = new SoundRing(2048);
    Desk desk = stage.engine.desk();
    desk.tap((d, frames) -> ring.put(d, frames, false));
    stage.play(Stage.cue(0, "s", "supersaw"));
    stage.render(12 * BLOCK, BLOCK);
    int[] seen = {0, 0};
    float[] side = new float[BLOCK];
    SoundRing.Taker taker =
        (frames, lost, orbits) -> {
          ring.side(side, frames);
          ring.side(side, frames);
          seen[0] += frames;
          seen[1] += lost;
        };
    while (ring.take(taker)) assertEquals(0, seen[1]);
    stage.render(BLOCK, BLOCK);
    assertTrue(ring.take(taker));
    assertEquals(13 * BLOCK, seen[0] + seen[1]);
    assertTrue(seen[1] > 0);
  }

  @Test
  void eachOrbitThatSoundsHasAFileAsLongAsTheMix() throws IOException {
    Take second = new Take();
    Recording recording = start("take.wav", true, path -> new WavFile(path, Stage.RATE));
    stage.engine.desk().tap((d, n) -> second.write(d.left(2), d.right(2), n));
    stage.play(
        Stage.cue(20 * BLOCK, "s", "supersaw", "orbit", 2.0),
        Stage.cue(10, "s", "bd", "orbit", 4.0));
    Stage.Sound mix = stage.render(80 * BLOCK, BLOCK);
    recording.close();
    assertEquals(
        List.of("take-orbits/orbit-2.wav", "take-orbits/orbit-4.wav", "take.wav"), files());
    byte[] stem = data(folder.resolve("take-orbits/orbit-2.wav"));
    assertArrayEquals(pcm(new Stage.Sound(second.left(), second.right())), stem);
    assertArrayEquals(pcm(mix), data(folder.resolve("take.wav")));
  }
}
