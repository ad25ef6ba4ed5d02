// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.PersistentList;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.repl.text.EventText;
import org.zadenza.schedule.All;
import org.zadenza.schedule.Scheduler;
import org.zadenza.time.Rational;

/** Words that silence, mute and choose slots, and change all of them. */
final class MixWords {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Shelf shelf;
  private final Scheduler scheduler;

  private MixWords(Shelf shelf) {
    this.shelf = shelf;
    this.scheduler = shelf.scheduler();
  }

  static void on(Shelf shelf) {
    MixWords out = new MixWords(shelf);
    out.silencing();
    out.muting();
    out.soloing();
    out.changing();
  }

  private void silencing() {
    shelf.add(
        "hush",
        "",
        "Silences every slot, at once; the clock goes on.",
        "(hush)",
        given -> {
          if (!given.isEmpty()) return Pattern.silence();
          scheduler.hush();
          return new Notice("silence");
        });
    shelf.add(
        "panic",
        "",
        "Silences every slot, every voice and every echo, at once; the clock goes on.",
        "(panic)",
        given -> {
          Given.count("panic", given, 0);
          scheduler.panic();
          return new Notice("silence");
        });
    shelf.add(
        new Word(
            "silence",
            List.of(),
            "signals",
            List.of(),
            "Nothing, for ever; called with a slot it silences that slot.",
            "(d1 silence)",
            given -> new SlotSilence(shelf.onSlots("silence", "is silent", scheduler::silence))));
    shelf.add(
        "only",
        "slot...",
        "Silences every slot but these.",
        "(only d1)",
        given -> {
          if (given.isEmpty()) throw Given.wants("only", "a slot, as in (only d1)");
          List<String> slots = given.stream().map(Given::slot).toList();
          scheduler.only(slots);
          return new Notice("only " + String.join(", ", slots));
        });
  }

  private void muting() {
    shelf.add(
        "mute",
        "slot...",
        "Mutes slots; they go on in time, unheard.",
        "(mute d1)",
        shelf.onSlots("mute", "is muted", scheduler::mute));
    shelf.add(
        "unmute",
        "slot...",
        "Lets muted slots be heard again.",
        "(unmute d1)",
        shelf.onSlots("unmute", "is heard again", scheduler::unmute));
    shelf.add("muteAll", "", "Mutes every slot.", "(mute-all)", given -> muteAll(given, true));
    shelf.add(
        "unmuteAll",
        "",
        "Lets every slot be heard again.",
        "(unmute-all)",
        given -> muteAll(given, false));
  }

  private Notice muteAll(List<Object> given, boolean on) {
    Given.count(on ? "mute-all" : "unmute-all", given, 0);
    if (on) scheduler.muteAll();
    else scheduler.unmuteAll();
    return new Notice(on ? "all are muted" : "none is muted");
  }

  private void soloing() {
    shelf.add(
        "solo",
        "slot...",
        "Lets only these slots be heard, and those that are solo already.",
        "(solo d1)",
        shelf.onSlots("solo", "is alone now", scheduler::solo));
    shelf.add(
        "unsolo",
        "slot...",
        "Ends the solo of slots, or every solo.",
        "(unsolo d1)",
        given ->
            given.isEmpty()
                ? noSolo()
                : shelf.onSlots("unsolo", "is no solo now", scheduler::unsolo).apply(given));
    shelf.add(
        "unsoloAll",
        "",
        "Ends every solo.",
        "(unsolo-all)",
        given -> {
          Given.count("unsolo-all", given, 0);
          return noSolo();
        });
    shelf.add(
        "list",
        "",
        "Lists the slots, and which are muted or solo.",
        "(list)",
        given ->
            given.isEmpty()
                ? new Notice(StatusText.list(scheduler.now()))
                : PersistentList.create(new ArrayList<>(given)));
  }

  private Notice noSolo() {
    scheduler.unsoloAll();
    return new Notice("no solo");
  }

  private void changing() {
    shelf.add(
        "all each",
        "f",
        "Changes the pattern of every slot by a function; without one, takes that back.",
        "(all (fn [x] (hurry \"<1 2>\" x)))",
        given -> {
          if (given.isEmpty()) {
            scheduler.all(All.NONE);
            return new Notice("every slot plays as it was written");
          }
          Object f = Given.one("all", given);
          scheduler.all(new All(Patternable.function(f), shelf.session().text()));
          return new Notice("changes every slot");
        });
    Word control = shelf.languageWord("nudge");
    shelf.add(
        "nudge",
        "slot seconds",
        "Moves a slot in time, by -0.15 to 2 seconds; given no slot, the control of that name.",
        "(nudge :d1 0.02)",
        given -> {
          if (given.size() != 2 || !Given.isSlotName(given.getFirst())) {
            return control.call().apply(given);
          }
          String slot = Given.slot(given.getFirst());
          Rational seconds = Given.number("nudge", given.getLast());
          scheduler.nudge(slot, seconds.roundedTimes(NANOS_PER_SECOND));
          return new Notice(slot + " comes " + EventText.value(seconds.toDouble()) + " s later");
        });
  }
}
