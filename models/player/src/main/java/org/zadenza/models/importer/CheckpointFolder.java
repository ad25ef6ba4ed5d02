// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.io.IOException;
import java.util.Optional;
import org.zadenza.models.safetensors.WeightsException;

/**
 * Files of a checkpoint, by name: a folder of this machine or of the network. Read them from a
 * thread that may wait.
 */
public interface CheckpointFolder {
  /** Where it lies, for errors and for what is written about the model. */
  String name();

  /**
   * A file's bytes, or nothing if there is no such file.
   *
   * @param file a name that {@link #checked} has let pass
   * @param most more bytes than that are refused
   */
  Optional<byte[]> read(String file, long most) throws IOException;

  /** A file's bytes; without it there is no checkpoint. */
  default byte[] require(String file, long most) throws IOException {
    return read(file, most)
        .orElseThrow(
            () ->
                new WeightsException(
                    name(),
                    "there is no file " + file,
                    "the checkpoint is incomplete: copy it again"));
  }

  /** Refuses names that lead out of the folder, or that no checkpoint has. */
  static String checked(String file, String manifest) throws WeightsException {
    boolean plain = file.matches("[A-Za-z0-9._+ -]+(/[A-Za-z0-9._+ -]+)*") && file.length() <= 255;
    for (String part : file.split("/", -1)) {
      plain &= !part.equals("..") && !part.equals(".");
    }
    if (!plain) {
      throw new WeightsException(
          manifest,
          "it names a file \"%s\"".formatted(shortened(file)),
          "names are letters, digits, . _ + - and stay in the folder");
    }
    return file;
  }

  /** A text of a file, short enough to be shown. */
  static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= 80 ? printable : printable.substring(0, 80) + "..";
  }
}
