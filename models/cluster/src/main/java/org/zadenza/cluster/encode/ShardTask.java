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
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.encode.Item;
import org.zadenza.worker.encode.Source;
import org.zadenza.worker.shard.ShardWriter;

/** Writes one shard: reads its items one by one, and names what gives nothing. */
record ShardTask(Encoding encoding, Source source, String out)
    implements Function2<Integer, Iterator<Item>, Iterator<ShardReport>> {
  @Override
  public Iterator<ShardReport> call(Integer number, Iterator<Item> wanted) throws IOException {
    Path folder = Uris.path(out);
    String shard = String.format(Locale.ROOT, "part-%05d.shard", number);
    List<Item> items = new ArrayList<>();
    wanted.forEachRemaining(items::add);
    String identity = identity(items);
    Optional<ShardReport> before = ShardReport.of(folder, shard, identity);
    if (before.isPresent()) return List.of(before.get()).iterator();
    try {
      ShardReport report = write(folder, shard, identity, items);
      report.write(folder);
      return List.of(report).iterator();
    } catch (IOException e) {
      throw EncodeJob.noRoom(folder.resolve(shard), e);
    }
  }

  private String identity(List<Item> items) {
    CRC32C crc = new CRC32C();
    for (Item item : items) {
      crc.update((item.name() + "\t" + item.about() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return "%s of %d items %08x".formatted(encoding.kind(), items.size(), crc.getValue());
  }

  private ShardReport write(Path folder, String shard, String identity, List<Item> items)
      throws IOException {
    Path unfinished = folder.resolve(shard + "." + UUID.randomUUID() + ".skipped.new");
    try (ShardWriter writer = new ShardWriter(folder.resolve(shard), encoding.kind())) {
      ShardTally tally;
      try (BufferedWriter skipped = Files.newBufferedWriter(unfinished)) {
        tally = new ShardTally(writer, skipped);
        for (Item item : items) encoding.read(item, source, tally);
      }
      Files.move(
          unfinished, ShardReport.skipped(folder, shard), StandardCopyOption.REPLACE_EXISTING);
      return tally.report(identity, shard, writer.finish());
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
