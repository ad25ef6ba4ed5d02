// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data that lies beside the repository; tests that need it are skipped where it is missing. */
public final class SharedData {
  private SharedData() {}

  /** A folder of the shared data. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("zadenza.shared", "missing")).resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder + " is missing");
    return folder;
  }
}
