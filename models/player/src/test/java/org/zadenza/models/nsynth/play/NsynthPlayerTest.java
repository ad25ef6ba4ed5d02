// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.DefinedSounds;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.voice.Glide;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.PitchMoves;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.Levels;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PastPeriods;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.MuLaw;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

@Tag("slow")
class NsynthPlayerTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int RATE = 48_000;
  private static final int BLOCK = 480;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Random random = new Random(SEED);
  private final List<String> told = new ArrayList<>();

  private NsynthPlayer player() {
    NsynthPlayer out = new NsynthPlayer(() -> TinyVoices.voice(1), new ManualClock()::nanos);
    out.tells(told::add);
    return out;
  }

  private static AudioEngine engine(DefinedSounds sounds) {
    ManualClock clock = new ManualClock();
    PatchLibrary patches = PatchLibrary.bundled();
    AudioEngine out = new AudioEngine(patches, RATE, clock, Reporter.SILENT, 2);
    out.plays(sounds);
    return out;
  }

  private static Cue cue(int frame, Object... controls) {
    Controls c = Controls.of("s", "nsynth");
    for (int i = 0; i < controls.length; i += 2) c = c.with((String) controls[i], controls[i + 1]);
    Span cycle = new Span(Rational.ZERO, Rational.ONE);
    return new Cue("d1", Math.round(frame * 1e9 / RATE), 0.25, 1, cycle, c, Sources.NONE);
  }

  /** Chords, repeats, slides, what was never learnt, and timbres that move. */
  private List<Cue> set() {
    Timbre moving =
        new Timbre.Moving(
            TinyVoices.voice(1).anchors().named("flute"),
            TinyVoices.voice(1).anchors().named("bass"),
            Pattern.signal(t -> t.toDouble()),
            Query.of(Span.of(0, 1)));
    Object[] timbres = {"flute", "brass", List.of(1.0, -1.0, 0.5, 0.0, -0.3), moving};
    List<Cue> out = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Object timbre = timbres[random.nextInt(timbres.length)];
      double note = 20 + 6 * random.nextInt(16);
      double slide = random.nextInt(3) == 0 ? 0.1 : 0;
      int frame = 2400 * (i / 2);
      out.add(cue(frame, "note", note, "z", timbre, "portamento", slide, "zseed", i % 3.0));
    }
    return out;
  }

  private static float[] rendered(AudioEngine engine, List<Cue> cues, int blocks, Runnable before) {
    for (Cue cue : cues) engine.accept(cue);
    float[] out = new float[blocks * BLOCK];
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    for (int k = 0; k < blocks; k++) {
      before.run();
      engine.render(left, right, BLOCK);
      System.arraycopy(left, 0, out, k * BLOCK, BLOCK);
    }
    return out;
  }

  private static double peak(float[] x) {
    double out = 0;
    for (float each : x) out = Math.max(out, Math.abs(each));
    return out;
  }

  @Test
  void offlineTwiceIsTheSameAndLiveIsAsOffline() {
    List<Cue> set = set();
    float[] first = rendered(engine(player().offline()), set, 80, () -> {});
    float[] again = rendered(engine(player().offline()), set, 80, () -> {});
    assertArrayEquals(first, again, "seed=" + SEED);
    assertTrue(peak(first) > 0.05, "seed=" + SEED);
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    float[] heard =
        rendered(
            engine,
            set,
            80,
            () -> {
              for (int i = 0; i < 60 && live.work(); i++) assertFalse(live.text().isEmpty());
            });
    assertEquals(0, live.overtaken(), "seed=" + SEED);
    assertArrayEquals(first, heard, "seed=" + SEED);
    assertEquals(List.of(), told);
  }

  @Test
  void whatIsMadeTooSlowlyIsCountedAndTheMusicGoesOn() {
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    Runnable slowly = live::work;
    float[] heard = rendered(engine, set(), 200, slowly);
    assertTrue(live.overtaken() > 0, "seed=" + SEED);
    assertTrue(live.text().endsWith(live.overtaken() + " times overtaken"), live.text());
    assertEquals(0, engine.load().faults());
    assertEquals(0, peak(Arrays.copyOfRange(heard, 190 * BLOCK, 200 * BLOCK)), 1e-9, "they end");
  }

  @Test
  void aNoteThatComesAgainIsThereAtOnce() {
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    Cue note = cue(0, "note", 60.0, "z", "flute");
    engine.accept(note);
    while (live.work()) Thread.onSpinWait();
    engine.accept(cue(9600, "note", 60.0, "z", "flute"));
    assertFalse(live.work(), "nothing is left to be made");
    assertTrue(live.text().contains("; 1 notes kept"), live.text());
    float[] heard = rendered(engine, List.of(), 40, () -> {});
    assertTrue(peak(Arrays.copyOfRange(heard, 9600, heard.length)) > 0.01);
    assertEquals(0, live.overtaken());
  }

  @Test
  void aThreadOfItsOwnMakesTheNotes() {
    try (NsynthPlayer live = player()) {
      AudioEngine engine = engine(live.live());
      List<Cue> cues = List.of(cue(4800, "note", 60.0), cue(4800, "note", 64.0));
      for (Cue cue : cues) engine.accept(cue);
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (!live.line().endsWith("0/8 live, 2 kept") && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertEquals("nsynth 0/8 live, 2 kept", live.line());
      float[] heard = rendered(engine, List.of(), 30, () -> {});
      float[] offline = rendered(engine(player().offline()), cues, 30, () -> {});
      assertArrayEquals(offline, heard);
      assertEquals(0, live.overtaken());
    }
  }

  @Test
  void whatIsCutOffIsNotMadeAnyFurther() {
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    engine.accept(cue(0, "note", 60.0, "cut", 1.0, "sustain", 30.0));
    assertTrue(live.work());
    rendered(engine, List.of(cue(480, "s", "bd", "cut", 1.0)), 4, () -> {});
    assertFalse(live.work());
  }

  @Test
  void notesMadeTogetherAreWhatTheyAreAlone() {
    NsynthVoice voice = TinyVoices.voice(2);
    NoteKey[] keys = new NoteKey[6];
    int[] begins = new int[keys.length];
    for (int k = 0; k < keys.length; k++) {
      float[][] codes = new float[1 + k % 3][voice.anchors().latents()];
      for (float[] code : codes) {
        for (int i = 0; i < code.length; i++) code[i] = (float) random.nextGaussian();
      }
      PitchMoves moves = k % 2 == 0 ? null : new PitchMoves();
      if (moves != null) moves.vibratoHz = moves.vibratoSemitones = k;
      int samples = 100 + random.nextInt(900);
      keys[k] = new NoteKey(codes, 40 + 7 * k, samples, 1, moves, 0, 1, k, 1);
      begins[k] = random.nextInt(40);
    }
    NoteBatch together = new NoteBatch(voice.network(), keys.length);
    GrowingSound[] sounds = new GrowingSound[keys.length];
    for (int piece = 0; piece < 200; piece++) {
      for (int k = 0; k < keys.length; k++) {
        if (begins[k] != piece) continue;
        sounds[k] = new GrowingSound(keys[k].samples());
        together.begin(k, keys[k], sounds[k]);
      }
      together.make(1 + random.nextInt(30));
    }
    for (int k = 0; k < keys.length; k++) {
      NoteBatch one = new NoteBatch(voice.network(), 1);
      GrowingSound alone = new GrowingSound(keys[k].samples());
      one.begin(0, keys[k], alone);
      one.make(keys[k].samples());
      assertTrue(sounds[k].isWhole() && alone.isWhole(), "seed=" + SEED);
      assertArrayEquals(alone.samples(), sounds[k].samples(), "note " + k + " seed=" + SEED);
    }
  }

  /** The network driven by hand: what it is told of a pitch that moves, sample by sample. */
  @Test
  void aPitchThatMovesIsToldToTheNetworkAndANoteFadesAtItsEnd() {
    NsynthVoice voice = TinyVoices.voice(4);
    NsynthShape shape = voice.network().shape();
    float[][] codes = {{1, -1, 0.5f, 0, -0.2f}, {0.2f, 0.4f, -1, 1, 0.3f}};
    int samples = 900;
    NoteKey key = new NoteKey(codes, 57, samples, 1, null, 0.7, 1, 5, 0.8);
    GrowingSound made = new GrowingSound(samples);
    NoteBatch batch = new NoteBatch(voice.network(), 2);
    batch.begin(1, key, made);
    batch.make(samples);
    LiveWaveNet net = new LiveWaveNet(voice.network().decoder(), 1);
    Glide glide = new Glide();
    glide.start(new PitchMoves(), 0.7, 1, 16_000);
    PastPeriods past = new PastPeriods();
    SplittableRandom chance = new SplittableRandom(5);
    float[] input = new float[1 + shape.excitations()];
    float[] condition = new float[shape.conditions()];
    Levels levels = new Levels();
    double phase = 0;
    for (int t = 0; t < samples; t++) {
      double hertz = 220 * glide.next();
      if (t % shape.hop() == 0) {
        System.arraycopy(codes[Math.min(1, t / shape.hop())], 0, condition, 0, 4);
        double note = 57 + 12 * Math.log(hertz / 220) / Math.log(2);
        condition[4] = Excitation.condition(note);
        net.condition(0, condition);
        levels.frame(codes[Math.min(1, t / shape.hop())][4], shape.hop());
      }
      Excitation.write(2 * Math.PI * phase, hertz, shape.harmonics(), input, 1);
      past.next(hertz);
      past.guesses(input, shape.guesses());
      phase = (phase + hertz / 16_000) % 1;
      net.step(input);
      double u = chance.nextDouble();
      int drawn = past.settled(net.drawAround(0, input, shape.guesses(), 0.8, u));
      input[0] = MuLaw.input(drawn);
      past.add(MuLaw.decode(drawn));
      float gain = levels.next() * Math.min(1, (samples - t) / 80f);
      assertEquals(MuLaw.decode(drawn) * gain, made.samples()[t], 1e-6f, "at " + t);
    }
  }

  @Test
  void notesThatDifferInAnythingAreOthers() {
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    engine.accept(cue(0, "note", 60.0));
    int frame = 0;
    for (Object[] other :
        new Object[][] {
          {"zseed", 1.0},
          {"ztemp", 0.7},
          {"sustain", 1.0},
          {"z", "bass"},
          {"accelerate", 0.1},
          {"vib", 3.0},
          {"release", 0.3},
          {"note", 61.0},
          {"portamento", 0.1}
        }) {
      engine.accept(cue(frame += 480, other));
    }
    engine.accept(cue(frame + 480, "gain", 0.5, "pan", 0.1, "room", 0.2));
    while (live.work()) Thread.onSpinWait();
    assertTrue(live.line().endsWith(" 10 kept"), live.line());
  }

  @Test
  void onlySoManyAreMadeAtOnceAndTheNextFirst() {
    assertEquals(1, LiveNotes.atOnce(new double[] {0.4, 0.2}));
    assertEquals(3, LiveNotes.atOnce(new double[] {8, 5, 1.5, 1.4, 0.9}));
  }

  @Test
  void theCacheKeepsWhatWasUsedLast() {
    NoteCache cache = new NoteCache(4 * 1000);
    NoteKey[] keys = new NoteKey[5];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = new NoteKey(new float[1][4], k, 300, 1, null, 0, 1, 0, 1);
      cache.put(keys[k], new GrowingSound(300));
      assertNotNull(cache.get(keys[0]));
      assertTrue(cache.bytes() <= 4000, "bytes " + cache.bytes());
    }
    assertEquals(3, cache.count());
    assertEquals(null, cache.get(keys[2]));
    assertNotNull(cache.get(keys[4]));
    NoteKey equal = new NoteKey(new float[1][4], 4, 300, 7, null, 0, 3, 0, 1);
    assertNotNull(cache.get(equal), "a still pitch does not follow speed or length");
  }

  @Test
  void whatWasNeverLearntIsTheNearestAtAnotherSpeed() {
    List<NoteWish> wishes = new ArrayList<>();
    NsynthSound sound =
        new NsynthSound(wishes::add, (stream, samples) -> {}, new AtomicLong(), new AtomicLong());
    for (double hz : new double[] {440, 440 * Math.pow(2, 46.5 / 12), 13.75}) {
      Note note = new Note();
      note.freqHz = hz;
      note.holdSeconds = 1;
      sound.fill(cue(0), note);
    }
    assertEquals(69, wishes.get(0).midi());
    assertEquals(1, wishes.get(0).stream().speed());
    assertEquals(NsynthSound.HIGHEST_NOTE, wishes.get(1).midi());
    assertEquals(Math.pow(2, 12.5 / 12), wishes.get(1).stream().speed(), 1e-12);
    assertEquals(NsynthSound.LOWEST_NOTE, wishes.get(2).midi());
    assertEquals(Math.pow(2, -18 / 12.0), wishes.get(2).stream().speed(), 1e-12);
    assertTrue(wishes.get(1).samples() > 2 * wishes.get(0).samples());
  }

  @Test
  void temperaturesAreHeldInTheirRange() {
    List<NoteWish> wishes = new ArrayList<>();
    NsynthSound sound =
        new NsynthSound(wishes::add, (stream, samples) -> {}, new AtomicLong(), new AtomicLong());
    for (double given : new double[] {-1, 0.7, 9, Double.NaN}) {
      Note note = new Note();
      note.freqHz = 440;
      sound.fill(cue(0, "ztemp", given), note);
    }
    assertEquals(List.of(0.0, 0.7, 2.0, 0.45), wishes.stream().map(NoteWish::temperature).toList());
  }

  @Test
  void aTimbreThatMovesBeginsAtOneAndEndsAtTheOther() {
    Anchors anchors = TinyVoices.voice(1).anchors();
    Timbre flute = anchors.named("flute");
    Timbre bass = anchors.named("bass");
    Pattern ramp = Pattern.signal(Rational::toDouble);
    Timbre timbre =
        new Timbre.Moving(flute, bass, ramp, Query.of(Span.of(0, 1))).over(Query.of(Span.of(0, 1)));
    float[] from = new float[5];
    float[] to = new float[5];
    float[] out = new float[5];
    flute.code(0, 0, from);
    bass.code(0, 0, to);
    for (int i = 0; i <= 4; i++) {
      timbre.code(i, i / 4.0, out);
      for (int k = 0; k < 5; k++) {
        assertEquals(from[k] + i / 4.0 * (to[k] - from[k]), out[k], 1e-5);
      }
    }
    Timbre blend = new Timbre.Blended(List.of(flute, bass), List.of(1.5, -0.5));
    blend.code(0, 0, out);
    for (int k = 0; k < 4; k++) assertEquals(1.5 * from[k] - 0.5 * to[k], out[k], 1e-5);
  }

  @Test
  void withoutANetworkItIsSilentAndSaysSoOnce() {
    NsynthPlayer none =
        new NsynthPlayer(
            () -> {
              throw new IOException("it has no weights here");
            },
            new ManualClock()::nanos);
    none.tells(told::add);
    float[] offline = rendered(engine(none.offline()), set(), 20, () -> {});
    assertEquals(0, peak(offline));
    assertEquals(List.of("it cannot play: it has no weights here"), told);
    AudioEngine live = engine(none.untimed());
    float[] heard = rendered(live, set(), 20, none::work);
    assertEquals(0, peak(heard));
    assertEquals(2, told.size(), told.toString());
    assertEquals("", none.text());
  }

  private static Cue cue(int frame, double note, double last, double seed) {
    return cue(frame, "note", note, "z", List.of(1.0, 1.0, 1.0, last, 0.0), "zseed", seed);
  }

  /** What a note sounds like after three others were played to their end. */
  private float[] after(NsynthPlayer live, Cue wanted, Runnable before) {
    AudioEngine engine = engine(live.untimed());
    for (Cue cue : List.of(cue(0, 60, 9, 1), cue(0, 60, 1, 1), cue(0, 61, 1.1, 1))) {
      engine.accept(cue);
    }
    while (live.work()) Thread.onSpinWait();
    rendered(engine, List.of(), 60, () -> {});
    engine.accept(wanted);
    before.run();
    return rendered(engine, List.of(), 15, () -> {});
  }

  @Test
  void theNearestThatIsKeptStandsInForANoteThatIsNotMadeYet() {
    NsynthPlayer late = player();
    float[] heard = after(late, cue(60 * BLOCK, 60, 1.1, 2), late::work);
    assertEquals("nsynth 1/8 live, 3 kept (1 stood in)", late.line());
    NsynthPlayer cached = player();
    float[] expected = after(cached, cue(60 * BLOCK, 60, 1, 1), cached::work);
    assertEquals("nsynth 0/8 live, 1 from cache, 3 kept", cached.line());
    int over = BLOCK; // what was made of its own
    assertTrue(peak(Arrays.copyOfRange(heard, over, heard.length)) > 0.01);
    assertArrayEquals(
        Arrays.copyOfRange(expected, over, heard.length),
        Arrays.copyOfRange(heard, over, heard.length),
        1e-4f);
  }

  @Test
  void whatIsForeseenIsInTheCacheWhenItComes() {
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    for (int k = 0; k < 3; k++) live.foresee(cue(48_000 * k, 60 + k, 1, 1));
    while (live.work()) Thread.onSpinWait();
    assertEquals("nsynth 0/8 live, 3 kept", live.line());
    engine.accept(cue(0, 62, 1, 1));
    assertFalse(live.work());
    assertEquals("nsynth 0/8 live, 1 from cache, 3 kept", live.line());
    float[] heard = rendered(engine, List.of(), 20, () -> {});
    assertArrayEquals(
        rendered(engine(player().offline()), List.of(cue(0, 62, 1, 1)), 20, () -> {}), heard);
  }

  @Test
  void whatIsForeseenMakesRoomForWhatIsAskedFor() {
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    for (int k = 0; k < 10; k++) live.foresee(cue(0, "note", 40.0 + k, "sustain", 20.0));
    assertTrue(live.work());
    assertEquals("nsynth 8/8 live, 2 waiting", live.line());
    List<Cue> asked = List.of(cue(0, 62, 1, 1), cue(0, "note", 41.0, "sustain", 20.0));
    Runnable before =
        () -> {
          for (int i = 0; i < 40; i++) live.work();
        };
    float[] heard = rendered(engine, asked, 20, before);
    assertArrayEquals(rendered(engine(player().offline()), asked, 20, () -> {}), heard);
    assertEquals(0, live.overtaken() + live.standIns());
  }

  /** Others sound while the code of a sound is still being found; then it sounds, too. */
  @Test
  void nobodyWaitsForASoundThatIsNotEncodedYet() {
    CompletableFuture<float[][]> codes = new CompletableFuture<>();
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    engine.accept(cue(0, "note", 60.0, "z", new Timbre.Coming("x", codes)));
    Timbre brass = TinyVoices.voice(1).anchors().named("brass");
    Timbre coming = new Timbre.Blended(List.of(new Timbre.Coming("x", codes)), List.of(1.0));
    engine.accept(
        cue(
            0,
            "note",
            61.0,
            "z",
            new Timbre.Moving(brass, coming, Pattern.pure(1), Query.of(Span.of(0, 1)))));
    engine.accept(cue(0, "note", 62.0, "z", "flute"));
    while (live.work()) Thread.onSpinWait();
    assertEquals("nsynth 0/8 live, 1 kept", live.line());
    codes.complete(new float[][] {{1, 2, 3, 4, 0}});
    while (live.work()) Thread.onSpinWait();
    assertEquals("nsynth 0/8 live, 3 kept", live.line());
  }

  @Test
  void aTimbreThatIsNoneSoundsAsUsualAndIsTold() {
    float[] wrong =
        rendered(engine(player().offline()), List.of(cue(0, "z", "flut")), 20, () -> {});
    assertTrue(told.getFirst().contains("\"flut\"; did you mean \"flute\"?"), told.toString());
    float[] usual = rendered(engine(player().offline()), List.of(cue(0)), 20, () -> {});
    assertArrayEquals(usual, wrong);
  }

  @Test
  void theAudioThreadMakesNoGarbage() {
    NsynthPlayer live = player();
    AudioEngine engine = engine(live.untimed());
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    engine.accept(cue(0, "note", 60.0, "sustain", 50.0));
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 8; i++) live.work();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) engine.render(left, right, BLOCK);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }
}
