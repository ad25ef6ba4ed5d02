// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.cluster.Corpora;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.music.PerformanceCourse;
import org.zadenza.worker.nsynth.ShardedNotes;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.sketch.SketchCourse;

/** An oracle for each kind: a course of the shards is the course of the files. */
class KindsTest {
  @TempDir private Path folder;

  private Path corpus() {
    return folder.resolve("corpus");
  }

  private Path shards() {
    return folder.resolve("shards");
  }

  private ShardList encode(Encoding encoding, int shards) throws IOException {
    try (Cluster cluster = new Cluster(new Master("local[2]"), Cluster.Settings.loopback())) {
      return new EncodeJob(encoding, new FolderSource(corpus()), shards(), shards)
          .run(cluster, encoding.items(corpus()));
    }
  }

  private List<String> skipped() throws IOException {
    return Files.readAllLines(shards().resolve(ShardList.SKIPPED));
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(corpus().resolve(file), text, StandardOpenOption.APPEND);
  }

  @Test
  void drawingsAreTheSameFromShards() throws IOException {
    Corpora.drawings(corpus(), 60, 1);
    for (int k = 0; k < 400; k++) {
      append("box.ndjson", "{\"word\":\"dot\",\"key_id\":\"%d\",\"drawing\":[]}\n".formatted(k));
    }
    SketchCourse files = SketchCourse.open(corpus(), 9);
    ShardList list = encode(Encoding.DRAWINGS, 2);
    assertEquals(520, list.files());
    assertEquals(520, list.pieces());
    SketchCourse sharded = SketchCourse.open(shards(), 9);
    assertTrue(files.learnt().size() > 70, "" + files.learnt().size());
    assertEquals(files.scale(), sharded.scale());
    assertEquals(files.learnt(), sharded.learnt());
    assertEquals(files.heldOut(), sharded.heldOut());
  }

  @Test
  void drawingsThatAreNoneAreCountedAndNamed() throws IOException {
    Corpora.drawings(corpus(), 20, 1);
    append("box.ndjson", "\n{\"word\":\"cat\",\"drawing\":[[[1,2],[3]]]}\n");
    append("box.ndjson", "{\"word\":\"x\",\"recognized\":false,\"drawing\":[]}\n");
    append("zigzag.ndjson", "{\"word\":\"cut in the mid");
    Files.write(corpus().resolve("noise.ndjson"), new byte[] {(byte) 0xFF, 7, '\n', '\n', 'x'});
    ShardList list = encode(Encoding.DRAWINGS, 3);
    assertEquals(40 + 5, list.files());
    assertEquals(40, list.pieces());
    assertEquals(4, list.broken());
    assertEquals(1, list.without());
    String none =
        "\tit is no drawing; a line is {\"word\": .., \"drawing\": [[[x, ..], [y, ..]], ..]}";
    assertEquals(
        List.of(
            "box.ndjson:22" + none,
            "box.ndjson:23\tnot recognised by Google's game",
            "noise.ndjson:1\tno text in UTF-8",
            "noise.ndjson:3" + none,
            "zigzag.ndjson:21" + none),
        skipped());
  }

  @Test
  void notesAreTheSameFromShards() throws IOException {
    Corpora.notes(corpus(), 40, 1);
    List<SoundNote> files = NoteCollection.open(corpus()).notes();
    ShardList list = encode(Encoding.NOTES, 3);
    assertEquals(40, list.pieces());
    List<SoundNote> sharded = ShardedNotes.open(shards()).notes();
    assertEquals(said(files), said(sharded));
    for (int k = 0; k < files.size(); k++) {
      assertArrayEquals(files.get(k).samples(), sharded.get(k).samples());
    }
  }

  private static List<Object> said(List<SoundNote> notes) {
    List<Object> out = new ArrayList<>();
    for (SoundNote one : notes) {
      out.add(
          List.of(
              one.name(),
              one.instrument(),
              one.title(),
              one.family(),
              one.pitch(),
              one.velocity(),
              one.use()));
    }
    return out;
  }

  @Test
  void notesThatCannotBeReadAreCountedAndNamed() throws IOException {
    Corpora.notes(corpus(), 20, 1);
    Files.write(corpus().resolve("audio/bell-000.wav"), new byte[] {'R', 'I', 'F', 'F'});
    Files.write(corpus().resolve("audio/flute-001.wav"), new byte[0]);
    Files.delete(corpus().resolve("audio/organ-002.wav"));
    Path examples = corpus().resolve("examples.json");
    String text = Files.readString(examples);
    text = text.replaceFirst("(\"bell-003.*\"pitch\": )\\d+", "$1 400");
    text = text.replaceFirst("(\"bell-006.*\"split\": )\"train\"", "$1\"trian\"");
    Files.writeString(examples, text);
    ShardList list = encode(Encoding.NOTES, 2);
    assertEquals(20, list.files());
    assertEquals(5, list.broken());
    assertEquals(15, list.pieces());
    List<String> skipped = skipped();
    assertEquals(
        "bell-000\taudio/bell-000.wav is not a sound that we can read (WAV, AIFF, FLAC, Ogg Vorbis"
            + " or MP3)",
        skipped.get(0));
    assertEquals(
        "bell-003\tthe list: pitch of bell-003 is no whole number from 0 to 127", skipped.get(1));
    assertEquals(
        "bell-006\tthere is no split trian; there are train, validation, test", skipped.get(2));
    assertEquals("flute-001\taudio/flute-001.wav is empty", skipped.get(3));
    assertTrue(skipped.get(4).startsWith("organ-002\t"), skipped.get(4));
  }

  @Test
  void performancesAreTheSameFromShards() throws IOException {
    Corpora.performances(corpus(), 40, 1);
    PerformanceCourse files = PerformanceCourse.open(List.of(corpus()));
    Files.write(corpus().resolve("mid/broken.mid"), new byte[] {1, 2, 3});
    ShardList list = encode(Encoding.PERFORMANCE, 3);
    assertEquals(41, list.files());
    assertEquals(1, list.broken());
    PerformanceCourse sharded = PerformanceCourse.open(List.of(shards()));
    assertEquals(files.training(), sharded.training());
    assertArrayEquals(files.lengths(), sharded.lengths());
    assertEquals(files.heldOut().size(), sharded.heldOut().size());
    for (int k = 0; k < files.heldOut().size(); k++) {
      assertArrayEquals(files.heldOut().get(k), sharded.heldOut().get(k));
    }
  }
}
