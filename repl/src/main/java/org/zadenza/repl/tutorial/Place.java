// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

/** Chapter and step, both counted from 1. */
public record Place(int chapter, int step) {
  static final Place FIRST = new Place(1, 1);
}
