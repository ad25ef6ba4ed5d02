// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What a piece of music is used for: to learn from, to choose by, or only to measure with. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** The split of a name as players write it, e.g. {@code test}. */
  public static Split named(String name) throws IOException {
    for (Split split : values()) {
      if (split.toString().equals(name)) {
        return split;
      }
    }
    throw new IOException(
        "there is no split %s; there are %s"
            .formatted(
                name,
                Arrays.stream(values()).map(Split::toString).collect(Collectors.joining(", "))));
  }

  /**
   * The split of a piece in a collection that comes without splits: by the CRC-32 of its name
   * modulo 10, 0 is test, 1 validation, the others train.
   */
  public static Split of(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return switch ((int) (crc.getValue() % 10)) {
      case 0 -> TEST;
      case 1 -> VALIDATION;
      default -> TRAIN;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
