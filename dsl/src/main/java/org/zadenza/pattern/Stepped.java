// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import org.zadenza.time.Rational;

/** A pattern that says how many steps a cycle of it has. */
record Stepped(Pattern pattern, Rational steps) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    pattern.query(query, sink);
  }

  @Override
  public Pattern withSteps(@org.jspecify.annotations.Nullable Rational other) {
    return pattern.withSteps(other);
  }
}
