// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.neural.MuLaw;

/** What a network is given to learn, of a loud and a soft instrument that play one note. */
class NoteCourseTest {
  private static final int SAMPLES = 4096;
  private static final double HERTZ = Excitation.hertz(72);
  private static final int BORDER = 8; // frames: half a spectrum
  private static final NsynthShape SHAPE =
      new NsynthShape(8, 3, 3, 4, 64, 8, 12, 4, 2, 4, 2, false); // levels are looked at
  private static final SoundNote LOUD = sine("organ", 0.8, 0);
  private static final SoundNote SOFT = sine("flute", 0.008, 1.3);
  private static final SoundNote OTHER_PITCH =
      new SoundNote("a", "harp", "harp", "string", 50, 90, SoundNote.Use.TRAIN, LOUD.samples());

  @Tag("slow")
  @Test
  void halfwayBetweenTwoNotesIsTheMeanOfTheirLevelsInDecibels() {
    NoteCourse course = course(1, PastChanges.NONE, List.of(LOUD, SOFT));
    SplittableRandom random = new SplittableRandom(6);
    int mixed = 0;
    for (int k = 0; k < 150; k++) {
      Crop crop = course.crop(random);
      if (!(crop.heard() instanceof Crop.Between between)) continue;
      mixed++;
      double from = level(between.from().samples());
      double to = level(between.to().samples());
      float[] part = between.part();
      for (int f = BORDER; f < part.length - BORDER; f++) {
        double wanted = from * Math.pow(to / from, part[f]);
        double made = level(crop.sound(), f * 64, 64);
        assertEquals(wanted, made, 0.12 * wanted + 0.0005, "frame " + f + " of crop " + k);
      }
    }
    assertTrue(mixed > 80 && mixed < 130, mixed + " of 150 with two codes");
  }

  /** Some of what lies between is heard as it sounds, so that its code goes the same way. */
  @Test
  void whatIsHeardWholeIsWhatIsToBeChosen() {
    NoteCourse course = course(1, PastChanges.NONE, List.of(LOUD, SOFT));
    SplittableRandom random = new SplittableRandom(7);
    int between = 0;
    for (int k = 0; k < 100; k++) {
      Crop crop = course.crop(random);
      if (!(crop.heard() instanceof Crop.Sound whole)) continue;
      float[] sound = new float[crop.sound().length];
      for (int t = 0; t < sound.length; t++) sound[t] = MuLaw.input(crop.sound()[t]);
      assertArrayEquals(sound, whole.samples());
      double level = level(whole.samples());
      if (level > 0.02 && level < 0.6) between++;
    }
    assertTrue(between > 5, between + " sounds between");
  }

  @Test
  void aNoteThatNoOtherInstrumentPlaysStaysAlone() {
    NoteCourse course = course(1, PastChanges.NONE, List.of(LOUD, OTHER_PITCH));
    SplittableRandom random = new SplittableRandom(8);
    for (int k = 0; k < 50; k++) assertInstanceOf(Crop.Sound.class, course.crop(random).heard());
  }

  /** Whatever is told of the past, the note is what is to be chosen. */
  @Test
  void theSoundToChooseIsTheNoteAfterNoiseAndStraysToo() {
    NoteCourse course = course(0, new PastChanges(5, 1, 0.5, 1, 1, 0), List.of(LOUD));
    SplittableRandom random = new SplittableRandom(9);
    for (int k = 0; k < 50; k++) {
      Crop crop = course.crop(random);
      assertEquals(0.8, level(crop.sound(), 0, crop.sound().length), 0.03);
      int untold = 0;
      for (int t = 1; t < crop.sound().length; t++) {
        if (crop.before()[t] != MuLaw.input(crop.sound()[t - 1])) untold++;
      }
      assertTrue(untold > 0, "a crop whose past was told as it was");
    }
  }

  /** The past goes with the sound: it is the sound's, one sample before. */
  @Test
  void whatIsToldOfAPastBetweenIsThatSound() {
    NoteCourse course = course(1, PastChanges.NONE, List.of(LOUD, SOFT));
    SplittableRandom random = new SplittableRandom(10);
    for (int k = 0; k < 50; k++) {
      Crop crop = course.crop(random);
      for (int t = 1; t < crop.sound().length; t++) {
        assertEquals(MuLaw.input(crop.sound()[t - 1]), crop.before()[t]);
      }
    }
  }

  /**
   * The past is between the timbres of two instruments with the phase of the one, and what is to be
   * chosen lies between the past and the note that is heard.
   */
  @Test
  void fromAPastOfAnotherTimbreHalfOfTheWayIsGoneBack() {
    SoundNote rich = tone("oboe", 0.5, 0.4, 1.3);
    SoundNote pure = tone("flute", 0.5, 0, 0.2);
    PastChanges deceits = new PastChanges(0, 0, 0, 0, 0, 1);
    NsynthConfig config =
        new NsynthConfig(SHAPE, SAMPLES, 4, 5e-3, 1, 0.9, deceits, 0, 0.2, 0, 0, 20, 100, 1);
    NoteCourse course = new NoteCourse(config, List.of(rich, pure), List.of(pure));
    SplittableRandom random = new SplittableRandom(12);
    double sample = 2 * Math.PI * HERTZ / NsynthShape.SAMPLE_RATE;
    double before = 0;
    double after = 0;
    for (int k = 0; k < 60; k++) {
      Crop crop = course.crop(random);
      float[] heard = assertInstanceOf(Crop.Sound.class, crop.heard()).samples();
      double[] note = new double[SAMPLES];
      double[] sound = new double[SAMPLES];
      double[] told = new double[SAMPLES];
      for (int t = 0; t + 1 < SAMPLES; t++) {
        note[t] = decoded(heard[t]);
        sound[t] = MuLaw.decode(crop.sound()[t]);
        told[t] = decoded(crop.before()[t + 1]);
      }
      double[] own = partial(sound, 1);
      double[] first = partial(told, 1);
      double turned = Math.atan2(own[1], own[0]) - Math.atan2(first[1], first[0]);
      assertEquals(0, Math.IEEEremainder(turned, 2 * Math.PI), sample, "crop " + k);
      double wanted = size(partial(note, 2));
      double past = size(partial(told, 2));
      double chosen = size(partial(sound, 2));
      assertTrue(chosen > Math.min(past, wanted) - 0.03, "crop " + k);
      assertTrue(chosen < Math.max(past, wanted) + 0.03, "crop " + k);
      before += Math.abs(past - wanted);
      after += Math.abs(chosen - wanted);
    }
    double left = after / before;
    assertTrue(
        before > 6 && left > 0.3 && left < 0.8, before + " before, of which is left " + left);
  }

  private static double decoded(float input) {
    return MuLaw.decode(Math.round(input * 128) + 128);
  }

  @Test
  void halfOfWhatIsHeardHissesAndNothingOfWhatIsToBeChosen() {
    NoteCourse course = course(0, 0.02, PastChanges.NONE, List.of(LOUD));
    SplittableRandom random = new SplittableRandom(11);
    int hissing = 0;
    for (int k = 0; k < 200; k++) {
      Crop crop = course.crop(random);
      assertEquals(0.8, level(crop.sound(), 0, crop.sound().length), 0.03);
      Crop.Sound heard = assertInstanceOf(Crop.Sound.class, crop.heard());
      double square = 0;
      for (int t = 0; t < heard.samples().length; t++) {
        int there = Math.round(heard.samples()[t] * 128) + 128;
        double beside = MuLaw.decode(there) - MuLaw.decode(crop.sound()[t]);
        square += beside * beside / heard.samples().length;
      }
      assertTrue(Math.sqrt(square) < 0.03, "a hiss of " + Math.sqrt(square));
      if (square > 0) hissing++;
    }
    assertTrue(hissing > 70 && hissing < 130, hissing + " of 200");
  }

  private static NoteCourse course(double between, PastChanges past, List<SoundNote> notes) {
    return course(between, 0, past, notes);
  }

  private static NoteCourse course(
      double between, double hiss, PastChanges past, List<SoundNote> notes) {
    NsynthConfig config =
        new NsynthConfig(SHAPE, SAMPLES, 4, 5e-3, 1, 0.9, past, 0, 0.2, between, hiss, 20, 100, 1);
    return new NoteCourse(config, notes, List.of(LOUD));
  }

  private static SoundNote sine(String instrument, double size, double phase) {
    return tone(instrument, size, 0, phase);
  }

  /** A note of two partials. */
  private static SoundNote tone(String instrument, double first, double second, double phase) {
    float[] samples = new float[20_000];
    for (int t = 0; t < samples.length; t++) {
      double angle = 2 * Math.PI * HERTZ * t / NsynthShape.SAMPLE_RATE + phase;
      samples[t] = (float) (first * Math.cos(angle) + second * Math.cos(2 * angle));
    }
    return new SoundNote(
        instrument + "-72", instrument, instrument, "synth", 72, 90, SoundNote.Use.TRAIN, samples);
  }

  /** The cosine and the sine of a partial, by their sizes. */
  private static double[] partial(double[] sound, int number) {
    double[] out = new double[2];
    for (int t = 0; t < sound.length; t++) {
      double angle = 2 * Math.PI * HERTZ * number * t / NsynthShape.SAMPLE_RATE;
      out[0] += 2 * sound[t] * Math.cos(angle) / sound.length;
      out[1] += 2 * sound[t] * Math.sin(angle) / sound.length;
    }
    return out;
  }

  private static double size(double[] partial) {
    return Math.hypot(partial[0], partial[1]);
  }

  private static double level(float[] input) {
    int[] classes = new int[input.length];
    for (int t = 0; t < input.length; t++) classes[t] = Math.round(input[t] * 128) + 128;
    return level(classes, 0, classes.length);
  }

  /** The amplitude of a sine that is as loud. */
  private static double level(int[] classes, int from, int count) {
    double sum = 0;
    for (int t = from; t < from + count; t++) {
      double sample = MuLaw.decode(classes[t]);
      sum += sample * sample;
    }
    return Math.sqrt(2 * sum / count);
  }
}
