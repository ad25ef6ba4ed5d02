// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.cluster.Corpus;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.data.Split;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.encode.Item;
import org.zadenza.worker.shard.Shard;
import org.zadenza.worker.shard.ShardList;

class EncodeJobTest {
  @TempDir private Path folder;

  private Path midi() {
    return folder.resolve("midi");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private EncodeJob job(int shards) {
    return new EncodeJob(Encoding.DRUMS, new FolderSource(midi()), out(), shards);
  }

  private ShardList run(EncodeJob job) throws IOException {
    try (Cluster cluster = new Cluster(new Master("local[2]"), Cluster.Settings.loopback())) {
      return job.run(cluster, Encoding.DRUMS.items(midi()));
    }
  }

  /** An oracle: the same files read one after the other. Broken ones are counted and named. */
  @Test
  void theShardsHoldWhatTheFilesHold() throws IOException {
    Corpus.write(midi(), 50, 4, 1);
    Files.write(midi().resolve("000/broken.mid"), new byte[] {1, 2, 3});
    Files.write(midi().resolve("empty.MIDI"), new byte[0]);
    Files.writeString(midi().resolve("notes.txt"), "no music");
    DrumsMidi.write(List.of(), 16, 120, midi().resolve("silent.mid"));
    ShardList list = run(job(7));
    assertEquals(list, ShardList.read(out()));
    assertEquals(53, list.files());
    assertEquals(50, list.pieces());
    assertEquals(2, list.broken());
    assertEquals(1, list.without());
    assertEquals(7, list.shards().size());
    List<String> skipped = Files.readAllLines(out().resolve(ShardList.SKIPPED));
    assertEquals(
        List.of("000/broken.mid", "empty.MIDI", "silent.mid"),
        skipped.stream().map(line -> line.split("\t")[0]).toList());
    assertEquals("silent.mid\tnothing for drums-rnn in it", skipped.getLast());
    List<String> names = new ArrayList<>();
    for (ShardList.Entry entry : list.shards()) {
      try (Shard shard = new Shard(out().resolve(entry.file()))) {
        for (int k = 0; k < shard.pieces(); k++) {
          names.add(shard.name(k));
          MidiScore score = MidiScore.read(midi().resolve(shard.name(k)));
          assertArrayEquals(DrumsMidi.tokens(score), shard.tokens(k));
          assertEquals(Split.of(shard.name(k)), shard.split(k));
        }
      }
    }
    assertEquals(
        Encoding.DRUMS.items(midi()).stream()
            .map(Item::name)
            .filter(name -> name.contains("beat"))
            .toList(),
        names);
    try (Stream<Path> files = Files.list(out())) {
      assertEquals(7 + 2, files.count()); // the shards, their list, what was skipped
    }
  }

  @Test
  void aFolderWithShardsIsNotOverwritten() throws IOException {
    Corpus.write(midi(), 3, 1, 1);
    run(job(1));
    IOException refused = assertThrows(IOException.class, () -> run(job(1)));
    assertTrue(refused.getMessage().contains("holds shards already"), refused.getMessage());
  }

  /** A shard that cannot be written ends the job with its name; the others need not be redone. */
  @Test
  void whatWasFinishedBeforeAFailureIsKept() throws IOException {
    Corpus.write(midi(), 20, 2, 1);
    Path blocked = out().resolve("part-00003.shard");
    Files.createDirectories(blocked.resolve("in the way"));
    IOException failed = assertThrows(IOException.class, () -> run(job(4)));
    assertTrue(failed.getMessage().startsWith(blocked + " was not written"), failed.getMessage());
    assertTrue(failed.getMessage().endsWith("finished shards are kept"), failed.getMessage());
    assertEquals(false, ShardList.isIn(out()));
    Path first = out().resolve("part-00000.shard");
    Object before = Files.readAttributes(first, "unix:ino").get("ino");
    Files.delete(blocked.resolve("in the way"));
    Files.delete(blocked);
    assertEquals(20, run(job(4)).pieces());
    assertEquals(before, Files.readAttributes(first, "unix:ino").get("ino"));
    try (Stream<Path> files = Files.list(out())) {
      assertEquals(4 + 2, files.count());
    }
  }

  /** Shards of other files are not taken for these, though they are as many. */
  @Test
  void anotherCorpusIsEncodedAgain() throws IOException {
    Corpus.write(midi(), 20, 2, 1);
    Path blocked = out().resolve("part-00003.shard");
    Files.createDirectories(blocked.resolve("in the way"));
    assertThrows(IOException.class, () -> run(job(4)));
    Files.delete(blocked.resolve("in the way"));
    Files.delete(blocked);
    Files.move(midi().resolve("000/beat-00000.mid"), midi().resolve("000/a.mid"));
    assertEquals(20, run(job(4)).pieces());
    try (Shard first = new Shard(out().resolve("part-00000.shard"))) {
      assertEquals("000/a.mid", first.name(0));
    }
  }

  @Test
  void nothingToEncodeIsSaid() {
    IOException missing = assertThrows(IOException.class, () -> Encoding.DRUMS.items(midi()));
    assertEquals(midi() + " is missing: give a folder of MIDI files", missing.getMessage());
    IOException empty = assertThrows(IOException.class, () -> Encoding.DRUMS.items(folder));
    assertEquals(folder + " holds no .mid or .midi file", empty.getMessage());
  }

  @Test
  void aFileSystemThatIsNotKnownIsSaid() {
    IOException refused = assertThrows(IOException.class, () -> Uris.path("hdfs://host/corpus"));
    assertTrue(refused.getMessage().startsWith("no file system of this Java knows hdfs://"));
  }
}
