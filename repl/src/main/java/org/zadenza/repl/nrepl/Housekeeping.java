// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.regex.Pattern;

/**
 * What editors evaluate to find their way in a Clojure, as their public sources show: CIDER and
 * Calva require {@code clojure.repl}, Conjure asks for the dialect and brings a namespace of its
 * own, all look words up by {@code clojure.repl/doc}. It is evaluated aside: it is no part of the
 * set, its log and what others hear.
 */
final class Housekeeping {
  private static final Pattern ALL =
      Pattern.compile(
          "\\s*(?:\\*ns\\*\\s*|#\\?\\(:clj .*"
              + "|\\(create-ns 'conjure\\.internal\\).*|\\(conjure\\.internal/.*"
              + "|\\(when-let \\[requires \\(resolve 'clojure\\.main/repl-requires\\)\\].*"
              + "|\\(require '\\[?clojure\\.(?:repl|walk|test|pprint)\\b.*"
              + "|\\(clojure\\.(?:core|repl|walk)/.*)",
          Pattern.DOTALL);

  private Housekeeping() {}

  static boolean is(String code) {
    return ALL.matcher(code).matches();
  }
}
