// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Weights as two files, {@code NAME.safetensors} and {@code NAME.json}, which belong together. */
public final class WeightFiles {
  private WeightFiles() {}

  /**
   * Writes both; where there is no room for them, those that were there before stay as they were.
   */
  public static void write(Path folder, String name, byte[] weights, String about)
      throws IOException {
    Path numbers = folder.resolve(name + ".safetensors");
    Path text = folder.resolve(name + ".json");
    Path freshNumbers = folder.resolve(name + ".safetensors.new");
    Path freshText = folder.resolve(name + ".json.new");
    try {
      Files.write(freshNumbers, weights);
      Files.write(freshText, about.getBytes(StandardCharsets.UTF_8));
      Files.move(freshNumbers, numbers, StandardCopyOption.REPLACE_EXISTING);
      Files.move(freshText, text, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(freshNumbers);
      Files.deleteIfExists(freshText);
    }
  }
}
