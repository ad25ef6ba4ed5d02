// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.Voice;
import org.zadenza.dsp.Hearing;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Sound;
import org.zadenza.synth.Synth;
import org.zadenza.synth.Units;

/** A synth as one voice plays it. */
class SynthVoiceTest {
  private static final int RATE = 48_000;

  private static SynthVoice voice(Synth synth, Note note, double held) {
    Layout layout = Layout.of(synth);
    SynthVoice voice = new SynthVoice(layout, RATE);
    List<Float> defaults = List.copyOf(layout.parameters().values());
    for (int i = 0; i < defaults.size(); i++) note.synthParams[i] = defaults.get(i);
    note.gateSeconds = held;
    voice.start(note);
    return voice;
  }

  private static float[] played(int frames, double held, Function<Units, Sound> graph) {
    float[] left = new float[frames];
    SynthVoice voice = voice(Synth.of("it", graph), new Note(), held);
    voice.render(left, new float[frames], 0, frames);
    return left;
  }

  private static boolean ended(Voice voice) {
    return voice.endedAt() != Voice.SOUNDS_ON;
  }

  @Test
  void aNoteEndsAsItsEnvelopeSays() {
    Synth synth =
        Synth.of(
            "it",
            u ->
                u.sinOsc(500)
                    .times(
                        u.envGen(u.adsr(0.01, 0.1, 0.5, 0.2), u.param("gate", 1), ":action", 2)));
    SynthVoice voice = voice(synth, new Note(), 0.3);
    float[] left = new float[RATE];
    voice.render(left, new float[RATE], 0, RATE);
    assertEquals(0.5, Hearing.peak(left, 10_000, 14_000), 0.02);
    assertTrue(Hearing.peak(left, 14_500, 20_000) > 0.1);
    assertEquals(0, Hearing.peak(left, 24_200, RATE));
    assertTrue(ended(voice));
  }

  @Test
  void whatHasNoEndEndsWithItsNoteOrInSilence() {
    float[] plain = played(RATE, 0.3, u -> u.sinOsc(500));
    assertEquals(1, Hearing.peak(plain, 5_000, 14_000), 0.01);
    assertEquals(0, Hearing.peak(plain, 17_400, RATE));
    Synth gated = Synth.of("it", u -> u.sinOsc(500).times(u.param("gate", 1)));
    SynthVoice voice = voice(gated, new Note(), 0.3);
    float[] left = new float[RATE];
    voice.render(left, left.clone(), 0, 20_000);
    assertTrue(ended(voice), "0.1 s of silence after 0.3 s");
    Synth endless = Synth.of("it", u -> u.sinOsc(500).plus(u.param("gate", 1)));
    voice = voice(endless, new Note(), 0.3);
    for (int i = 0; i < 31; i++) {
      assertFalse(ended(voice));
      voice.render(left, left.clone(), 0, RATE);
    }
    assertTrue(ended(voice), "30 s after the gate at the latest");
  }

  @Test
  void theSameNoteGivesTheSameBitsInBlocksOfAnySize() {
    Random random = new Random(5);
    Synth synth =
        Synth.of("it", u -> u.rlpf(u.pinkNoise(), u.kr().lfNoise1(9).range(200, 4000), 0.2));
    float[] whole = new float[RATE];
    float[] parts = new float[RATE];
    voice(synth, new Note(), 0.5).render(whole, whole.clone(), 0, RATE);
    SynthVoice voice = voice(synth, new Note(), 0.5);
    for (int at = 0; at < RATE; ) {
      int to = Math.min(RATE, at + 1 + random.nextInt(700));
      voice.render(parts, new float[RATE], at, to);
      at = to;
    }
    assertArrayEquals(whole, parts);
  }

  @Test
  void aVoiceThatIsPlayedAgainForgetsWhatItPlayed() {
    Synth synth =
        Synth.of("it", u -> u.combL(u.whiteNoise(), 0.1, 0.01, 2).plus(u.freeVerb(u.saw(), 1, 1)));
    Note note = new Note();
    SynthVoice voice = voice(synth, note, 0.5);
    float[] first = new float[9_000];
    voice.render(first, first.clone(), 0, 9_000);
    voice.start(note);
    float[] again = new float[9_000];
    voice.render(again, again.clone(), 0, 9_000);
    assertArrayEquals(first, again);
  }

  @Test
  void aBankHasFewerVoicesWhereTheyAreLarge() {
    Layout small = Layout.of(Synth.of("it", u -> u.saw()));
    Layout large = Layout.of(Synth.of("it", u -> u.combL(u.saw(), 10, 5)));
    assertEquals(96, SynthBank.voices(small, RATE));
    assertEquals(16, SynthBank.voices(large, RATE));
    SynthBank bank = new SynthBank(large, RATE);
    for (int i = 0; i < 16; i++) assertFalse(ended(bank.claim()));
    assertTrue(ended(bank.claim()), "one that stays silent");
    assertEquals(1, bank.missed());
  }
}
