// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.audio.voice.PitchMoves;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.neural.MuLaw;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class GridNoteTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int CELL = 32_256;

  private final Random random = new Random(SEED);

  private static NoteWish wish(
      double midi, int samples, @Nullable PitchMoves moves, double accelerate) {
    SoundStream stream =
        new SoundStream(
            NsynthShape.SAMPLE_RATE, 1, SoundStream.Maker.NONE, new AtomicLong(), new AtomicLong());
    double seconds = (double) samples / NsynthShape.SAMPLE_RATE;
    return new NoteWish(null, midi, samples, seconds, moves, accelerate, seconds, 0, 1, 0, stream);
  }

  private static NoteWish wish(double midi, int samples) {
    return wish(midi, samples, null, 0);
  }

  private static Timbre.Grid grid(Pattern x, Pattern y) {
    Timbre corner = new Timbre.Held("any", new float[1][4]);
    return new Timbre.Grid(List.of(corner, corner, corner, corner), x, y, Query.of(Span.of(0, 1)));
  }

  /** Each cell of one level for as long as it lasts. */
  private static byte[][] levels(int... classes) {
    byte[][] out = new byte[GridCells.COUNT][CELL];
    for (int cell = 0; cell < out.length; cell++) {
      Arrays.fill(out[cell], (byte) classes[cell]);
    }
    return out;
  }

  @Test
  void aPlaceHasTheFourCellsAroundItInTheirShares() {
    int[] classes = new int[GridCells.COUNT];
    for (int cell = 0; cell < classes.length; cell++) classes[cell] = random.nextInt(256);
    byte[][] cells = levels(classes);
    for (int i = 0; i < 20; i++) {
      double x = i < 4 ? i % 2 : random.nextDouble();
      double y = i < 4 ? i / 2 : random.nextDouble();
      GridNote note =
          new GridNote(wish(60, 4000), grid(Pattern.pure(x), Pattern.pure(y)), 60, CELL);
      int left = Math.min(9, (int) (10 * x));
      int top = Math.min(9, (int) (10 * y));
      double right = 10 * x - left;
      double low = 10 * y - top;
      double wanted =
          (1 - low) * (1 - right) * level(classes, left, top)
              + (1 - low) * right * level(classes, left + 1, top)
              + low * (1 - right) * level(classes, left, top + 1)
              + low * right * level(classes, left + 1, top + 1);
      float[] made = note.mixed(cells).samples();
      assertEquals(wanted, made[2000], 1e-3, "x=" + x + " y=" + y + " seed=" + SEED);
      assertTrue(
          note.cells().get((int) (Math.rint(10 * y) * 11 + Math.rint(10 * x))), "seed=" + SEED);
    }
  }

  private static double level(int[] classes, int x, int y) {
    return MuLaw.decode(classes[y * GridCells.SIDE + x]);
  }

  @Test
  void aWayThroughTheGridIsFollowedWithoutAStep() {
    int[] classes = new int[GridCells.COUNT];
    for (int cell = 0; cell < classes.length; cell++) classes[cell] = cell % 2 == 0 ? 40 : 215;
    Timbre.Grid way =
        grid(Pattern.signal(Rational::toDouble), Pattern.signal(t -> 1 - t.toDouble()));
    GridNote note = new GridNote(wish(60, 32_000), way, 60, CELL);
    byte[][] cells = levels(classes);
    BitSet sounding = note.cells();
    for (int k = 0; k <= 10; k++) assertTrue(sounding.get((10 - k) * 11 + k), "the diagonal");
    assertFalse(sounding.get(0) || sounding.get(120), "but not the other corners");
    for (int k = 0; k < cells.length; k++) if (!sounding.get(k)) cells[k] = null;
    float[] made = note.mixed(cells).samples();
    double step = 0;
    for (int t = 100; t < made.length - 100; t++) {
      step = Math.max(step, Math.abs(made[t] - made[t - 1]));
    }
    assertTrue(step < 2e-3, "the largest step is " + step);
  }

  /** Each cell a sine of the pitch, as excited alike. */
  private static byte[][] sines(int pitch) {
    byte[] sine = new byte[CELL];
    double turn = 2 * Math.PI * Excitation.hertz(pitch) / NsynthShape.SAMPLE_RATE;
    for (int t = 0; t < CELL; t++) sine[t] = (byte) MuLaw.encode(0.5 * Math.cos(turn * t));
    byte[][] out = new byte[GridCells.COUNT][];
    Arrays.fill(out, sine);
    return out;
  }

  @Test
  void anotherPitchIsAnotherSpeedAndTheEndGoesRound() {
    for (double midi : new double[] {46, 48, 49.5, 70, 85}) {
      int pitch = Grids.pitch(midi);
      assertTrue(Math.abs(pitch - midi) <= 2);
      int samples = 5 * NsynthShape.SAMPLE_RATE;
      Timbre.Grid still = grid(Pattern.pure(0.37), Pattern.pure(0.92));
      float[] made =
          new GridNote(wish(midi, samples), still, pitch, CELL).mixed(sines(pitch)).samples();
      for (int from = 0; from + 16_000 <= samples; from += 16_000) {
        assertEquals(midi, SoundMeasures.pitch(made, from, from + 16_000), 0.02, "from " + from);
      }
      double most = 0.5 * 2 * Math.PI * Excitation.hertz(midi) / NsynthShape.SAMPLE_RATE;
      for (int t = 200; t < samples - 200; t++) {
        assertEquals(0, made[t] - made[t - 1], 1.2 * most + 0.03, "a click at " + t);
      }
      for (int t = 1600; t < samples - 1600; t += 1600) {
        double loudest = 0;
        for (int k = t; k < t + 800; k++) loudest = Math.max(loudest, Math.abs(made[k]));
        assertEquals(0.5, loudest, 0.05, "as loud as ever at " + t);
      }
    }
  }

  @Test
  void pitchMotionIsSpeedToo() {
    Timbre.Grid still = grid(Pattern.pure(0), Pattern.pure(0));
    PitchMoves moves = new PitchMoves();
    moves.slideOctaves = -1;
    moves.slideSeconds = 0.5;
    float[] made =
        new GridNote(wish(60, 32_000, moves, 0), still, 60, CELL).mixed(sines(60)).samples();
    assertEquals(60, SoundMeasures.pitch(made, 16_000, 30_000), 0.02);
    assertTrue(SoundMeasures.pitch(made, 0, 4_200) < 52);
    float[] up =
        new GridNote(wish(60, 32_000, null, 3), still, 60, CELL).mixed(sines(60)).samples();
    double wanted = 60 + 12 * Math.log(1 + 3 * 29.4 / 32) / Math.log(2);
    assertEquals(wanted, SoundMeasures.pitch(up, 27_000, 31_800), 1);
  }

  @Test
  void cellsAreMadeFromTheCornersInwards() {
    GridCells cells = new GridCells(new GridCells.Key("a", new float[4][1][4], 64, 0, 1, 60));
    List<Integer> order = cells.missing();
    assertEquals(List.of(0, 10, 110, 120, 60), order.subList(0, 5));
    assertEquals(121, new TreeSet<>(order).size());
    for (int k = 0; k < 4; k++) {
      assertFalse(cells.isPlayable());
      cells.set(order.get(k), new byte[] {(byte) k});
    }
    assertTrue(cells.isPlayable());
    BitSet wanted = new BitSet();
    for (int cell : new int[] {1, 9, 99, 108}) wanted.set(cell);
    byte[][] near = cells.nearest(wanted);
    assertArrayEquals(new byte[] {0}, near[1]);
    assertArrayEquals(new byte[] {1}, near[9]);
    assertArrayEquals(new byte[] {2}, near[99]);
    assertArrayEquals(new byte[] {3}, near[108]);
    assertEquals(117, cells.missing().size());
  }

  @Test
  void aCellsCodeIsItsShareOfEachCorner() {
    float[][][] corners = new float[4][2][4];
    for (float[][] corner : corners) {
      for (float[] code : corner) {
        for (int k = 0; k < code.length; k++) code[k] = (float) random.nextGaussian();
      }
    }
    GridCells.Key key = new GridCells.Key("a", corners, 64, 5, 1, 60);
    int[] places = {0, 10, 110, 120};
    for (int c = 0; c < 4; c++) assertArrayEquals(corners[c], key.wanted(places[c]).code());
    for (int k = 0; k < 4; k++) {
      double mean = (corners[0][1][k] + corners[1][1][k] + corners[2][1][k] + corners[3][1][k]) / 4;
      assertEquals(mean, key.wanted(60).code()[1][k], 1e-6, "seed=" + SEED);
    }
    Timbre.Grid timbre = timbre(corners);
    float[] code = new float[4];
    for (int cell : new int[] {0, 10, 110, 120, 60, 37}) {
      timbre.between(1, cell % 11 / 10.0, cell / 11 / 10.0, code);
      assertArrayEquals(key.wanted(cell).code()[1], code, 1e-6f, "cell " + cell);
    }
  }

  private static Timbre.Grid timbre(float[][][] corners) {
    List<Timbre> held = new ArrayList<>();
    for (float[][] corner : corners) held.add(new Timbre.Held("corner", corner));
    return new Timbre.Grid(held, Pattern.pure(0), Pattern.pure(0), Query.of(Span.of(0, 1)));
  }
}
