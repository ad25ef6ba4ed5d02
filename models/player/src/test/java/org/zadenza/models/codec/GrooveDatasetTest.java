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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.SharedData;

class GrooveDatasetTest {
  private static final String HEADER = "style,bpm,beat_type,time_signature,midi_filename,split\n";

  @TempDir private Path folder;

  @Test
  void givesTheFourFourRecordingsOfASplitInWholeBars() throws IOException {
    DrumsMidi.write(List.of(new DrumHit(17, DrumClass.SNARE, 1)), 20, 90, folder.resolve("a.mid"));
    Files.writeString(
        folder.resolve("info.csv"),
        HEADER
            + "funk,90,beat,4-4,a.mid,train\n"
            + "funk,90,beat,3-4,missing.mid,train\n"
            + "funk,90,beat,4-4,missing.mid,test\n");
    List<int[]> sequences = GrooveDataset.open(folder).sequences("train");
    int[] expected = new int[32];
    expected[17] = 2;
    assertEquals(1, sequences.size());
    assertArrayEquals(expected, sequences.getFirst());
    GrooveDataset.Styled styled = GrooveDataset.open(folder).styled("train").getFirst();
    assertEquals("funk", styled.style());
    assertTrue(styled.beat());
  }

  @Test
  void aFolderWithoutAListIsRefused() {
    IOException refused = assertThrows(IOException.class, () -> GrooveDataset.open(folder));
    assertTrue(refused.getMessage().contains("info.csv is missing"), refused.getMessage());
  }

  @Test
  void aListWithoutTheSplitIsRefused() throws IOException {
    Files.writeString(folder.resolve("info.csv"), "style,bpm\n");
    IOException refused = assertThrows(IOException.class, () -> GrooveDataset.open(folder));
    assertTrue(refused.getMessage().contains("midi_filename"), refused.getMessage());
  }

  @Test
  void anEmptySplitIsRefused() throws IOException {
    Files.writeString(folder.resolve("info.csv"), HEADER);
    GrooveDataset empty = GrooveDataset.open(folder);
    IOException refused = assertThrows(IOException.class, () -> empty.sequences("test"));
    assertTrue(refused.getMessage().contains("split test"), refused.getMessage());
  }

  @Test
  void theGrooveMidiDatasetIsRead() throws IOException {
    GrooveDataset groove = GrooveDataset.open(SharedData.folder("data/drums-gmd"));
    assertEquals(887, groove.sequences("train").size());
    assertEquals(122, groove.sequences("validation").size());
    assertEquals(129, groove.sequences("test").size());
  }
}
