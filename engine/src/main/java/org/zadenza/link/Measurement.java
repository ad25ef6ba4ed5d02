// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * Asks one peer again and again what ghost time it is, and takes the median: delays of the two
 * directions push the samples to opposite sides. The link's thread.
 */
final class Measurement {
  static final long PATIENCE_MICROS = 50_000;

  private static final int SAMPLES = 100;
  private static final int MOST_RETRIES = 5;

  enum Outcome {
    GOES_ON,
    DONE,
    FAILED
  }

  private final NodeId session;
  private final Gateway gateway;
  private final InetSocketAddress target;
  private final long[] doubled = new long[SAMPLES + 2];
  private int samples;
  private int retries;
  private long deadline;

  Measurement(NodeId session, Gateway gateway, InetSocketAddress target) {
    this.session = session;
    this.gateway = gateway;
    this.target = target;
  }

  NodeId session() {
    return session;
  }

  long deadline() {
    return deadline;
  }

  boolean isBy(Gateway other) {
    return gateway == other;
  }

  boolean asks(Gateway other, InetSocketAddress peer) {
    return gateway == other && target.equals(peer);
  }

  void begin(long now) {
    ping(now, 0);
  }

  private void ping(long now, long previousGhost) {
    deadline = now + PATIENCE_MICROS;
    gateway.measure(MessageWriter.write(new Message.Ping(now, previousGhost)), target);
  }

  /** No answer came in time: a lost packet is asked for again, five in a row are too many. */
  Outcome overdue(long now) {
    if (retries++ >= MOST_RETRIES) return Outcome.FAILED;
    ping(now, 0);
    return Outcome.GOES_ON;
  }

  /** An answer that came at {@code now}. */
  Outcome answered(Message.Pong pong, long now) {
    if (!pong.session().equals(session)) return Outcome.FAILED;
    boolean counts = pong.ghost() != 0 && pong.hostTime() != 0;
    if (counts) doubled[samples++] = 2 * pong.ghost() - now - pong.hostTime();
    if (counts && pong.previousGhost() != 0) {
      doubled[samples++] = pong.ghost() + pong.previousGhost() - 2 * pong.hostTime();
    }
    if (samples > SAMPLES) return Outcome.DONE;
    retries = 0;
    ping(now, pong.ghost());
    return Outcome.GOES_ON;
  }

  /** What is to be added to the host's time to get ghost time. */
  long offset() {
    Arrays.sort(doubled, 0, samples);
    int middle = samples / 2;
    if (samples % 2 == 1) return BeatGrid.scaled(doubled[middle], 1, 2);
    return BeatGrid.scaled(doubled[middle - 1] + doubled[middle], 1, 4);
  }
}
