// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;
import org.zadenza.sink.DirtVoice;
import org.zadenza.sink.MidiVoice;

/** Reads what an instrument is on SuperDirt and on a MIDI device. */
final class ElsewhereReader {
  private static final List<String> DIRT_KEYS = List.of("s", "controls", "names");
  private static final List<String> MIDI_KEYS = List.of("channel", "program", "note", "cc");
  private static final List<String> CC_KEYS = List.of("number", "from");
  private static final double LARGEST = 1e6;
  private static final List<Double> UNIT = List.of(0.0, 1.0);

  private ElsewhereReader() {}

  /**
   * {@code "superdirt": {"s": "superhammond", "controls": {"voice": 3}, "names": {"upper":
   * "voice"}}}.
   */
  static @Nullable DirtVoice dirt(PatchJson root, boolean held) {
    if (!root.has("superdirt")) return null;
    PatchJson json = root.object("superdirt").only(DIRT_KEYS);
    PatchJson controls = json.object("controls");
    Controls fixed = Controls.EMPTY;
    for (String control : controls.keys()) {
      Object value =
          controls.isText(control)
              ? controls.text(control, null)
              : (Object) controls.number(control, 0, -LARGEST, LARGEST);
      fixed = fixed.with(control, value);
    }
    if (held && root.has("note") && !controls.has("note")) {
      fixed = fixed.with("note", root.number("note", 0, 0, 127));
    }
    PatchJson renamed = json.object("names");
    Map<String, String> names = new LinkedHashMap<>();
    for (String control : renamed.keys()) names.put(control, renamed.text(control, null));
    return new DirtVoice(json.text("s", null), fixed, names);
  }

  /**
   * {@code "midi": {"channel": 2, "program": 16, "note": 36, "cc": {"cutoff": 74}}}; a controller
   * runs over the range of its control, from 0 to 1 where none is said. What is held has the
   * patch's own note as its key.
   */
  static @Nullable MidiVoice midi(PatchJson root, boolean held, Map<String, List<Double>> ranges) {
    if (!root.has("midi")) return null;
    PatchJson json = root.object("midi").only(MIDI_KEYS);
    PatchJson cc = json.object("cc");
    List<MidiVoice.Controller> controllers = new ArrayList<>();
    for (String control : cc.keys()) {
      boolean plain = cc.isNumber(control);
      PatchJson object = plain ? cc : cc.object(control).only(CC_KEYS);
      List<Double> range = ranges.getOrDefault(control, UNIT);
      if (!plain && object.has("from")) range = object.range("from");
      int number = object.whole(plain ? control : "number", MidiVoice.NONE, 0, 127);
      if (number == MidiVoice.NONE) {
        throw object.problem("number", "\"midi.cc." + control + "\" needs a \"number\"");
      }
      controllers.add(new MidiVoice.Controller(control, number, range.getFirst(), range.getLast()));
    }
    return new MidiVoice(
        json.whole("channel", 0, 1, 16),
        json.whole("program", MidiVoice.NONE, 0, 127),
        json.whole("note", held ? (int) root.number("note", 60, 0, 127) : MidiVoice.NONE, 0, 127),
        !held || root.has("variants"),
        controllers);
  }
}
