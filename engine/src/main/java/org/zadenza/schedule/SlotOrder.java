// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.Comparator;

/** Slots as a player counts them: {@code d2} before {@code d10}. */
public final class SlotOrder {
  public static final Comparator<String> BY_NUMBER =
      Comparator.comparing(SlotOrder::letters)
          .thenComparingInt(slot -> slot.length())
          .thenComparing(Comparator.naturalOrder());

  private SlotOrder() {}

  private static String letters(String slot) {
    int end = slot.length();
    while (end > 0 && slot.charAt(end - 1) >= '0' && slot.charAt(end - 1) <= '9') end--;
    return slot.substring(0, end);
  }
}
