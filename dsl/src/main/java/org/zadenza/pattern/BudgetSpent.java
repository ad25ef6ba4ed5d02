// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/** A pattern asked for more work than a query may cause. */
public final class BudgetSpent extends RuntimeException {
  public BudgetSpent(long allowed) {
    super(
        "this pattern makes too many events (more than "
            + allowed
            + " steps of work for one query): is there a very large factor, as in \"*100000\"?",
        null,
        false,
        false);
  }
}
