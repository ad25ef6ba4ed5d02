// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;

/**
 * How an instrument is played on SuperDirt.
 *
 * @param sound SuperDirt's name for it
 * @param controls what is sent where the cue does not say
 * @param names SuperDirt's names for controls that are called otherwise here
 */
public record DirtVoice(String sound, Controls controls, Map<String, String> names) {
  public DirtVoice {
    names = Map.copyOf(names);
  }

  /** SuperDirt's name of a control, or null where it is the same. */
  public @Nullable String nameOf(String control) {
    return names.get(control);
  }
}
