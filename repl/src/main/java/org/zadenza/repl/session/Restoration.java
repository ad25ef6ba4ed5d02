// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.RT;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.eval.Place;
import org.zadenza.schedule.SlotOrder;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;

/**
 * Brings back what the slots of a session played that was cut off: what was defined, the tempo, and
 * the last text of each slot with those that undo can bring back, its mute, its solo and its nudge.
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

  /** All that defined something, and what slots play or played where it was last said, in order. */
  private List<Line> lines(Set<String> wanted) {
    List<Line> out = new ArrayList<>();
    for (LogLine each : log.lines()) {
      if (!(each instanceof LogLine.Evaluated e) || !e.worked()) continue;
      Line line = new Line(e.language(), e.text());
      if (wanted.contains(e.text())) out.remove(line);
      else if (e.changes() > 0 || ONCE_ONLY.matcher(e.text()).matches()) continue;
      out.add(line);
    }
    return out;
  }

  /** What a slot played and plays, newest first; empty texts for silence. */
  private static List<String> texts(LogLine.Stood slot) {
    List<String> out = new ArrayList<>(slot.before());
    out.addFirst(slot.playing() ? slot.text() : "");
    return out;
  }

  /**
   * Does it, all by lines that are evaluated, so that the log of the new session knows how; what to
   * tell the player.
   */
  Notice in(Session session) {
    Map<String, LogLine.Stood> slots = slots();
    Set<String> wanted = new HashSet<>();
    slots.values().forEach(slot -> wanted.addAll(texts(slot)));
    Set<String> had = playing(session);
    List<String> refused = new ArrayList<>();
    for (Line line : lines(wanted)) tell(session, line, refused);
    tell(session, "(setcps %s)".formatted(cps()));
    for (String slot : playing(session)) {
      if (!had.contains(slot) && !slots.containsKey(slot)) tell(session, word("silence", slot));
    }
    for (LogLine.Stood slot : slots.values()) stand(session, slot);
    return new Notice(says(playing(session), refused));
  }

  private static void stand(Session session, LogLine.Stood slot) {
    List<String> texts = texts(slot);
    boolean known = session.scheduler().texts(slot.slot()).contains(texts.getFirst());
    if (slot.playing() && !known) texts.addFirst("");
    String all = texts.stream().map(RT::printString).collect(Collectors.joining(" "));
    tell(session, word("recall", slot.slot(), all));
    if (slot.muted()) tell(session, word("mute", slot.slot()));
    if (slot.soloed()) tell(session, word("solo", slot.slot()));
    double nudge = slot.nudgeNanos() / 1e9;
    if (nudge != 0) tell(session, word("nudge", slot.slot(), Double.toString(nudge)));
  }

  private static String word(String word, String slot, String... more) {
    return "(%s (keyword %s) %s)".formatted(word, RT.printString(slot), String.join(" ", more));
  }

  private static void tell(Session session, String text) {
    tell(session, new Line(Language.CLOJURE, text), new ArrayList<>());
  }

  private static void tell(Session session, Line line, List<String> refused) {
    Piece piece = new Piece.Whole(new Place("restored", 1, 1), line.text);
    if (session.evaluate(line.language, piece) instanceof Answer.Refused) refused.add(line.text);
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
