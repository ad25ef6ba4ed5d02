// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/** The pattern without events. */
record Silence() implements Pattern {
  static final Pattern SILENCE = new Silence();

  @Override
  public void query(Query query, EventSink sink) {}
}
