// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zadenza.cluster.encode.EncodeJob;
import org.zadenza.cluster.encode.MidiSource;
import org.zadenza.cluster.encode.Uris;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.worker.shard.MidiEncoding;
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
    description = "Encodes a folder of MIDI files into shards that a model learns from.")
final class EncodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;

  @Parameters(index = "0", paramLabel = "NAME", description = "The model: drums-rnn, melody-rnn.")
  private String name;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "URI",
      description = "A folder of MIDI files, with those below it.")
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
      description = "How many files they become (default: one for 256 files).")
  private int shards;

  @Override
  public Integer call() throws IOException {
    MidiEncoding encoding =
        MidiEncoding.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no encoding for %s; there are %s"
                            .formatted(name, MidiEncoding.names())));
    Path folder = Uris.path(data);
    List<String> files = EncodeJob.files(folder);
    int count = shards == 0 ? EncodeJob.shards(files.size()) : shards;
    EncodeJob job = new EncodeJob(encoding, MidiSource.folder(folder), Uris.path(out), count);
    long start = System.nanoTime();
    ShardList list;
    try (Cluster cluster = options.join()) {
      list = job.run(cluster, files);
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(summary(list, (System.nanoTime() - start) / 1e9));
    print.flush();
    return 0;
  }

  private String summary(ShardList list, double seconds) {
    String text =
        String.format(
            Locale.ROOT,
            "%d files in %.1f s: %d pieces of %d steps in %d shards of %d bytes",
            list.files(),
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
