// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.util.function.Consumer;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Reporter;

/**
 * Whether SuperDirt is there. A {@code /dirt/handshake} goes out every 2 s until it is answered,
 * and at once when SuperDirt says {@code /dirt/hello}; after that a {@code /dirt/hello} every 2 s
 * asks whether it is still there. Three that are not answered, or a port that is closed, mean that
 * it is gone, and handshakes begin again. The player is told once each way.
 *
 * <p>Knows no socket and no clock. One thread, the socket's; {@link #buses} may be read on any.
 */
final class Handshake {
  /** The time between two calls of {@link #turn}. */
  static final long STEP_NANOS = 2 * Clock.NANOS_PER_SECOND;

  static final String ASK = "/dirt/handshake";
  static final String ANSWER = "/dirt/handshake/reply";
  static final String HELLO = "/dirt/hello";
  static final String HELLO_ANSWER = "/dirt/hello/reply";

  private static final int PATIENCE = 3;

  private final String place;
  private final Consumer<String> ask;
  private final Reporter reporter;
  private volatile ControlBuses buses = ControlBuses.NONE;
  private volatile boolean present;
  private boolean everPresent;
  private boolean toldAbsent;
  private boolean answersHello;
  private int unanswered;

  /**
   * @param place host and port, for the player
   * @param ask sends a message without arguments to that address
   */
  Handshake(String place, Consumer<String> ask, Reporter reporter) {
    this.place = place;
    this.ask = ask;
    this.reporter = reporter;
  }

  /** Called at once, and then every 2 s. */
  void turn() {
    unanswered++;
    if (!present) {
      if (unanswered > 1) absent();
      ask.accept(ASK);
    } else if (answersHello && unanswered > PATIENCE) {
      absent();
      ask.accept(ASK);
    } else {
      ask.accept(HELLO);
    }
  }

  /** A message came from SuperDirt. */
  void heard(OscPacket.Message message) {
    unanswered = 0;
    switch (message.address()) {
      case ANSWER -> {
        buses = ControlBuses.of(message.arguments());
        answered();
      }
      case HELLO_ANSWER -> answersHello = true;
      case HELLO -> ask.accept(ASK);
      default -> {}
    }
  }

  /** What was sent there came back: nobody listens. */
  void unreachable() {
    absent();
  }

  private void answered() {
    if (present) return;
    present = true;
    reporter.tell("superdirt", everPresent ? "is back at " + place : "answers at " + place);
    everPresent = true;
    toldAbsent = false;
  }

  private void absent() {
    present = false;
    answersHello = false;
    buses = ControlBuses.NONE;
    if (toldAbsent) return;
    toldAbsent = true;
    reporter.tell(
        "superdirt",
        everPresent
            ? "is gone from " + place + "; cues are sent there all the same, for when it is back"
            : "nobody answers at "
                + place
                + "; cues are sent there all the same, start SuperDirt to hear them");
  }

  /** True from its answer until it is gone. Any thread. */
  boolean present() {
    return present;
  }

  /** The buses it lends, none while it is not there. Any thread. */
  ControlBuses buses() {
    return buses;
  }
}
