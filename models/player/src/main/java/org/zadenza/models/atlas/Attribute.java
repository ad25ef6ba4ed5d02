// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;

/**
 * Something that a phrase has more or less of.
 *
 * <p>Those of melodies but the last three, and how syncopation is counted, are those of Roberts et
 * al., "A Hierarchical Latent Vector Model for Learning Long-Term Structure in Music" (2018), 5.4.
 *
 * @param name as players write it
 * @param what it is, for the file and the page
 * @param of how much of it some tokens have
 */
record Attribute(String name, String what, ToDoubleFunction<int[]> of) {
  private static final int BAR = 16;
  private static final int C_MAJOR = 0b101010110101;

  static final List<Attribute> OF_MELODIES =
      List.of(
          new Attribute(
              "density",
              "notes a sixteenth",
              tokens -> (double) notes(tokens).size() / tokens.length),
          new Attribute("interval", "semitones from note to note", Attribute::interval),
          new Attribute(
              "syncopation-16",
              "share of notes on the second or fourth sixteenth of a beat, none on the one before",
              tokens -> syncopated(tokens, Attribute::begins, 1)),
          new Attribute(
              "syncopation-8",
              "share of notes on the second eighth of a beat, none on the two sixteenths before",
              tokens -> syncopated(tokens, Attribute::begins, 2)),
          new Attribute(
              "diatonic",
              "share of notes that are in C major",
              tokens ->
                  mean(notes(tokens), note -> C_MAJOR >> Math.floorMod(note.pitch(), 12) & 1)),
          new Attribute(
              "height", "mean MIDI pitch", tokens -> mean(notes(tokens), MelodyNote::pitch)),
          new Attribute(
              "legato",
              "share of the time that sounds",
              tokens ->
                  notes(tokens).stream().mapToDouble(note -> note.end() - note.start()).sum()
                      / tokens.length),
          new Attribute(
              "repetition",
              "share of what begins that is the same a bar before or after",
              tokens -> repetition(tokens, Attribute::begins)));

  static final List<Attribute> OF_DRUMS =
      List.of(
          new Attribute(
              "density",
              "strokes a sixteenth",
              tokens -> (double) strokes(tokens, ~0) / tokens.length),
          new Attribute(
              "syncopation",
              "share of kicks and snares off the beat, none on the one or two sixteenths before",
              tokens ->
                  syncopated(tokens, Attribute::isKickOrSnare, 1)
                      + syncopated(tokens, Attribute::isKickOrSnare, 2)),
          share("kicks", "share of strokes on the kick", DrumClass.KICK),
          share("snares", "share of strokes on the snare", DrumClass.SNARE),
          share("hats", "share of strokes on the hats", DrumClass.CLOSED_HAT, DrumClass.OPEN_HAT),
          share("rides", "share of strokes on the ride", DrumClass.RIDE),
          share(
              "toms",
              "share of strokes on the toms",
              DrumClass.LOW_TOM,
              DrumClass.MID_TOM,
              DrumClass.HIGH_TOM),
          new Attribute(
              "repetition",
              "share of steps with a stroke that are the same a bar before or after",
              tokens -> repetition(tokens, token -> token != 0)));

  private static Attribute share(String name, String what, DrumClass... drums) {
    int set = Arrays.stream(drums).mapToInt(drum -> 1 << drum.ordinal()).sum();
    return new Attribute(
        name, what, tokens -> (double) strokes(tokens, set) / Math.max(1, strokes(tokens, ~0)));
  }

  private static List<MelodyNote> notes(int[] tokens) {
    return MelodyCodec.PIANO.decode(tokens);
  }

  private static boolean begins(int token) {
    return token >= MelodyCodec.FIRST_PITCH;
  }

  private static boolean isKickOrSnare(int token) {
    return (token & (1 << DrumClass.KICK.ordinal() | 1 << DrumClass.SNARE.ordinal())) != 0;
  }

  private static double mean(List<MelodyNote> notes, ToDoubleFunction<MelodyNote> of) {
    return notes.stream().mapToDouble(of).average().orElse(0);
  }

  private static double interval(int[] tokens) {
    List<MelodyNote> notes = notes(tokens);
    double sum = 0;
    for (int k = 1; k < notes.size(); k++) {
      sum += Math.abs(notes.get(k).pitch() - notes.get(k - 1).pitch());
    }
    return notes.size() < 2 ? 0 : sum / (notes.size() - 1);
  }

  /**
   * The share of onsets that lie {@code length} sixteenths from a place twice as far from the next,
   * with none on the {@code length} sixteenths before.
   */
  private static double syncopated(int[] tokens, IntPredicate begins, int length) {
    int all = 0;
    int found = 0;
    for (int t = 0; t < tokens.length; t++) {
      if (!begins.test(tokens[t])) continue;
      all++;
      boolean alone = t % (2 * length) == length;
      for (int before = 1; alone && before <= length; before++) {
        alone = !begins.test(tokens[t - before]);
      }
      if (alone) found++;
    }
    return all == 0 ? 0 : (double) found / all;
  }

  /** The share of what begins, of either bar, that is the same in both. */
  static double repetition(int[] tokens, IntPredicate begins) {
    int same = 0;
    int either = 0;
    for (int t = BAR; t < tokens.length; t++) {
      if (begins.test(tokens[t]) || begins.test(tokens[t - BAR])) {
        either++;
        if (tokens[t] == tokens[t - BAR]) same++;
      }
    }
    return either == 0 ? 0 : (double) same / either;
  }

  private static int strokes(int[] tokens, int drums) {
    return Arrays.stream(tokens).map(token -> Integer.bitCount(token & drums)).sum();
  }
}
