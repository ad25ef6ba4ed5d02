// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a player reads when something fails, in four parts.
 *
 * @param what what happened, one sentence
 * @param where the place, with the text and a caret where there is one; may be empty
 * @param plays what still plays
 * @param hint what to try; may be empty
 * @param cause what was thrown, for programs that ask; null where nothing was
 */
public record Complaint(
    String what, String where, String plays, String hint, @Nullable Throwable cause) {
  private static final Pattern PLACE = Pattern.compile(":([0-9]{1,9}):([0-9]{1,9})(?:\\n|$)");

  /** Of what was not even tried. */
  public Complaint(String what, String where, String plays, String hint) {
    this(what, where, plays, hint, null);
  }

  /** The same where nothing could play. */
  public Complaint withoutMusic() {
    return new Complaint(what, where, "", hint, cause);
  }

  /** The place it names, where that is in the text of {@code source}. */
  public Optional<Place> place(String source) {
    if (!where.startsWith(source)) return Optional.empty();
    Matcher place = PLACE.matcher(where).region(source.length(), where.length());
    return place.lookingAt()
        ? Optional.of(
            new Place(source, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))))
        : Optional.empty();
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
