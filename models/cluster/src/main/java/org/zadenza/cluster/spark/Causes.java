// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.spark;

/** What is really wrong, below Spark's account of tasks and stages. */
final class Causes {
  private Causes() {}

  /** The message of the first cause that is not Spark's; Spark's, if there is no other. */
  static String text(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && isSparks(at)) at = at.getCause();
    String text = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    return text.lines().findFirst().orElse(text);
  }

  private static boolean isSparks(Throwable failure) {
    return failure.getClass().getName().startsWith("org.apache.spark.");
  }
}
