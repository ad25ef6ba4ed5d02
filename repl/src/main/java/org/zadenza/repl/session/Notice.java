// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;

/**
 * A value that is a text for the player to read, and is printed as it is.
 *
 * @param slots the slots that were played to get it, so that {@code (only (d1 ...))} can be written
 */
public record Notice(String text, List<String> slots) {
  public Notice(String text) {
    this(text, List.of());
  }

  @Override
  public String toString() {
    return text;
  }
}
