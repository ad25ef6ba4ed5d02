// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/**
 * What a player reads when something fails, in four parts.
 *
 * @param what what happened, one sentence
 * @param where the place, with the text and a caret where there is one; may be empty
 * @param plays what still plays
 * @param hint what to try; may be empty
 */
public record Complaint(String what, String where, String plays, String hint) {

  /** The same where nothing could play. */
  public Complaint withoutMusic() {
    return new Complaint(what, where, "", hint);
  }

  /** All parts, a line or a few each. */
  public String text() {
    StringBuilder out = new StringBuilder(what);
    if (!where.isEmpty()) out.append('\n').append(where.indent(2).stripTrailing());
    if (!plays.isEmpty()) out.append('\n').append("  ").append(plays);
    if (!hint.isEmpty()) out.append('\n').append("  ").append(hint);
    return out.toString();
  }
}
