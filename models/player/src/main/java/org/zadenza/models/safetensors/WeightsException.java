// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import java.io.IOException;

/** A weights file that cannot be used: says which file, which tensor, and what to do. */
public final class WeightsException extends IOException {
  /** Names the file, what is wrong with it, and what helps. */
  public WeightsException(String file, String what, String remedy) {
    super("%s: %s; %s".formatted(file, what, remedy));
  }
}
