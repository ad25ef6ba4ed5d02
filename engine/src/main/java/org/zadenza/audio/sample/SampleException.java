// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/** A sound that cannot be used; the message goes on where the file's name ends. */
public final class SampleException extends RuntimeException {
  SampleException(String message) {
    super(message);
  }

  SampleException(String message, Throwable cause) {
    super(message, cause);
  }
}
