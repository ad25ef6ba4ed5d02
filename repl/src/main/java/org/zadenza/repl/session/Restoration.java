// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.eval.Place;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.SlotOrder;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;

/**
 * Brings back what the slots of a session played that was cut off: what was defined, the tempo, and
 * the last text of each slot, with its mute, its solo and its nudge.
 *
 * @param log of that session
 */
record Restoration(SessionRecord log) {
  /** What was not meant to be done a second time. */
  private static final Pattern ONCE_ONLY =
      Pattern.compile(
          "\\s*\\(?\\s*(record|recordStop|record-stop|restore|loadSet|load-set|demo|quit)\\b.*",
          Pattern.DOTALL);

  private record Line(Language language, String text) {}

  /** The slots that are to play; the last line about a slot holds. */
  private Map<String, LogLine.Stood> slots() {
    Map<String, LogLine.Stood> out = new LinkedHashMap<>();
    for (LogLine line : log.lines()) {
      if (line instanceof LogLine.Stands stands) {
        for (LogLine.Stood each : stands.slots()) out.put(each.slot(), each);
      }
    }
    return out;
  }

  private Rational cps() {
    Rational out = log.began().cps();
    for (LogLine line : log.lines()) if (line instanceof LogLine.Stands s) out = s.cps();
    return out;
  }

  /** All that defined something, and what slots play where it was last said, in order. */
  private List<Line> lines(Map<String, LogLine.Stood> slots) {
    Set<String> playing = new HashSet<>();
    for (LogLine.Stood slot : slots.values()) if (slot.playing()) playing.add(slot.text());
    List<Line> out = new ArrayList<>();
    for (LogLine each : log.lines()) {
      if (!(each instanceof LogLine.Evaluated e) || !e.worked()) continue;
      Line line = new Line(e.language(), e.text());
      if (playing.contains(e.text())) out.remove(line);
      else if (e.changes() > 0 || ONCE_ONLY.matcher(e.text()).matches()) continue;
      out.add(line);
    }
    return out;
  }

  /** Does it; what to tell the player. */
  Notice in(Session session) {
    Map<String, LogLine.Stood> slots = slots();
    Scheduler scheduler = session.scheduler();
    Set<String> had = playing(session);
    List<String> refused = new ArrayList<>();
    for (Line line : lines(slots)) {
      Piece piece = new Piece.Whole(new Place("restored", 1, 1), line.text);
      if (session.evaluate(line.language, piece) instanceof Answer.Refused) refused.add(line.text);
    }
    scheduler.setCps(cps());
    for (String slot : playing(session)) {
      LogLine.Stood stood = slots.get(slot);
      if (!had.contains(slot) && (stood == null || !stood.playing())) scheduler.silence(slot);
    }
    for (LogLine.Stood slot : slots.values()) {
      if (slot.muted()) scheduler.mute(slot.slot());
      if (slot.soloed()) scheduler.solo(slot.slot());
      if (slot.nudgeNanos() != 0) scheduler.nudge(slot.slot(), slot.nudgeNanos());
    }
    return new Notice(says(playing(session), refused));
  }

  private static Set<String> playing(Session session) {
    Set<String> out = new TreeSet<>(SlotOrder.BY_NUMBER);
    for (Snapshot.LaneStatus lane : session.now().lanes()) if (lane.playing()) out.add(lane.slot());
    return out;
  }

  private static String says(Set<String> playing, List<String> refused) {
    String out = playing.isEmpty() ? "no slot played" : String.join(", ", playing) + " again";
    return refused.isEmpty() ? out : out + "; refused now: " + String.join(" ", refused);
  }
}
