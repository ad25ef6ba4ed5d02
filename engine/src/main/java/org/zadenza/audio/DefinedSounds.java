// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.jspecify.annotations.Nullable;

/** Sounds that are defined while an engine plays; they go before all others of the same name. */
public interface DefinedSounds {
  /** None at all. */
  DefinedSounds NONE = name -> null;

  /** What the player calls so, or null. Clock thread; makes no garbage. */
  @Nullable DefinedSound find(String name);

  /** These, and where they have none of a name, others. */
  default DefinedSounds or(DefinedSounds others) {
    return name -> {
      DefinedSound own = find(name);
      return own != null ? own : others.find(name);
    };
  }
}
