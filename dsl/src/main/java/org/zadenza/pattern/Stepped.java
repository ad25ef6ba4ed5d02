// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;

/** A pattern that says how many steps a cycle of it has. */
record Stepped(Pattern pattern, Rational steps) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    pattern.query(query, sink);
  }

  @Override
  public Pattern withValue(Function<Object, Object> f) {
    return pattern.withValue(f).withSteps(steps);
  }

  @Override
  public Pattern withSources(Sources more) {
    return pattern.withSources(more).withSteps(steps);
  }

  @Override
  public Pattern withSteps(@Nullable Rational other) {
    return pattern.withSteps(other);
  }
}
