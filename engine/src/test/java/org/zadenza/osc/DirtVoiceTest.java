// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.DirtVoice;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.MidiVoice;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** What our instruments are on SuperDirt. */
class DirtVoiceTest {
  private static final DirtVoice ORGAN =
      new DirtVoice(
          "superhammond",
          Controls.of("voice", 3.0).with("note", 48.0),
          Map.of("upper", "perc", "clip", "sustain"));

  private static final Instruments ORGANS =
      new Instruments() {
        @Override
        public DirtVoice dirt(Controls cue) {
          return cue.text("s", "").equals("myorgan") ? ORGAN : null;
        }

        @Override
        public MidiVoice midi(Controls cue) {
          return null;
        }
      };

  private static Map<String, Object> sent(Instruments instruments, Object... pairs) {
    Controls controls = Controls.EMPTY;
    for (int i = 0; i < pairs.length; i += 2) {
      controls = controls.with((String) pairs[i], pairs[i + 1]);
    }
    Span whole = new Span(Rational.ZERO, Rational.ONE);
    Cue cue = new Cue("d1", 0, 0.5, 0.5, whole, controls, Sources.NONE);
    DirtMessage message = new DirtMessage(new HeldBuses());
    message.instruments(instruments);
    ByteBuf out = Unpooled.buffer();
    message.write(cue, 1, ControlBuses.NONE, out);
    OscPacket.Bundle bundle = (OscPacket.Bundle) OscReader.read(out);
    List<Object> words = ((OscPacket.Message) bundle.packets().getFirst()).arguments();
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) map.put((String) words.get(i), words.get(i + 1));
    assertEquals(words.size(), 2 * map.size(), "each name once: " + words);
    return map;
  }

  @Test
  void aSoundGoesOutUnderItsNameThereWithWhatBelongsToIt() {
    Map<String, Object> map = sent(ORGANS, "s", "myorgan", "upper", 0.5, "gain", 0.9);
    assertEquals("superhammond", map.get("s"));
    assertEquals(3f, map.get("voice"));
    assertEquals(0.5f, map.get("perc"));
    assertEquals(0.9f, map.get("gain"));
    assertEquals(-12f, map.get("note"), "48, from middle C");
    assertFalse(map.containsKey("upper"));
  }

  @Test
  void whatThePlayerSetsGoesBefore() {
    Map<String, Object> map = sent(ORGANS, "s", "myorgan", "voice", 1.0, "note", 60.0);
    assertEquals(1f, map.get("voice"));
    assertEquals(0f, map.get("note"));
    assertFalse(sent(ORGANS, "s", "myorgan", "n", 4.0).containsKey("note"), "n is a pitch");
    assertFalse(sent(ORGANS, "s", "myorgan", "freq", 440.0).containsKey("note"));
  }

  @Test
  void anythingElseGoesOutAsItIs() {
    assertEquals("bd", sent(ORGANS, "s", "bd").get("s"));
    assertFalse(sent(ORGANS, "s", "bd").containsKey("voice"));
  }

  @Test
  void theBundledOnesKnowWhatTheyAreThere() {
    PatchLibrary patches = PatchLibrary.bundled();
    assertEquals("superhammond", sent(patches, "s", "church").get("s"));
    assertEquals("superpiano", sent(patches, "s", "superpiano").get("s"));
    assertEquals("supersaw", sent(patches, "s", "gm_violin").get("s"));
    assertEquals(0.25f, sent(patches, "s", "pulse", "pw", 0.25).get("voice"));
    assertEquals("bd", sent(patches, "s", "bd", "n", 3.0).get("s"));
  }
}
