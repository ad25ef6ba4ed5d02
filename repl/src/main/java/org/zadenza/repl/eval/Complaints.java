// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zadenza.schedule.SlotRefused;
import org.zadenza.schedule.Snapshot;

/**
 * Makes complaints: adds to an error what still plays.
 *
 * @param words every word that could have been meant
 */
public record Complaints(WordBook words) {
  private static final Pattern SLOT =
      Pattern.compile("^(?:\\(\\s*)?(?:(d(?:1[0-6]|[1-9]))(?![\\w-])|p[\\s(]+[:\"]?([\\w-]+))");

  /** A form that failed. */
  public Complaint of(Language language, Throwable thrown, Piece form, Snapshot now) {
    ErrorText.Parts parts =
        language == Language.JAVA
            ? new JavaErrorText(words).of(thrown, form)
            : new ErrorText(words).of(thrown, form);
    String slot = refusedSlot(thrown).orElseGet(() -> slotOf(form));
    return new Complaint(parts.what(), parts.where(), plays(slot, now), parts.hint(), thrown);
  }

  private static Optional<String> refusedSlot(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(SlotRefused.class::isInstance)
        .map(cause -> ((SlotRefused) cause).slot())
        .findFirst();
  }

  /** A form that cannot even be read. */
  public Complaint broken(Piece form, Snapshot now) {
    return switch (form) {
      case Piece.Unclosed unclosed -> unclosed(unclosed, now);
      case Piece.Stray stray -> stray(stray, now);
      case Piece.Whole whole -> throw new IllegalArgumentException("not broken: " + whole.text());
    };
  }

  private static Complaint unclosed(Piece.Unclosed form, Snapshot now) {
    if (form.missing().isEmpty()) {
      return new Complaint(
          "this does not go on", caret(form, form.opened()), plays(slotOf(form), now), "");
    }
    boolean text = form.missing().equals("\"");
    return new Complaint(
        text ? "this text is never closed" : "this bracket is never closed",
        caret(form, form.opened()),
        plays(slotOf(form), now),
        "add " + form.missing());
  }

  private static Complaint stray(Piece.Stray form, Snapshot now) {
    return new Complaint(
        "this " + form.bracket() + " closes nothing that is open",
        caret(form, form.at()),
        plays(slotOf(form), now),
        "take it away, or open it first");
  }

  private static String caret(Piece form, Place at) {
    int offset = 0;
    for (int line = form.place().line(); line < at.line(); line++) {
      offset = form.text().indexOf('\n', offset) + 1;
    }
    int firstColumn = at.line() == form.place().line() ? form.place().column() : 1;
    return ErrorText.caretAt(form, offset + at.column() - firstColumn);
  }

  private static String slotOf(Piece form) {
    Matcher slot = SLOT.matcher(form.text());
    if (!slot.find()) return "";
    return slot.group(1) != null ? slot.group(1) : slot.group(2);
  }

  private static String plays(String slot, Snapshot now) {
    List<String> others =
        now.lanes().stream()
            .filter(Snapshot.LaneStatus::playing)
            .map(Snapshot.LaneStatus::slot)
            .toList();
    if (others.contains(slot)) return slot + " keeps its last pattern";
    String rest =
        others.isEmpty()
            ? "nothing plays yet"
            : String.join(", ", others) + (others.size() == 1 ? " plays on" : " play on");
    return slot.isEmpty() ? rest : slot + " stays silent; " + rest;
  }
}
