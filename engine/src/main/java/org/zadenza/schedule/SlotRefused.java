// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

/** A pattern that cannot be played; the slot keeps what it had. */
public final class SlotRefused extends RuntimeException {
  private final String slot;

  SlotRefused(String slot, String why, Throwable cause) {
    super(why, cause);
    this.slot = slot;
  }

  /** The slot it was meant for. */
  public String slot() {
    return slot;
  }
}
