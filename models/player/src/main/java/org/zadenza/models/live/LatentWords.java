// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.dsl.Word;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.latent.Points;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.names.NearestName;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;

/** Words for latents: playing them, moving between them, reckoning with them; and for grooves. */
final class LatentWords {
  private static final String CATEGORY = "models";
  private static final double FULL = 1;
  private static final double MOST_TIMES = 100;

  private final Models models;
  private final LatentSounds sounds;
  private final TimbreWords timbres;
  private final SketchWords sketches;

  LatentWords(Models models) {
    this.models = models;
    timbres = new TimbreWords(models.nsynth(), models::sample);
    sounds = new LatentSounds(models);
    sketches = new SketchWords(models);
  }

  List<Word> words() {
    Lexicon lexicon = new Lexicon(CATEGORY);
    playing(lexicon);
    moving(lexicon);
    reckoning(lexicon);
    new GrooveWords(models, sounds).on(lexicon);
    timbres.on(lexicon);
    new GridWords(models.nsynth()).on(lexicon);
    sketches.on(lexicon);
    new GuessWords(models).on(lexicon);
    new PadWords(models, sounds, sketches).on(lexicon);
    new CorpusWords(models, sounds, sketches).on(lexicon);
    return lexicon.words();
  }

  private void playing(Lexicon lexicon) {
    lexicon
        .word(
            "musicvaeMelody",
            "[options]",
            "Two bars of a tune from the MusicVAE; options :seed :z :every :temperature :top-k"
                + " :rhythm :scale :chord.",
            "(s \"superpiano\" (musicvae-melody {:seed 3 :scale \"c:dorian\"}))",
            given -> sounds.playing(MusicVaes.MELODY, map(given, 0)))
        .word(
            "musicvaeDrums",
            "[options]",
            "Two bars of drums from the MusicVAE; options :seed :z :every :temperature :top-k"
                + " :rhythm :polyphony.",
            "(musicvae-drums {:seed 7 :temperature \"<0.3 0.8>\"})",
            given -> sounds.playing(MusicVaes.DRUMS, map(given, 0)))
        .word(
            "trio",
            "[options]",
            "Melody, bass and drums that belong together; options as of musicvae-melody, and"
                + " :polyphony :parts :melody :bass.",
            "(trio {:seed 2 :parts \"bass drums\" :bass \"fmbass\"})",
            given -> sounds.playing(MusicVaes.TRIO, map(given, 0)))
        .word(
            "z",
            "latent [options]",
            "The latent of a text that save-z wrote, or of a pattern; options as of its model. With"
                + " a timbre and a pattern, what nsynth sounds like.",
            "(z (s \"bd*4, ~ sn ~ sn\") {:temperature 0})",
            given ->
                timbres
                    .set(given)
                    .orElseGet(() -> sounds.playing(sounds.path(given.raw(0)), "z", map(given, 1))))
        .word(
            "palette",
            "name [options]",
            "A latent that has a name; options as of its model.",
            "(palette :folk)",
            given -> sounds.playing(named(given.text(0)), "palette", map(given, 1)));
  }

  private void moving(Lexicon lexicon) {
    lexicon.word(
        "morph",
        "from to by [options]",
        "From one phrase to another, patterns or latents, as by goes from 0 to 1; of two lists,"
            + " from one rhythm to another; of two timbres of nsynth, within each note; of two"
            + " sketches, from drawing to drawing.",
        "(struct (morph [1 0 1 0] [1 1 0 0] \"<0 0.5 1>\") (s \"bd\"))",
        this::morph);
  }

  private Object morph(Given given) {
    if (given.raw(0) instanceof List && given.raw(1) instanceof List) {
      return Vocabulary.find("morph").orElseThrow().call().apply(given.values());
    }
    if (SketchWords.isAny(given.values().subList(0, 2))) return sketches.morph(given);
    if (timbres.isTimbre(given.raw(0)) || timbres.isTimbre(given.raw(1))) {
      return timbres.morph(given);
    }
    List<LatentPath> ends = sounds.paths(List.of(given.raw(0), given.raw(1)));
    ModelOptions way = new ModelOptions("morph", Map.of("by", given.raw(2)), List.of("by"));
    Points points = ends.get(0).points().towards(ends.get(1).points(), way.tried("by", 0, FULL, 0));
    return sounds.playing(new LatentPath(ends.get(0).model(), points), "morph", map(given, 3));
  }

  private void reckoning(Lexicon lexicon) {
    lexicon
        .word(
            "zAdd z+",
            "latent more...",
            "The sum of latents, patterns or attributes.",
            "(z+ (musicvae-drums {:seed 1}) (z* 0.5 (musicvae-drums {:seed 2})))",
            given -> sum("z+", given.values(), 1))
        .word(
            "zSub z-",
            "latent other",
            "What one latent or pattern has that another has not; or a latent with less of an"
                + " attribute.",
            "(z- (musicvae-drums {:seed 1}) (musicvae-drums {:seed 2}))",
            given -> sum("z-", given.values().subList(0, 2), -1))
        .word(
            "zScale z*",
            "amount latent",
            "A latent or a pattern, farther from the middle of what its model knows or nearer to"
                + " it; or so much of an attribute.",
            "(z* 1.2 (musicvae-drums {:seed 1}))",
            given -> {
              LongFunction<Double> amount = amount(given.raw(0));
              if (given.raw(1) instanceof Direction direction) return direction.times(amount);
              if (given.raw(1) instanceof SketchPattern drawn) return sketches.times(drawn, amount);
              LatentPath path = sounds.path(given.raw(1));
              return playing(List.of(path), path.points().times(amount));
            })
        .word(
            "attribute",
            "with [without]",
            "A direction for z+, z- and z*: one that has a name, or what the latents or patterns of"
                + " one list have in common that those of another have not.",
            "(z+ (s \"bd sn bd sn, hh*8\") (z* 1.5 (attribute [(s \"hh*16\")] [(s \"hh*4\")])))",
            given -> given.count() == 1 ? direction(given.text(0)) : attribute(given));
  }

  private Object sum(String word, List<?> given, int sign) {
    if (SketchWords.isAny(given)) return sketches.sum(word, given, sign);
    if (given.stream().allMatch(Direction.class::isInstance)) {
      Direction sum = (Direction) given.getFirst();
      for (Object more : given.subList(1, given.size())) {
        sum = sum.plus(((Direction) more).times(cycle -> (double) sign));
      }
      return sum;
    }
    List<LatentPath> all = sounds.together(given);
    Points sum = all.getFirst().points();
    for (LatentPath path : all.subList(1, all.size())) sum = sum.plus(path.points(), sign);
    return playing(all, sum);
  }

  private static LongFunction<Double> amount(Object given) {
    return new ModelOptions("z*", Map.of("amount", given), List.of("amount"))
        .tried("amount", -MOST_TIMES, MOST_TIMES, 1);
  }

  private Direction direction(String name) {
    Palette attributes = models.named().attributes();
    if (attributes.names().contains(name)) return new Direction(name);
    String there = attributes.names().isEmpty() ? "none" : String.join(" ", attributes.names());
    throw new WordError(
        "attribute: none is called \"%s\"%s; there is %s"
            .formatted(name, NearestName.hint(name, attributes.names()), there));
  }

  private Pattern attribute(Given given) {
    List<?> with = given.list(0);
    List<?> without = given.list(1);
    if (with.isEmpty() || without.isEmpty()) {
      throw new WordError("attribute: both lists need at least one latent or pattern");
    }
    List<Object> all = new ArrayList<>(with);
    all.addAll(without);
    if (SketchWords.isAny(all)) return sketches.attribute(with, without);
    List<LatentPath> paths = sounds.paths(all);
    List<float[]> points = paths.stream().map(path -> path.points().at(0)).toList();
    int first = with.size();
    float[] direction =
        Latents.attribute(points.subList(0, first), points.subList(first, points.size()));
    return playing(paths, Points.of(direction));
  }

  private Pattern playing(List<LatentPath> like, Points points) {
    return sounds.playing(new LatentPath(like.getFirst().model(), points), "z", null);
  }

  private LatentPath named(String name) {
    Palette palette = models.named().palette();
    if (palette.entries().isEmpty()) {
      throw new WordError(
          "the palette is empty: no latents come with these weights; lines of name, tab and text in"
              + " palette.tsv in the models folder fill it");
    }
    return sounds.path(
        palette
            .text(name)
            .orElseThrow(
                () ->
                    new WordError(
                        "palette: no latent is called \""
                            + name
                            + "\""
                            + NearestName.hint(name, palette.names())
                            + "; there are "
                            + String.join(" ", palette.names()))));
  }

  /** The argument at a place that may be missing. */
  static @Nullable Object map(Given given, int place) {
    return Optional.of(place).filter(at -> at < given.count()).map(given::raw).orElse(null);
  }
}
