// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

/** A datagram that is not OSC. */
public final class OscMalformed extends RuntimeException {
  OscMalformed(String message) {
    super(message);
  }
}
