// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The first NVIDIA GPU of a machine, as its driver describes it.
 *
 * @param major and {@code minor}: its compute capability, which decides what can run on it
 */
public record Gpu(String name, int major, int minor) {
  private static final long PATIENCE_SECONDS = 10;

  /** Asks the driver; empty where there is none. May take a second. */
  public static Optional<Gpu> ofThisMachine() {
    ProcessBuilder query =
        new ProcessBuilder(
            "nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader", "--id=0");
    query.redirectErrorStream(true);
    try {
      Process asked = query.start();
      asked.getOutputStream().close();
      if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        return Optional.empty();
      }
      String text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return asked.exitValue() == 0 ? parse(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Reads a line such as {@code NVIDIA H100, 9.0}. */
  static Optional<Gpu> parse(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    int comma = line.lastIndexOf(',');
    if (comma < 0) return Optional.empty();
    String[] version = line.substring(comma + 1).strip().split("\\.", 2);
    try {
      return Optional.of(
          new Gpu(
              line.substring(0, comma).strip(),
              Integer.parseInt(version[0]),
              Integer.parseInt(version[1])));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Whether ND4J's CUDA 11.6 build has machine code for it: sm_37 to sm_86 and no PTX. */
  public boolean runsNd4j() {
    return 10 * major + minor >= 37 && major <= 8;
  }

  /** Whether ONNX Runtime's GPU build runs on it: Volta and later. */
  public boolean runsOnnxRuntime() {
    return major >= 7;
  }

  @Override
  public String toString() {
    return "%s (compute capability %d.%d)".formatted(name, major, minor);
  }
}
