// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.MidiVoice;

/**
 * Turns a cue into MIDI messages, by the controls of Tidal and Strudel. At one moment program and
 * controllers come before the note, pressure on its key after it. Clock thread; notes and
 * controllers make no garbage.
 *
 * <p>Numbers and values count from 0 to 127, {@code midichan} from 1 to 16; {@code midibend} lies
 * between -1 and 1, {@code miditouch} and {@code polyTouch} between 0 and 1.
 */
final class CueMessages {
  /** The sound by which Tidal plays a MIDI device. */
  static final String SOUND = "midi";

  private static final int CHANNELS = 16;
  private static final int NRPN_MESSAGES = 4;
  private static final int HIGHEST = 0x7F;
  private static final int HIGHEST_14_BITS = 0x3FFF;
  private static final double LONGEST_SECONDS = 600;
  private static final double SHORTEST_SECONDS = 0.001;
  private static final int MOST_TOLD = 100;

  private final MidiSender sender;
  private final Reporter reporter;
  private final Set<String> told = new HashSet<>();
  private volatile Instruments instruments = Instruments.NONE;

  CueMessages(MidiSender sender, Reporter reporter) {
    this.sender = sender;
    this.reporter = reporter;
  }

  /** What our instruments are there, from now on. Any thread. */
  void instruments(Instruments theirs) {
    instruments = theirs;
  }

  void write(Cue cue, Outlet outlet) {
    Controls c = cue.controls();
    MidiVoice voice = instruments.midi(c);
    OutletOptions options = outlet.options();
    long latency = cue.hurried() ? 0 : options.latencyNanos();
    long nanos = cue.nanos() + latency + nanos(number(c, "nudge", 0));
    int channel = channel(cue, voice, options);
    if (voice != null) instrument(voice, c, outlet, nanos, channel);
    boolean message = command(cue, outlet, nanos, channel);
    message |= program(c, outlet, nanos, channel);
    message |= controllers(cue, outlet, nanos, channel);
    message |= expression(c, outlet, nanos, channel);
    message |= systemExclusive(cue, outlet, nanos);
    if (!playsNote(c, message) && (voice == null || message || voice.note() < 0)) return;
    int key = MidiNote.key(c, voice);
    if (key < 0) {
      tell(cue.slot(), "this note lies outside MIDI's 128 keys and is not sent");
      return;
    }
    int on = Wire.noteOn(channel, key, MidiNote.velocity(c));
    sender.postNote(outlet, nanos, nanos + nanos(length(c, cue)), on);
    double pressure = number(c, "polyTouch", Double.NaN);
    if (pressure == pressure) {
      post(outlet, nanos, Message.RANK_AFTER, Wire.polyTouch(channel, key, share(pressure)));
    }
  }

  /** A pitch is a note; a drum is one; the sound midi is one where the cue says nothing else. */
  private static boolean playsNote(Controls c, boolean message) {
    if (c.get("midicmd") instanceof String command && !command.equalsIgnoreCase("noteOn")) {
      return false;
    }
    if (c.containsKey("note") || c.containsKey("n")) return true;
    return !message && (MidiNote.isDrum(c) || SOUND.equals(c.get("s")));
  }

  /** The program if the channel has another, then what is a controller there. */
  private void instrument(MidiVoice voice, Controls c, Outlet outlet, long nanos, int channel) {
    int program = voice.program();
    if (program >= 0 && !c.containsKey("progNum") && outlet.changesProgram(channel, program)) {
      post(outlet, nanos, Message.RANK_CONTROL, Wire.program(channel, program));
    }
    List<MidiVoice.Controller> controllers = voice.controllers();
    for (int i = 0; i < controllers.size(); i++) {
      MidiVoice.Controller controller = controllers.get(i);
      double value = number(c, controller.control(), Double.NaN);
      if (value != value) continue;
      int bytes = Wire.controller(channel, controller.number(), controller.valueOf(value));
      post(outlet, nanos, Message.RANK_CONTROL, bytes);
    }
  }

  private int channel(Cue cue, @Nullable MidiVoice voice, OutletOptions options) {
    double wanted = number(cue.controls(), "midichan", Double.NaN);
    if (wanted != wanted) {
      if (voice != null && voice.channel() > 0) return voice.channel() - 1;
      boolean drum = options.channel() == 1 && MidiNote.isDrum(cue.controls());
      return drum ? MidiNote.DRUM_CHANNEL : options.channel() - 1;
    }
    long channel = Math.round(wanted);
    if (channel < 1 || channel > CHANNELS) {
      tell(cue.slot(), "midichan counts from 1 to 16; " + channel + " is played on the nearest");
    }
    return Math.clamp(channel, 1, CHANNELS) - 1;
  }

  private boolean program(Controls c, Outlet outlet, long nanos, int channel) {
    double program = number(c, "progNum", Double.NaN);
    if (program != program) return false;
    outlet.changesProgram(channel, whole(program, HIGHEST));
    post(outlet, nanos, Message.RANK_CONTROL, Wire.program(channel, whole(program, HIGHEST)));
    return true;
  }

  private boolean controllers(Cue cue, Outlet outlet, long nanos, int channel) {
    Controls c = cue.controls();
    boolean any = controller(cue, outlet, nanos, channel, "ccn", "ccv");
    any |= controller(cue, outlet, nanos, channel, "ctlNum", "control");
    double number = number(c, "nrpnn", Double.NaN);
    double value = number(c, "nrpnv", number(c, "val", Double.NaN));
    if (number == number && value == value) {
      int which = whole(number, HIGHEST_14_BITS);
      int what = whole(value, HIGHEST_14_BITS);
      for (int part = 0; part < NRPN_MESSAGES; part++) {
        post(outlet, nanos, Message.RANK_CONTROL, Wire.nrpn(channel, part, which, what));
      }
      any = true;
    }
    return any;
  }

  private boolean controller(
      Cue cue, Outlet outlet, long nanos, int channel, String numbered, String valued) {
    double number = number(cue.controls(), numbered, Double.NaN);
    double value = number(cue.controls(), valued, Double.NaN);
    if (number != number || value != value) return false;
    if (value > 0 && value < 1) {
      tell(cue.slot(), valued + " counts from 0 to 127: (" + valued + " (range 0 127 sine))");
    }
    int bytes = Wire.controller(channel, whole(number, HIGHEST), whole(value, HIGHEST));
    post(outlet, nanos, Message.RANK_CONTROL, bytes);
    return true;
  }

  private boolean expression(Controls c, Outlet outlet, long nanos, int channel) {
    double bend = number(c, "midibend", Double.NaN);
    if (bend == bend) post(outlet, nanos, Message.RANK_CONTROL, Wire.bend(channel, clamp(bend)));
    double touch = number(c, "miditouch", Double.NaN);
    if (touch == touch) {
      post(outlet, nanos, Message.RANK_CONTROL, Wire.touch(channel, share(touch)));
    }
    return bend == bend || touch == touch;
  }

  private static double clamp(double bend) {
    return Math.clamp(bend, -1, 1);
  }

  private boolean systemExclusive(Cue cue, Outlet outlet, long nanos) {
    Object data = cue.controls().get("sysexdata");
    if (data == null) return false;
    byte[] bytes = SystemExclusive.bytes(cue.controls().get("sysexid"), data);
    if (bytes == null) tell(cue.slot(), "sysexdata wants numbers from 0 to 127, not " + data);
    else sender.postLong(outlet, Message.Origin.SLOT, nanos, bytes);
    return true;
  }

  /** The messages that are no note, by Tidal's and Strudel's names. */
  private boolean command(Cue cue, Outlet outlet, long nanos, int channel) {
    Controls c = cue.controls();
    Object named = c.get("midicmd");
    if (named == null) return position(c, outlet, nanos);
    int value = whole(number(c, "val", 0), HIGHEST_14_BITS);
    int bytes =
        switch (named.toString().toLowerCase(Locale.ROOT)) {
          case "clock", "midiclock" -> Wire.CLOCK;
          case "start" -> Wire.START;
          case "stop" -> Wire.STOP;
          case "continue" -> Wire.CONTINUE;
          case "reset" -> Wire.RESET;
          case "allnotesoff" -> Wire.controller(channel, Wire.ALL_NOTES_OFF, 0);
          case "allsoundoff" -> Wire.controller(channel, Wire.ALL_SOUND_OFF, 0);
          case "noteoff" -> Wire.noteOff(channel, Math.max(0, MidiNote.key(c)));
          case "songselect" -> Wire.songSelect(value);
          case "songptr", "songposition" ->
              Wire.songPosition(whole(number(c, "songPtr", value), HIGHEST_14_BITS));
          case "program", "progchange", "prognum" -> Wire.program(channel, value);
          case "noteon",
              "control",
              "cc",
              "bend",
              "midibend",
              "touch",
              "miditouch",
              "polytouch",
              "nrpn",
              "sysex",
              "smpte" ->
              0;
          default -> -1;
        };
    if (bytes == -1) {
      tell(cue.slot(), "there is no midicmd " + named + "; there are start stop continue clock");
    }
    if (bytes > 0) post(outlet, nanos, rank(bytes), bytes);
    if (named.toString().equalsIgnoreCase("smpte")) {
      sender.postLong(outlet, Message.Origin.SLOT, nanos, SystemExclusive.timeCode(c));
    }
    return true;
  }

  private boolean position(Controls c, Outlet outlet, long nanos) {
    double pointer = number(c, "songPtr", Double.NaN);
    if (pointer != pointer) return false;
    int bytes = Wire.songPosition(whole(pointer, HIGHEST_14_BITS));
    post(outlet, nanos, Message.RANK_CLOCK, bytes);
    return true;
  }

  private static int rank(int bytes) {
    return Wire.status(bytes) >= Wire.SONG_POSITION ? Message.RANK_CLOCK : Message.RANK_CONTROL;
  }

  private void post(Outlet outlet, long nanos, int rank, int bytes) {
    sender.post(outlet, Message.Origin.SLOT, nanos, rank, bytes);
  }

  /** The explicit length in seconds, else the event's own times legato. */
  private static double length(Controls c, Cue cue) {
    double part = number(c, "clip", number(c, "legato", 1));
    double seconds = number(c, "sustain", cue.seconds() * part);
    return Math.clamp(seconds, SHORTEST_SECONDS, LONGEST_SECONDS);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * Clock.NANOS_PER_SECOND);
  }

  /** A finite number, or {@code or}. */
  private static double number(Controls c, String name, double or) {
    double value = c.number(name, or);
    return value - value == 0 ? value : or;
  }

  private static int whole(double value, int highest) {
    return Math.clamp(Math.round(value), 0, highest);
  }

  private static int share(double value) {
    return Math.clamp(Math.round(value * HIGHEST), 0, HIGHEST);
  }

  /** Each sentence once: a pattern may repeat its mistake for hours. */
  private void tell(String slot, String sentence) {
    if (told.size() < MOST_TOLD && told.add(slot + sentence)) reporter.tell(slot, sentence);
  }

  /** Says once that a cue names an output that is not there. */
  void tellMissing(String slot, @Nullable Object wanted, List<String> open) {
    String have = open.isEmpty() ? "none is open" : "open are " + String.join(", ", open);
    tell(slot, "no MIDI output is called " + wanted + "; " + have + "; (midi \"name\") opens one");
  }
}
