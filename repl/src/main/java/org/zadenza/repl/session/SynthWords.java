// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.IFn;
import clojure.lang.Named;
import clojure.lang.RT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.names.WrongValue;
import org.zadenza.osc.SuperDirtSink;
import org.zadenza.synth.Composer;
import org.zadenza.synth.Generator;
import org.zadenza.synth.Operator;
import org.zadenza.synth.Parameter;
import org.zadenza.synth.Shape;
import org.zadenza.synth.Sound;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthDefFile;
import org.zadenza.synth.SynthLibrary;
import org.zadenza.synth.Units;
import org.zadenza.synth.server.ScsynthSink;

/** Words for sounds that a player composes of unit generators. */
final class SynthWords {
  private static final String FILE_END = ".scsyndef";

  private final Shelf shelf;
  private final SynthLibrary synths;

  private SynthWords(Shelf shelf) {
    this.shelf = shelf;
    this.synths = shelf.session().outlets().synths();
  }

  static void on(Shelf shelf) {
    SynthWords out = new SynthWords(shelf);
    out.defining();
    out.looking();
    out.server();
  }

  private void defining() {
    shelf.add(
        "defsynth",
        "name parameters sound",
        "Defines a sound made of unit generators, which a pattern plays by its name; again, to"
            + " change it while it plays.",
        "(defsynth wobble [freq 110 tone 800] (rlpf (saw freq) tone 0.3))",
        given -> {
          Synth synth = synth(given);
          synths.define(synth);
          return new Notice(synth.described());
        });
    shelf.add(
        "synthOff",
        "name",
        "Takes a synth away; what sounds rings on.",
        "(synth-off :wobble)",
        given -> {
          String name = name(given.size() == 1 ? given.getFirst() : Given.one("synth-off", given));
          if (!synths.remove(name)) throw missing("synth-off", name);
          return new Notice(name + " is taken away");
        });
  }

  private static String name(@Nullable Object given) {
    return switch (given) {
      case Named named -> named.getName();
      case String text when !text.isBlank() -> Declaration.text(text);
      case null, default -> throw new WrongValue("a name, such as :wobble", given);
    };
  }

  private WordError missing(String word, String name) {
    List<String> names = synths.all().stream().map(Synth::name).toList();
    String instead = names.isEmpty() ? "" : "; there are " + String.join(", ", names);
    String hint = NearestName.hint(name, names);
    return new WordError(
        word + ": there is no synth " + Shown.of(name) + (hint.isEmpty() ? instead : hint));
  }

  /** In Java a name and what describes it; in Clojure the parameters come between. */
  private static Synth synth(List<Object> given) {
    if (given.size() < 2 || given.size() > 3) {
      throw new WordError(
          "defsynth wants a name, parameters and a sound, not " + given.size() + " arguments");
    }
    String name = name(given.getFirst());
    if (given.size() == 2
        && given.getLast() instanceof Function<?, ?> graph
        && !(graph instanceof IFn)) {
      @SuppressWarnings("unchecked") // a lambda's types are gone; what it answers is looked at
      Function<Units, Object> described = (Function<Units, Object>) graph;
      return Synth.of(name, units -> Composer.sound("defsynth", described.apply(units)));
    }
    if (given.size() == 3
        && given.get(1) instanceof List<?> declared
        && given.get(2) instanceof IFn sound) {
      return Synth.of(name, units -> sound(units, declared, sound));
    }
    throw new WordError(
        "defsynth: the sound must be one of generators, not " + Shown.of(given.getLast()));
  }

  private static Sound sound(Units units, List<?> declared, IFn sound) {
    List<Object> parameters = new ArrayList<>();
    for (Object each : declared) {
      if (!(each instanceof List<?> pair) || pair.size() != 2) {
        throw new WordError("defsynth: the parameters must be names and numbers");
      }
      parameters.add(units.param(parameter(pair.getFirst().toString(), pair.getLast())));
    }
    return Composer.sound("defsynth", sound.applyTo(RT.seq(parameters)));
  }

  /** {@code 800}, or {@code [800 20 12000]} for one with ends. */
  private static Parameter parameter(String name, @Nullable Object standard) {
    if (standard instanceof List<?> three && three.size() == 3) {
      return new Parameter(
          name, number(name, three.get(0)), number(name, three.get(1)), number(name, three.get(2)));
    }
    return Parameter.of(name, number(name, standard));
  }

  private static double number(String name, @Nullable Object given) {
    if (given instanceof Number n && Double.isFinite(n.doubleValue())) return n.doubleValue();
    throw new WordError(
        "defsynth: the parameter \""
            + name
            + "\" must be a number, or [number least most], not "
            + Shown.of(given));
  }

  private void looking() {
    shelf.add(
        "synths",
        "",
        "Lists the synths that are defined, with their parameters.",
        "(synths)",
        given -> {
          Given.count("synths", given, 0);
          List<String> lines = synths.all().stream().map(Synth::described).toList();
          return new Notice(lines.isEmpty() ? "no synth is defined" : String.join("\n", lines));
        });
    shelf.add(
        "ugens",
        "[name]",
        "Lists the unit generators of defsynth, or explains one.",
        "(ugens \"rlpf\")",
        given -> {
          if (given.isEmpty()) return new Notice(String.join(" ", Composer.names()));
          return new Notice(
              explained(name(given.size() == 1 ? given.getFirst() : Given.one("ugens", given))));
        });
    shelf.add(
        "writeSynth",
        "name file",
        "Writes a synth into a .scsyndef file, for SuperDirt to load.",
        "(write-synth :wobble \"wobble.scsyndef\")",
        given -> {
          Given.count("write-synth", given, 2);
          String name = name(given.getFirst());
          Synth synth = synths.find(name);
          if (synth == null) throw missing("write-synth", name);
          return new Notice("wrote " + written(synth, given.getLast()));
        });
  }

  private static Path written(Synth synth, @Nullable Object file) {
    if (!(file instanceof String text) || !text.endsWith(FILE_END)) {
      throw Given.wants(
          "write-synth", "a file that ends with " + FILE_END + ", not " + Shown.of(file));
    }
    try {
      return Files.write(Path.of(text), SynthDefFile.of(synth)).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException("write-synth cannot write " + text, e);
    }
  }

  private static String explained(String name) {
    String word = name.replace(Composer.CONTROL_RATE, "");
    if (Generator.find(word).orElse(null) instanceof Generator g) {
      return usage(g.word(), g.arguments())
          + "\n  "
          + g.doc()
          + "; answers "
          + plain(g)
          + "\n  scsynth: "
          + g.className();
    }
    for (Shape shape : Shape.values()) {
      if (shape.word().equals(word)) {
        return usage(word, shape.arguments()) + "\n  an envelope for env-gen: " + shape.doc();
      }
    }
    if (Operator.find(word).orElse(null) instanceof Operator operator) {
      String second = operator.arity() == 2 ? " b" : "";
      return "("
          + word
          + " a"
          + second
          + ")\n  scsynth: "
          + operator.className()
          + " "
          + operator.special();
    }
    return switch (word) {
      case "mix" -> "(mix sounds...)\n  all channels as one";
      case "range" -> "(range in lo hi)\n  in, brought from the range that it has to another";
      case "exprange" -> "(exprange in lo hi)\n  the same by equal factors";
      case "envelope" -> "(envelope levels times curve :release-node n)\n  an envelope of your own";
      default -> throw new WordError("ugens: " + Composer.unknown(name).getMessage());
    };
  }

  private static String plain(Generator generator) {
    return generator.pace().doc().replace("`", "");
  }

  private static String usage(String word, List<Generator.Argument> arguments) {
    return arguments.stream()
        .map(a -> a.needed() ? a.name() : a.name() + " " + Shown.of(a.standard()))
        .collect(Collectors.joining(", ", "(" + word + (arguments.isEmpty() ? "" : " "), ")"));
  }

  private void server() {
    shelf.add(
        "scsynth",
        "[place]",
        "Plays the synths on a SuperCollider server, too: on this machine, or where a map says;"
            + " :off ends that.",
        "(scsynth {:host \"127.0.0.1\" :port 57110 :latency 0.2 :out 0})",
        this::scsynth);
  }

  private Notice scsynth(List<Object> given) {
    Wires wires = shelf.session().wires();
    if (given.size() == 1 && List.of("off", ":off").contains(String.valueOf(given.getFirst()))) {
      boolean was = wires != null && wires.withoutScsynth();
      return new Notice(was ? "scsynth is off" : "there was no scsynth");
    }
    if (given.size() > 1) throw Given.wants("scsynth", "nothing, a map or :off");
    Object map = given.isEmpty() ? Map.of() : given.getFirst();
    Declaration d = Declaration.of("scsynth", map, "host", "port", "latency", "out");
    InetSocketAddress there = d.peer(ScsynthSink.DEFAULT_PORT);
    long latency = d.latencyNanos(SuperDirtSink.DEFAULT_LATENCY_NANOS);
    int bus = d.whole("out", 0);
    String where = "scsynth at " + Wires.place(there);
    if (wires == null) return new Notice(where + ": only where a session plays live");
    wires.scsynth(there, synths, latency, bus);
    return new Notice(where);
  }
}
