// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.atlas.AtlasFigures.Direction;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.latent.Palette;

/** Writes what was found as files that {@link Palette} reads. */
public final class AtlasFiles {
  private AtlasFiles() {}

  /**
   * Writes {@value Palette#ATTRIBUTES} and {@value Palette#FILE} into a folder. Lines there that
   * are of other models, and remarks, stay. Directions that do not work are left out.
   */
  public static void write(AtlasFigures found, Path folder) throws IOException {
    Files.createDirectories(folder);
    String model = LatentModel.shortName(found.model());
    put(
        folder.resolve(Palette.ATTRIBUTES),
        model,
        found.attributes().stream()
            .filter(Direction::works)
            .map(d -> line(d.name(), d.text(), d.what()))
            .toList());
    put(
        folder.resolve(Palette.FILE),
        model,
        found.palette().stream().map(a -> line(a.name(), a.text(), a.what())).toList());
  }

  private static String line(String name, String text, String what) {
    return String.join("\t", name, text, what);
  }

  private static void put(Path file, String model, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t");
        if (parts.length < 2 || !LatentText.model(parts[1]).equals(model)) all.add(line);
      }
    }
    all.addAll(lines);
    Files.writeString(file, String.join("\n", all) + "\n");
  }
}
