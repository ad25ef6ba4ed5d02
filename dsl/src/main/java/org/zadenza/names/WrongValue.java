// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

import org.jspecify.annotations.Nullable;

/** A value that does not fit, told before it is known which word it was given to. */
public final class WrongValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String wanted;
  private final transient @Nullable Object value;

  /**
   * @param wanted what would fit, such as {@code "a number"}
   */
  public WrongValue(String wanted, @Nullable Object value) {
    super(wanted + " is needed here, not " + Shown.of(value));
    this.wanted = wanted;
    this.value = value;
  }

  public String wanted() {
    return wanted;
  }

  public @Nullable Object value() {
    return value;
  }
}
