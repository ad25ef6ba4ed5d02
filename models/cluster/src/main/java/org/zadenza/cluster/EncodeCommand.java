// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zadenza.cluster.encode.EncodeJob;
import org.zadenza.cluster.encode.FolderSource;
import org.zadenza.cluster.encode.Uris;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.encode.Item;
import org.zadenza.worker.shard.ShardList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code encode NAME --data URI --out URI}. */
@Command(
    name = "encode",
    description =
        "Encodes a folder of music, drawings or notes into shards that a model learns from.")
final class EncodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "A model that is to learn it, e.g. drums-rnn, sketch-quickdraw, nsynth.")
  private String name;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "URI",
      description =
          "A folder of MIDI files, of drawings (.ndjson) or of notes (examples.json, audio/).")
  private String data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "URI",
      description = "A folder for the shards; all workers must see both.")
  private String out;

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many (default: one for 256 pieces of music, 64 notes or performances, each file"
              + " of drawings).")
  private int shards;

  @Override
  public Integer call() throws IOException {
    Encoding encoding =
        Encoding.of(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no encoding for %s; there are %s"
                            .formatted(name, Encoding.models())));
    Path folder = Uris.path(data);
    List<Item> items = encoding.items(folder);
    int count = shards == 0 ? EncodeJob.shards(encoding, items.size()) : shards;
    EncodeJob job = new EncodeJob(encoding, new FolderSource(folder), Uris.path(out), count);
    long start = System.nanoTime();
    ShardList list;
    try (Cluster cluster = options.join()) {
      list = job.run(cluster, items);
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(summary(encoding, list, (System.nanoTime() - start) / 1e9));
    print.flush();
    return 0;
  }

  private String summary(Encoding encoding, ShardList list, double seconds) {
    String text =
        String.format(
            Locale.ROOT,
            "%d %s in %.1f s: %d pieces of %d steps in %d shards of %d bytes",
            list.files(),
            encoding.unit(),
            seconds,
            list.pieces(),
            list.steps(),
            list.shards().size(),
            list.bytes());
    if (list.broken() + list.without() == 0) return text;
    return text
        + "%n%d broken, %d with nothing for %s: %s/%s names them"
            .formatted(list.broken(), list.without(), name, out, ShardList.SKIPPED);
  }
}
