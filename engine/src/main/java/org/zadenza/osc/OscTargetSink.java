// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.WallTime;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.DueThread;
import org.zadenza.sink.Sink;

/**
 * Plays cues on whatever understands OSC, as an {@link OscTarget} declares. A hush takes back the
 * bare messages that have not left; a bundle with a time tag has left already.
 */
public final class OscTargetSink implements Sink {
  private final OscTarget target;
  private final OscWire wire;
  private final OscPost post;
  private final WallTime wallTime;
  private final Reporter reporter;
  private final OscWriter writer = new OscWriter();
  private final Pairs pairs = new Pairs();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean toldOfLack = new AtomicBoolean();

  private OscTargetSink(
      OscTarget target, OscWire wire, OscPost post, WallTime wallTime, Reporter reporter) {
    this.target = target;
    this.wire = wire;
    this.post = post;
    this.wallTime = wallTime;
    this.reporter = reporter;
  }

  /**
   * @throws java.io.UncheckedIOException with a sentence for the player if it cannot be reached
   */
  public static OscTargetSink open(
      OscTarget target, OscPost post, WallTime wallTime, Reporter reporter) {
    OscWire wire = OscWire.connected(target.peer(), target.name(), reporter);
    return new OscTargetSink(target, wire, post, wallTime, reporter);
  }

  public OscTarget target() {
    return target;
  }

  @Override
  public void accept(Cue cue) {
    if (!target.takes(cue)) return;
    OscPost.Letter letter = post.claim();
    if (letter == null) {
      dropped.incrementAndGet();
      return;
    }
    long nudge = Math.round(cue.controls().number("nudge", 0) * 1e9);
    long nanos = cue.nanos() + nudge + (cue.hurried() ? 0 : target.latencyNanos());
    String lacking = fill(cue, nanos, letter);
    if (lacking != null) {
      tellOfLack(lacking);
      return;
    }
    letter.to = wire;
    post.post(target.timeTag() ? DueThread.NOW : nanos);
  }

  /** Writes the message; answers the control that is missing, or null. */
  private @Nullable String fill(Cue cue, long nanos, OscPost.Letter letter) {
    String address = target.addressFor(cue);
    if (address == null) return target.address();
    writer.to(letter.bytes);
    if (target.timeTag()) writer.bundle(OscTime.ofWallNanos(wallTime.wallNanos(nanos)));
    writer.message(address);
    if (target.arguments().isEmpty()) {
      OscArguments.inPairs(pairs, cue, writer);
    } else {
      String lacking = OscArguments.inOrder(target, cue, writer);
      if (lacking != null) return lacking;
    }
    writer.endMessage();
    if (target.timeTag()) writer.endBundle();
    return null;
  }

  private void tellOfLack(String control) {
    dropped.incrementAndGet();
    if (toldOfLack.getAndSet(true)) return;
    reporter.tell(
        target.name(),
        "a cue without "
            + control
            + " is not sent there; with [:"
            + control
            + " 0] instead of :"
            + control
            + " it would be");
  }

  /** How many messages were written. Any thread. */
  public long sent() {
    return wire.sent();
  }

  /** How many messages could not be written or came back. Any thread. */
  public long lost() {
    return wire.lost();
  }

  /** How many cues were not sent for lack of a control or of room. Any thread. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public void hush() {
    post.forget();
  }

  @Override
  public void close() {
    wire.close();
  }
}
