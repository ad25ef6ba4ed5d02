// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.zadenza.audio.CueReader.number;

import org.jspecify.annotations.Nullable;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.OrbitOrder;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/** The part of {@link CueReader} that is about the orbit in which a note sounds. */
final class OrbitReader {
  private static final int MOST_OUTPUTS = 1024;

  void read(Controls c, Cue cue, Note note) {
    note.orbit = (int) Math.clamp(number(c, "orbit", 0), 0, Orbits.COUNT - 1);
    note.dry = Math.clamp(number(c, "dry", 1), 0, 2);
    note.orders.outputSet = c.containsKey("channel");
    note.orders.output = (int) Math.clamp(number(c, "channel", 0), 0, MOST_OUTPUTS);
    room(c, note);
    echo(c, cue, note);
    leslie(c, note.orders);
    compressor(c, note.orders);
    ducking(c, note.orders);
  }

  private static void room(Controls c, Note note) {
    note.room = Math.clamp(number(c, "room", 0), 0, 2);
    double seconds = number(c, "roomfade", 0);
    double size = number(c, "roomsize", number(c, "size", -1));
    note.roomSeconds = seconds > 0 ? Math.clamp(seconds, 0.1, 20) : roomSeconds(size);
  }

  /** SuperDirt's sizes run from 0 to 1, Strudel's are seconds up to 10. */
  private static double roomSeconds(double size) {
    if (size < 0) return 0;
    return size <= 1 ? 0.6 + 2.4 * size : Math.min(12, 2.2 + 0.8 * size);
  }

  /** Times are seconds; with SuperDirt's {@code lock} or Strudel's {@code delaysync}, cycles. */
  private static void echo(Controls c, Cue cue, Note note) {
    note.echo = Math.clamp(number(c, "delay", 0), 0, 2);
    boolean locked = number(c, "lock", 0) != 0 && c.containsKey("delaytime");
    double cycles = locked ? number(c, "delaytime", 0) : number(c, "delaysync", 0);
    double tempo = Math.max(1e-3, Math.abs(cue.cps()));
    double seconds = cycles > 0 ? cycles / tempo : number(c, "delaytime", 0.25);
    note.echoSeconds = note.echo > 0 ? Math.clamp(seconds, 0, Orbit.LONGEST_ECHO_SECONDS) : 0;
    note.echoFeedback = Math.clamp(number(c, "delayfeedback", 0.5), 0, 1);
  }

  private static void leslie(Controls c, OrbitOrder order) {
    order.leslieSet = c.containsKey("leslie");
    if (!order.leslieSet) return;
    order.leslie = number(c, "leslie", 0);
    order.leslieHz = number(c, "lrate", 6.7);
    order.leslieMetres = number(c, "lsize", 0.3);
  }

  private static void compressor(Controls c, OrbitOrder order) {
    order.compressorSet = c.containsKey("compressor");
    if (!order.compressorSet) return;
    order.thresholdDb = Math.clamp(number(c, "compressor", -20), -100, 0);
    order.ratio = Math.clamp(number(c, "compressorRatio", 10), 1, 100);
    order.kneeDb = Math.clamp(number(c, "compressorKnee", 10), 0, 40);
    order.compressorAttackSeconds = Math.clamp(number(c, "compressorAttack", 0.005), 0, 1);
    order.compressorReleaseSeconds = Math.clamp(number(c, "compressorRelease", 0.05), 0, 5);
  }

  private static void ducking(Controls c, OrbitOrder order) {
    order.ducked = orbits(c.get("duckorbit"));
    if (order.ducked == 0) return;
    order.duckDepth = Math.clamp(number(c, "duckdepth", 1), 0, 1);
    order.duckOnsetSeconds = Math.clamp(number(c, "duckonset", 0.003), 0, 10);
    order.duckAttackSeconds = Math.clamp(number(c, "duckattack", 0.1), 0, 60);
  }

  /** A bit for each orbit of a number or of a text such as {@code "2:3"}. */
  private static int orbits(@Nullable Object named) {
    if (named instanceof Number n) return bit(n.doubleValue());
    if (named == null) return 0;
    String text = named.toString();
    int bits = 0;
    int number = -1;
    for (int i = 0; i <= text.length(); i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 10) : -1;
      if (digit >= 0) {
        number = Math.min(1000, Math.max(0, number) * 10 + digit);
      } else if (number >= 0) {
        bits |= bit(number);
        number = -1;
      }
    }
    return bits;
  }

  private static int bit(double orbit) {
    return orbit >= 0 && orbit < Orbits.COUNT ? 1 << (int) orbit : 0;
  }
}
