// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.data.DrawingCollection.Placed;
import org.zadenza.models.data.Split;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.worker.shard.Piece;

/** A law for each kind: what is read from tokens is what was written, to the last bit. */
class TokensTest {
  private static final long SEED =
      Long.getLong("seed", new SplittableRandom().nextLong(Integer.MAX_VALUE));

  @Test
  void drawingsAreRead() {
    System.out.println("TokensTest: -Dseed=" + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int turn = 0; turn < 200; turn++) {
      Drawing drawing = drawing(random);
      Split split = Split.values()[random.nextInt(3)];
      Piece piece =
          DrawingTokens.piece("a:1", new Placed(split, new Labelled("Ölkänne " + turn, drawing)));
      assertEquals(new Labelled("Ölkänne " + turn, drawing), DrawingTokens.drawing(piece.tokens()));
      assertEquals(split, piece.split());
      assertEquals(new StrokeCodec(3).strokes(drawing).size(), piece.steps());
    }
  }

  private static Drawing drawing(SplittableRandom random) {
    int kind = random.nextInt(3);
    List<List<Drawing.Point>> lines = new ArrayList<>();
    int count = random.nextInt(5);
    for (int k = 0; k < count; k++) {
      List<Drawing.Point> line = new ArrayList<>();
      int points = random.nextInt(1, 9);
      for (int p = 0; p < points; p++) {
        line.add(new Drawing.Point(place(kind, random), place(kind, random)));
      }
      lines.add(line);
    }
    return new Drawing(lines);
  }

  private static double place(int kind, SplittableRandom random) {
    return switch (kind) {
      case 0 -> random.nextInt(256);
      case 1 -> random.nextInt(-1 << 28, 1 << 28) + (random.nextInt(9) == 0 ? 0.5 : 0);
      default -> random.nextInt(9) == 0 ? -0.0 : random.nextDouble(-1e9, 1e9);
    };
  }

  @Test
  void performancesAreRead() {
    System.out.println("TokensTest: -Dseed=" + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int turn = 0; turn < 200; turn++) {
      List<PerformanceNote> notes = new ArrayList<>();
      int count = random.nextInt(30);
      for (int k = 0; k < count; k++) {
        double start = random.nextDouble(30);
        notes.add(
            new PerformanceNote(
                random.nextInt(128), random.nextInt(1, 128), start, start + random.nextDouble(3)));
      }
      Piece piece = PerformanceTokens.piece("a.mid", Split.TEST, notes);
      assertEquals(notes, PerformanceTokens.notes(piece.tokens()));
      assertEquals(PerformanceCodec.encode(notes).length, piece.steps());
    }
  }

  @Test
  void notesAreRead() {
    System.out.println("TokensTest: -Dseed=" + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int turn = 0; turn < 100; turn++) {
      boolean sixteen = random.nextBoolean();
      float[] samples = new float[random.nextInt(400)];
      for (int k = 0; k < samples.length; k++) {
        samples[k] =
            sixteen
                ? random.nextInt(-32768, 32768) / 32768f
                : Float.intBitsToFloat(random.nextInt() & 0xBF7FFFFF);
      }
      SoundNote.Use use = SoundNote.Use.values()[random.nextInt(4)];
      SoundNote note =
          new SoundNote("n", "flöte_1", "Flöte", "flute", turn, 127 - turn, use, samples);
      Piece piece = NoteTokens.piece(note);
      SoundNote read = NoteTokens.note(piece.tokens());
      assertArrayEquals(samples, read.samples());
      assertEquals(said(note), said(read));
      assertEquals(samples.length, piece.steps());
      assertEquals(use == SoundNote.Use.TRAIN, piece.split() == Split.TRAIN);
      assertEquals(use == SoundNote.Use.TEST, piece.split() == Split.TEST);
    }
  }

  private static List<Object> said(SoundNote note) {
    return List.of(
        note.name(),
        note.instrument(),
        note.title(),
        note.family(),
        note.pitch(),
        note.velocity(),
        note.use());
  }
}
