// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/**
 * A patch file that cannot be read: says which file and line, which key, and what is allowed there.
 */
public final class PatchException extends RuntimeException {
  PatchException(String file, String message) {
    super(file + ": " + message);
  }
}
