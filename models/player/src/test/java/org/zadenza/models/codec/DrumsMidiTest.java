// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrumsMidiTest {
  private static final List<DrumHit> BEAT =
      List.of(
          new DrumHit(0, DrumClass.KICK, 1),
          new DrumHit(0, DrumClass.CLOSED_HAT, 64 / 127.0),
          new DrumHit(4, DrumClass.SNARE, 90 / 127.0),
          new DrumHit(15, DrumClass.OPEN_HAT, 1 / 127.0));

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("new/beat.mid");
    DrumsMidi.write(BEAT, 16, 120, file);
    assertEquals(BEAT, DrumsMidi.read(file, DrumMap.GENERAL));
  }

  @Test
  void aFileIsAsLongAsItsBars() throws Exception {
    Path file = folder.resolve("beat.mid");
    DrumsMidi.write(BEAT, 32, 120, file);
    assertEquals(4_000_000, MidiSystem.getSequence(file.toFile()).getMicrosecondLength());
  }

  @Test
  void theSameHitsAreTheSameBytes() throws IOException {
    DrumsMidi.write(BEAT, 16, 100, folder.resolve("a.mid"));
    DrumsMidi.write(BEAT, 16, 100, folder.resolve("b.mid"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.mid")), Files.readAllBytes(folder.resolve("b.mid")));
  }

  @Test
  void aFileThatIsNoMidiIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("no.mid"), "bd sn");
    IOException refused =
        assertThrows(IOException.class, () -> DrumsMidi.read(file, DrumMap.GENERAL));
    assertTrue(refused.getMessage().contains("no.mid"), refused.getMessage());
  }
}
