// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.suggest;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts to choose from: a list that is shown a line each, numbered from 0 as {@code nth} does. */
public final class Suggestions extends AbstractList<String> implements RandomAccess {
  private final List<String> texts;

  /** These texts. */
  public Suggestions(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  @Override
  public String get(int index) {
    return texts.get(index);
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public String toString() {
    return IntStream.range(0, texts.size())
        .mapToObj(k -> k + "  " + texts.get(k))
        .collect(Collectors.joining("\n"));
  }
}
