// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/** The value of a declaration: names that can be used from now on. */
public record Defined(String name) {
  @Override
  public String toString() {
    return name + " is defined";
  }
}
