// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;

/**
 * How much a phrase is of a style rather than of the rest, by a naive Bayes of what is struck on
 * each sixteenth of the bar, or, of melodies in C, of where notes begin, their lengths, their
 * intervals and their pitch classes. Every count begins with one half.
 */
final class StyleOdds {
  private static final int BAR = 16;
  private static final int OCTAVE = 12;
  private static final double PRIOR = 0.5;

  /** Something that was seen: which of the things to see, and what of it. */
  private record Seen(int slot, int value) {}

  private final boolean drums;
  private final double[][] ofStyle;
  private final double[][] ofRest;

  private StyleOdds(boolean drums) {
    this.drums = drums;
    ofStyle = counts(drums);
    ofRest = counts(drums);
  }

  /** The odds of a style against the rest of some phrases. */
  static StyleOdds of(boolean drums, Style style, List<LabelledPhrase> phrases) {
    StyleOdds odds = new StyleOdds(drums);
    for (LabelledPhrase phrase : phrases) {
      double[][] counts = style.has(phrase) ? odds.ofStyle : odds.ofRest;
      for (Seen seen : seen(drums, phrase.tokens())) counts[seen.slot][seen.value]++;
    }
    return odds;
  }

  private static double[][] counts(boolean drums) {
    double[][] counts = new double[drums ? BAR * DrumClass.values().length : BAR + 3][];
    for (int slot = 0; slot < counts.length; slot++) {
      int kinds = 2;
      if (!drums && slot >= BAR) kinds = slot == BAR ? BAR + 1 : 2 * OCTAVE + 1;
      counts[slot] = new double[kinds];
      Arrays.fill(counts[slot], PRIOR);
    }
    return counts;
  }

  private static List<Seen> seen(boolean drums, int[] tokens) {
    List<Seen> out = new ArrayList<>();
    if (drums) {
      int kinds = DrumClass.values().length;
      for (int t = 0; t < tokens.length; t++) {
        for (int k = 0; k < kinds; k++) out.add(new Seen(t % BAR * kinds + k, tokens[t] >> k & 1));
      }
      return out;
    }
    for (int t = 0; t < tokens.length; t++) {
      out.add(new Seen(t % BAR, tokens[t] >= MelodyCodec.FIRST_PITCH ? 1 : 0));
    }
    List<MelodyNote> notes = MelodyCodec.PIANO.decode(tokens);
    for (int k = 0; k < notes.size(); k++) {
      MelodyNote note = notes.get(k);
      out.add(new Seen(BAR, Math.min(BAR, note.end() - note.start())));
      out.add(new Seen(BAR + 1, Math.floorMod(note.pitch(), OCTAVE)));
      if (k > 0) {
        int interval = note.pitch() - notes.get(k - 1).pitch();
        out.add(new Seen(BAR + 2, Math.clamp(interval, -OCTAVE, OCTAVE) + OCTAVE));
      }
    }
    return out;
  }

  /** Nats a thing seen by which the style is likelier than the rest; below 0 it is not. */
  double odds(int[] tokens) {
    return mean(tokens, ofStyle) - mean(tokens, ofRest);
  }

  /** How much it looks like the style's average: the cosine between what is seen in both. */
  double typical(int[] tokens) {
    double[][] seen = new double[ofStyle.length][];
    for (int slot = 0; slot < seen.length; slot++) seen[slot] = new double[ofStyle[slot].length];
    for (Seen each : seen(drums, tokens)) seen[each.slot][each.value]++;
    double product = 0;
    double own = 0;
    double styles = 0;
    for (int slot = 0; slot < seen.length; slot++) {
      boolean absence = seen[slot].length == 2; // nothing there says nothing
      for (int value = absence ? 1 : 0; value < seen[slot].length; value++) {
        product += seen[slot][value] * ofStyle[slot][value];
        own += seen[slot][value] * seen[slot][value];
        styles += ofStyle[slot][value] * ofStyle[slot][value];
      }
    }
    return product / Math.sqrt(Math.max(own * styles, Double.MIN_NORMAL));
  }

  private double mean(int[] tokens, double[][] counts) {
    List<Seen> all = seen(drums, tokens);
    double sum = 0;
    for (Seen seen : all) {
      sum += Math.log(counts[seen.slot][seen.value] / Arrays.stream(counts[seen.slot]).sum());
    }
    return sum / all.size();
  }
}
