// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.data.Split;

class ShardTest {
  private static final long SEED =
      Long.getLong("seed", new SplittableRandom().nextLong(Integer.MAX_VALUE));

  @TempDir private Path folder;

  /** A law: whatever pieces are written, they are read, in any order. */
  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    System.out.println("ShardTest: -Dseed=" + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 20; round++) {
      List<Piece> pieces = new ArrayList<>();
      int count = random.nextInt(40);
      for (int k = 0; k < count; k++) pieces.add(piece(k, random));
      Path file = folder.resolve("round" + round);
      assertEquals(write(file, pieces), Files.size(file));
      try (Shard shard = new Shard(file)) {
        assertEquals(count, shard.pieces());
        assertEquals("drums-rnn", shard.kind());
        for (int turn = 0; turn < 2 * count; turn++) {
          int k = random.nextInt(count);
          assertArrayEquals(pieces.get(k).tokens(), shard.tokens(k));
          assertEquals(pieces.get(k).tokens().length, shard.steps(k));
          assertEquals(pieces.get(k).split(), shard.split(k));
          assertEquals(pieces.get(k).name(), shard.name(k));
        }
      }
    }
  }

  /** A law: a shard with a changed or missing byte is refused or says so, or reads as it was. */
  @Test
  void damageIsNoticed() throws IOException {
    System.out.println("ShardTest: -Dseed=" + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Piece> pieces = new ArrayList<>();
    for (int k = 0; k < 10; k++) pieces.add(piece(k, random));
    Path file = folder.resolve("whole");
    write(file, pieces);
    byte[] whole = Files.readAllBytes(file);
    Path bad = folder.resolve("bad");
    for (int turn = 0; turn < 200; turn++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(bad, bytes);
      IOException refused = assertThrows(IOException.class, () -> readAll(bad), "byte " + at);
      assertTrue(refused.getMessage().startsWith(bad.toString()), refused.getMessage());
      Files.write(bad, java.util.Arrays.copyOf(whole, at));
      assertThrows(IOException.class, () -> readAll(bad), "cut at " + at);
    }
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    Path file = folder.resolve("old");
    write(file, List.of());
    byte[] bytes = Files.readAllBytes(file);
    bytes[11] = 9;
    Files.write(file, bytes);
    IOException refused = assertThrows(IOException.class, () -> new Shard(file).close());
    assertEquals(
        file + " is of version 9, and this program reads version 1: encode it again",
        refused.getMessage());
  }

  @Test
  void whatIsNotFinishedLeavesNothingBehind() throws IOException {
    try (ShardWriter writer = new ShardWriter(folder.resolve("part"), "drums-rnn")) {
      writer.add(new Piece("a.mid", Split.TRAIN, new int[] {1, 2, 3}));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  /** A list of shards is the pieces of a split, in order, and knows its lengths without reading. */
  @Test
  void aFolderIsAListOfPieces() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Piece> all = new ArrayList<>();
    List<ShardList.Entry> entries = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      List<Piece> pieces = new ArrayList<>();
      for (int k = 0; k < 5; k++) pieces.add(piece(k, random));
      pieces.add(new Piece("always", Split.TRAIN, new int[] {s}));
      long bytes = write(folder.resolve("part" + s), pieces);
      entries.add(new ShardList.Entry("part" + s, pieces.size(), 0, bytes));
      all.addAll(pieces);
    }
    new ShardList("drums-rnn", 18, 0, 0, entries).write(folder);
    ShardedPieces train = ShardedPieces.open(folder, "drums-rnn", Split.TRAIN);
    List<int[]> expected =
        all.stream().filter(p -> p.split() == Split.TRAIN).map(Piece::tokens).toList();
    assertEquals(expected.size(), train.size());
    for (int k = 0; k < expected.size(); k++) assertArrayEquals(expected.get(k), train.get(k));
    assertArrayEquals(
        expected.stream().mapToInt(t -> t.length).toArray(), ShardedPieces.lengths(train));
    IOException refused =
        assertThrows(
            IOException.class, () -> ShardedPieces.open(folder, "melody-rnn", Split.TRAIN));
    assertTrue(
        refused.getMessage().endsWith("for drums-rnn, not for melody-rnn: encode it for that"));
  }

  /** What is judged by is from all over the list, and no more than can be judged often. */
  @Test
  void someAreEnoughToJudgeBy() throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      int[] tokens = new int[20_000];
      tokens[0] = k;
      pieces.add(new Piece("piece", Split.VALIDATION, tokens));
    }
    long bytes = write(folder.resolve("part"), pieces);
    List<ShardList.Entry> entries = List.of(new ShardList.Entry("part", 30, 600_000, bytes));
    new ShardList("drums-rnn", 30, 0, 0, entries).write(folder);
    ShardedPieces all = ShardedPieces.open(folder, "drums-rnn", Split.VALIDATION);
    assertEquals(
        List.of(0, 3, 6, 9, 12, 15, 18, 21, 24, 27),
        all.some(200).stream().map(tokens -> tokens[0]).toList());
    assertEquals(List.of(0, 15), all.some(2).stream().map(tokens -> tokens[0]).toList());
  }

  private static Piece piece(int number, SplittableRandom random) {
    int[] tokens =
        random.nextBoolean()
            ? random.ints(random.nextInt(300)).toArray()
            : random.ints(random.nextInt(300), 0, 1 << random.nextInt(1, 31)).toArray();
    Split split = Split.values()[random.nextInt(Split.values().length)];
    return new Piece("müsik/" + number + ".mid", split, tokens);
  }

  private static long write(Path file, List<Piece> pieces) throws IOException {
    try (ShardWriter writer = new ShardWriter(file, "drums-rnn")) {
      for (Piece piece : pieces) writer.add(piece);
      return writer.finish();
    }
  }

  private static void readAll(Path file) throws IOException {
    try (Shard shard = new Shard(file)) {
      if (!shard.kind().equals("drums-rnn")) throw new IOException(file + " is of another kind");
      for (int k = 0; k < shard.pieces(); k++) shard.tokens(k);
    }
  }
}
