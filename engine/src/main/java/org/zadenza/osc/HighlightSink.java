// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;
import org.zadenza.clock.WallTime;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.DueThread;
import org.zadenza.sink.Sink;

/**
 * Tells an editor which words of the text sound: for every atom of a cue {@code /editor/highlights}
 * with the slot, how long it lasts in microseconds, the cycle of its onset, and where it begins and
 * ends as column and line, as Tidal does. Columns count from 0, lines from 1, both in the text that
 * was evaluated. The bundle's time tag is the onset's.
 *
 * <p>An atom is found by its notation: where a text has the same notation twice, both light up.
 */
public final class HighlightSink implements Sink {
  /** Tidal's. */
  public static final int DEFAULT_PORT = 6013;

  static final String ADDRESS = "/editor/highlights";

  private static final double MICROS_PER_SECOND = 1e6;

  private final OscWire wire;
  private final OscPost post;
  private final WallTime wallTime;
  private final UnaryOperator<String> textOf;
  private final OscWriter writer = new OscWriter();

  private HighlightSink(
      OscWire wire, OscPost post, WallTime wallTime, UnaryOperator<String> textOf) {
    this.wire = wire;
    this.post = post;
    this.wallTime = wallTime;
    this.textOf = textOf;
  }

  /**
   * @param textOf what the player wrote to play a slot, empty where nobody knows
   */
  public static HighlightSink open(
      InetSocketAddress editor,
      OscPost post,
      WallTime wallTime,
      UnaryOperator<String> textOf,
      Reporter reporter) {
    OscWire wire = OscWire.connected(editor, "highlights", reporter);
    return new HighlightSink(wire, post, wallTime, textOf);
  }

  @Override
  public void accept(Cue cue) {
    String text = textOf.apply(cue.slot());
    if (text.isEmpty()) return;
    for (Sources.One atom : cue.sources().atoms()) {
      String quoted = '"' + atom.notation() + '"';
      for (int at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
        send(cue, text, at + 1 + atom.range().begin(), at + 1 + atom.range().end());
      }
    }
  }

  private void send(Cue cue, String text, int begin, int end) {
    OscPost.Letter letter = post.claim();
    if (letter == null) return;
    write(cue, text, begin, end, letter.bytes);
    letter.to = wire;
    post.post(DueThread.NOW);
  }

  private void write(Cue cue, String text, int begin, int end, ByteBuf out) {
    writer.to(out).bundle(OscTime.ofWallNanos(wallTime.wallNanos(cue.nanos()))).message(ADDRESS);
    writer.s(cue.slot()).f((float) (cue.seconds() * MICROS_PER_SECOND));
    writer.f((float) cue.cycle().toDouble());
    writer.i(column(text, begin)).i(line(text, begin));
    writer.i(column(text, end)).i(line(text, end)).endMessage().endBundle();
  }

  private static int column(String text, int offset) {
    return offset - 1 - text.lastIndexOf('\n', offset - 1);
  }

  private static int line(String text, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) if (text.charAt(i) == '\n') line++;
    return line;
  }

  @Override
  public void close() {
    wire.close();
  }
}
