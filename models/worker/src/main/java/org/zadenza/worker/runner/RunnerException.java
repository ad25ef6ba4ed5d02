// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import org.jspecify.annotations.Nullable;

/** A runner that cannot do what it was asked: says which, what, and why. */
public final class RunnerException extends Exception {
  /** With the library's own reason. */
  public RunnerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
