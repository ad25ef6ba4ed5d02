// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.util.List;
import java.util.function.Consumer;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.sink.Hand;
import org.zadenza.time.Rational;

/** What OSC messages from outside mean, in Tidal's words. The thread of their socket. */
final class OscVerbs {
  /** Names are kept for ever, so strangers may not bring any number of them. */
  static final int MOST_NAMES = 1024;

  private static final int LONGEST_TEXT = 256;
  private static final int NUMBERED_SLOTS = 16;
  private static final double FARTHEST_CYCLE = 1e9;
  private static final long BEATS_PER_CYCLE_MINUTE = 240;
  private static final String KNOWN =
      "/ctrl, /mute, /unmute, /solo, /unsolo, /muteAll, /unmuteAll, /unsoloAll, /silence, /hush,"
          + " /setcps, /setbpm, /setCycle, /resetCycles and /nudgeAll";

  private final Scheduler scheduler;
  private final Hand hand;

  OscVerbs(Scheduler scheduler, Hand hand) {
    this.scheduler = scheduler;
    this.hand = hand;
  }

  /**
   * Does what a message says.
   *
   * @throws IllegalArgumentException with a sentence for the player if it says nothing we know
   */
  void obey(OscPacket.Message message) {
    switch (message.address()) {
      case "/ctrl" -> control(message);
      case "/mute" -> slot(message, scheduler::mute);
      case "/unmute" -> slot(message, scheduler::unmute);
      case "/solo" -> slot(message, scheduler::solo);
      case "/unsolo" -> slot(message, scheduler::unsolo);
      case "/silence" -> slot(message, scheduler::silence);
      case "/muteAll" -> scheduler.muteAll();
      case "/unmuteAll" -> scheduler.unmuteAll();
      case "/unsoloAll" -> scheduler.unsoloAll();
      case "/hush" -> scheduler.hush();
      case "/setcps", "/cps" -> scheduler.setCps(Rational.of(number(message)));
      case "/setbpm" ->
          scheduler.setCps(Rational.of(number(message)).dividedBy(BEATS_PER_CYCLE_MINUTE));
      case "/setCycle" -> cycle(message);
      case "/resetCycles" -> scheduler.setCycle(Rational.ZERO);
      case "/nudgeAll" -> nudgeAll(message);
      default ->
          throw new IllegalArgumentException(
              shown(message.address()) + " came in and means nothing; there are " + KNOWN);
    }
  }

  private void control(OscPacket.Message message) {
    List<Object> given = message.arguments();
    if (given.size() != 2) throw wants(message, "a name and a value");
    String name = key(message, given.getFirst());
    Object value = value(message, given.getLast());
    if (!scheduler.inputs().now().containsKey(name)
        && scheduler.inputs().now().size() >= MOST_NAMES) {
      throw new IllegalArgumentException(
          "/ctrl " + shown(name) + " came in, but there are " + MOST_NAMES + " names already");
    }
    scheduler.inputs().set(name, value);
    if (value instanceof Double x) hand.moved("/ctrl " + name, Math.clamp(x, 0, 1));
  }

  private static Object value(OscPacket.Message message, Object given) {
    return switch (given) {
      case Boolean truth -> truth ? 1.0 : 0.0;
      case Float x -> finite(message, Double.parseDouble(x.toString()));
      case Number n -> finite(message, n.doubleValue());
      case String text when text.length() <= LONGEST_TEXT -> text;
      default -> throw wants(message, "a number or a short text as its value");
    };
  }

  private static double finite(OscPacket.Message message, double x) {
    if (Double.isFinite(x)) return x;
    throw wants(message, "a number, not " + x);
  }

  private static double number(OscPacket.Message message) {
    List<Object> given = message.arguments();
    if (given.size() == 1 && value(message, given.getFirst()) instanceof Double x) return x;
    throw wants(message, "one number");
  }

  private void cycle(OscPacket.Message message) {
    double cycle = number(message);
    if (Math.abs(cycle) > FARTHEST_CYCLE) throw wants(message, "a cycle below a billion");
    scheduler.setCycle(Rational.of(cycle));
  }

  private void nudgeAll(OscPacket.Message message) {
    long nanos = Math.round(number(message) * 1e9);
    for (Snapshot.LaneStatus lane : scheduler.now().lanes()) scheduler.nudge(lane.slot(), nanos);
  }

  /** Strangers name slots, and do not make them. */
  private void slot(OscPacket.Message message, Consumer<String> change) {
    if (message.arguments().size() != 1) throw wants(message, "the name of one slot");
    String key = key(message, message.arguments().getFirst());
    String slot = key.matches("\\d+") ? "d" + key : key;
    if (!isSlot(slot)) {
      throw new IllegalArgumentException(
          message.address() + " " + shown(key) + " came in, and there is no slot " + shown(slot));
    }
    change.accept(slot);
  }

  private boolean isSlot(String slot) {
    for (int i = 1; i <= NUMBERED_SLOTS; i++) if (slot.equals("d" + i)) return true;
    return scheduler.now().lanes().stream().anyMatch(lane -> lane.slot().equals(slot));
  }

  /** Names are texts or whole numbers, as in Tidal. */
  private static String key(OscPacket.Message message, Object given) {
    return switch (given) {
      case Integer i -> i.toString();
      case Float x when x == Math.rint(x) -> String.valueOf(x.longValue());
      case String text when text.length() <= LONGEST_TEXT -> text;
      default -> throw wants(message, "a short text or a whole number as its name");
    };
  }

  private static IllegalArgumentException wants(OscPacket.Message message, String what) {
    return new IllegalArgumentException(
        message.address()
            + " wants "
            + what
            + "; what came in had "
            + message.arguments().size()
            + " arguments");
  }

  /** What strangers wrote, short and without control characters. */
  private static String shown(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
  }
}
