// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.voice.Note;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthDefFile;
import org.zadenza.synth.play.SynthVoice;

/** Whatever is thrown together is played: finite, without garbage, and written as it is. */
class SynthFuzzTest {
  private static final int RATE = 48_000;
  private static final int GRAPHS = 500;
  private static final int MOST_PARAMETERS = 10;
  private static final float LARGEST = 1e9f;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long seed = Long.getLong("seed", System.nanoTime());

  private static SynthVoice voice(Synth synth, Note note) {
    Layout layout = Layout.of(synth);
    List<Float> defaults = List.copyOf(layout.parameters().values());
    for (int i = 0; i < defaults.size(); i++) note.synthParams[i] = defaults.get(i);
    note.gateSeconds = 0.1;
    return new SynthVoice(layout, RATE);
  }

  private static void play(SynthVoice voice, Note note, String which) {
    float[] left = new float[RATE / 4];
    float[] right = new float[RATE / 4];
    voice.start(note);
    for (int k = 0; k < 4; k++) {
      voice.render(left, right, 0, left.length);
      for (float x : left) assertTrue(Math.abs(x) <= LARGEST, which);
      for (float x : right) assertTrue(Math.abs(x) <= LARGEST, which);
    }
  }

  @Tag("slow")
  @Test
  void anyGraphStaysFiniteWhateverItsParameters() {
    for (int i = 0; i < GRAPHS; i++) {
      String which = "-Dseed=" + (seed + i);
      Note note = new Note();
      SynthVoice voice = voice(RandomSynths.of("it", seed + i), note);
      play(voice, note, which);
      Random random = new Random(seed + i);
      for (int p = 0; p < MOST_PARAMETERS; p++) {
        note.synthParams[p] = random.nextGaussian() * Math.pow(10, random.nextInt(10));
      }
      play(voice, note, which);
    }
  }

  @Test
  void anyGraphIsReadBackAsItWasWritten() {
    for (int i = 0; i < GRAPHS; i++) {
      Synth synth = RandomSynths.of("it", seed + i);
      Layout written = Layout.forServer(synth);
      assertEquals(written, SynthDefFile.read(SynthDefFile.of(synth)), "-Dseed=" + (seed + i));
    }
  }

  @Test
  void aSpoiltFileIsReadOrRefused() {
    byte[] file = SynthDefFile.of(RandomSynths.of("it", seed));
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] spoilt = file.clone();
      for (int k = 0; k < 3; k++) spoilt[random.nextInt(file.length)] = (byte) random.nextInt();
      try {
        SynthDefFile.read(spoilt);
      } catch (IllegalArgumentException expected) {
        assertTrue(expected.getMessage() != null, "-Dseed=" + seed);
      }
    }
  }

  @Test
  void playingMakesNoGarbage() {
    float[] left = new float[256];
    float[] right = new float[256];
    Note[] notes = new Note[40];
    SynthVoice[] voices = new SynthVoice[notes.length];
    for (int i = 0; i < voices.length; i++) {
      notes[i] = new Note();
      voices[i] = voice(RandomSynths.of("it", seed + i), notes[i]);
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 60; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < voices.length; i++) {
        voices[i].start(notes[i]);
        for (int k = 0; k < 10; k++) voices[i].render(left, right, 0, 256);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "-Dseed=" + seed);
  }
}
