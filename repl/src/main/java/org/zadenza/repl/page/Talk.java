// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.util.Optional;
import java.util.function.Consumer;

/** Answers what pages say. */
@FunctionalInterface
interface Talk {
  /**
   * The connections' thread; must return at once.
   *
   * @param answer takes texts for whoever said it, on any thread, also later
   * @return why nothing is done, or empty
   */
  Optional<Reason> hear(String message, Consumer<String> answer);
}
