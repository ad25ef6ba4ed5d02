// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.Encoded;
import org.zadenza.models.latent.Hearing;
import org.zadenza.models.latent.LatentComposer;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.latent.Points;
import org.zadenza.models.latent.Voice;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.PhraseMaker;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;

/** What stands for a latent, and what a latent sounds like. */
final class LatentSounds {
  /** Half as daring as the data: what Magenta samples with. */
  static final double USUAL_TEMPERATURE = 0.5;

  private static final int CYCLES_HEARD = 4;
  private static final long MOST_EVERY = 1024;
  private static final String USUAL_MELODY = "superpiano";
  private static final String USUAL_BASS = "fmbass";
  private static final List<String> ALL =
      List.of("seed", "z", "every", "temperature", "top-k", "rhythm");
  private static final Map<String, List<String>> FURTHER =
      Map.of(
          MusicVaes.MELODY, List.of("scale", "chord"),
          MusicVaes.DRUMS, List.of("polyphony"),
          MusicVaes.TRIO, List.of("scale", "chord", "polyphony", "parts", "melody", "bass"),
          MusicVaes.GROOVE, List.of("polyphony", "amount"));

  private final Models models;

  LatentSounds(Models models) {
    this.models = models;
  }

  /** A model's options, where {@code least} are not among them. */
  static List<String> options(String model, String... least) {
    return Stream.concat(ALL.stream(), FURTHER.getOrDefault(model, List.of()).stream())
        .filter(option -> !Arrays.asList(least).contains(option))
        .toList();
  }

  /** A model at the point that its options say. */
  Pattern playing(String name, @Nullable Object map) {
    LatentModel model = models.latents(name);
    ModelOptions options = new ModelOptions(word(name), map, options(name));
    long seed = options.seed();
    long every = options.whole("every", 1, MOST_EVERY, 0);
    Optional<Object> z = options.given("z");
    if (z.isPresent() && every > 0) {
      throw new WordError(
          word(name) + ": :every draws points anew and :z gives one; leave one out");
    }
    Points points =
        z.map(given -> path(given, name).points())
            .orElseGet(() -> every == 0 ? Points.of(model.prior(seed)) : drawn(model, seed, every));
    return playing(new LatentPath(model, points), options);
  }

  /** The word that plays a model. */
  static String word(String name) {
    return name.equals(MusicVaes.TRIO) ? "trio" : name;
  }

  private static Points drawn(LatentModel model, long seed, long every) {
    Part lots = Part.of(seed, cycle -> Wishes.NONE);
    return cycle -> model.prior(lots.salt(Math.floorDiv(cycle, every), 0));
  }

  /**
   * The music along a path, with options that say nothing of where it lies.
   *
   * @param word what the player wrote, for errors
   */
  Pattern playing(LatentPath path, String word, @Nullable Object map) {
    String name = path.model().name();
    return playing(path, new ModelOptions(word, map, options(name, "z", "every")));
  }

  private LatentPattern playing(LatentPath path, ModelOptions options) {
    return playing(path, voice -> new LatentComposer(path, voice), options);
  }

  /** The music that makers make of the voices. */
  LatentPattern playing(
      LatentPath path, Function<Voice, PhraseMaker> makers, ModelOptions options) {
    LongFunction<Wishes> wishes = options.wishes(USUAL_TEMPERATURE);
    Part part = Part.of(options.seed(), wishes);
    List<String> parts = parts(path.model(), options);
    boolean alone = path.model().voices().size() == 1;
    List<Pattern> voices = new ArrayList<>();
    for (Voice voice : path.model().voices()) {
      if (!parts.contains(voice.name())) continue;
      PhrasePattern played = models.played(makers.apply(voice), part, path);
      voices.add(
          path.model().name().equals(MusicVaes.GROOVE)
              ? Drummers.alone(played, options)
              : alone ? played : sounding(played, voice, options));
    }
    return new LatentPattern(path, Pattern.stack(voices));
  }

  private static Pattern sounding(Pattern played, Voice voice, ModelOptions options) {
    return switch (voice.name()) {
      case Voice.MELODY -> played.s(options.given(Voice.MELODY).orElse(USUAL_MELODY));
      case Voice.BASS -> played.s(options.given(Voice.BASS).orElse(USUAL_BASS));
      default -> played;
    };
  }

  /** Which of its voices play: names in a text or in a list. */
  private static List<String> parts(LatentModel model, ModelOptions options) {
    List<String> all = model.voices().stream().map(Voice::name).toList();
    Optional<Object> given = options.given("parts");
    if (given.isEmpty()) return all;
    String text =
        given.get() instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
            : String.valueOf(given.get());
    List<String> parts = List.of(text.replace(":", "").strip().split("[\\s,]+"));
    for (String part : parts) {
      if (!all.contains(part)) {
        throw new WordError(
            "trio: :parts has no part \""
                + part
                + "\""
                + NearestName.hint(part, all)
                + "; there are "
                + String.join(" ", all));
      }
    }
    return parts;
  }

  /** Where something lies: a latent, the text of one, or a pattern. */
  LatentPath path(Object given) {
    return paths(List.of(given)).getFirst();
  }

  /** Where something lies in the space of a model; the latent of another is refused. */
  LatentPath path(Object given, String name) {
    if (given instanceof Direction direction) {
      LatentModel model = models.latents(name);
      return new LatentPath(model, direction.in(model, models.named().attributes()));
    }
    String own = LatentModel.shortName(name);
    if (given instanceof String text && isText(text)) {
      String of = LatentText.model(text);
      if (!of.equals(own) && shortNames().contains(of)) throw foreign(shortened(text), of, own);
    }
    LatentPath path = known(given).orElseGet(() -> encoded(MidiMusic.of(given), name));
    if (path.model().name().equals(name)) return path;
    throw foreign(Shown.of(given), path.model().shortName(), own);
  }

  private static WordError foreign(String what, String of, String wanted) {
    return new WordError("%s is a latent of %s, not of %s".formatted(what, of, wanted));
  }

  private static List<String> shortNames() {
    return MusicVaes.NAMES.stream().map(LatentModel::shortName).toList();
  }

  /** Whether a text begins as those of latents do, of whatever model. */
  private static boolean isText(String text) {
    return text.strip().matches("(?s)\\w+: *\\w{4}(-\\w{4}){3,}.*");
  }

  /** Where several things lie in the space of one model. */
  List<LatentPath> paths(List<?> given) {
    if (given.stream().anyMatch(Direction.class::isInstance)) {
      throw new WordError(
          "an attribute is a way from a latent to another: add it to one,"
              + " (z+ (musicvae-drums) (attribute :density))");
    }
    return together(given);
  }

  /** The same where some are directions in that space, but not all. */
  List<LatentPath> together(List<?> given) {
    List<?> places = given.stream().filter(each -> !(each instanceof Direction)).toList();
    String name =
        places.stream()
            .flatMap(each -> known(each).stream())
            .map(path -> path.model().name())
            .findFirst()
            .orElseGet(() -> Hearing.model(heard(places)));
    return given.stream().map(each -> path(each, name)).toList();
  }

  private static List<Event> heard(List<?> given) {
    List<Event> events = new ArrayList<>();
    for (Object each : given) {
      events.addAll(ModelOptions.begun(MidiMusic.of(each), 0, CYCLES_HEARD));
    }
    return events;
  }

  /** Of what is no pattern to be heard. */
  private Optional<LatentPath> known(Object given) {
    if (given instanceof LatentPattern latent) return Optional.of(latent.path());
    if (!(given instanceof String text)) return Optional.empty();
    String of = LatentText.model(text);
    Optional<String> name =
        MusicVaes.NAMES.stream()
            .filter(known -> LatentModel.shortName(known).equals(of))
            .findFirst();
    if (name.isEmpty() && isText(text)) {
      List<String> all = shortNames();
      throw new WordError(
          "the latent %s: there is no model %s%s; there are %s"
              .formatted(shortened(text), of, NearestName.hint(of, all), String.join(" ", all)));
    }
    return name.map(known -> new LatentPath(models.latents(known), Points.of(point(known, text))));
  }

  private float[] point(String name, String text) {
    try {
      return models.latents(name).point(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the latent " + shortened(text) + ": " + e.getMessage(), e);
    }
  }

  private static String shortened(String text) {
    String stripped = text.strip();
    int shown = LatentText.model(stripped).length() + 10;
    return stripped.length() <= shown ? stripped : stripped.substring(0, shown) + "...";
  }

  private LatentPath encoded(Pattern pattern, String name) {
    LatentModel model = models.latents(name);
    Encoded points =
        new Encoded(
            model.bars(),
            cycle -> model.heard(ModelOptions.begun(pattern, cycle, model.bars())).mu());
    try {
      points.at(0); // what it cannot hear is refused where it was written
    } catch (WordError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(word(name) + " cannot hear it: " + e.getMessage(), e);
    }
    return new LatentPath(model, points);
  }
}
