// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.function.Function;

/** Several patterns at once. */
record Stack(List<Pattern> layers) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    for (int i = 0; i < layers.size(); i++) layers.get(i).query(query, sink);
  }

  @Override
  public Pattern withValue(Function<Object, Object> f) {
    return new Stack(layers.stream().map(p -> p.withValue(f)).toList());
  }

  @Override
  public Pattern withSources(Sources more) {
    return new Stack(layers.stream().map(p -> p.withSources(more)).toList());
  }
}
