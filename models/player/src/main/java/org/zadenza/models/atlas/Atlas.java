// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zadenza.models.atlas.AtlasFigures.Anchor;
import org.zadenza.models.atlas.AtlasFigures.Direction;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.latent.Latent;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.musicvae.Latents;

/**
 * Makes the named directions and places of a MusicVAE from music.
 *
 * <p>The direction of an attribute goes from the mean of the quarter of the train phrases that has
 * least of it to the mean of the quarter that has most (Roberts et al. 2018, 5.4), melodies in all
 * keys. What it does is measured on test phrases, written at temperature 0 before and after.
 *
 * <p>The place of a style is that of a phrase: of those that were not learnt from, are of the style
 * and of what goes on (drums: whose bars are alike), come out as they went in, and are among the
 * more typical quarter of them by {@link StyleOdds}, the one with the best odds that is unlike all
 * others in a quarter of its steps. Where no such phrase was kept from learning, one that was
 * learnt from.
 */
public final class Atlas {
  private static final int MOST_MEASURED = 400;
  private static final List<Double> AMOUNTS = List.of(-2.0, -1.0, 1.0, 2.0);
  private static final double RIGHT = 0.9;
  private static final double APART = 0.25;
  private static final double ALIKE = 0.6;
  private static final int FEWEST_BEGUN = 6;
  private static final int FEWEST_TYPICAL = 10;

  private final Space space;
  private final boolean drums;
  private final LabelledPhrases data;

  private Atlas(ImportedModel.Vae vae, List<Path> folders) throws IOException {
    space = new Space(vae);
    drums = Space.isOfDrums(vae);
    data = LabelledPhrases.open(vae.config().name(), folders, space.steps());
  }

  /** Directions and places for one of the two-bar models. Takes a minute or two. */
  public static AtlasFigures of(ImportedModel.Vae vae, List<Path> folders) throws IOException {
    Atlas atlas = new Atlas(vae, folders);
    return new AtlasFigures(
        vae.config().name(), vae.config().sha256(), atlas.directions(), atlas.anchors());
  }

  /** A phrase with where it lies. */
  private record Placed(int[] tokens, float[] z) {}

  private List<int[]> phrases(Split split) {
    List<int[]> all = data.of(split).stream().map(LabelledPhrase::tokens).toList();
    return drums ? all : PhraseWindows.inAllKeys(all);
  }

  private List<Direction> directions() {
    List<Placed> train =
        phrases(Split.TRAIN).stream().map(t -> new Placed(t, space.point(t))).toList();
    List<int[]> test = phrases(Split.TEST);
    int apart = Math.ceilDiv(test.size(), MOST_MEASURED);
    List<Placed> measured = new ArrayList<>();
    for (int k = 0; k < test.size(); k += apart) {
      measured.add(new Placed(test.get(k), space.point(test.get(k))));
    }
    return (drums ? Attribute.OF_DRUMS : Attribute.OF_MELODIES)
        .stream().map(attribute -> direction(attribute, train, measured)).toList();
  }

  private Direction direction(Attribute attribute, List<Placed> train, List<Placed> measured) {
    List<Placed> sorted =
        train.stream()
            .sorted(Comparator.comparingDouble(p -> attribute.of().applyAsDouble(p.tokens)))
            .toList();
    int quarter = sorted.size() / 4;
    List<Placed> least = sorted.subList(0, quarter);
    List<Placed> most = sorted.subList(sorted.size() - quarter, sorted.size());
    Latent way =
        space.latent(
            Latents.attribute(
                most.stream().map(Placed::z).toList(), least.stream().map(Placed::z).toList()));
    return new Direction(
        attribute.name(),
        attribute.what(),
        LatentText.write(way),
        mean(attribute, least),
        mean(attribute, most),
        AMOUNTS.stream().map(amount -> moved(attribute, measured, way.z(), amount)).toList());
  }

  private static double mean(Attribute attribute, List<Placed> phrases) {
    return phrases.stream()
        .mapToDouble(p -> attribute.of().applyAsDouble(p.tokens))
        .average()
        .orElse(0);
  }

  private AtlasFigures.Moved moved(
      Attribute attribute, List<Placed> phrases, float[] way, double amount) {
    int right = 0;
    int wrong = 0;
    double sum = 0;
    for (Placed phrase : phrases) {
      double before = attribute.of().applyAsDouble(space.phrase(phrase.z));
      double after =
          attribute.of().applyAsDouble(space.phrase(Latents.moved(phrase.z, way, amount)));
      double change = (after - before) * Math.signum(amount);
      if (change > 0) right++;
      if (change < 0) wrong++;
      sum += change;
    }
    return new AtlasFigures.Moved(
        amount,
        phrases.size(),
        (double) right / phrases.size(),
        (double) wrong / phrases.size(),
        sum / phrases.size());
  }

  private List<Anchor> anchors() {
    List<LabelledPhrase> unheard =
        Stream.concat(data.of(Split.TEST).stream(), data.of(Split.VALIDATION).stream()).toList();
    List<LabelledPhrase> train = data.of(Split.TRAIN);
    List<Anchor> anchors = new ArrayList<>();
    for (Style style : drums ? Style.OF_DRUMS : Style.OF_MELODIES) {
      StyleOdds odds = StyleOdds.of(drums, style, train);
      anchor(style, odds, unheard, anchors)
          .or(() -> anchor(style, odds, train, anchors))
          .ifPresent(anchors::add);
    }
    return anchors;
  }

  private Optional<Anchor> anchor(
      Style style, StyleOdds odds, List<LabelledPhrase> from, List<Anchor> others) {
    List<int[]> own =
        from.stream()
            .filter(phrase -> phrase.loop() && style.has(phrase))
            .map(LabelledPhrase::tokens)
            .filter(tokens -> begun(tokens) >= FEWEST_BEGUN && comesRound(tokens))
            .sorted(Comparator.comparingDouble(tokens -> -odds.typical(tokens)))
            .toList();
    return own.subList(0, Math.min(own.size(), Math.max(FEWEST_TYPICAL, own.size() / 8))).stream()
        .sorted(Comparator.comparingDouble(tokens -> -odds.odds(tokens)))
        .map(tokens -> anchor(style, odds, tokens, own.size()))
        .filter(anchor -> anchor.right() >= RIGHT && anchor.odds() > 0)
        .filter(anchor -> others.stream().allMatch(other -> anchor.distance(other) >= APART))
        .findFirst();
  }

  /** Whether it can be played again and again: drums whose bars are alike, any melody. */
  private boolean comesRound(int[] tokens) {
    return !drums || Attribute.repetition(tokens, token -> token != 0) >= ALIKE;
  }

  private int begun(int[] tokens) {
    return (int) Arrays.stream(tokens).filter(token -> token > (drums ? 0 : 1)).count();
  }

  private Anchor anchor(Style style, StyleOdds odds, int[] tokens, int candidates) {
    Latent latent = space.latent(space.point(tokens));
    int[] written = space.phrase(latent.z());
    int same = 0;
    for (int t = 0; t < tokens.length; t++) {
      if (written[t] == tokens[t]) same++;
    }
    return new Anchor(
        style.name(),
        style.what(),
        LatentText.write(latent),
        candidates,
        (double) same / tokens.length,
        odds.odds(written),
        written);
  }
}
