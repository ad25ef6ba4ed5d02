// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.function.Consumer;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.text.EventText;

/** The words that change what plays, bound to one session. */
final class StageWords {
  static final String CATEGORY = "stage";

  private static final int NUMBERED_SLOTS = 16;

  private final Shelf shelf;
  private final Session session;

  private StageWords(Shelf shelf) {
    this.shelf = shelf;
    this.session = shelf.session();
  }

  static List<Word> of(Session session) {
    Shelf shelf = new Shelf(session);
    StageWords out = new StageWords(shelf);
    out.slots();
    MixWords.on(shelf);
    TransitionWords.on(shelf);
    HistoryWords.on(shelf);
    TimeWords.on(shelf);
    InputWords.on(shelf);
    OscWords.on(shelf);
    MidiWords.on(shelf);
    MidiInWords.on(shelf);
    LinkWords.on(shelf);
    SynthWords.on(shelf);
    RecordWords.on(shelf);
    FontWords.on(shelf);
    PackWords.on(shelf);
    PageWords.on(shelf);
    ModelWords.on(shelf);
    LatentStageWords.on(shelf);
    WorkerWords.on(shelf);
    TutorialWords.on(shelf);
    out.rest();
    return shelf.words();
  }

  private void slots() {
    for (int i = 1; i <= NUMBERED_SLOTS; i++) {
      String slot = "d" + i;
      shelf.add(
          slot,
          "pattern",
          "Plays a pattern on slot " + slot + ", in place of what it played.",
          "(" + slot + " (s \"bd sn\"))",
          given -> shelf.play(slot, Given.one(slot, given)));
    }
    shelf.add(
        "p",
        "slot pattern",
        "Plays a pattern on a slot of any name.",
        "(p \"bass\" (note \"c2 e2\"))",
        given -> {
          Given.count("p", given, 2);
          return shelf.play(Given.slot(given.getFirst()), given.getLast());
        });
    once("once", "as soon as the sound card can", session.scheduler()::once);
    once("asap", "at once, without the latency of SuperDirt", session.scheduler()::asap);
  }

  private void once(String word, String how, Consumer<Pattern> scheduled) {
    shelf.add(
        word,
        "pattern",
        "Plays the first cycle of a pattern once, " + how + ".",
        "(" + word + " (s \"cp\"))",
        given -> {
          Pattern pattern = session.prepared(Given.one(word, given));
          scheduled.accept(pattern);
          return new Notice(word + " " + EventText.firstCycle(pattern, Shelf.SHOWN_WIDTH));
        });
  }

  private void rest() {
    shelf.add(
        "loadSet",
        "file",
        "Evaluates a file, form by form; a form that fails leaves the others alone.",
        "(load-set \"set.clj\")",
        given -> Sets.load(session, Given.one("load-set", given).toString()));
    shelf.add(
        "demo", "", "Plays a short set that comes along.", "(demo)", given -> Sets.demo(session));
    shelf.add(
        "doc",
        "word",
        "Explains a word: what it does, its arguments, an example and what that plays.",
        "(doc every)",
        given -> Help.doc(session, Given.one("doc", given).toString()));
    shelf.add(
        "apropos",
        "text",
        "Lists the words whose name or explanation contains a text.",
        "(apropos \"cycle\")",
        given -> Help.apropos(session, Given.one("apropos", given).toString()));
    shelf.add(
        "quit",
        "",
        "Ends the session.",
        "(quit)",
        given -> {
          session.quit();
          return new Notice("bye");
        });
  }
}
