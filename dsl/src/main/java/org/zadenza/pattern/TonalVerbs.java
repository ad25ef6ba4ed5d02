// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.zadenza.music.Arpeggio;
import org.zadenza.music.Interval;
import org.zadenza.music.Note;
import org.zadenza.music.Pitch;
import org.zadenza.music.ScalaFile;
import org.zadenza.music.Scale;
import org.zadenza.music.ScaleNote;
import org.zadenza.music.Tuning;
import org.zadenza.music.Voicing;
import org.zadenza.names.Shown;

/** Verbs of harmony: scales, transposition, chords, arpeggios and tunings. */
interface TonalVerbs extends Verbs {

  /**
   * Degrees become notes of a scale such as {@code "C:minor"}: plain numbers, or the control n,
   * which gives way to note. Notes go to the nearest note of the scale.
   */
  default Pattern scale(Object name) {
    // "C minor" would be two steps of notation; as a scale it has one sensible meaning.
    Object named = name instanceof String s && Scale.find(s).isPresent() ? Scale.of(s) : name;
    Object argument = named instanceof Scale scale ? Pattern.pure(scale) : named;
    return Patternable.join(argument, v -> inScale(Scale.of(v)));
  }

  private Pattern inScale(Scale scale) {
    return self()
        .withValue(
            v -> {
              if (!(v instanceof Controls c)) return scale.at(v);
              Object degree = c.containsKey("note") ? c.get("note") : c.get("n");
              return degree == null ? c : c.without("n").with("note", scale.at(degree));
            });
  }

  /** Moves notes by steps of the scale that made them. */
  default Pattern scaleTranspose(Object steps) {
    return Patternable.join(
        steps,
        v -> {
          int by = (int) Math.ceil(Pitch.numeral(v));
          return withNote(note -> inItsScale(note).plusSteps(by));
        });
  }

  private static ScaleNote inItsScale(Object note) {
    if (note instanceof ScaleNote known) return known;
    throw new IllegalArgumentException(
        Shown.of(note) + " belongs to no scale: use scale first, as in (scale \"C:minor\" ...)");
  }

  /** Moves notes by semitones, or by a named interval such as {@code "3M"} or {@code "-5P"}. */
  default Pattern transpose(Object by) {
    return Patternable.join(
        by,
        v -> {
          if (v instanceof String name) {
            Interval interval =
                Interval.parse(name)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "\"" + name + "\" is no interval; there are 3M, -2m, 5P ..."));
            return withNote(note -> transposed(note, interval));
          }
          double semitones = Pitch.numeral(Patternable.value(v));
          if (semitones != Math.rint(semitones)) {
            return withNote(note -> Pitch.numeral(note) + semitones);
          }
          Interval interval = Interval.ofSemitones((int) semitones);
          return withNote(note -> transposed(note, interval));
        });
  }

  private static Object transposed(Object value, Interval interval) {
    if (value instanceof ScaleNote note) return note.plus(interval);
    if (value instanceof String name && Note.parse(name).isPresent()) {
      return Note.parse(name).get().plus(interval).toString();
    }
    return Pitch.numeral(value) + interval.semitones();
  }

  /** Plain values, or the control note where there is one, changed by {@code f}. */
  private Pattern withNote(UnaryOperator<Object> f) {
    return self()
        .withValue(
            v -> {
              if (!(v instanceof Controls c)) return f.apply(v);
              Object note = c.get("note");
              return note == null ? c : c.with("note", f.apply(note));
            });
  }

  /** Numbers pick from a list of semitones, an octave higher each time the list is through. */
  default Pattern toScale(List<?> semitones) {
    return toScale(12, semitones);
  }

  /** The same where the list begins again {@code size} semitones higher. */
  default Pattern toScale(double size, List<?> semitones) {
    if (semitones.isEmpty()) return Pattern.silence();
    double[] steps =
        semitones.stream().mapToDouble(s -> Pitch.numeral(Patternable.value(s))).toArray();
    return self()
        .withValue(
            v -> {
              int degree = (int) Math.floor(Pitch.numeral(v));
              int octave = Math.floorDiv(degree, steps.length);
              return steps[Math.floorMod(degree, steps.length)] + size * octave;
            });
  }

  default Pattern chord(Object symbol) {
    return self().ctrl("chord", symbol);
  }

  /** Voices the chords of the control chord, or plain symbols; see {@link Voicing}. */
  default Pattern voicing() {
    return Together.each(self(), Voiced::controls);
  }

  /** The root of each chord, in an octave. */
  default Pattern rootNotes(Object octave) {
    return Patternable.joinTime(
        octave, o -> self().withValue(v -> Voiced.root(v, Math.toIntExact(o.floor()))));
  }

  /**
   * Plays chords one note at a time: numbers pick notes, in the rhythm of {@code how}; a name such
   * as {@code "updown"} walks through all of them, evenly.
   */
  default Pattern arp(Object how) {
    // Notation has no "&", so that up&down can only be the whole name.
    boolean name = how instanceof String s && s.contains("&") && Arpeggio.names().contains(s);
    Pattern ways = name ? Pattern.pure(how) : Pattern.of(how);
    return Together.of(self(), (query, notes, sink) -> arpeggio(ways, query, notes, sink));
  }

  private static void arpeggio(Pattern ways, Query query, List<Event> notes, EventSink sink) {
    Event first = notes.get(0);
    ways.query(
        query.withSpan(first.part()),
        way -> {
          if (way.value() instanceof String name) {
            Together.walk(notes, Arpeggio.order(name, notes.size()), way, sink);
            return;
          }
          int which = (int) Math.floor(Pitch.numeral(way.value()));
          Event note = notes.get(Math.floorMod(which, notes.size()));
          sink.accept(
              new Event(way.whole(), way.part(), note.value(), way.sources().and(note.sources())));
        });
  }

  /** Plays the notes of each chord from the first to the last, evenly. */
  default Pattern arpeggiate() {
    return arp("up");
  }

  /** {@link #rolledBy} a quarter. */
  default Pattern rolled() {
    return rolledBy(0.25);
  }

  /**
   * Starts the notes of a chord one after the other within the first {@code part} of its time, like
   * a strummed guitar; a negative part strums from the last note.
   */
  default Pattern rolledBy(Object part) {
    return Patternable.joinTime(
        part,
        by ->
            by.signum() == 0
                ? self()
                : Together.of(self(), (_, notes, sink) -> Together.roll(notes, by, sink)));
  }

  /** Numbers become frequencies, the octave in so many equal parts: {@code 31}. */
  default Pattern edo(Object parts) {
    return Patternable.joinTime(parts, n -> tuned(Tuning.equal(Math.toIntExact(n.floor()))));
  }

  /** Numbers become frequencies in the tuning of a Scala file, or of its text. */
  default Pattern scl(String fileOrText) {
    return tuned(ScalaFile.read(fileOrText));
  }

  private Pattern tuned(Tuning tuning) {
    Function<Object, Object> hertz = v -> tuning.hertz(Tuning.BASE_HZ, (int) Math.round(step(v)));
    return self()
        .withValue(
            v -> {
              if (!(v instanceof Controls c)) return Controls.of("freq", hertz.apply(v));
              Object step = c.containsKey("n") ? c.get("n") : c.get("note");
              return step == null
                  ? c
                  : c.without("n").without("note").with("freq", hertz.apply(step));
            });
  }

  private static double step(Object value) {
    if (value instanceof Number n) return n.doubleValue();
    throw new IllegalArgumentException(
        "a tuning counts its steps with numbers, 0 for C3; " + Shown.of(value) + " is none");
  }
}
