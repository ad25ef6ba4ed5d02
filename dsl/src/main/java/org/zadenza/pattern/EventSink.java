// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/** Where a query pushes its events, one by one and in no promised order. */
@FunctionalInterface
public interface EventSink {
  void accept(Event event);
}
