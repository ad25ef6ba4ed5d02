// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.TrioCodec;
import org.zadenza.models.codec.TrioCodec.Trio;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.data.TrioCorpus;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.PlainMusicVae;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.musicvae.VaeRows;

/**
 * Measures MusicVAEs on a split of the music that they are made for, e.g. {@code
 * VaeEvaluations.drums(MusicVaes.shipped(MusicVaes.DRUMS), folder, Split.TEST)}.
 *
 * <p>Phrases are those of {@link PhraseWindows}; reading and writing is done in the live kernel.
 */
public final class VaeEvaluations {
  private static final float[][] NO_CONTROLS = {};
  private static final int TAUGHT = 100;
  private static final double TEMPERATURE = 0.5; // Magenta.js's for samples
  private static final long SEED = 1;

  private VaeEvaluations() {}

  /** A part of the music: how its tokens are seen in rows, and its traits. */
  private record Voice(
      String name, Function<float[][], int[]> tokens, Function<List<int[]>, Traits> traits) {}

  /** A phrase as it is read and as it should be written. */
  private record Phrase(float[][] read, float[][] written) {}

  /** Two bars of drums, on the Groove MIDI Dataset. */
  public static VaeEvaluation drums(ImportedModel.Vae model, Path folder, Split split)
      throws IOException {
    List<int[]> sequences = GrooveDataset.open(folder).sequences(split.toString());
    List<Phrase> phrases =
        PhraseWindows.of(sequences, model.network().steps()).stream()
            .map(tokens -> new Phrase(VaeRows.drums(tokens), VaeRows.drumBits(tokens)))
            .toList();
    return measure(
        model, split, phrases, List.of(new Voice("drums", VaeRows::drumTokens, Traits::drums)));
  }

  /** Two bars of melodies, in all keys. */
  public static VaeEvaluation melody(ImportedModel.Vae model, List<Path> folders, Split split)
      throws IOException {
    List<int[]> sequences = MelodyCorpus.open(folders).sequences(split);
    int classes = MelodyCodec.PIANO.classes();
    List<Phrase> phrases =
        PhraseWindows.inAllKeys(PhraseWindows.melodies(sequences, model.network().steps())).stream()
            .map(tokens -> VaeRows.classes(tokens, classes))
            .map(rows -> new Phrase(rows, rows))
            .toList();
    return measure(
        model, split, phrases, List.of(new Voice("melody", VaeRows::tokens, Traits::melodies)));
  }

  /** Four bars of trios, as they are in their files. */
  public static VaeEvaluation trio(ImportedModel.Vae model, List<Path> folders, Split split)
      throws IOException {
    List<Trio> pieces = TrioCorpus.open(folders).pieces(split);
    List<Phrase> phrases =
        PhraseWindows.trios(pieces, model.network().steps()).stream()
            .map(TrioCodec::encode)
            .map(rows -> new Phrase(rows, rows))
            .toList();
    return measure(
        model,
        split,
        phrases,
        List.of(
            new Voice("melody", rows -> TrioCodec.decode(rows).melody(), Traits::melodies),
            new Voice("bass", rows -> TrioCodec.decode(rows).bass(), Traits::melodies),
            new Voice("drums", rows -> TrioCodec.decode(rows).drums(), Traits::drums)));
  }

  private static VaeEvaluation measure(
      ImportedModel.Vae model, Split split, List<Phrase> phrases, List<Voice> voices)
      throws IOException {
    MusicVae network = model.network();
    check(model, phrases.getFirst());
    LiveEncoder encoder = new LiveEncoder(network);
    LiveDecoder decoder = new LiveDecoder(network);
    List<float[][]> written = new ArrayList<>();
    List<float[][]> taught = new ArrayList<>();
    for (Phrase phrase : phrases) {
      float[] z = encoder.encode(phrase.read(), NO_CONTROLS).mu();
      written.add(decoder.decode(z, NO_CONTROLS, Sampling.greedy()));
      if (taught.size() < TAUGHT) taught.add(taught(network, z, phrase.written()));
    }
    SplittableRandom random = new SplittableRandom(SEED);
    List<float[][]> samples = new ArrayList<>();
    for (int k = 0; k < phrases.size(); k++) {
      float[] z = Latents.prior(network.latents(), random);
      samples.add(decoder.decode(z, NO_CONTROLS, Sampling.at(TEMPERATURE, random)));
    }
    List<float[][]> data = phrases.stream().map(Phrase::written).toList();
    return new VaeEvaluation(
        model.config().name(),
        model.config().sha256(),
        split.toString(),
        phrases.size(),
        samples.size(),
        TEMPERATURE,
        voices.stream().map(voice -> part(voice, data, written, taught, samples)).toList());
  }

  private static void check(ImportedModel.Vae model, Phrase phrase) throws IOException {
    MusicVae network = model.network();
    int read = phrase.read()[0].length;
    int written = phrase.written()[0].length;
    if (network.inputs() != read || network.outputs() != written || network.controls() > 0) {
      throw new IOException(
          "%s reads rows of %d and writes rows of %d with %d controls; this music has %d and %d"
                  .formatted(
                      model.config().name(),
                      network.inputs(),
                      network.outputs(),
                      network.controls(),
                      read,
                      written)
              + ": it is another model's");
    }
  }

  /** What it would write at each step if all steps before were those of the music. */
  private static float[][] taught(MusicVae network, float[] z, float[][] music) {
    double[][] rows = new double[music.length][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = doubles(music[t]);
    }
    double[][] logits = new PlainMusicVae(network).logits(doubles(z), new double[0][], rows);
    float[][] out = new float[logits.length][network.outputs()];
    for (int t = 0; t < out.length; t++) {
      int at = 0;
      for (MusicVae.Core core : network.decoder().cores()) {
        int best = at;
        for (int k = at; k < at + core.depth(); k++) {
          if (logits[t][k] > logits[t][best]) best = k;
          if (core.kind() == MusicVae.Output.BERNOULLI) out[t][k] = logits[t][k] >= 0 ? 1 : 0;
        }
        if (core.kind() == MusicVae.Output.CATEGORICAL) out[t][best] = 1;
        at += core.depth();
      }
    }
    return out;
  }

  private static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    Arrays.setAll(out, k -> values[k]);
    return out;
  }

  private static VaeEvaluation.Part part(
      Voice voice,
      List<float[][]> data,
      List<float[][]> written,
      List<float[][]> taught,
      List<float[][]> samples) {
    List<int[]> music = data.stream().map(voice.tokens()).toList();
    List<int[]> answers = written.stream().map(voice.tokens()).toList();
    Traits made = voice.traits().apply(samples.stream().map(voice.tokens()).toList());
    int half = music.size() / 2;
    return new VaeEvaluation.Part(
        voice.name(),
        right(music, answers, false),
        right(music, answers, true),
        right(music, taught.stream().map(voice.tokens()).toList(), false),
        mostFrequent(music),
        voice.traits().apply(music).distances(made),
        voice
            .traits()
            .apply(music.subList(0, half))
            .distances(voice.traits().apply(music.subList(half, music.size()))));
  }

  /** The share of right steps, of all or of those that are not 0. */
  private static double right(List<int[]> music, List<int[]> answers, boolean events) {
    long steps = 0;
    long right = 0;
    for (int k = 0; k < answers.size(); k++) {
      for (int t = 0; t < music.get(k).length; t++) {
        if (!events || music.get(k)[t] != 0) {
          steps++;
          if (music.get(k)[t] == answers.get(k)[t]) right++;
        }
      }
    }
    return steps == 0 ? 1 : (double) right / steps;
  }

  private static double mostFrequent(List<int[]> music) {
    int[] counts = new int[DrumsCodec.CLASSES];
    music.forEach(phrase -> Arrays.stream(phrase).forEach(token -> counts[token]++));
    return (double) Arrays.stream(counts).max().orElseThrow() / Arrays.stream(counts).sum();
  }

  /** The measurement that belongs to a model's name. */
  public static Measured of(ImportedModel.Vae model, List<Path> folders, Split split)
      throws IOException {
    return switch (model.config().name()) {
      case MusicVaes.DRUMS -> drums(model, folders.getFirst(), split);
      case MusicVaes.MELODY -> melody(model, folders, split);
      case MusicVaes.TRIO -> trio(model, folders, split);
      case MusicVaes.GROOVE -> GrooveEvaluation.of(model, folders.getFirst(), split);
      default ->
          throw new IOException(
              "nothing is known to measure %s on; there is %s"
                  .formatted(model.config().name(), String.join(", ", MusicVaes.NAMES)));
    };
  }
}
