// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

/** A value that is a text for the player to read, and is printed as it is. */
public record Notice(String text) {
  @Override
  public String toString() {
    return text;
  }
}
