// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.MorphSteps;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.play.CellMaker;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.Batches;
import org.zadenza.models.remote.RemoteCells;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.cli.Exit;
import org.zadenza.repl.cli.OfflineStage;
import org.zadenza.repl.cli.Refusal;
import org.zadenza.repl.cli.RenderOptions;
import org.zadenza.repl.text.EventJson;
import org.zadenza.time.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code zadenza models morph NAME FROM TO --steps 9 --midi FILE}, or {@code morph nsynth FROM TO
 * --wav DIR}, or {@code morph sketch-quickdraw cat pig --svg DIR}.
 */
@Command(
    name = "morph",
    description =
        "Phrases on the way from one to another, and their latents as texts; of nsynth, sounds; of"
            + " models that draw, drawings.")
final class MorphCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final double HOTTEST = 10;

  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;
  @Mixin private RenderOptions outputs;

  @Parameters(
      index = "1",
      paramLabel = "FROM",
      description =
          "The text of a latent, mini-notation, a MIDI file or an expression; of nsynth, the name"
              + " of a timbre or a sound file; of a model that draws, a word or the number of a"
              + " place.")
  private String from;

  @Parameters(index = "2", paramLabel = "TO", description = "The same.")
  private String to;

  @Option(
      names = "--steps",
      defaultValue = "9",
      paramLabel = "N",
      description = "How many phrases, both ends among them (default ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--temperature",
      paramLabel = "X",
      description =
          "0 for the likeliest phrases, up to 10 (default 0); of nsynth up to 2 (default 0.45).")
  private @Nullable Double temperature;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Which roll of the dice (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--cps", paramLabel = "X", description = "Cycles a second (default 1/2).")
  private @Nullable Rational cps;

  @Option(names = "--parts", paramLabel = "P", description = "Which parts of a trio play.")
  private @Nullable String parts;

  @Option(names = "--each", paramLabel = "DIR", description = "A MIDI file for each phrase.")
  private @Nullable Path each;

  @Option(
      names = "--worker",
      paramLabel = "HOST:PORT",
      description = "The worker that decodes (default: live kernels, here).")
  private @Nullable String worker;

  @Option(names = "--json", description = "One JSON object a phrase or a sound.")
  private boolean json;

  @Option(
      names = "--note",
      defaultValue = "48",
      paramLabel = "N",
      description = "Of nsynth: which MIDI note is played (default ${DEFAULT-VALUE}).")
  private double note;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      paramLabel = "S",
      description = "Of nsynth: how long each sound is (default ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--svg", paramLabel = "DIR", description = "Of a model that draws: SVG files.")
  private @Nullable Path svg;

  @Override
  public Integer call() throws IOException {
    if (chosen.isSketch()) return drawings();
    DrawingFiles.none(svg, chosen.name());
    if (chosen.name().equals(Nsynth.NAME)) return sounds();
    if (!chosen.isVae()) {
      throw new Refusal(
          "%s has no latents to go between; there is %s"
              .formatted(chosen.name(), String.join(", ", MusicVaes.NAMES) + ", " + Nsynth.NAME));
    }
    if (!(phrases() >= 0 && phrases() <= HOTTEST)) {
      throw new Refusal("--temperature goes from 0 to 10, not " + phrases());
    }
    try (RemoteWorker remote = remote()) {
      return morph(new Batches(() -> Optional.ofNullable(remote), PATIENCE));
    }
  }

  private double phrases() {
    return temperature == null ? 0 : temperature;
  }

  private int sounds() throws IOException {
    Path folder = outputs.onlySound(Nsynth.NAME);
    if (each != null || parts != null || cps != null) {
      throw new Refusal("--each, --parts and --cps are for phrases: nsynth has --wav DIR");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Models models = chosen.models();
        RemoteWorker remote = remote()) {
      NsynthPlayer player = models.nsynth();
      player.tells(said -> tell(spec.commandLine().getErr(), said));
      SoundMorph morph =
          new SoundMorph(
              SoundMorph.end(player, from),
              SoundMorph.end(player, to),
              steps,
              note,
              seconds,
              temperature == null ? NsynthPlayer.USUAL_TEMPERATURE : temperature,
              seed);
      CellMaker maker =
          remote == null
              ? new CellMaker.Here(Runtime.getRuntime().availableProcessors())
              : new RemoteCells(remote);
      morph.run(player.voice().network(), maker, folder, json, out);
    } catch (WordError e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
    out.flush();
    return Exit.OK;
  }

  private static void tell(PrintWriter err, String said) {
    err.println(said);
    err.flush();
  }

  private int drawings() throws IOException {
    DrawingFiles files = DrawingFiles.in(svg, chosen.name());
    if (steps < 2 || steps > DrawingFiles.MOST) {
      throw new Refusal("a morph has 2 to %d steps, not %d".formatted(DrawingFiles.MOST, steps));
    }
    String line =
        "(morph %s %s \"<%s>\" {:temperature %s :seed %d})"
            .formatted(
                drawn(from),
                drawn(to),
                IntStream.range(0, steps)
                    .mapToObj(step -> String.format(Locale.ROOT, "%.6f", step / (steps - 1.0)))
                    .collect(Collectors.joining(" ")),
                phrases(),
                seed);
    OfflineStage stage = stage();
    try (stage) {
      files.run(stage, line, steps, json, spec.commandLine().getOut());
    }
    return stage.isTroubled() ? Exit.FAILED_CHECK : Exit.OK;
  }

  /** An end of a morph between drawings, as it is written in Clojure. */
  private String drawn(String end) {
    if (Music.isExpression(end)) return end;
    return "(sketch %s {:model %s :temperature %s :seed %d})"
        .formatted(DrawingFiles.what(end), WordOptions.quoted(chosen.name()), phrases(), seed);
  }

  private @Nullable RemoteWorker remote() throws IOException {
    if (worker == null) return null;
    return RemoteWorker.to(Address.parse(worker), Access.of(System.getenv()));
  }

  private int morph(Batches batches) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    MorphSteps way;
    Pattern all;
    OfflineStage stage = stage();
    long nanos = 0;
    try (stage) {
      way =
          MorphSteps.between(
              stage.session().models(), chosen.name(), end(stage, from), end(stage, to), steps);
      all = way.played(batches, phrases(), options());
      print(way, out);
      if (outputs.isAny()) {
        stage.session().scheduler().play("d1", all);
        nanos = stage.play(outputs, Rational.of((long) steps * way.cycles()));
      }
    }
    Batches.Served by = batches.served().get(chosen.name());
    if (!json) out.println(decoded(by));
    boolean troubled = stage.isTroubled();
    if (outputs.isAny() && !json) {
      outputs.report(Rational.of((long) steps * way.cycles()), nanos, out);
    }
    if (each != null) troubled |= writeEach(all, way.cycles(), each, out);
    out.flush();
    return troubled ? Exit.FAILED_CHECK : Exit.OK;
  }

  private OfflineStage stage() {
    return new OfflineStage(cps, chosen.models(), spec.commandLine().getErr());
  }

  /** What an end is to the words: an expression's value, else the text. */
  private static Object end(OfflineStage stage, String text) {
    return Music.isExpression(text) ? stage.answer(text) : text;
  }

  private Map<String, Object> options() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("seed", seed);
    if (parts != null) out.put("parts", parts);
    return out;
  }

  private void print(MorphSteps way, PrintWriter out) {
    for (int step = 0; step < steps; step++) {
      String text = LatentText.write(way.latents().get(step));
      double by = step / (steps - 1.0);
      if (json) {
        JsonObject line = new JsonObject();
        line.addProperty("step", step + 1);
        line.addProperty("by", by);
        line.addProperty("latent", text);
        out.println(EventJson.line(line));
      } else {
        out.println("%2d  %.3f  %s".formatted(step + 1, by, text));
      }
    }
  }

  private String decoded(Batches.Served by) {
    String line = "%d phrases decoded as one batch by %s".formatted(steps, by.by());
    return worker == null ? line : by.why().isEmpty() ? line : line + ", because " + by.why();
  }

  private boolean writeEach(Pattern all, int cycles, Path folder, PrintWriter out)
      throws IOException {
    boolean troubled = false;
    for (int step = 0; step < steps; step++) {
      Path file = folder.resolve("%s-%02d.mid".formatted(chosen.name(), step + 1));
      OfflineStage alone = stage();
      try (alone) {
        alone.session().scheduler().play("d1", all.early(Rational.of((long) step * cycles)));
        alone.play(RenderOptions.midi(file), Rational.of(cycles));
      }
      troubled |= alone.isTroubled();
      if (!json) out.println("wrote " + file);
    }
    return troubled;
  }
}
