// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The curve of a training, {@code curve.csv} in its folder. */
final class Curve {
  private static final int FIELDS = CurvePoint.HEADER.split(",").length;

  private final Path file;

  /** In the folder of a training. */
  Curve(Path folder) {
    file = folder.resolve("curve.csv");
  }

  /** Without points. */
  void begin() throws IOException {
    Files.writeString(file, CurvePoint.HEADER + "\n");
  }

  /** One more point. */
  void add(CurvePoint point) throws IOException {
    Files.writeString(file, point.csv() + "\n", StandardOpenOption.APPEND);
  }

  /**
   * Without what stands behind the last checkpoint or is half a line, as after a process or a disk
   * that came to its end while it was written.
   *
   * @param iteration of that checkpoint
   */
  void backTo(long iteration) throws IOException {
    List<String> kept = new ArrayList<>(List.of(CurvePoint.HEADER));
    if (Files.isReadable(file)) {
      Files.readAllLines(file).stream().filter(line -> isUpTo(iteration, line)).forEach(kept::add);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, kept);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isUpTo(long iteration, String line) {
    String[] fields = line.split(",");
    return fields.length == FIELDS
        && fields[0].matches("\\d{1,18}")
        && Long.parseLong(fields[0]) <= iteration;
  }
}
