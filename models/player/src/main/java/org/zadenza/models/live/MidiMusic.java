// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zadenza.midi.PlayedPattern;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumMap;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** MIDI files where models hear patterns, e.g. {@code "take.mid"}. */
final class MidiMusic {
  private static final int BEATS_PER_CYCLE = 4;
  private static final double LOUDEST = 127;

  private MidiMusic() {}

  /** What a text names that ends like a MIDI file; empty for everything else. */
  static Optional<Path> file(Object given) {
    return given instanceof String text && text.matches("(?is).*\\.midi?")
        ? Optional.of(Path.of(text))
        : Optional.empty();
  }

  /** What is to be heard: the music of a file that is named, else the pattern. */
  static Pattern of(Object given) {
    return file(given).map(MidiMusic::read).orElseGet(() -> Pattern.of(given));
  }

  private static Pattern read(Path file) {
    try {
      return pattern(MidiScore.read(file), file);
    } catch (IOException e) {
      throw new WordError("it cannot be heard: " + e.getMessage());
    }
  }

  /**
   * Four beats a cycle, again and again in whole cycles; drums of channel 10 as sounds, notes as
   * notes.
   */
  static PlayedPattern pattern(MidiScore score, Path file) {
    long ticksPerCycle = (long) BEATS_PER_CYCLE * score.ticksPerBeat();
    List<Event> events = new ArrayList<>();
    long last = 0;
    for (MidiNote note : score.notes()) {
      Optional<Controls> value = value(note);
      if (value.isEmpty()) continue;
      Span whole =
          new Span(
              Rational.of(note.start(), ticksPerCycle), Rational.of(note.end(), ticksPerCycle));
      events.add(new Event(whole, whole, value.get(), Sources.NONE));
      last = Math.max(last, note.start());
    }
    if (events.isEmpty()) throw new WordError(file + " has no notes to hear");
    return new PlayedPattern(events, last / ticksPerCycle + 1);
  }

  private static Optional<Controls> value(MidiNote note) {
    double gain = DrumsIdiom.gain(note.velocity() / LOUDEST);
    if (!note.drum()) {
      return Optional.of(Controls.of("note", (double) note.pitch()).with("gain", gain));
    }
    Optional<DrumClass> drum = DrumMap.GENERAL.of(note.pitch());
    return drum.map(known -> Controls.of("s", known.sound()).with("gain", gain));
  }
}
