// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Word;
import org.zadenza.midi.Controllers;
import org.zadenza.midi.PlayedPattern;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.Hand;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Words for keys and knobs: as patterns, as controls, and played at once. */
final class MidiInWords {
  /** Of words that answer a pattern. */
  static final String CATEGORY = "midi";

  private static final Set<String> CC_OPTIONS = Set.of("chan", "port", "default");
  private static final Set<String> PLAYED_OPTIONS = Set.of("grid");
  private static final int FINEST_GRID = 960;
  private static final int USUAL_GRID = 96;
  private static final int HIGHEST = 127;
  private static final int CHANNELS = 16;

  /** Where a knob should go that nobody gave a range: controls that are no share from 0 to 1. */
  private static final Map<String, double[]> USUAL =
      Map.ofEntries(
          Map.entry("cutoff", new double[] {40, 12_000}),
          Map.entry("hcutoff", new double[] {20, 8_000}),
          Map.entry("bandf", new double[] {40, 12_000}),
          Map.entry("speed", new double[] {0.25, 4}),
          Map.entry("gain", new double[] {0, 1.2}),
          Map.entry("crush", new double[] {16, 1}),
          Map.entry("coarse", new double[] {1, 32}),
          Map.entry("legato", new double[] {0.05, 2}),
          Map.entry("clip", new double[] {0.05, 2}),
          Map.entry("midibend", new double[] {-1, 1}),
          Map.entry("ccv", new double[] {0, HIGHEST}),
          Map.entry("control", new double[] {0, HIGHEST}));

  private final Shelf shelf;
  private final Scheduler scheduler;

  private MidiInWords(Shelf shelf) {
    this.shelf = shelf;
    this.scheduler = shelf.scheduler();
  }

  static void on(Shelf shelf) {
    MidiInWords out = new MidiInWords(shelf);
    out.listening();
    out.learning();
    out.patterns();
    out.keys();
  }

  private void listening() {
    shelf.add(
        "midiIn midin",
        "name",
        "Hears a MIDI input: its knobs and keys can be used from now on.",
        "(midi-in \"keystation\")",
        given -> {
          String name = Given.slot(Given.one("midi-in", given));
          return MidiWords.live(shelf, midi -> "hears " + midi.listen(name));
        });
  }

  private void learning() {
    shelf.add(
        "learn",
        "control/name [low/takes] [high/options]",
        "Gives a control to the knob that moves next, from low to high; it wins over the"
            + " patterns', and what sounds follows it at once. With a name and a midi-folder: has"
            + " the worker learn a style from it; options :minutes :model :seed :afresh.",
        "(learn :cutoff 200 4000)",
        this::learn);
    shelf.add(
        "unlearn",
        "[control]",
        "Takes a control from its knob, or all of them.",
        "(unlearn :cutoff)",
        given -> {
          if (given.isEmpty()) {
            hand().forgetAll();
            return new Notice("no knob has a control");
          }
          String control = control(Given.one("unlearn", given));
          boolean had = hand().forget(control);
          return new Notice(control + (had ? " is the patterns' again" : " has no knob"));
        });
    shelf.add(
        "learned",
        "",
        "Lists the controls that knobs have.",
        "(learned)",
        given -> {
          Given.count("learned", given, 0);
          List<String> lines = hand().lines();
          return new Notice(lines.isEmpty() ? "no knob has a control" : String.join("\n", lines));
        });
  }

  private Hand hand() {
    return shelf.session().outlets().hand();
  }

  private static String control(Object named) {
    return Control.named(Given.slot(named)).name();
  }

  private Notice learn(List<Object> given) {
    if (WorkerWords.meansStyle(given)) return WorkerWords.learn(shelf, given);
    if (given.size() != 1 && given.size() != 3) {
      throw Given.wants("learn", "a control, or a control and two ends: (learn :cutoff 200 4000)");
    }
    String control = control(given.getFirst());
    double[] ends = USUAL.getOrDefault(control, new double[] {0, 1});
    boolean told = given.size() == 3;
    double low = told ? Given.number("learn", given.get(1)).toDouble() : ends[0];
    double high = told ? Given.number("learn", given.get(2)).toDouble() : ends[1];
    hand().learn(new Hand.Range(control, low, high));
    return new Notice("move the knob for " + control);
  }

  private void patterns() {
    pattern(
        "cc",
        "number [options]",
        "Where a knob stands, 0 to 1; :chan and :port choose one, :default until it moves.",
        "(cutoff (range 300 3000 (cc 74)) (s \"supersaw*8\"))",
        this::controller);
    pattern(
        "played",
        "cycles [options]",
        "The keys that were played in the last whole cycles, again and again; :grid places a"
            + " cycle.",
        "(s \"superpiano\" (played 2))",
        this::played);
    pattern(
        "sysex",
        "id data",
        "A MIDI system message: the maker's number or numbers, then a list of bytes.",
        "(sysex 67 [121 9 17 0])",
        given -> {
          Given.count("sysex", given, 2);
          return Pattern.pure(
              Controls.of("sysexid", bytes(given.get(0))).with("sysexdata", bytes(given.get(1))));
        });
  }

  private void pattern(String name, String arguments, String doc, String example, Word.Call call) {
    List<String> wanted = List.of(arguments.split(" "));
    shelf.add(new Word(name, List.of(), CATEGORY, wanted, doc, example, call));
  }

  private static Object bytes(Object value) {
    if (value instanceof List<?> list) {
      List<Object> out = new ArrayList<>();
      for (Object each : list) out.add(bytes(each));
      return List.copyOf(out);
    }
    Rational number = Given.number("sysex", value);
    if (!number.isInteger() || number.signum() < 0 || Rational.of(HIGHEST).isBefore(number)) {
      throw Given.wants("sysex", "bytes from 0 to 127, not " + Shown.of(value));
    }
    return number.toDouble();
  }

  private Pattern controller(List<Object> given) {
    MidiOptions options = MidiOptions.after("cc", given, CC_OPTIONS);
    Rational number = Given.number("cc", given.getFirst());
    if (!number.isInteger() || number.signum() < 0 || Rational.of(HIGHEST).isBefore(number)) {
      throw Given.wants("cc", "a controller from 0 to 127, not " + Shown.of(given.getFirst()));
    }
    int channel = options.whole("chan", 0);
    if (channel < 0 || channel > CHANNELS) throw Given.wants("cc", "a :chan from 1 to 16");
    String port = options.text("port").map(this::fullName).orElse("");
    String input = Controllers.input((int) number.floor(), channel, port);
    return Controllers.pattern(input, options.number("default", 0));
  }

  private String fullName(String wanted) {
    return shelf.session().midi().flatMap(midi -> midi.openInput(wanted)).orElse(wanted);
  }

  /** The last whole cycles as the player counts them. */
  private Pattern played(List<Object> given) {
    MidiOptions options = MidiOptions.after("played", given, PLAYED_OPTIONS);
    Rational cycles = Given.number("played", given.getFirst());
    int grid = options.whole("grid", USUAL_GRID);
    if (grid < 1 || grid > FINEST_GRID) throw Given.wants("played", "a :grid from 1 to 960");
    if (!cycles.isInteger() || cycles.signum() <= 0 || cycles.floor() > CHANNELS * CHANNELS) {
      throw Given.wants("played", "from 1 to 256 whole cycles, not " + Shown.of(given.getFirst()));
    }
    Rational first = scheduler.now().cycle().cycleStart().minus(cycles).plus(scheduler.origin());
    return PlayedPattern.of(
        shelf.session().played().all(), scheduler.tempo(), first, cycles.floor(), grid);
  }

  private void keys() {
    shelf.add(
        "midikeys",
        "pattern",
        "Plays keys as they are pressed, with the controls of a pattern: a sound, or a midiport.",
        "(midikeys (s \"superpiano\"))",
        given -> {
          Controls controls = firstControls(Given.one("midikeys", given));
          return play(controls, "keys play " + controls);
        });
    shelf.add(
        "midikeysOff",
        "",
        "Keys are heard, but not played at once any more.",
        "(midikeys-off)",
        given -> {
          Given.count("midikeys-off", given, 0);
          return play(null, "keys are not played");
        });
  }

  private Notice play(@Nullable Controls controls, String answer) {
    return MidiWords.live(
        shelf,
        midi -> {
          midi.playKeys(controls);
          return answer;
        });
  }

  private Controls firstControls(Object value) {
    for (Event event : shelf.session().prepared(value).events(Span.of(0, 1))) {
      if (event.value() instanceof Controls controls) return controls;
    }
    throw Given.wants("midikeys", "a sound, as in (midikeys (s \"superpiano\"))");
  }
}
