// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.text.EventText;
import org.zadenza.schedule.Scheduler;
import org.zadenza.time.Rational;

/** The words that change what plays, bound to one session. */
final class StageWords {
  static final String CATEGORY = "stage";

  private static final int NUMBERED_SLOTS = 16;
  private static final int SHOWN_WIDTH = 72;
  private static final long SECONDS_PER_MINUTE = 60;

  private final Session session;
  private final List<Word> words = new ArrayList<>();
  private String lastSlot = "d1";

  private StageWords(Session session) {
    this.session = session;
  }

  static List<Word> of(Session session) {
    StageWords out = new StageWords(session);
    out.slots();
    out.silencing();
    out.mixing();
    out.tempo();
    out.rest();
    return List.copyOf(out.words);
  }

  private void add(
      String name, List<String> arguments, String doc, String example, Word.Call call) {
    words.add(new Word(name, List.of(), CATEGORY, arguments, doc, example, call));
  }

  private Scheduler scheduler() {
    return session.scheduler();
  }

  private void slots() {
    for (int i = 1; i <= NUMBERED_SLOTS; i++) {
      String slot = "d" + i;
      add(
          slot,
          List.of("pattern"),
          "Plays a pattern on slot " + slot + ", in place of what it played.",
          "(" + slot + " (s \"bd sn\"))",
          given -> play(slot, Given.one(slot, given)));
    }
    add(
        "p",
        List.of("slot", "pattern"),
        "Plays a pattern on a slot of any name.",
        "(p \"bass\" (note \"c2 e2\"))",
        given -> {
          Given.count("p", given, 2);
          return play(Given.slot(given.getFirst()), given.getLast());
        });
    add(
        "once",
        List.of("pattern"),
        "Plays the first cycle of a pattern once, at once.",
        "(once (s \"cp\"))",
        given -> {
          Pattern pattern = session.prepared(Given.one("once", given));
          scheduler().once(pattern);
          return new Notice("once " + EventText.firstCycle(pattern, SHOWN_WIDTH));
        });
  }

  private Notice play(String slot, Object value) {
    Pattern pattern = session.prepared(value);
    scheduler().play(slot, pattern);
    lastSlot = slot;
    return new Notice(slot + " " + EventText.firstCycle(pattern, SHOWN_WIDTH));
  }

  private void silencing() {
    add(
        "hush",
        List.of(),
        "Silences every slot; the clock goes on.",
        "(hush)",
        given -> {
          if (!given.isEmpty()) return Pattern.silence();
          scheduler().hush();
          return new Notice("silence");
        });
    words.add(
        new Word(
            "silence",
            List.of(),
            "signals",
            List.of(),
            "Nothing, for ever; called with a slot it silences that slot.",
            "(d1 silence)",
            given -> new SlotSilence(onSlots("silence", "is silent", scheduler()::silence))));
    add(
        "undo",
        List.of("slot..."),
        "Brings back what a slot played before; without a slot, the one that was changed last.",
        "(undo d1)",
        given -> {
          String slot = given.isEmpty() ? lastSlot : Given.slot(given.getFirst());
          boolean done = scheduler().undo(slot);
          return new Notice(
              slot + (done ? " is back at its version before" : " has no version before this one"));
        });
  }

  private Word.Call onSlots(String word, String effect, Consumer<String> change) {
    return given -> {
      if (given.isEmpty()) throw Given.wants(word, "the name of a slot, as in (" + word + " d1)");
      List<String> names = given.stream().map(Given::slot).toList();
      names.forEach(change);
      return new Notice(String.join(", ", names) + " " + effect);
    };
  }

  private void mixing() {
    slotWord(
        "mute",
        "Mutes slots; they go on in time, unheard.",
        "is muted",
        scheduler -> scheduler::mute);
    slotWord(
        "unmute",
        "Lets muted slots be heard again.",
        "is heard again",
        scheduler -> scheduler::unmute);
    slotWord(
        "solo", "Lets only these slots be heard.", "is alone now", scheduler -> scheduler::solo);
    add(
        "unsolo",
        List.of("slot..."),
        "Ends the solo of slots, or every solo.",
        "(unsolo d1)",
        given -> {
          if (given.isEmpty()) {
            scheduler().unsoloAll();
            return new Notice("no solo");
          }
          return onSlots("unsolo", "is no solo now", scheduler()::unsolo).apply(given);
        });
  }

  private void slotWord(
      String name,
      String doc,
      String effect,
      java.util.function.Function<Scheduler, Consumer<String>> change) {
    add(
        name,
        List.of("slot"),
        doc,
        "(" + name + " d1)",
        given -> onSlots(name, effect, change.apply(scheduler())).apply(given));
  }

  private void tempo() {
    add(
        "setcps",
        List.of("cps"),
        "Sets the tempo in cycles per second.",
        "(setcps 0.5)",
        given -> setCps(Given.number("setcps", given)));
    add(
        "setcpm",
        List.of("cpm"),
        "Sets the tempo in cycles per minute.",
        "(setcpm 30)",
        given -> setCps(Given.number("setcpm", given).dividedBy(SECONDS_PER_MINUTE)));
  }

  private Notice setCps(Rational cps) {
    scheduler().setCps(cps);
    return new Notice(EventText.value(cps.toDouble()) + " cycles a second");
  }

  private void rest() {
    add(
        "loadSet",
        List.of("file"),
        "Evaluates a file, form by form; a form that fails leaves the others alone.",
        "(load-set \"set.clj\")",
        given -> Sets.load(session, Given.one("load-set", given).toString()));
    add(
        "demo",
        List.of(),
        "Plays a short set that comes along.",
        "(demo)",
        given -> Sets.demo(session));
    add(
        "doc",
        List.of("word"),
        "Explains a word: what it does, its arguments, an example and what that plays.",
        "(doc every)",
        given -> Help.doc(session, Given.one("doc", given).toString()));
    add(
        "apropos",
        List.of("text"),
        "Lists the words whose name or explanation contains a text.",
        "(apropos \"cycle\")",
        given -> Help.apropos(session, Given.one("apropos", given).toString()));
    add(
        "status",
        List.of(),
        "Says what plays, how fast, and whether anything was late.",
        "(status)",
        given -> new Notice(StatusText.report(session.now())));
    add(
        "quit",
        List.of(),
        "Ends the session.",
        "(quit)",
        given -> {
          session.quit();
          return new Notice("bye");
        });
  }
}
