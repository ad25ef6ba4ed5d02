// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.corpus.CorpusFile;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.corpus.CorpusText;
import org.zadenza.models.corpus.Gathering;
import org.zadenza.models.corpus.MapFigures;
import org.zadenza.models.corpus.Survey;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.repl.cli.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zadenza models map NAME --data DIR --out FILE}. */
@Command(
    name = "map",
    description =
        "Where the pieces of a corpus lie in the space of a MusicVAE or a Sketch-RNN: which lie"
            + " together, and which are strange.")
final class MapCommand implements Callable<Integer> {
  private static final int UPDATE_MILLIS = 1000;
  private static final int MOST_PIECES = 20_000;

  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of MIDI files, or of drawings (NAME.ndjson).")
  private List<Path> data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the map is written; as takes"
              + CorpusFile.ENDING
              + " in the models folder it is :takes at the prompt.")
  private @Nullable Path out;

  @Option(
      names = "--clusters",
      defaultValue = "0",
      paramLabel = "N",
      description = "How many clusters (default: as many as the silhouette says, 3 to 16).")
  private int clusters;

  @Option(
      names = "--each",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "How many phrases stand for a file, or drawings for a word (default ${DEFAULT-VALUE}).")
  private int each;

  @Option(
      names = "--most",
      defaultValue = "10000",
      paramLabel = "N",
      description = "How many pieces there are on the map at most (default ${DEFAULT-VALUE}).")
  private int most;

  @Option(
      names = "--strangest",
      defaultValue = "10",
      paramLabel = "N",
      description = "How many of the strangest are listed (default ${DEFAULT-VALUE}).")
  private int strangest;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Which roll of the dice (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--about",
      paramLabel = "TEXT",
      description = "What the corpus is (default: the names of its folders).")
  private @Nullable String about;

  @Option(
      names = "--licence",
      defaultValue = "of its owners",
      paramLabel = "TEXT",
      description = "The licence of the corpus (default: ${DEFAULT-VALUE}).")
  private String licence;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!chosen.isVae() && !chosen.isSketch()) {
      throw new Refusal(
          "%s has no latents; %s and Sketch-RNNs have"
              .formatted(chosen.name(), String.join(", ", MusicVaes.NAMES)));
    }
    range("--clusters", clusters, 0, MOST_PIECES);
    range("--each", each, 1, MOST_PIECES);
    range("--most", most, 1, MOST_PIECES);
    range("--strangest", strangest, 0, MOST_PIECES);
    ImportedModel model = chosen.imported();
    Gathering gathering = gathering(model);
    PrintWriter err = spec.commandLine().getErr();
    for (Gathering.Skipped each : gathering.skipped()) {
      err.println("skipped: " + each.name() + ": " + each.why());
    }
    err.flush();
    if (gathering.pieces().isEmpty()) {
      throw new Refusal(
          "nothing in %s can be mapped: %d were skipped"
              .formatted(data, gathering.skipped().size()));
    }
    CorpusMap map = Survey.of(origin(model), gathering.pieces(), clusters);
    if (out != null) CorpusFile.write(map, out);
    PrintWriter print = spec.commandLine().getOut();
    if (json) print.println(object(gathering, map));
    else print(gathering, map, print);
    print.flush();
    return 0;
  }

  private static void range(String option, int given, int least, int most) {
    if (given < least || given > most) {
      throw new Refusal("%s goes from %d to %d, not %d".formatted(option, least, most, given));
    }
  }

  private Gathering gathering(ImportedModel model) throws IOException {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(chosen.name())
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .build()) {
      return Gathering.of(
          model,
          data,
          new Gathering.Wanted(each, most),
          (done, all) -> {
            bar.maxHint(all);
            bar.stepTo(done);
          });
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  private CorpusMap.Origin origin(ImportedModel model) {
    String folders =
        data.stream()
            .map(folder -> String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
            .collect(Collectors.joining(", "));
    return new CorpusMap.Origin(
        model.config().name(),
        model.config().sha256(),
        about == null ? folders : about,
        licence,
        seed);
  }

  private void print(Gathering gathering, CorpusMap map, PrintWriter print) {
    print.println(CorpusText.head(map));
    print.printf(
        "%d phrases were read, %d files or phrases skipped%n",
        gathering.read(), gathering.skipped().size());
    print.println("clusters:");
    CorpusText.clusters(map).forEach(print::println);
    print.println(MapFigures.of(map).inWords());
    if (strangest > 0) print.println("strangest:");
    int rank = 1;
    for (int i : strange(map)) {
      String known = gathering.known(i);
      print.printf(
          "%3d  %s: %s%s%n",
          rank++,
          map.pieces().get(i).name(),
          CorpusText.oddity(map, i),
          known.isEmpty() ? "" : "; " + known);
    }
    if (out != null) print.println(out);
  }

  private List<Integer> strange(CorpusMap map) {
    return map.strangest().subList(0, Math.min(strangest, map.pieces().size()));
  }

  private JsonObject object(Gathering gathering, CorpusMap map) {
    JsonObject object = new JsonObject();
    object.addProperty("model", map.origin().model());
    object.addProperty("sha256", map.origin().sha256());
    object.addProperty("read", gathering.read());
    object.addProperty("pieces", map.pieces().size());
    JsonArray skipped = new JsonArray();
    for (Gathering.Skipped one : gathering.skipped()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", one.name());
      entry.addProperty("why", one.why());
      skipped.add(entry);
    }
    object.add("skipped", skipped);
    JsonArray found = new JsonArray();
    for (CorpusMap.Cluster cluster : map.clusters()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("middle", map.pieces().get(cluster.medoid()).name());
      entry.addProperty("size", cluster.size());
      entry.addProperty("degrees", cluster.spread());
      found.add(entry);
    }
    object.add("clusters", found);
    JsonArray odd = new JsonArray();
    for (int i : strange(map)) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", map.pieces().get(i).name());
      entry.addProperty("oddity", map.pieces().get(i).oddity());
      entry.addProperty("known", gathering.known(i));
      odd.add(entry);
    }
    object.add("strangest", odd);
    object.add("figures", new Gson().toJsonTree(MapFigures.of(map)));
    return object;
  }
}
