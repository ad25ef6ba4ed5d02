// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.zadenza.models.importer.ImportedModel;

/**
 * The pieces of a corpus that are to be on a map: of each file, or of each word's drawings, some
 * phrases that stand for it.
 */
public final class Gathering {
  private final List<Survey.Lying> pieces;
  private final List<Skipped> skipped;
  private final int read;
  private final IntFunction<String> known;

  private Gathering(
      List<Survey.Lying> pieces, List<Skipped> skipped, int read, IntFunction<String> known) {
    this.pieces = List.copyOf(pieces);
    this.skipped = List.copyOf(skipped);
    this.read = read;
    this.known = known;
  }

  /** What was not read, and why. */
  public record Skipped(String name, String why) {}

  /**
   * How many are wanted.
   *
   * @param each of a file, or of a word: it is cut into so many parts of equal length, and the
   *     phrase of each that lies nearest to all others of the part stands for it (its medoid)
   * @param most of all, evenly through them
   */
  public record Wanted(int each, int most) {}

  /** Hears how much is done of how much. */
  @FunctionalInterface
  public interface Progress {
    /** So many files of a folder. */
    void at(int done, int all);
  }

  /**
   * Reads folders as a model does. Takes a millisecond or two for each phrase.
   *
   * @throws IOException if a folder is not there or there is nothing in it that could be read
   * @throws IllegalArgumentException if the model has no latents
   */
  public static Gathering of(
      ImportedModel model, List<Path> folders, Wanted wanted, Progress progress)
      throws IOException {
    return switch (model) {
      case ImportedModel.Vae vae -> of(new MusicReader(vae), folders, wanted, progress);
      case ImportedModel.Sketches sketches ->
          of(new DrawingReader(sketches), folders, wanted, progress);
      default ->
          throw new IllegalArgumentException(
              model.config().name() + " has no latents: MusicVAEs and Sketch-RNNs have");
    };
  }

  private static <P> Gathering of(
      CorpusReader<P> reader, List<Path> folders, Wanted wanted, Progress progress)
      throws IOException {
    Gatherer<P> gatherer = new Gatherer<>(reader, wanted.each, progress);
    for (Path folder : folders) reader.read(folder, gatherer);
    List<Placed<P>> chosen = evenly(gatherer.chosen, wanted.most);
    return new Gathering(
        chosen.stream().map(Placed::lying).toList(),
        gatherer.skipped,
        gatherer.read,
        i -> reader.known(chosen.get(i).phrase.content(), chosen.get(i).z));
  }

  private static <T> List<T> evenly(List<T> all, int most) {
    if (all.size() <= most) return List.copyOf(all);
    List<T> out = new ArrayList<>();
    for (long k = 0; k < most; k++) out.add(all.get((int) (k * all.size() / most)));
    return out;
  }

  private record Placed<P>(CorpusReader.Phrase<P> phrase, float[] z) {
    Survey.Lying lying() {
      return new Survey.Lying(CorpusFile.plain(phrase.name()), CorpusFile.plain(phrase.label()), z);
    }
  }

  private static final class Gatherer<P> implements CorpusReader.Desk<P> {
    private final CorpusReader<P> reader;
    private final int each;
    private final Progress progress;
    private final List<Placed<P>> chosen = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int read;

    Gatherer(CorpusReader<P> reader, int each, Progress progress) {
      this.reader = reader;
      this.each = each;
      this.progress = progress;
    }

    @Override
    public void piece(List<CorpusReader.Phrase<P>> phrases) {
      List<Placed<P>> placed = new ArrayList<>();
      for (CorpusReader.Phrase<P> phrase : phrases) {
        try {
          placed.add(new Placed<>(phrase, reader.point(phrase.content())));
          read++;
        } catch (IllegalArgumentException unread) {
          skipped(phrase.name(), String.valueOf(unread.getMessage()));
        }
      }
      int parts = Math.min(each, placed.size());
      for (int part = 0; part < parts; part++) {
        int from = part * placed.size() / parts;
        add(medoid(placed.subList(from, (part + 1) * placed.size() / parts)));
      }
    }

    /** A name stands for one piece. */
    private void add(Placed<P> one) {
      String name = one.phrase.name();
      for (int n = 2; !names.add(name); n++) name = one.phrase.name() + " (" + n + ")";
      chosen.add(
          new Placed<>(
              new CorpusReader.Phrase<>(name, one.phrase.label(), one.phrase.content()), one.z));
    }

    private static <P> Placed<P> medoid(List<Placed<P>> part) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < part.size(); i++) {
        double sum = 0;
        for (Placed<P> other : part) sum += Distances.of(part.get(i).z, other.z);
        if (sum < least) {
          least = sum;
          best = i;
        }
      }
      return part.get(best);
    }

    @Override
    public void skipped(String name, String why) {
      skipped.add(new Skipped(name, why));
    }

    @Override
    public void progress(int done, int all) {
      progress.at(done, all);
    }
  }

  /** The pieces, in the order of the folders and their files. */
  public List<Survey.Lying> pieces() {
    return pieces;
  }

  /** What was not read. */
  public List<Skipped> skipped() {
    return skipped;
  }

  /** How many phrases were read, those among them that are not on the map. */
  public int read() {
    return read;
  }

  /** How well the model knows a piece, in words; may be empty. Runs the network. */
  public String known(int piece) {
    return known.apply(piece);
  }
}
