// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A list whose elements are made each time they are asked for. */
public final class LazyList<T> extends AbstractList<T> implements RandomAccess {
  private final int size;
  private final IntFunction<T> elements;

  /** So many elements. */
  public LazyList(int size, IntFunction<T> elements) {
    this.size = size;
    this.elements = elements;
  }

  @Override
  public T get(int index) {
    return elements.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
