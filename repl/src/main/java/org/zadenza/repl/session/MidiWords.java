// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.zadenza.midi.LiveMidi;
import org.zadenza.midi.MidiUnavailable;
import org.zadenza.midi.OutletOptions;
import org.zadenza.midi.PortListing;

/** Words for MIDI outputs, and for keeping a beat with other machines. */
final class MidiWords {
  private static final Set<String> OPTIONS = Set.of("slots", "channel", "latency");

  private final Shelf shelf;

  private MidiWords(Shelf shelf) {
    this.shelf = shelf;
  }

  static void on(Shelf shelf) {
    MidiWords out = new MidiWords(shelf);
    out.outputs();
    out.beat();
    out.following();
  }

  /** Something that is done with ports, and what it answers. */
  @FunctionalInterface
  interface Work {
    String with(LiveMidi midi) throws MidiUnavailable;
  }

  /** What cannot be opened is said in the port's own sentence; offline nothing is done. */
  static Notice live(Shelf shelf, Work work) {
    LiveMidi midi = shelf.session().midi().orElse(null);
    if (midi == null) return new Notice("there are no MIDI ports while a set is rendered");
    try {
      return new Notice(work.with(midi));
    } catch (MidiUnavailable e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private void add(String names, String arguments, String doc, String example, Work work) {
    shelf.add(
        names,
        arguments,
        doc,
        example,
        given -> {
          Given.count(names, given, 0);
          return live(shelf, work);
        });
  }

  private void outputs() {
    add("midiPorts", "", "Lists the MIDI ports that are there.", "(midi-ports)", MidiWords::listed);
    shelf.add(
        "midi",
        "name [options]",
        "Plays every slot on a MIDI output too, or :slots on it alone; :channel, :latency in s.",
        "(midi \"synth\" {:slots [:d1 :d2] :channel 3 :latency 0.02})",
        given -> {
          OutletOptions options = MidiOptions.after("midi", given, OPTIONS).outlet();
          String name = Given.slot(given.getFirst());
          return live(shelf, midi -> "plays on " + midi.open(name, options));
        });
    shelf.add(
        "midiOff",
        "[name]",
        "Closes the MIDI ports whose names contain a text, or all; no note is left hanging.",
        "(midi-off \"synth\")",
        given -> {
          String name = given.isEmpty() ? "" : Given.slot(Given.one("midi-off", given));
          return live(shelf, midi -> closed(midi.close(name)));
        });
  }

  private static String listed(LiveMidi midi) {
    List<PortListing> ports = midi.ports();
    if (ports.isEmpty()) return "there is no MIDI port";
    String outputs = lines("out", ports, PortListing::output);
    return (outputs + lines("in ", ports, port -> !port.output())).stripTrailing();
  }

  private static String lines(String end, List<PortListing> ports, Predicate<PortListing> wanted) {
    return ports.stream()
        .filter(wanted)
        .map(p -> end + "  " + p.host() + "  " + p.name() + (p.open() ? "  (open)" : "") + "\n")
        .collect(Collectors.joining());
  }

  private static String closed(List<String> names) {
    return names.isEmpty() ? "no such port is open" : String.join(", ", names) + " closed";
  }

  private void beat() {
    shelf.add(
        "midiClock",
        "name",
        "Sends the beat to a MIDI output, 24 ticks a beat, with a start on the next cycle.",
        "(midi-clock \"drum machine\")",
        given -> {
          String name = Given.slot(Given.one("midi-clock", given));
          return live(shelf, midi -> midi.sendBeat(name) + " starts with the next cycle");
        });
    add(
        "midiClockOff",
        "",
        "Sends stop to all that have the beat, and then no beat any more.",
        "(midi-clock-off)",
        midi -> {
          midi.endBeat();
          return "nobody has the beat";
        });
    add(
        "midiStart",
        "",
        "All that have the beat start from the top with the next cycle.",
        "(midi-start)",
        midi -> heard(midi.restart(), "they start with the next cycle"));
    add(
        "midiStop",
        "",
        "All that have the beat stop, at once.",
        "(midi-stop)",
        midi -> heard(midi.stop(), "they stop"));
    add(
        "midiContinue",
        "",
        "All that have the beat go on with the next cycle, from the place that it has.",
        "(midi-continue)",
        midi -> heard(midi.resume(), "they go on with the next cycle"));
  }

  private static String heard(boolean any, String what) {
    return any ? what : "nobody has the beat; (midi-clock \"name\") sends it";
  }

  private void following() {
    shelf.add(
        "midiFollow",
        "name",
        "Lets the clock of a MIDI input set the tempo; its start, stop and continue count too.",
        "(midi-follow \"drum machine\")",
        given -> {
          String name = Given.slot(Given.one("midi-follow", given));
          return live(shelf, midi -> midi.follow(name) + " sets the tempo from now on");
        });
    add(
        "midiUnfollow",
        "",
        "The tempo is yours again; it stays as it is.",
        "(midi-unfollow)",
        midi -> {
          midi.unfollow();
          return "the tempo is yours";
        });
  }
}
