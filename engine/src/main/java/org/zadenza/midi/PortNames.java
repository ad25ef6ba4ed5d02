// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the port that a player means: its name, or a part of it, in any case. */
final class PortNames {
  private PortNames() {}

  static boolean matches(String name, String wanted) {
    return name.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  /** The one of that very name, else the first that contains it. */
  static Optional<String> find(List<String> names, String wanted) {
    return names.stream()
        .filter(name -> name.equalsIgnoreCase(wanted))
        .findFirst()
        .or(() -> names.stream().filter(name -> matches(name, wanted)).findFirst());
  }
}
