// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.Palette;

class AtlasFilesTest {
  private static AtlasFigures.Direction direction(String name, double right, double wrong) {
    AtlasFigures.Moved moved = new AtlasFigures.Moved(1, 10, right, wrong, 0.1);
    return new AtlasFigures.Direction(name, "what", "drums:" + name, 0, 1, List.of(moved));
  }

  @Test
  void linesOfOtherModelsStayAndWhatDoesNotWorkIsLeftOut(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(Palette.ATTRIBUTES);
    Files.writeString(file, "# mine\nold\tdrums:OLD\nother\tmelody:M\tx\n");
    AtlasFigures found =
        new AtlasFigures(
            MusicVaes.DRUMS,
            "",
            List.of(direction("a", 0.9, 0.2), direction("b", 0.5, 0.2)),
            List.of(new AtlasFigures.Anchor("p", "q", "drums:P", 1, 1, 1, new int[] {1, 2})));
    AtlasFiles.write(found, folder);
    assertEquals(
        List.of("# mine", "other\tmelody:M\tx", "a\tdrums:a\twhat"), Files.readAllLines(file));
    assertEquals(List.of("p\tdrums:P\tq"), Files.readAllLines(folder.resolve(Palette.FILE)));
  }
}
