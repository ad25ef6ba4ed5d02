// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.DefinedSounds;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundBatches;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.neural.MuLaw;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GridsTest {
  private static final int FRAMES = 10;
  private static final int SAMPLES = 1500;

  private final NsynthVoice voice = TinyVoices.voice(3);
  private final List<String> told = new ArrayList<>();
  @TempDir private Path folder;

  private Grids grids() {
    return new Grids(FRAMES, told::add);
  }

  private static NoteWish wish(double midi, long seed) {
    SoundStream stream =
        new SoundStream(
            NsynthShape.SAMPLE_RATE, 1, SoundStream.Maker.NONE, new AtomicLong(), new AtomicLong());
    return new NoteWish(null, midi, SAMPLES, 0.1, null, 0, 0.1, seed, 1, 0, stream);
  }

  private Timbre.Grid timbre() {
    List<Timbre> corners =
        Stream.of("flute", "brass", "bass", "flute_acoustic_001")
            .<Timbre>map(voice.anchors()::named)
            .toList();
    Pattern x = Pattern.signal(Rational::toDouble);
    return new Timbre.Grid(corners, x, Pattern.pure(0.3), Query.of(Span.of(0, 1)));
  }

  private float[] offline(Grids grids, double midi, long seed) {
    return grids.offline(wish(midi, seed), timbre(), voice).samples();
  }

  @Test
  void liveIsAsOfflineOnceAllIsThereAndTheSeedDecides() throws InterruptedException {
    float[] first = offline(grids(), 61.5, 4);
    assertArrayEquals(first, offline(grids(), 61.5, 4));
    assertFalse(Arrays.equals(first, offline(grids(), 61.5, 5)));
    try (Grids live = grids()) {
      assertNull(live.live(wish(61.5, 4), timbre(), voice), "nothing is there yet");
      live.await();
      assertEquals("grid 121/121", live.line());
      GrowingSound made = live.live(wish(61.5, 4), timbre(), voice);
      assertNotNull(made);
      assertTrue(made.isWhole());
      assertArrayEquals(first, made.samples());
    }
    assertEquals(List.of(), told);
  }

  @Test
  void batchesAndThreadsDoNotChangeACell() {
    float[][][] corners = new float[4][FRAMES][5];
    GridCells.Key key = new GridCells.Key("a", corners, 64, 9, 1, 52);
    List<SoundDecoder.Wanted> notes = new ArrayList<>();
    for (int cell = 0; cell < 13; cell++) notes.add(key.wanted(cell));
    byte[][] many = new byte[13][];
    new SoundBatches(voice.network(), 3)
        .decode(notes, 1, () -> false, (note, classes) -> many[note] = classes);
    for (int k = 0; k < many.length; k++) {
      float[] alone = new SoundDecoder(voice.network(), 1).decode(List.of(notes.get(k)), 1)[0];
      for (int t = 0; t < alone.length; t++) {
        assertEquals(alone[t], MuLaw.decode(many[k][t] & 0xff), "cell " + k + " at " + t);
      }
    }
  }

  /** Decodes so many cells and then waits. */
  private final class Slow implements CellMaker {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch goes = new CountDownLatch(1);
    final AtomicInteger made = new AtomicInteger();
    private final int first;

    Slow(int first) {
      this.first = first;
    }

    @Override
    public void make(
        Nsynth network,
        List<SoundDecoder.Wanted> notes,
        double temperature,
        BooleanSupplier stopped,
        SoundBatches.Hearer hearer) {
      SoundDecoder decoder = new SoundDecoder(network, 1);
      for (int k = 0; k < notes.size() && !stopped.getAsBoolean(); k++) {
        if (k == first) hold();
        if (stopped.getAsBoolean()) return;
        float[] sound = decoder.decode(notes.subList(k, k + 1), temperature)[0];
        byte[] classes = new byte[sound.length];
        for (int t = 0; t < sound.length; t++) classes[t] = (byte) MuLaw.encode(sound[t]);
        hearer.hear(k, classes);
        made.incrementAndGet();
      }
    }

    private void hold() {
      begun.countDown();
      try {
        assertTrue(goes.await(4, TimeUnit.MINUTES));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public String name() {
      return "somebody slow";
    }
  }

  @Test
  void whatIsThereSoundsUntilTheRestIs() throws InterruptedException {
    float[] whole = offline(grids(), 60, 0);
    Slow slow = new Slow(5);
    try (Grids live = grids()) {
      live.madeBy(() -> slow);
      assertNull(live.live(wish(60, 0), timbre(), voice));
      assertTrue(slow.begun.await(4, TimeUnit.MINUTES));
      assertEquals("grid 5/121", live.line());
      assertEquals(
          "grid: 5 of 121 cells at 1 pitches are there; somebody slow decodes, 0 more pitches wait",
          live.text());
      GrowingSound early = live.live(wish(60, 0), timbre(), voice);
      assertNotNull(early, "the corners and the middle are there");
      assertFalse(Arrays.equals(whole, early.samples()));
      assertNotNull(live.live(wish(64, 0), timbre(), voice), "the nearest pitch at another speed");
      assertNull(live.live(wish(80, 0), timbre(), voice), "but not from far away");
      slow.goes.countDown();
      live.await();
      GrowingSound late = live.live(wish(60, 0), timbre(), voice);
      assertNotNull(late);
      assertArrayEquals(whole, late.samples());
      assertEquals("grid 363/363", live.line());
    }
  }

  @Test
  void itCanBeStoppedAndGoesOnWhenAsked() throws InterruptedException {
    Slow slow = new Slow(7);
    try (Grids live = grids()) {
      live.madeBy(() -> slow);
      live.live(wish(60, 0), timbre(), voice);
      assertTrue(slow.begun.await(4, TimeUnit.MINUTES));
      live.stop();
      slow.goes.countDown();
      live.await();
      assertEquals("grid 7/121", live.line());
      assertTrue(live.text().endsWith("decoding is stopped"), live.text());
      live.live(wish(60, 0), timbre(), voice);
      live.await();
      assertEquals("grid 7/121", live.line());
      live.resume();
      live.live(wish(60, 0), timbre(), voice);
      live.await();
      assertEquals("grid 121/121", live.line());
      assertEquals(121, slow.made.get(), "what was there is not made again");
    }
  }

  private static final CellMaker NOBODY =
      new CellMaker() {
        @Override
        public void make(
            Nsynth network,
            List<SoundDecoder.Wanted> notes,
            double temperature,
            BooleanSupplier stopped,
            SoundBatches.Hearer hearer)
            throws IOException {
          throw new IOException("the worker is gone");
        }

        @Override
        public String name() {
          return "nobody";
        }
      };

  @Test
  void withoutAWorkerCellsAreDecodedHere() throws InterruptedException {
    try (Grids live = grids()) {
      live.madeBy(() -> NOBODY);
      live.live(wish(60, 0), timbre(), voice);
      live.live(wish(40, 0), timbre(), voice);
      live.await();
      assertEquals("grid 242/242", live.line());
    }
    assertEquals(List.of("the worker is gone; cells of the grid are decoded here"), told);
  }

  private void decoded(int made) throws InterruptedException {
    Slow counting = new Slow(-1);
    try (Grids live = grids()) {
      live.keepIn(folder.resolve("grids"));
      live.madeBy(() -> counting);
      live.live(wish(60, 0), timbre(), voice);
      live.await();
      assertEquals("grid 121/121", live.line());
      GrowingSound note = live.live(wish(60, 0), timbre(), voice);
      assertNotNull(note);
      assertArrayEquals(offline(grids(), 60, 0), note.samples());
    }
    assertEquals(made, counting.made.get());
  }

  private Path oneFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("grids"))) {
      return files.filter(Files::isRegularFile).sorted().skip(17).findFirst().orElseThrow();
    }
  }

  @Test
  void cellsOnDiskAreNotMadeAgainUnlessTheyAreDamaged() throws Exception {
    decoded(121);
    decoded(0);
    assertEquals(List.of(), told);
    Path file = oneFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[50] ^= 1;
    Files.write(file, bytes);
    decoded(1);
    assertEquals(List.of(file + " is damaged: its cell of the grid is made again"), told);
    Files.write(file, new byte[3]);
    decoded(1);
    assertEquals(2, told.size());
    decoded(0);
    assertEquals(2, told.size());
  }

  @Test
  void gridsThatWereNotUsedLongestMakeRoom() throws IOException {
    GridFolder kept = new GridFolder(folder, 3000, told::add);
    String[] names = new String[4];
    for (int k = 0; k < names.length; k++) {
      names[k] = String.valueOf(k).repeat(32);
      GridCells.Key key = new GridCells.Key(names[k], new float[4][15][4], 64, 0, 1, 60);
      kept.write(key, 5, new byte[960]);
      kept.write(key, 6, new byte[960]);
      Files.setLastModifiedTime(folder.resolve(names[k]), FileTime.fromMillis(1000L * (k + 1)));
    }
    Files.writeString(folder.resolve("mine"), "is left alone");
    assertFalse(Files.exists(folder.resolve(names[0])));
    assertFalse(Files.exists(folder.resolve(names[1])));
    GridCells cells = new GridCells(new GridCells.Key(names[2], new float[4][15][4], 64, 0, 1, 60));
    kept.read(cells);
    assertEquals(119, cells.missing().size());
    kept.write(
        new GridCells.Key("f".repeat(32), new float[4][15][4], 64, 0, 1, 60), 5, new byte[960]);
    assertTrue(Files.exists(folder.resolve(names[2])), "it was used a moment ago");
    assertFalse(Files.exists(folder.resolve(names[3])));
    assertTrue(Files.exists(folder.resolve("mine")));
    assertEquals(List.of(), told);
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldOnceAndTheMusicGoesOn() throws Exception {
    Files.writeString(folder.resolve("grids"), "a file, not a folder");
    decoded(121);
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().startsWith("cells of the grid are not kept in "), told.getFirst());
  }

  private static final int BLOCK = 480;

  private Cue cue(int frame, double note) {
    Controls controls = Controls.of("s", "nsynth").with("note", note).with("z", timbre());
    Span cycle = new Span(Rational.ZERO, Rational.ONE);
    return new Cue("d1", frame * 62_500L / 3, 0.25, 1, cycle, controls, Sources.NONE);
  }

  private static float[] rendered(DefinedSounds sounds, List<Cue> cues, Runnable before) {
    AudioEngine engine =
        new AudioEngine(PatchLibrary.bundled(), 48_000, new ManualClock(), Reporter.SILENT, 2);
    engine.plays(sounds);
    for (Cue cue : cues) engine.accept(cue);
    float[] out = new float[40 * BLOCK];
    float[] left = new float[BLOCK];
    for (int k = 0; k < 40; k++) {
      before.run();
      engine.render(left, new float[BLOCK], BLOCK);
      System.arraycopy(left, 0, out, k * BLOCK, BLOCK);
    }
    return out;
  }

  private NsynthPlayer player() {
    NsynthPlayer out = new NsynthPlayer(() -> voice, new ManualClock()::nanos, FRAMES);
    out.tells(told::add);
    return out;
  }

  @Tag("slow")
  @Test
  void inTheEngineItSoundsLiveFirstAndThenFromCellsAsOffline() throws InterruptedException {
    List<Cue> cues = List.of(cue(0, 60), cue(4800, 62), cue(9600, 95));
    float[] offline = rendered(player().offline(), cues, () -> {});
    double peak = 0;
    for (float sample : offline) peak = Math.max(peak, Math.abs(sample));
    assertTrue(peak > 0.02, "peak " + peak);
    assertArrayEquals(offline, rendered(player().offline(), cues, () -> {}));
    Slow slow = new Slow(0);
    try (NsynthPlayer live = player()) {
      live.grids().madeBy(() -> slow);
      Runnable work =
          () -> {
            while (live.work()) Thread.onSpinWait();
          };
      float[] early = rendered(live.untimed(), cues, work);
      assertEquals(0, live.overtaken(), "the network makes what is not there");
      assertFalse(Arrays.equals(offline, early));
      assertTrue(live.line().endsWith("  grid 0/363"), live.line());
      slow.goes.countDown();
      live.grids().await();
      assertArrayEquals(offline, rendered(live.untimed(), cues, work));
      assertTrue(live.text().contains("\ngrid: 363 of 363 cells at 3 pitches"), live.text());
    }
    assertEquals(List.of(), told);
  }
}
