// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zadenza.models.safetensors.WeightsException;

/** What was imported into a player's models folder. */
public final class ImportedModels {
  private ImportedModels() {}

  /** The configs of the folder's imported models, by name; files of other kinds are passed over. */
  public static List<ImportedConfig> in(Path folder) throws IOException {
    List<ImportedConfig> configs = new ArrayList<>();
    if (!Files.isDirectory(folder)) return configs;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        try {
          configs.add(ImportedConfig.parse(Files.readAllBytes(file), file.toString()));
        } catch (WeightsException ofAnotherKind) {
          continue;
        }
      }
    }
    return configs;
  }
}
