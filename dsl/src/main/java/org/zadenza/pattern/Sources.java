// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * The places in the text that made an event: shared, never copied, while events are combined, and
 * put in order only when somebody asks.
 */
public sealed interface Sources {
  Sources NONE = new None();

  /** No text made it. */
  record None() implements Sources {}

  /**
   * One atom of a notation text.
   *
   * @param notation the whole text
   */
  record One(SourceRange range, String notation) implements Sources {}

  /** The places of two events that were combined. */
  record Both(Sources first, Sources second) implements Sources {}

  static Sources of(SourceRange range, String notation) {
    return new One(range, notation);
  }

  default Sources and(Sources other) {
    if (this == NONE || this == other) return other;
    return other == NONE ? this : new Both(this, other);
  }

  /** All places in the order in which they were combined, each once. */
  default List<SourceRange> ranges() {
    return atoms().stream().map(One::range).distinct().toList();
  }

  /** {@link #ranges}, each with the text in which it lies. */
  default List<One> atoms() {
    List<One> out = new ArrayList<>();
    collect(out);
    return List.copyOf(out);
  }

  private void collect(List<One> out) {
    switch (this) {
      case None _ -> {}
      case One one -> {
        if (!out.contains(one)) out.add(one);
      }
      case Both(Sources first, Sources second) -> {
        first.collect(out);
        second.collect(out);
      }
    }
  }
}
