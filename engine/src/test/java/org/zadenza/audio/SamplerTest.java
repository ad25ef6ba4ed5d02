// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.sample.PackCache;
import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.audio.sample.SoundBytes;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.SampleVoice;
import org.zadenza.dsp.Hearing;
import org.zadenza.dsp.Resampler;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;

/** Recorded sounds as SuperDirt plays them. */
class SamplerTest {
  private static final int RATE = Stage.RATE;

  /** SuperDirt's amp of 0.4, in the middle of two sides. */
  private static final double LEVEL = 0.4 * Math.sqrt(0.5);

  @TempDir private Path folder;
  private SampleLibrary samples;
  private float[] long1;

  @BeforeEach
  void makeSounds() throws IOException {
    long1 = SoundBytes.tone(1, RATE, 480.0 / RATE)[0];
    write("long/0.wav", SoundBytes.wav(new float[][] {long1}, RATE, -32));
    write("long/1.wav", SoundBytes.wav(SoundBytes.tone(2, RATE / 10, 960.0 / RATE), RATE, -32));
    write("slow/0.wav", SoundBytes.wav(SoundBytes.tone(1, 22_050, 480.0 / 22_050), 22_050, -32));
    write("low/0.wav", SoundBytes.wav(SoundBytes.tone(1, RATE, 60.0 / RATE), RATE, -32));
    samples = SampleLibrary.offline(PackCache.withoutNetwork(folder), Reporter.SILENT);
    samples.add(folder);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Stage stage() {
    return new Stage(Stage.PATCHES, samples);
  }

  private float[] played(int frames, Object... controls) {
    return stage().soundOf(frames, Stage.cue(0, controls)).left();
  }

  private SampleVoice voice;

  /** The voice alone, which begins with these controls; how long it says that it sounds. */
  private double lengthOf(Object... controls) {
    Cue cue = Stage.cue(0, controls);
    SampleFile file = Objects.requireNonNull(samples.find(cue.controls()));
    samples.want(file);
    Note note = new Note();
    new CueReader(RATE).read(cue, file, note);
    voice = new SampleVoice(new Resampler());
    voice.prepare(RATE);
    return voice.start(note);
  }

  /** What the voice alone gives. */
  private float[] raw(int frames, Object... controls) {
    lengthOf(controls);
    float[] left = new float[frames];
    voice.render(left, new float[frames], 0, frames);
    return left;
  }

  @Test
  void theFileIsHeardAsItIs() {
    assertArrayEquals(long1, raw(RATE, "s", "long"));
    float[] x = played(RATE, "s", "long");
    assertEquals(Hearing.rms(long1, 0, RATE) * LEVEL, Hearing.rms(x, 0, RATE), 1e-4);
  }

  @Test
  void bothSidesOfAStereoFileAreHeard() {
    Stage.Sound sound = stage().soundOf(4000, Stage.cue(0, "s", "long", "n", 1.0));
    assertTrue(Hearing.peak(sound.left()) > 0.1);
    for (int i = 0; i < 4000; i++) assertEquals(sound.left()[i], -sound.right()[i], 1e-6);
  }

  @Test
  void theNumberWrapsAround() {
    float[] second = played(4000, "s", "long", "n", 1.0);
    assertArrayEquals(second, played(4000, "s", "long", "n", 3.0));
    assertArrayEquals(second, played(4000, "s", "long", "n", -1.0));
    assertArrayEquals(second, played(4000, "s", "long", "n", 1.9));
  }

  @Test
  void backwardsIsTheSameFromItsEnd() {
    float[] x = raw(RATE, "s", "long", "speed", -1.0);
    for (int i = 0; i < RATE; i++) assertEquals(long1[RATE - 1 - i], x[i], "frame " + i);
  }

  @Test
  void speedAndNotePitchItToWithinACent() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      double speed = 0.4 + 2 * random.nextDouble();
      double note = 50 + random.nextInt(21);
      String sound = i % 2 == 0 ? "long" : "slow";
      double hz = 480 * speed * Math.pow(2, (note - 60) / 12);
      float[] x = played(RATE / 4, "s", sound, "speed", speed, "note", note, "sustain", 9.0);
      int heard = (int) Math.min(RATE / 5, 0.8 * RATE * 480 / hz);
      double found = Hearing.pitchHz(Arrays.copyOf(x, heard), hz * 0.97, hz * 1.03, RATE);
      double cents = 1200 * Math.log(found / hz) / Math.log(2);
      assertEquals(0, cents, 1, "seed=" + seed + " " + hz + " Hz");
    }
  }

  @Test
  void itLastsAsLongAsSuperDirtSays() {
    assertEquals(1, lengthOf("s", "long"), 0.003);
    assertEquals(0.5, lengthOf("s", "long", "speed", 2.0), 0.003);
    assertEquals(2, lengthOf("s", "long", "speed", -0.5), 0.006);
    assertEquals(0.25, lengthOf("s", "long", "begin", 0.25, "end", 0.5), 0.003);
    assertEquals(0.25, lengthOf("s", "long", "clip", 0.5), 0.003, "of an event of half a second");
    assertEquals(0.3, lengthOf("s", "long", "sustain", 0.3), 0.003);
    assertEquals(1, lengthOf("s", "long", "sustain", 3.0), 0.003, "not longer than it is");
    Object[] held = {"s", "long", "attack", 0.05, "hold", 0.2, "release", 0.1};
    assertEquals(0.35, lengthOf(held), 0.003);
    assertEquals(3, lengthOf("s", "long", "loop", 3.0), 0.003);
    assertEquals(1 / 1.5, lengthOf("s", "long", "accelerate", 1.0), 0.003, "the mean of 1 and 2");
    assertEquals(0.4, lengthOf("s", "long", "unit", "s", "speed", 0.4), 0.003);
    assertEquals(2, lengthOf("s", "long", "unit", "c", "speed", 0.5), 0.006);
    assertEquals(2, lengthOf("s", "slow", "unit", "c", "speed", 0.5), 0.006);
  }

  @Test
  void aLoopHasNoSeam() {
    float[] x = raw(RATE, "s", "long", "loop", 3.0, "end", 0.1, "sustain", 0.9);
    for (int i = 0; i < RATE / 2; i++) assertEquals(long1[i % 100], x[i], 2e-4, "at " + i);
    float[] pitched = raw(RATE, "s", "long", "loop", 9.0, "speed", 1.3, "end", 0.1);
    double largest = 0;
    for (int i = 1; i < RATE / 2; i++)
      largest = Math.max(largest, Math.abs(pitched[i] - pitched[i - 1]));
    assertTrue(largest < 1.05 * 2 * Math.PI * 480 * 1.3 / RATE * 0.5, "a step of " + largest);
  }

  /** A low tone cut at its peak: the hard cut would be a step of 0.14. */
  @Test
  void chopsAndCutsMakeNoClick() {
    for (double begin : new double[] {0, 0.0041, 0.0123}) {
      for (double speed : new double[] {1, -1, 0.7}) {
        Cue chop = Stage.cue(0, "s", "low", "begin", begin, "end", begin + 0.1, "speed", speed);
        assertTrue(largestStep(stage().soundOf(RATE / 2, chop).left()) < 0.004);
      }
    }
    Cue first = Stage.cue(0, "s", "low", "cut", 1.0);
    Cue second = Stage.cue(4200, "s", "low", "cut", 1.0, "gain", 0.0);
    assertTrue(largestStep(stage().soundOf(RATE / 2, first, second).left()) < 0.004);
    assertTrue(largestStep(played(RATE / 2, "s", "low", "sustain", 0.0873)) < 0.004);
  }

  private static double largestStep(float[] x) {
    double largest = 0;
    for (int i = 1; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i] - x[i - 1]));
    return largest;
  }

  /** Samples take half as much room as synth voices. */
  @Test
  void aHundredAndTwentyEightSoundAtOnceOrSixtyFourSynths() {
    Stage stage = stage();
    for (int i = 0; i < 150; i++) stage.play(Stage.cue(i * 200, "s", "slow", "speed", 0.5));
    stage.render(32_000, 480);
    assertEquals(128, stage.engine.load().voices());
    for (int i = 0; i < 20; i++) {
      stage.play(Stage.cue(33_000 + i * 200, "s", "sine", "sustain", 9.0));
    }
    stage.render(6_000, 480);
    assertEquals(128 - 2 * 20 + 20, stage.engine.load().voices());
    assertEquals(0, stage.engine.load().dropped());
  }

  @Test
  void squizRaisesThePitch() {
    float[] plain = played(RATE, "s", "low");
    float[] raised = played(RATE, "s", "low", "squiz", 2.0);
    assertTrue(crossings(raised) > 1.8 * crossings(plain));
    assertArrayEquals(plain, played(RATE, "s", "low", "squiz", 1.0));
  }

  private static int crossings(float[] x) {
    int count = 0;
    for (int i = 1; i < x.length; i++) if (x[i - 1] < 0 && x[i] >= 0) count++;
    return count;
  }

  @Test
  void aSampleGoesBeforeAnInstrumentOfItsName() throws IOException {
    write("bd/0.wav", SoundBytes.wav(new float[][] {long1}, RATE, -32));
    samples.add(folder);
    assertArrayEquals(played(RATE / 2, "s", "long"), played(RATE / 2, "s", "bd"));
    assertTrue(Hearing.peak(played(RATE / 2, "s", "sn")) > 0.1, "the others stay");
  }

  @Test
  void theSameBitsWhateverTheBlocks() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Cue[] cues = new Cue[60];
    for (int i = 0; i < cues.length; i++) cues[i] = drawn(random, random.nextInt(60_000));
    Stage.Sound whole = stage().play(cues).render(96_000, 512);
    for (int i = 0; i < 3; i++) {
      Stage.Sound uneven = stage().play(cues).renderUnevenly(96_000, random);
      assertTrue(whole.sameAs(uneven), () -> "seed=" + seed);
    }
  }

  private static Cue drawn(Random random, int frame) {
    String[] names = {"long", "slow", "low"};
    return Stage.cue(
        frame,
        "s",
        names[random.nextInt(3)],
        "n",
        (double) random.nextInt(3),
        "speed",
        random.nextDouble(-3, 3),
        "begin",
        random.nextDouble(),
        "end",
        random.nextDouble(),
        "loop",
        (double) random.nextInt(3),
        "accelerate",
        random.nextDouble(-2, 2),
        "squiz",
        (double) random.nextInt(4),
        "cut",
        (double) random.nextInt(4));
  }

  @Tag("slow")
  @Test
  void whateverTheControlsItIsASound() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String[] controls = {
      "speed",
      "note",
      "begin",
      "end",
      "n",
      "loop",
      "accelerate",
      "squiz",
      "sustain",
      "clip",
      "unit",
      "cut",
      "attack",
      "hold",
      "release",
      "fadeTime",
      "fadeInTime",
      "gain",
      "pan",
      "orbit"
    };
    Object[] extremes = {
      0.0, -1.0, 1.0, 1e9, -1e9, Double.NaN, Double.POSITIVE_INFINITY, 0.5, 1e-9, 127.0, "c", "x"
    };
    for (int round = 0; round < 300; round++) {
      Stage stage = stage();
      for (int k = 0; k < 20; k++) {
        Object[] some = new Object[10];
        some[0] = "s";
        some[1] = random.nextBoolean() ? "long" : "slow";
        for (int i = 2; i < some.length; i += 2) {
          some[i] = controls[random.nextInt(controls.length)];
          some[i + 1] = extremes[random.nextInt(extremes.length)];
        }
        stage.play(Stage.cue(k * 150, some));
      }
      Stage.Sound sound = stage.render(6_000, 512);
      for (float x : sound.left()) assertTrue(Float.isFinite(x), () -> "seed=" + seed);
      assertEquals(0, stage.engine.load().faults(), () -> "seed=" + seed);
    }
  }

  @Test
  void aFirstHitThatIsNotLoadedIsLeftOutToldOnceAndPlaysNextTime() throws Exception {
    write("broken/0.wav", new byte[100]);
    CountDownLatch open = new CountDownLatch(1);
    Reporter slow = (where, message) -> waitFor(open);
    try (SampleLibrary live = SampleLibrary.live(PackCache.withoutNetwork(folder), slow)) {
      live.add(folder);
      live.await();
      live.want(Objects.requireNonNull(live.find(Controls.of("s", "broken"))));
      Stage stage = new Stage(Stage.PATCHES, live);
      stage.play(Stage.cue(0, "s", "long"), Stage.cue(100, "s", "low"));
      assertEquals(0, Hearing.peak(stage.render(9_600, 480).left()));
      assertEquals(2, stage.engine.missedSamples());
      open.countDown();
      live.await();
      stage.play(Stage.cue(9_600, "s", "long"), Stage.cue(9_700, "s", "low"));
      assertTrue(Hearing.peak(stage.render(9_600, 480).left()) > 0.1);
      assertEquals(
          List.of(
              "samples: \"long\" was not loaded when it was due: it was left out, and plays from"
                  + " now on"),
          stage.told);
    }
  }

  /** Keeps whoever reports from going on. */
  private static void waitFor(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
