// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import clojure.lang.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.models.nsynth.play.Timbres;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Span;

/**
 * What {@code z}, {@code morph} and {@code blend} say of the sound {@code nsynth}: a timbre is a
 * name with a colon, as many numbers as a code has, or what a word made of others.
 */
final class TimbreWords {
  /** The control that says which timbre. */
  static final String TIMBRE = "z";

  private static final double LEAST_SUM = 1e-6;
  private static final int CYCLES_TRIED = 4;

  private final NsynthPlayer player;
  private final Function<String, @Nullable Path> samples;

  /**
   * Words for one player.
   *
   * @param samples the file of a sound such as {@code bd:3}; null where there is none
   */
  TimbreWords(NsynthPlayer player, Function<String, @Nullable Path> samples) {
    this.player = player;
    this.samples = samples;
  }

  void on(Lexicon lexicon) {
    lexicon
        .word(
            "blend",
            "timbres",
            "Several timbres of nsynth at once, each with its share.",
            "(z (blend {:flute 0.7 :brass 0.3}) (s \"nsynth\" (note \"c4 e4\")))",
            this::blend)
        .word(
            "encode",
            "sound",
            "A timbre of nsynth from a sound file, or from a sound of a sample pack, as it goes on"
                + " in time.",
            "(z (encode \"vocal.wav\") (s \"nsynth\" (note \"c3 e3\")))",
            this::encode)
        .word(
            "zSeed",
            "seed pattern",
            "Which roll of the dice a note of nsynth is; the same number is the same sound.",
            "(z-seed \"<0 1>\" (s \"nsynth\" (note \"c4\")))",
            given -> turned(given, "zseed"))
        .word(
            "zTemp",
            "temperature pattern",
            "How daringly nsynth chooses its samples, 0 to 2, usually 1, as it learnt: less is"
                + " softer and cleaner.",
            "(z-temp \"<0.2 0.5>\" (s \"nsynth\" (note \"c4\")))",
            given -> turned(given, "ztemp"));
  }

  private static Pattern turned(Given given, String control) {
    boolean turned = sounds(given.raw(0)) && !sounds(given.raw(1));
    Pattern values = Control.named(control).pattern(given.pattern(turned ? 1 : 0));
    return given.pattern(turned ? 0 : 1).set(values);
  }

  private static boolean sounds(Object given) {
    if (!(given instanceof Pattern pattern)) return false;
    return pattern.events(Span.of(0, 1)).stream().anyMatch(e -> e.value() instanceof Controls);
  }

  /** Whether something can only be a timbre. */
  boolean isTimbre(Object given) {
    return switch (given) {
      case TimbrePattern _ -> true;
      case Named _ -> true;
      case String text -> text.startsWith(":") || isName(text);
      case null, default -> false;
    };
  }

  /** Known without a word of complaint: a text may be many things. */
  private boolean isName(String text) {
    try {
      return text.matches("[a-zA-Z][\\w-]*") && player.voice().anchors().has(text);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The control {@code z}, where it is that; empty where a latent of music is meant. */
  Optional<Object> set(Given given) {
    if (given.count() == 1) {
      Object only = given.raw(0);
      return isTimbre(only) || isNumbers(only) ? Optional.of(values(given, 0)) : Optional.empty();
    }
    if (given.raw(1) instanceof Map) return Optional.empty();
    boolean turned = sounds(given.raw(0));
    Pattern values = values(given, turned ? 1 : 0);
    return Optional.of(given.pattern(turned ? 0 : 1).set(values));
  }

  private static boolean isNumbers(Object given) {
    return given instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Number;
  }

  private Pattern values(Given given, int place) {
    Object value = given.raw(place);
    Anchors anchors = anchors(given.word());
    player.prepare();
    Pattern timbres =
        isNumbers(value)
            ? Pattern.pure(numbers((List<?>) value, anchors))
            : value instanceof TimbrePattern made
                ? made
                : isTimbre(value) ? Pattern.pure(name(value, anchors)) : Pattern.of(value);
    Pattern out = timbres.withValue(each -> Controls.of(TIMBRE, checked(each, anchors)));
    out.events(Span.of(0, CYCLES_TRIED)); // what is none is refused where it was written
    return out;
  }

  private static Object checked(Object value, Anchors anchors) {
    if (value instanceof Timbre timbre) return timbre;
    timbre("z", value, anchors);
    return value;
  }

  private static List<Object> numbers(List<?> list, Anchors anchors) {
    Timbres.of(list, anchors);
    List<Object> out = new ArrayList<>();
    for (Object number : list) out.add(((Number) number).doubleValue());
    return List.copyOf(out);
  }

  private static String name(Object given, Anchors anchors) {
    String text = given instanceof Named named ? named.getName() : String.valueOf(given);
    String name = text.startsWith(":") ? text.substring(1) : text;
    timbre("z", name, anchors);
    return name;
  }

  private Anchors anchors(String word) {
    return voice(word).anchors();
  }

  /** The names of timbres, which a word needs. */
  static Anchors anchors(NsynthPlayer player, String word) {
    return voice(player, word).anchors();
  }

  private NsynthVoice voice(String word) {
    return voice(player, word);
  }

  private static NsynthVoice voice(NsynthPlayer player, String word) {
    try {
      return player.voice();
    } catch (IOException | IllegalArgumentException e) {
      throw new WordError(word + ": nsynth cannot play: " + e.getMessage());
    }
  }

  /** From one timbre to another, within each note. */
  Pattern morph(Given given) {
    Anchors anchors = anchors("morph");
    Timbre from = timbre(given.word(), given.raw(0), anchors);
    Timbre to = timbre(given.word(), given.raw(1), anchors);
    Pattern by = given.pattern(2);
    for (Event event : by.events(Span.of(0, 1))) {
      if (event.value() instanceof Number n && Double.isFinite(n.doubleValue())) continue;
      throw new WordError("morph: by must be numbers, not " + Shown.of(event.value()));
    }
    return new TimbrePattern(new Timbre.Moving(from, to, by, Query.of(Span.of(0, 1))));
  }

  /** The timbre that a word was given. */
  static Timbre timbre(String word, Object given, Anchors anchors) {
    if (given instanceof TimbrePattern made) return made.timbre();
    try {
      return Timbres.of(given instanceof Named named ? named.getName() : given, anchors);
    } catch (WordError e) {
      String said = e.getMessage();
      throw new WordError(word + ": " + (said == null ? "" : said.replaceFirst("^z: ", "")));
    }
  }

  /** A share of a blend. */
  private record Share(Timbre timbre, double weight) {}

  private Pattern blend(Given given) {
    Anchors anchors = anchors("blend");
    List<Share> shares = new ArrayList<>();
    pairs(given).forEach(pair -> shares.add(share(pair.getKey(), pair.getValue(), anchors)));
    if (shares.isEmpty()) {
      throw new WordError("blend: there must be a timbre, as in (blend {:flute 0.7 :brass 0.3})");
    }
    shares.sort(Comparator.comparing(share -> share.timbre.toString()));
    double sum = shares.stream().mapToDouble(Share::weight).sum();
    if (Math.abs(sum) < LEAST_SUM) {
      throw new WordError("blend: the shares make 0 together: one must weigh more than the others");
    }
    return new TimbrePattern(
        new Timbre.Blended(
            shares.stream().map(Share::timbre).toList(),
            shares.stream().map(share -> share.weight / sum).toList()));
  }

  /** A map, or a list of pairs. */
  private static List<? extends Map.Entry<?, ?>> pairs(Given given) {
    if (!(given.raw(0) instanceof List<?> list)) return List.copyOf(given.map(0).entrySet());
    List<Map.Entry<?, ?>> out = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof List<?> pair) || pair.size() != 2) {
        throw new WordError(
            "blend: a list must hold pairs, as in (blend [[:flute 0.7] [:brass 0.3]]), not "
                + Shown.of(each));
      }
      out.add(new AbstractMap.SimpleEntry<>(pair.getFirst(), pair.getLast()));
    }
    return out;
  }

  private static Share share(Object of, Object weight, Anchors anchors) {
    if (!(weight instanceof Number n) || !Double.isFinite(n.doubleValue())) {
      throw new WordError("blend: a share must be a number, not " + Shown.of(weight));
    }
    return new Share(timbre("blend", of, anchors), n.doubleValue());
  }

  /** A file, else a sound that samples can play. */
  private Pattern encode(Given given) {
    if (!(given.raw(0) instanceof String name) || name.isBlank()) {
      throw given
          .call()
          .wants(0, "a sound file such as \"vocal.wav\", or a sound such as \"bd:3\"");
    }
    Nsynth network = voice("encode").network();
    player.prepare();
    try {
      return new TimbrePattern(player.encodings().of(file(name), network));
    } catch (InvalidPathException e) {
      throw new WordError("encode: " + Shown.of(name) + " is no name of a file");
    } catch (IOException | IllegalArgumentException e) {
      throw new WordError("encode: " + e.getMessage());
    }
  }

  private Path file(String name) throws IOException {
    Path file = Path.of(name);
    if (Files.exists(file)) return file;
    Path sample = samples.apply(name);
    if (sample != null) return sample;
    throw new IOException(
        "there is no file %s, and no sample of that name"
            .formatted(file.toAbsolutePath().normalize()));
  }
}
