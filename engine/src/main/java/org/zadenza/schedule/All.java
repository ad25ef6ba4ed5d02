// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.function.UnaryOperator;
import org.zadenza.pattern.Pattern;

/**
 * What is done to the pattern of every slot.
 *
 * @param change the player's function; called on the threads of commands, never on the clock's
 * @param text how the player wrote it, empty where there is none
 */
public record All(UnaryOperator<Pattern> change, String text) {
  /** Leaves everything as it is. */
  public static final All NONE = new All(UnaryOperator.identity(), "");

  Pattern of(Pattern pattern) {
    return change.apply(pattern);
  }
}
