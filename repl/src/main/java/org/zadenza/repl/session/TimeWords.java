// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.Set;
import org.zadenza.repl.text.EventText;
import org.zadenza.schedule.Scheduler;
import org.zadenza.time.Rational;

/** Words for the tempo and the count of cycles. */
final class TimeWords {
  private static final long SECONDS_PER_MINUTE = 60;

  /** As Tidal counts, and as Strudel's default tempo is written: a cycle is a bar of four beats. */
  private static final long BEATS_PER_CYCLE = 4;

  private static final Set<String> AT_CYCLE = Set.of(":cycle", "cycle");

  private final Shelf shelf;
  private final Scheduler scheduler;

  private TimeWords(Shelf shelf) {
    this.shelf = shelf;
    this.scheduler = shelf.scheduler();
  }

  static void on(Shelf shelf) {
    TimeWords out = new TimeWords(shelf);
    out.tempo();
    out.count();
  }

  private void tempo() {
    tempo("setcps", "getcps", "cps", "cycles per second", "0.5", 1);
    tempo("setcpm", "getcpm", "cpm", "cycles per minute", "30", SECONDS_PER_MINUTE);
    tempo(
        "setbpm",
        "getbpm",
        "bpm",
        "beats per minute, four to a cycle",
        "120",
        SECONDS_PER_MINUTE * BEATS_PER_CYCLE);
  }

  private void tempo(
      String set, String get, String argument, String unit, String usual, long perCps) {
    shelf.add(
        set,
        argument + " [when]",
        "Sets the tempo in " + unit + ": at once, or with :cycle when the next cycle begins.",
        "(" + set + " " + usual + ")",
        given -> setCps(set, given, perCps));
    shelf.add(
        get,
        "",
        "Answers the tempo in " + unit + ".",
        "(" + get + ")",
        given -> {
          Given.count(get, given, 0);
          return scheduler.nextCps().times(perCps).toDouble();
        });
  }

  private Notice setCps(String word, List<Object> given, long perCps) {
    boolean atCycle = given.size() == 2 && AT_CYCLE.contains(given.getLast().toString());
    if (given.size() == 2 && !atCycle) {
      throw Given.wants(word, ":cycle or nothing after the tempo, as in (" + word + " 1 :cycle)");
    }
    Rational cps =
        Given.number(word, given.subList(0, atCycle ? 1 : given.size())).dividedBy(perCps);
    String says = EventText.value(cps.toDouble()) + " cycles a second";
    if (!atCycle) {
      scheduler.setCps(cps);
      return new Notice(says);
    }
    scheduler.setCpsAtCycle(cps);
    return new Notice(says + " from the next cycle on");
  }

  private void count() {
    shelf.add(
        "setCycle",
        "cycle",
        "Counts cycles from this number on, from now; time and tempo go on as they were.",
        "(set-cycle 16)",
        given -> count(Given.number("set-cycle", given)));
    shelf.add(
        "resetCycles",
        "",
        "Counts cycles from 0 on, from now.",
        "(reset-cycles)",
        given -> {
          Given.count("reset-cycles", given, 0);
          return count(Rational.ZERO);
        });
    shelf.add(
        "timing",
        "",
        "Says how well the clock keeps time: what came too late, how wall time drifts, how often a"
            + " model was late.",
        "(timing)",
        given -> {
          Given.count("timing", given, 0);
          String models = shelf.session().models().tally().text();
          String timing = shelf.session().timing().text();
          return new Notice(models.isEmpty() ? timing : timing + "\n" + models);
        });
    shelf.add(
        "getnow",
        "",
        "Answers the cycle that sounds now.",
        "(getnow)",
        given -> {
          Given.count("getnow", given, 0);
          return scheduler.now().cycle().toDouble();
        });
  }

  private Notice count(Rational cycle) {
    scheduler.setCycle(cycle);
    return new Notice("the next cycle to be sent is " + EventText.value(cycle.toDouble()));
  }
}
