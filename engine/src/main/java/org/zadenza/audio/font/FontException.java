// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

/** A soundfont that cannot be read: says what is wrong with it. */
public final class FontException extends RuntimeException {
  FontException(String message) {
    super(message);
  }
}
