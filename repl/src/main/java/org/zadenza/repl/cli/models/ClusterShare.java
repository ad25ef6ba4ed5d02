// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.cli.Refusal;
import picocli.CommandLine.Option;

/** On which cluster a training runs, and how it is shared out there. */
final class ClusterShare {
  @Option(
      names = "--cluster",
      paramLabel = "MASTER",
      description = "Train on a cluster: spark://HOST:PORT, local[N] or local[*].")
  private @Nullable String master;

  @Option(
      names = "--parts",
      paramLabel = "N",
      description = "With --cluster: how many learn side by side (default: its cores).")
  private @Nullable Integer parts;

  @Option(
      names = "--local-steps",
      paramLabel = "N",
      description = "With --cluster: iterations of each between two averages (default 1).")
  private @Nullable Integer localSteps;

  @Option(
      names = "--spark",
      paramLabel = "KEY=VALUE",
      description = "With --cluster: a setting of Spark's, e.g. spark.executor.memory=4g.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "With --cluster: of this machine, as workers reach it (default 127.0.0.1).")
  private @Nullable String host;

  /** Whether there is to be a cluster. */
  boolean isWanted() {
    if (master == null
        && (parts != null || localSteps != null || host != null || !settings.isEmpty())) {
      throw new Refusal("--parts, --local-steps, --spark and --host go with --cluster");
    }
    return master != null;
  }

  /** What the cluster's own program is given. */
  List<String> arguments() {
    List<String> out = new ArrayList<>();
    add("--cluster", master, out);
    add("--parts", parts, out);
    add("--local-steps", localSteps, out);
    add("--host", host, out);
    settings.forEach(setting -> add("--spark", setting, out));
    return out;
  }

  private static void add(String name, @Nullable Object value, List<String> out) {
    if (value != null) out.addAll(List.of(name, value.toString()));
  }
}
