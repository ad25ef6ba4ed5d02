// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** Where the bytes of a corpus's files come from. It travels to the machines that read. */
@FunctionalInterface
public interface Source extends Serializable {
  /**
   * Opens a file.
   *
   * @param file its name below the corpus's folder, with {@code /} between folders
   * @throws IOException if it cannot be read
   */
  InputStream open(String file) throws IOException;
}
