// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.io.Serializable;

/**
 * Something to read: a file, or a note of a list.
 *
 * @param name of the file below the corpus's folder, or of the note
 * @param about what the list says of it; empty for files
 */
public record Item(String name, String about) implements Serializable {
  /** A file. */
  public static Item file(String name) {
    return new Item(name, "");
  }
}
