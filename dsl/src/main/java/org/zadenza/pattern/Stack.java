// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;

/** Several patterns at once. */
record Stack(List<Pattern> layers) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    for (int i = 0; i < layers.size(); i++) layers.get(i).query(query, sink);
  }
}
