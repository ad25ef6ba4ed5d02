// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/** The common root of the families of verbs that make up {@link Pattern}. */
interface Verbs {
  void query(Query query, EventSink sink);

  default Pattern self() {
    return (Pattern) this;
  }
}
