// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.TrioCodec;
import org.zadenza.models.codec.TrioCodec.Trio;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.MelodyIdiom;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.VaeRows;
import org.zadenza.music.Pitch;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;

/** Events of patterns as the rows that a model reads; they begin with cycle 0. */
public final class Hearing {
  private static final int STEPS = DrumsCodec.STEPS_PER_BAR;
  private static final MelodyIdiom NOTES = new MelodyIdiom(MelodyCodec.PIANO);
  private static final DrumsIdiom DRUMS = new DrumsIdiom();
  private static final int BELOW_IS_BASS = 48;
  private static final int LOUDEST = 127;

  private Hearing() {}

  static float[][] rows(String model, List<Event> events, int bars) {
    return switch (model) {
      case MusicVaes.MELODY -> VaeRows.classes(notes(events, bars), MelodyCodec.PIANO.classes());
      case MusicVaes.TRIO -> TrioCodec.encode(trio(events, bars));
      case MusicVaes.GROOVE -> GrooveCodec.hitsOnly(GrooveCodec.encode(hits(events), bars * STEPS));
      default -> VaeRows.drums(drums(events, bars));
    };
  }

  /** The model that can hear some events: drums, a melody, or both as a trio. */
  public static String model(List<Event> events) {
    long drums = events.stream().filter(Hearing::isDrum).count();
    if (drums == 0) return MusicVaes.MELODY;
    return drums == events.size() ? MusicVaes.DRUMS : MusicVaes.TRIO;
  }

  private static int[] notes(List<Event> events, int bars) {
    return ints(NOTES.heard(events, bars, Wishes.NONE));
  }

  private static int[] drums(List<Event> events, int bars) {
    return ints(DRUMS.heard(events, bars, Wishes.NONE));
  }

  private static int[] ints(List<Integer> tokens) {
    return tokens.stream().mapToInt(token -> token).toArray();
  }

  private static Trio trio(List<Event> events, int bars) {
    List<Event> melody = new ArrayList<>();
    List<Event> bass = new ArrayList<>();
    List<Event> drums = new ArrayList<>();
    for (Event event : events) {
      (isDrum(event) ? drums : isBass(event.value()) ? bass : melody).add(event);
    }
    return new Trio(notes(melody, bars), notes(bass, bars), drums(drums, bars));
  }

  private static boolean isDrum(Event event) {
    return DrumsIdiom.named(event.value()).isPresent();
  }

  /** What calls itself a bass, and what is below c3. */
  private static boolean isBass(Object value) {
    if (!(value instanceof Controls controls)) return isLow(value);
    if (String.valueOf(controls.get("s")).contains("bass")) return true;
    return isLow(controls.getOrDefault("note", controls.getOrDefault("n", BELOW_IS_BASS)));
  }

  private static boolean isLow(Object note) {
    try {
      return Pitch.numeral(note) < BELOW_IS_BASS;
    } catch (IllegalArgumentException unpitched) {
      return false;
    }
  }

  /** What is hit, when exactly and how loud; what is no drum is left out. */
  static List<GrooveHit> hits(List<Event> events) {
    List<GrooveHit> hits = new ArrayList<>();
    for (Event event : events) {
      Optional<DrumClass> drum = DrumsIdiom.named(event.value());
      drum.ifPresent(known -> hits.add(hit(event, known)));
    }
    return hits;
  }

  /** Everything that begins, as hits of one drum. */
  static List<GrooveHit> taps(List<Event> events) {
    return events.stream().map(event -> hit(event, DrumClass.OPEN_HAT)).toList();
  }

  private static GrooveHit hit(Event event, DrumClass drum) {
    double gain = event.value() instanceof Controls controls ? controls.number("gain", 1) : 1;
    int velocity = (int) Math.clamp(Math.rint(gain * LOUDEST), 1, LOUDEST);
    return new GrooveHit(event.wholeOrPart().begin().toDouble() * STEPS, drum, velocity);
  }

  /** The sets of drums of the steps of some hits. */
  static int[] sets(List<GrooveHit> hits, int steps) {
    float[][] rows = GrooveCodec.encode(hits, steps);
    return VaeRows.drumTokens(
        Arrays.stream(rows)
            .map(row -> Arrays.copyOf(row, VaeRows.DRUMS_WRITTEN))
            .toArray(float[][]::new));
  }
}
