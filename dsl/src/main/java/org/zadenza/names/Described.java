// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

/** A value that has a name in the player's words, such as "a pattern". */
@FunctionalInterface
public interface Described {
  String described();
}
