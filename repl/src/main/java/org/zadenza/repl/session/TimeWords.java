// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import org.zadenza.repl.text.EventText;
import org.zadenza.schedule.Scheduler;
import org.zadenza.time.Rational;

/** Words for the tempo and the count of cycles. */
final class TimeWords {
  private static final long SECONDS_PER_MINUTE = 60;

  /** As Tidal counts, and as Strudel's default tempo is written: a cycle is a bar of four beats. */
  private static final long BEATS_PER_CYCLE = 4;

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
        argument,
        "Sets the tempo in " + unit + ".",
        "(" + set + " " + usual + ")",
        given -> setCps(Given.number(set, given).dividedBy(perCps)));
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

  private Notice setCps(Rational cps) {
    scheduler.setCps(cps);
    return new Notice(EventText.value(cps.toDouble()) + " cycles a second");
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
