// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.importer.NsynthFile;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.SoundMeasures;

/** The network and the timbres that come along belong together, and play in tune. */
class ShippedSoundsTest {
  private static final Map<String, Integer> NOTES =
      Map.ofEntries(
          Map.entry("flute", 72),
          Map.entry("trumpet", 65),
          Map.entry("clarinet", 62),
          Map.entry("violin", 69),
          Map.entry("grand-piano", 60),
          Map.entry("nylon-guitar", 52),
          Map.entry("fingered-bass", 36),
          Map.entry("choir-aahs", 60),
          Map.entry("vibraphone", 67),
          Map.entry("accordion", 64),
          Map.entry("oboe", 70),
          Map.entry("cello", 48),
          Map.entry("square-lead", 57),
          Map.entry("soprano-sax", 67),
          Map.entry("french-horn", 55),
          Map.entry("harmonica", 72));
  private static final double IN_TUNE = 0.5; // semitones
  private static final int MOST_OUT_OF_TUNE = 1;

  @Test
  void timbresAreOfTheWeightsThatShip() throws IOException {
    String sha = NsynthFile.shipped(Nsynth.NAME).config().sha256();
    try (InputStream in =
        ShippedSoundsTest.class.getResourceAsStream("/org/zadenza/patches/nsynth-anchors.tsv")) {
      assertNotNull(in);
      String first =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().get();
      assertTrue(first.contains(sha), first);
    }
    Anchors anchors = NsynthVoice.shipped().anchors();
    assertEquals(11, anchors.families().size());
    assertTrue(anchors.families().values().stream().mapToInt(List::size).sum() > 80);
    for (String family : anchors.families().keySet()) assertNotNull(anchors.named(family));
  }

  @Tag("slow")
  @Test
  void theyPlayInTune() throws IOException {
    NsynthVoice voice = NsynthVoice.shipped();
    NsynthShape shape = voice.network().shape();
    List<String> names = NOTES.keySet().stream().sorted().toList();
    List<SoundDecoder.Wanted> notes = new ArrayList<>();
    for (String name : names) {
      Timbre timbre = voice.anchors().named(name);
      float[][] code = new float[NsynthShape.SAMPLE_RATE / shape.hop()][shape.code()];
      for (int f = 0; f < code.length; f++) timbre.code(f, 0, code[f]);
      notes.add(new SoundDecoder.Wanted(code, NOTES.get(name), 1));
    }
    float[][] sounds =
        new SoundDecoder(voice.network(), notes.size())
            .decode(notes, NsynthSound.USUAL_TEMPERATURE);
    List<String> out = new ArrayList<>();
    for (int k = 0; k < sounds.length; k++) {
      String name = names.get(k);
      float[] sound = sounds[k];
      double pitch = SoundMeasures.pitch(sound, sound.length / 10, sound.length);
      if (!(Math.abs(pitch - NOTES.get(name)) < IN_TUNE)) out.add(name + " at " + pitch);
      double square = 0;
      for (float x : sound) square += x * x / sound.length;
      double level = 10 * Math.log10(square);
      assertTrue(level > -45 && level < -3, name + " at " + level + " dB");
    }
    assertTrue(out.size() <= MOST_OUT_OF_TUNE, out.toString());
  }
}
