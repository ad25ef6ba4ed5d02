// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.bencode;

/** Bytes that are no bencode, or too much of it; what follows them cannot be read either. */
public final class BencodeError extends Exception {
  private static final long serialVersionUID = 1;

  BencodeError(String message) {
    super(message, null, false, false);
  }
}
