// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.live.Models;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.cli.Exit;
import org.zadenza.repl.cli.OfflineStage;
import org.zadenza.repl.cli.Refusal;
import org.zadenza.repl.cli.RenderOptions;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code zadenza models sample NAME --seed N --midi FILE}: plays the model's word, as the prompt
 * does; {@code sample sketch-quickdraw --word cat --svg DIR} draws.
 */
@Command(name = "sample", description = "Has a model make music or draw; same seed, same bytes.")
final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChosenModel chosen;
  @Mixin private WordOptions options;
  @Mixin private RenderOptions outputs;

  @Option(
      names = {"--cycles", "--bars"},
      defaultValue = "8",
      paramLabel = "N",
      description = "How long: a cycle is a bar (default ${DEFAULT-VALUE}).")
  private Rational cycles;

  @Option(names = "--cps", paramLabel = "X", description = "Cycles a second (default 1/2).")
  private @Nullable Rational cps;

  @Option(names = "--sound", paramLabel = "S", description = "What plays it, e.g. superpiano.")
  private @Nullable String sound;

  @Option(
      names = "--of",
      paramLabel = "MUSIC",
      description =
          "What a chain learns from: mini-notation or a MIDI file; or what the suggester goes on"
              + " with.")
  private @Nullable String of;

  @Option(
      names = "--humanize",
      paramLabel = "MUSIC",
      description = "What groovae plays as a drummer would: mini-notation or a MIDI file.")
  private @Nullable String humanize;

  @Option(
      names = "--tap",
      paramLabel = "MUSIC",
      description = "To what groovae plays drums: mini-notation or a MIDI file.")
  private @Nullable String tap;

  @Option(
      names = "--word",
      paramLabel = "WHAT",
      description = "Of a model that draws: a word, the number of a place, or points x,y.")
  private @Nullable String what;

  @Option(
      names = "--count",
      defaultValue = "9",
      paramLabel = "N",
      description = "Of a model that draws: how many drawings (default ${DEFAULT-VALUE}).")
  private int count;

  @Option(names = "--svg", paramLabel = "DIR", description = "Of a model that draws: SVG files.")
  private @Nullable Path svg;

  @Override
  public Integer call() throws IOException {
    if (chosen.isSketch()) return drawings();
    DrawingFiles.none(svg, chosen.name());
    if (chosen.isGuess()) {
      throw new Refusal(
          chosen.name()
              + " makes nothing: it says what is drawn, as in (guess (drawing \"60,200 128,40\"))"
              + " at the prompt, on the drawing desk of the page, and in ./zadenza models eval");
    }
    if (chosen.isText()) return letters();
    if (cycles.signum() <= 0) throw new Refusal("--cycles must be more than 0, not " + cycles);
    if (!outputs.isAny()) {
      throw new Refusal("say where to: --midi FILE, --events FILE, --wav FILE or --stems DIR");
    }
    String word = word();
    PrintWriter out = spec.commandLine().getOut();
    OfflineStage stage = new OfflineStage(cps, chosen.models(), spec.commandLine().getErr());
    long nanos;
    try (stage) {
      String line = "(d1 " + word + ")";
      stage.answer(line);
      out.println(line);
      if (playsLatent()) out.println(stage.answer("(save-z " + word + ")"));
      nanos = stage.play(outputs, cycles);
    }
    outputs.report(cycles, nanos, out);
    return stage.isTroubled() ? Exit.FAILED_CHECK : Exit.OK;
  }

  private int drawings() throws IOException {
    DrawingFiles files = DrawingFiles.in(svg, chosen.name());
    if (count < 1 || count > DrawingFiles.MOST) {
      throw new Refusal("--count goes from 1 to %d, not %d".formatted(DrawingFiles.MOST, count));
    }
    String map = options.map("model", WordOptions.quoted(chosen.name()));
    String line =
        what == null
            ? "(sketch %s)".formatted(map)
            : "(sketch %s %s)".formatted(DrawingFiles.what(what), map);
    PrintWriter out = spec.commandLine().getOut();
    OfflineStage stage = new OfflineStage(cps, chosen.models(), spec.commandLine().getErr());
    try (stage) {
      out.println(line);
      files.run(stage, line, count, false, out);
    }
    return stage.isTroubled() ? Exit.FAILED_CHECK : Exit.OK;
  }

  private int letters() {
    String name = WordOptions.quoted(chosen.name());
    String map = options.map();
    boolean patterns = chosen.name().equals(CharRnnFile.SUGGESTER);
    String line =
        patterns
            ? "(suggest %s %s)".formatted(WordOptions.quoted(of == null ? "" : of), map)
            : "(verse %s %s)".formatted(name, map);
    PrintWriter out = spec.commandLine().getOut();
    try (OfflineStage stage = new OfflineStage(cps, chosen.models(), spec.commandLine().getErr())) {
      out.println(line);
      if (stage.answer(line) instanceof Pattern verse) lines(verse, out);
      else out.println(stage.answer(line));
      out.flush();
      return stage.isTroubled() ? Exit.FAILED_CHECK : Exit.OK;
    }
  }

  /** A line of verse for each cycle. */
  private void lines(Pattern verse, PrintWriter out) {
    for (long cycle = 0; cycle < cycles.ceil(); cycle++) {
      out.println(
          verse.events(Span.of(cycle, cycle + 1)).stream()
              .map(event -> event.value().toString())
              .collect(Collectors.joining(" ")));
    }
  }

  private boolean playsLatent() {
    return humanize == null && chosen.isVae();
  }

  /** What a player would write for it. */
  private String word() throws IOException {
    String word = model();
    return sound == null ? word : "(s %s %s)".formatted(WordOptions.quoted(sound), word);
  }

  private String model() throws IOException {
    String map = options.map();
    return switch (chosen.name()) {
      case Models.MARKOV -> "(markov %s %s)".formatted(Music.text(wanted("--of", of)), map);
      case MusicVaes.GROOVE -> groove(map);
      case MusicVaes.TRIO -> "(trio %s)".formatted(map);
      default -> {
        if (ChosenModel.NAMES.contains(chosen.name()) || chosen.isVae()) {
          yield "(%s %s)".formatted(chosen.name(), map);
        }
        if (!chosen.isStyle()) throw ChosenModel.unknown(chosen.name(), Models.MARKOV);
        yield "(style %s %s)".formatted(WordOptions.quoted(chosen.name()), map);
      }
    };
  }

  private String groove(String map) {
    if (tap != null) return "(tap %s %s)".formatted(WordOptions.quoted(tap), map);
    String drums = wanted("--humanize or --tap", humanize);
    return "(humanize %s %s)".formatted(Music.text(drums), map);
  }

  private String wanted(String option, @Nullable String given) {
    if (given != null) return given;
    throw new Refusal(
        "%s plays what it hears: give it %s with mini-notation or a MIDI file"
            .formatted(chosen.name(), option));
  }
}
