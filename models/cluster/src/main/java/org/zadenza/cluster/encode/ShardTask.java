// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.spark.api.java.function.Function2;
import org.zadenza.models.data.Split;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.worker.shard.MidiEncoding;
import org.zadenza.worker.shard.Piece;
import org.zadenza.worker.shard.ShardWriter;

/** Writes one shard: reads its files one by one, and names those that give nothing. */
record ShardTask(MidiEncoding encoding, MidiSource source, String out)
    implements Function2<Integer, Iterator<String>, Iterator<ShardReport>> {
  private static final String NOTHING = "nothing for %s in it";

  @Override
  public Iterator<ShardReport> call(Integer number, Iterator<String> names) throws IOException {
    Path folder = Uris.path(out);
    String shard = String.format(Locale.ROOT, "part-%05d.shard", number);
    List<String> files = new ArrayList<>();
    names.forEachRemaining(files::add);
    String identity = identity(files);
    Optional<ShardReport> before = ShardReport.of(folder, shard, identity);
    if (before.isPresent()) return List.of(before.get()).iterator();
    ShardReport report = write(folder, shard, identity, files);
    report.write(folder);
    return List.of(report).iterator();
  }

  private String identity(List<String> files) {
    CRC32C crc = new CRC32C();
    for (String file : files) crc.update((file + "\n").getBytes(StandardCharsets.UTF_8));
    return "%s of %d files %08x".formatted(encoding.model(), files.size(), crc.getValue());
  }

  private ShardReport write(Path folder, String shard, String identity, List<String> files)
      throws IOException {
    Path unfinished = folder.resolve(shard + "." + UUID.randomUUID() + ".skipped.new");
    int pieces = 0;
    long steps = 0;
    long without = 0;
    long broken = 0;
    long bytes;
    try (ShardWriter writer = new ShardWriter(folder.resolve(shard), encoding.model());
        BufferedWriter skipped = Files.newBufferedWriter(unfinished)) {
      for (String file : files) {
        Found found = find(file);
        if (found.broken) broken++;
        else if (found.pieces.isEmpty()) without++;
        if (found.pieces.isEmpty()) skipped.write(file + "\t" + found.why.strip() + "\n");
        for (int[] tokens : found.pieces) {
          writer.add(new Piece(file, Split.of(file), tokens));
          pieces++;
          steps += tokens.length;
        }
      }
      bytes = writer.finish();
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw new IOException(
          "%s was not written (%s): make room and start again, finished shards are kept"
              .formatted(folder.resolve(shard), e.getMessage()),
          e);
    }
    Files.move(unfinished, ShardReport.skipped(folder, shard), StandardCopyOption.REPLACE_EXISTING);
    return new ShardReport(identity, shard, pieces, steps, bytes, files.size(), without, broken);
  }

  /** What a file gave. */
  private record Found(List<int[]> pieces, boolean broken, String why) {}

  private Found find(String file) {
    try {
      List<int[]> pieces = encoding.pieces(MidiScore.parse(source.read(file), file));
      return new Found(pieces, false, NOTHING.formatted(encoding.model()));
    } catch (IOException | RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Found(List.of(), true, why.replace('\n', ' ').replace('\t', ' '));
    }
  }
}
