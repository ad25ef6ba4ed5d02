// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.corpus.CorpusText;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.live.Corpora;
import org.zadenza.models.live.Search;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.models.sketch.play.SketchModel;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Span;

/** Words about latents: where in a latent space a slot plays, and which timbres have names. */
final class LatentStageWords {
  private static final String WORD = "save-z";
  private static final int STRANGE = 5;

  private final Shelf shelf;

  private LatentStageWords(Shelf shelf) {
    this.shelf = shelf;
  }

  static void on(Shelf shelf) {
    LatentStageWords out = new LatentStageWords(shelf);
    shelf.add(
        "saveZ",
        "[slot]",
        "The latent that a slot is about to play, or that a pattern begins with, as a text for z.",
        "(save-z (d1 (musicvae-drums {:seed 1})))",
        out::save);
    shelf.add(
        "timbres",
        "",
        "Lists the timbres of nsynth that have names, by family; in brackets what a family's name"
            + " sounds like.",
        "(timbres)",
        given -> {
          Given.count("timbres", given, 0);
          return new Notice(listed(shelf.session().models().nsynth()));
        });
    shelf.add(
        "clusters",
        "[corpus]",
        "Lists the clusters of a corpus that a model has read, each with the piece in its middle,"
            + " and the strangest pieces; without a corpus, which there are.",
        "(clusters :drums)",
        given -> {
          if (given.size() > 1) Given.count("clusters", given, 1);
          Corpora corpora = shelf.session().models().corpora();
          return new Notice(
              given.isEmpty() ? corpora(corpora) : clusters(corpora.of("clusters", given.get(0))));
        });
    shelf.add(
        "sketchWords",
        "[model]",
        "Lists the words that a Sketch-RNN has learnt to draw, those of quickdraw where no model is"
            + " named.",
        "(sketch-words :quickdraw)",
        given -> {
          if (given.size() > 1) Given.count("sketch-words", given, 1);
          Object model = given.isEmpty() ? SketchFile.QUICKDRAW : given.getFirst();
          try {
            return new Notice(words(shelf.session().models().sketches().of(model)));
          } catch (WordError e) {
            throw new WordError(e.getMessage().replaceFirst("^sketch", "sketch-words"));
          }
        });
  }

  private static String corpora(Corpora corpora) {
    return String.join(
        "\n",
        corpora.names().stream()
            .map(name -> ":" + name + "  " + CorpusText.head(corpora.of("clusters", name).map()))
            .toList());
  }

  private static String clusters(Corpora.Corpus corpus) {
    CorpusMap map = corpus.map();
    List<String> lines = new ArrayList<>(List.of(CorpusText.head(map)));
    lines.addAll(CorpusText.clusters(map));
    lines.add("strangest:");
    int rank = 1;
    for (int i : map.strangest().subList(0, Math.min(STRANGE, map.pieces().size()))) {
      lines.add(
          "%3d  %s: %s".formatted(rank++, map.pieces().get(i).name(), CorpusText.oddity(map, i)));
    }
    return String.join("\n", lines);
  }

  private static String words(SketchModel model) {
    List<String> words = model.words();
    return words.isEmpty()
        ? model.name() + " knows no words; it draws by itself, and places by their numbers"
        : String.join(", ", words);
  }

  private static String listed(NsynthPlayer player) {
    Anchors anchors;
    try {
      anchors = player.voice().anchors();
    } catch (IOException | IllegalArgumentException e) {
      throw new WordError("timbres: nsynth cannot play: " + e.getMessage());
    }
    Map<String, String> others = anchors.others();
    List<String> lines = new ArrayList<>();
    anchors
        .families()
        .forEach(
            (family, names) -> {
              String usual = others.containsKey(family) ? " (" + others.get(family) + ")" : "";
              String head = family.isEmpty() ? "" : family + usual + ": ";
              lines.add(head + String.join(" ", names));
            });
    return lines.isEmpty() ? "no timbre of these weights has a name" : String.join("\n", lines);
  }

  private Object save(List<Object> given) {
    boolean pattern = given.size() == 1 && given.getFirst() instanceof Pattern;
    List<Search.Found> models =
        pattern
            ? Search.in((Pattern) given.getFirst(), Span.of(0, 1))
            : coming(given.isEmpty() ? shelf.lastSlot() : Given.slot(Given.one(WORD, given)));
    List<String> texts = models.stream().flatMap(LatentStageWords::text).distinct().toList();
    if (texts.isEmpty()) throw Given.wants(WORD, "a slot or a pattern that plays a latent");
    return texts.size() == 1 ? texts.getFirst() : new Notice(String.join("\n", texts));
  }

  private List<Search.Found> coming(String slot) {
    Scheduler scheduler = shelf.scheduler();
    long cycle = scheduler.sentUpTo().minus(scheduler.origin()).ceil();
    return scheduler.now().lanes().stream()
        .filter(lane -> lane.slot().equals(slot))
        .filter(Snapshot.LaneStatus::playing)
        .findFirst()
        .map(lane -> Search.in(lane.pattern(), Span.of(cycle, cycle + 1)))
        .orElseThrow(() -> Given.wants(WORD, "a slot that plays; " + slot + " plays nothing"));
  }

  private static Stream<String> text(Search.Found model) {
    LatentPath path = model.path();
    return path == null
        ? Stream.empty()
        : Stream.of(LatentText.write(path.at(model.cycles().first())));
  }
}
