// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/**
 * What was thrown, for programs that ask, by the names of classes.
 *
 * @param outer of what was thrown
 * @param root of what a complaint speaks of
 */
public record ErrorCause(String outer, String root) {
  /** Of a form that could not even be read it is the complaint itself. */
  public static ErrorCause of(Complaint complaint) {
    Throwable cause = complaint.cause();
    return cause == null
        ? new ErrorCause(Complaint.class.getName(), Complaint.class.getName())
        : new ErrorCause(cause.getClass().getName(), ErrorText.root(cause).getClass().getName());
  }
}
