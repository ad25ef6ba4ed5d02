// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.models.nsynth.measure.FamilyJudge;
import org.zadenza.models.nsynth.measure.SpectralAutoencoder;
import org.zadenza.models.nsynth.measure.SpectralMoments;

/**
 * What an NSynth network does to notes that it never heard, and to what lies between two, beside a
 * spectral autoencoder and a cross-fade. All of it follows from the weights, the notes and the
 * seed.
 *
 * @param mostNotes of each kind at most so many were taken, by chance
 * @param seed of that chance
 * @param families that the judge of families tells apart
 * @param borders null where the network is not given the pitch, since then it is not played
 * @param sound seconds of sound that the network made, on one thread
 * @param seconds that everything took
 */
public record SoundEvaluation(
    String model,
    String weights,
    double temperature,
    int mostNotes,
    long seed,
    List<String> families,
    List<Resynthesis> resynthesis,
    Morphs morphs,
    @Nullable Borders borders,
    double sound,
    double seconds)
    implements Measured {
  /** Wants no notes. */
  public static final Listener NOBODY = (note, made) -> {};

  /** Of how many notes of each kind, and of how many pairs, unless it is said. */
  public static final Extent USUAL = new Extent(48, 24);

  private static final Gson JSON = new Gson();
  private static final long SEED = 1;
  private static final int BORDER_TIMBRES = 5;

  /**
   * How much is measured.
   *
   * @param notes of each kind at most
   * @param pairs that are morphed at most
   */
  public record Extent(int notes, int pairs) {}

  /** Is given each note that was measured. */
  public interface Listener {
    /** A recorded note and what the network made of its code, 16 kHz. */
    void hear(SoundNote note, float[] made) throws IOException;
  }

  /**
   * Measures on a collection; the plain methods learn from its training notes.
   *
   * @param splits whose instruments are measured besides the trained ones
   */
  public static SoundEvaluation of(
      ImportedModel.Sounds model, Path folder, List<Split> splits, Extent extent, Listener listener)
      throws IOException {
    long start = System.nanoTime();
    NoteCollection notes = NoteCollection.open(folder);
    List<SoundNote> learnt = notes.notes(SoundNote.Use.TRAIN);
    if (learnt.isEmpty()) throw new IOException(folder + " has no notes of the split train");
    SpectralMoments moments = SpectralMoments.of(learnt);
    Nsynth net = model.network();
    MadeAgain network = new MadeAgain(net);
    Resynthesis.Methods methods =
        new Resynthesis.Methods(
            network,
            SpectralAutoencoder.plain(moments),
            SpectralAutoencoder.pitched(moments),
            FamilyJudge.learn(learnt));
    List<SoundNote> heldOut = notes.notes(SoundNote.Use.HELD_OUT);
    List<Resynthesis> resynthesis = new ArrayList<>();
    resynthesis.add(Resynthesis.of("trained", some(heldOut, extent.notes), methods, listener));
    for (Split split : splits) {
      List<SoundNote> others = some(notes.notes(SoundNote.Use.of(split)), extent.notes);
      resynthesis.add(Resynthesis.of(split.toString(), others, methods, listener));
    }
    List<SoundNote> known = Stream.of(learnt, heldOut).flatMap(List::stream).toList();
    List<MorphPairs.Pair> pairs = MorphPairs.choose(known, extent.pairs, SEED);
    Morphs morphs = Morphs.of(pairs, methods);
    Borders borders = net.shape().pitched() ? borders(net, heldOut, network) : null;
    return new SoundEvaluation(
        model.config().name(),
        model.config().sha256(),
        MadeAgain.TEMPERATURE,
        extent.notes,
        SEED,
        methods.judge().families(),
        resynthesis,
        morphs,
        borders,
        (double) network.samples() / NsynthShape.SAMPLE_RATE,
        (System.nanoTime() - start) / 1e9);
  }

  private static @Nullable Borders borders(Nsynth net, List<SoundNote> notes, MadeAgain network) {
    List<float[][]> codes =
        some(notes, BORDER_TIMBRES).stream().map(n -> network.encode(n.samples())).toList();
    return codes.isEmpty() ? null : Borders.of(net, codes, MadeAgain.TEMPERATURE, SEED);
  }

  /** Some of them by chance, by name. */
  private static List<SoundNote> some(List<SoundNote> all, int most) {
    List<SoundNote> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled.stream().limit(most).sorted(Comparator.comparing(SoundNote::name)).toList();
  }

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s at temperature %.2f, at most %d notes of a kind, seed %d%n",
            model,
            temperature,
            mostNotes,
            seed));
    out.append(Resynthesis.head());
    for (Resynthesis kind : resynthesis) out.append(kind.inWords());
    out.append(morphs.inWords());
    if (borders != null) out.append(borders.inWords());
    out.append(
        String.format(Locale.ROOT, "the network made %.0f s; all took %.0f s", sound, seconds));
    return out.toString();
  }
}
