// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.TinyModels;
import org.zadenza.models.importer.SketchFile;

class SketchModelsTest {
  @TempDir private Path folder;

  @Test
  void theFirstThatIsThereCompletesDrawings() throws IOException {
    SketchModels models = new SketchModels(new TinyModels(1));
    assertEquals(SketchFile.QUICKDRAW, models.first().config().name());
  }

  @Test
  void whereThereIsNoneItSaysWhatToDo() {
    SketchModels models = new SketchModels(new PlayersWeights(folder, name -> false));
    String said = assertThrows(IOException.class, models::first).getMessage();
    assertTrue(said.startsWith("sketch-quickdraw cannot draw: it has no weights here"), said);
    assertTrue(said.contains("./zadenza models train sketch-quickdraw"), said);
  }

  /** One that cannot be read is passed over, as one that is missing. */
  @Test
  void whatCannotBeReadIsSaidWhereNothingElseIsThere() throws IOException {
    Files.writeString(folder.resolve("sketch-quickdraw.safetensors"), "no weights");
    SketchModels models = new SketchModels(new PlayersWeights(folder, name -> false));
    String said = assertThrows(IOException.class, models::first).getMessage();
    assertTrue(said.startsWith("sketch-quickdraw cannot draw: "), said);
    assertTrue(!said.contains("no weights here"), said);
  }
}
