// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.names.Shown;
import org.zadenza.schedule.Scheduler;

/** Words that go back and forth between a slot's versions, and say what plays. */
final class HistoryWords {
  private final Shelf shelf;
  private final Scheduler scheduler;

  private HistoryWords(Shelf shelf) {
    this.shelf = shelf;
    this.scheduler = shelf.scheduler();
  }

  static void on(Shelf shelf) {
    HistoryWords out = new HistoryWords(shelf);
    out.versions();
    out.looks();
  }

  private void versions() {
    shelf.add(
        "undo",
        "[slot]",
        "Brings back what a slot played before; without a slot, the one that was changed last.",
        "(undo d1)",
        given -> {
          String slot = slot("undo", given);
          return said(slot, scheduler.undo(slot), "has no version before this one");
        });
    shelf.add(
        "redo",
        "[slot]",
        "Takes an undo back.",
        "(redo d1)",
        given -> {
          String slot = slot("redo", given);
          return said(slot, scheduler.redo(slot), "has nothing to redo");
        });
    shelf.add(
        "recall",
        "slot text ..",
        "Puts in order what a slot played, newest first, by how it was written, \"\" for silence:"
            + " as restore does.",
        "(recall :d1 \"(d1 (s \\\"cp\\\"))\" \"\")",
        this::recall);
    shelf.add(
        "diff",
        "[slot]",
        "Shows how what a slot plays differs from what it played before.",
        "(diff d1)",
        given -> diff(slot("diff", given)));
  }

  private Notice recall(List<Object> given) {
    if (given.size() < 2) {
      throw new IllegalArgumentException("recall wants a slot and texts, as in (recall :d1 \"\")");
    }
    String slot = Given.slot(given.getFirst());
    List<String> texts = new ArrayList<>();
    for (Object text : given.subList(1, given.size())) {
      if (!(text instanceof String written)) {
        throw new IllegalArgumentException("recall wants texts, not " + Shown.of(text));
      }
      texts.add(written);
    }
    return said(slot, scheduler.recall(slot, texts), "never played " + texts.getFirst());
  }

  private String slot(String word, List<Object> given) {
    return given.isEmpty() ? shelf.lastSlot() : Given.slot(Given.one(word, given));
  }

  private Notice said(String slot, boolean done, String nothing) {
    if (!done) return new Notice(slot + " " + nothing);
    String text = scheduler.texts(slot).getFirst();
    return new Notice(slot + " plays " + (text.isEmpty() ? "nothing" : text));
  }

  private Notice diff(String slot) {
    List<String> texts = scheduler.texts(slot);
    if (texts.isEmpty()) return new Notice(slot + " was never played");
    if (texts.size() == 1) return new Notice(LineDiff.between("", texts.getFirst()));
    return new Notice(LineDiff.between(texts.get(1), texts.get(0)));
  }

  private void looks() {
    shelf.add(
        "status",
        "",
        "Says what plays, how fast, and whether anything was late.",
        "(status)",
        given ->
            new Notice(
                StatusText.report(scheduler.now()) + StatusText.link(shelf.session().link())));
    shelf.add(
        "nowPlaying",
        "",
        "Shows what each slot really plays, since which cycle, and what keeps it from being heard.",
        "(now-playing)",
        given ->
            new Notice(new ModelText(shelf.session()).after(StatusText.playing(scheduler.now()))));
  }
}
