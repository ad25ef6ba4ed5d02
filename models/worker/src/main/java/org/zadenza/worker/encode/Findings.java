// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.io.IOException;
import java.util.List;
import org.zadenza.worker.shard.Piece;

/**
 * Is told what is found; each call is one file, or one drawing where a file holds many.
 *
 * <p>An {@link IOException} of theirs ends the reading: there is no room for what was found.
 */
public interface Findings {
  /** Pieces to learn from. */
  void found(List<Piece> pieces) throws IOException;

  /** Nothing to learn from, and why. */
  void nothing(String name, String why) throws IOException;

  /** What cannot be read, and why. */
  void broken(String name, String why) throws IOException;
}
