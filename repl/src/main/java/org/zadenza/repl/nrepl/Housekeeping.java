// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.Optional;
import java.util.regex.Pattern;
import org.zadenza.repl.session.Session;

/**
 * What editors evaluate to find their way in a Clojure, as their public sources show: CIDER and
 * Calva require {@code clojure.repl}, Conjure asks for the dialect and brings a namespace of its
 * own, all look words up by {@code clojure.repl/doc}. It is evaluated aside: it is no part of the
 * set, its log and what others hear.
 */
final class Housekeeping {
  /** About the set: where it is, and what its words do. */
  private static final Pattern ABOUT_THE_SET =
      Pattern.compile("\\s*(?:\\*ns\\*\\s*|\\(clojure\\.repl/.*)", Pattern.DOTALL);

  /** About Clojure: what would get in the way of words if it were done where they are. */
  private static final Pattern ABOUT_CLOJURE =
      Pattern.compile(
          "\\s*(?:#\\?\\(:clj .*|\\(clojure\\.core/.*"
              + "|\\(create-ns 'conjure\\.internal\\).*|\\(conjure\\.internal/.*"
              + "|\\(when-let \\[requires \\(resolve 'clojure\\.main/repl-requires\\)\\].*"
              + "|\\(require '\\[?clojure\\.(?:repl|walk|test|pprint)\\b.*)",
          Pattern.DOTALL);

  private Housekeeping() {}

  /** The namespace that it belongs in; empty for what is a player's own. */
  static Optional<String> namespace(String code, Session session) {
    if (ABOUT_THE_SET.matcher(code).matches()) return Optional.of(session.tongues().namespace());
    return ABOUT_CLOJURE.matcher(code).matches() ? Optional.of(Namespaces.USER) : Optional.empty();
  }
}
