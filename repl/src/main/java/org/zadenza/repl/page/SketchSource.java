// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.io.IOException;
import org.zadenza.models.importer.ImportedModel;

/** Where the network that completes drawings comes from. */
@FunctionalInterface
interface SketchSource {
  /**
   * Reads it; takes a while.
   *
   * @throws IOException if there is none: says what to do
   */
  ImportedModel.Sketches read() throws IOException;
}
