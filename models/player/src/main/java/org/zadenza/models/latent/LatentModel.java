// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.TrioCodec;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.Latents;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.LiveVoices;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.Posterior;
import org.zadenza.models.musicvae.VaeRows;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.pattern.Event;

/**
 * A MusicVAE or GrooVAE as it is played: bars of its voices at a point of its latent space, and the
 * points of what is heard. Any thread, one at a time (the others wait).
 */
public final class LatentModel {
  private static final int BAR = DrumsCodec.STEPS_PER_BAR;
  private static final float[][] NO_CONTROLS = {};
  private static final Map<String, String> SHORT =
      Map.of(
          MusicVaes.MELODY, "melody",
          MusicVaes.DRUMS, "drums",
          MusicVaes.TRIO, "trio",
          MusicVaes.GROOVE, "groove");

  private final String name;
  private final String weights;
  private final KnownModel.Vae known;
  private final MusicVae network;
  private final List<Voice> voices;
  private final LiveEncoder encoder;
  private final LiveVoices writer;

  /**
   * Packs the weights of one of {@link MusicVaes#NAMES}.
   *
   * @throws WeightsException where the network is another than the name says
   */
  public LatentModel(String name, ImportedModel.Vae vae) throws WeightsException {
    this.name = name;
    network = vae.network();
    voices = voices(name, network);
    weights = LatentText.weights(vae.config().sha256());
    known =
        new KnownModel.Vae(
            name, vae.config().sha256(), vae.config().licence(), vae.config().origin(), network);
    encoder = new LiveEncoder(network);
    writer = new LiveVoices(network);
  }

  private static List<Voice> voices(String name, MusicVae network) throws WeightsException {
    boolean sets = network.decoder().cores().getFirst().kind() == MusicVae.Output.CATEGORICAL;
    List<Voice> voices =
        switch (name) {
          case MusicVaes.MELODY -> List.of(new Voice(Voice.MELODY, 0, Voice.Writing.NOTES));
          case MusicVaes.TRIO ->
              List.of(
                  new Voice(Voice.MELODY, 0, Voice.Writing.NOTES),
                  new Voice(Voice.BASS, 1, Voice.Writing.NOTES),
                  new Voice(Voice.DRUMS, 2, Voice.Writing.DRUM_SETS));
          case MusicVaes.GROOVE -> List.of(new Voice(Voice.DRUMS, 0, Voice.Writing.GROOVE));
          default ->
              List.of(
                  new Voice(
                      Voice.DRUMS, 0, sets ? Voice.Writing.DRUM_SETS : Voice.Writing.DRUM_BITS));
        };
    List<Integer> depths = network.decoder().cores().stream().map(MusicVae.Core::depth).toList();
    boolean fits =
        depths.equals(voices.stream().map(LatentModel::depth).toList())
            && network.inputs() == inputs(name)
            && network.controls() == 0
            && network.steps() % BAR == 0
            && network.decoder().cores().stream().allMatch(core -> core.nade() == null);
    if (fits) return voices;
    throw new WeightsException(
        name,
        "its rows have %d numbers and its parts %s".formatted(network.inputs(), depths),
        "these are the weights of another model");
  }

  /** How many numbers a voice's core writes a step. */
  static int depth(Voice voice) {
    return switch (voice.writing()) {
      case NOTES -> MelodyCodec.PIANO.classes();
      case DRUM_SETS -> DrumsCodec.CLASSES;
      case DRUM_BITS -> VaeRows.DRUMS_WRITTEN;
      case GROOVE -> GrooveCodec.WIDTH;
    };
  }

  private static int inputs(String name) {
    return switch (name) {
      case MusicVaes.MELODY -> MelodyCodec.PIANO.classes();
      case MusicVaes.TRIO -> TrioCodec.WIDTH;
      case MusicVaes.GROOVE -> GrooveCodec.WIDTH;
      default -> VaeRows.DRUMS_READ;
    };
  }

  /** The name of its weights, such as {@code musicvae-trio}. */
  public String name() {
    return name;
  }

  /** It, as runners compute it. */
  public KnownModel.Vae known() {
    return known;
  }

  /** The name in texts of latents, such as {@code trio}. */
  public String shortName() {
    return shortName(name);
  }

  /** The same of any of the models. */
  public static String shortName(String name) {
    return SHORT.getOrDefault(name, name);
  }

  /** How many cycles a phrase has. */
  public int bars() {
    return network.steps() / BAR;
  }

  /** How many numbers a point has. */
  public int numbers() {
    return network.latents();
  }

  /** Its parts, in the order of its cores. */
  public List<Voice> voices() {
    return voices;
  }

  /** A point of its space, as a value. */
  public Latent latent(float[] z) {
    return new Latent(shortName(), weights, z);
  }

  /** The point that a text says. */
  public float[] point(String text) {
    Latent latent = LatentText.read(text, numbers());
    if (latent.weights().equals(weights)) return latent.z();
    throw new IllegalArgumentException(
        "it was made with other weights of %s (%s) than those here (%s)"
            .formatted(latent.model(), latent.weights(), weights));
  }

  /** A point of the prior, another for each seed. */
  public float[] prior(long seed) {
    return Latents.prior(numbers(), new SplittableRandom(seed));
  }

  /** Where a phrase lies, of events of the cycles from 0 on; what it cannot hear is an error. */
  public Posterior heard(List<Event> events) {
    return encoded(Hearing.rows(name, events, bars()));
  }

  /** Where a phrase lies, of its rows. */
  synchronized Posterior encoded(float[][] rows) {
    return encoder.encode(rows, NO_CONTROLS);
  }

  /**
   * The tokens of a bar of one voice.
   *
   * @param z where it lies
   * @param wishes of the bars from the first of the phrase to this one
   * @param struck on which steps of each of those bars a drum must be struck
   * @param chance of each of those bars, by its number
   */
  synchronized List<Integer> bar(
      float[] z,
      Voice voice,
      List<Wishes> wishes,
      LongFunction<boolean[]> struck,
      LongFunction<SplittableRandom> chance) {
    writer.begin(z);
    List<Integer> tokens = List.of();
    for (int bar = 0; bar < wishes.size(); bar++) {
      VoiceScores scores = new VoiceScores(writer, voice, depth(voice), struck.apply(bar));
      SplittableRandom random = chance.apply(bar);
      tokens = voice.idiom().draw(scores, List.of(), wishes.get(bar), random);
      if (voice.writing() == Voice.Writing.GROOVE) tokens = scores.feels();
    }
    return tokens;
  }

  /**
   * How a groove's hits are played, a list for each bar.
   *
   * @param sets the drums of each step
   */
  synchronized List<List<Integer>> feels(float[] z, int[] sets) {
    writer.begin(z);
    List<List<Integer>> bars = new ArrayList<>();
    for (int bar = 0; bar < sets.length / BAR; bar++) {
      VoiceScores scores =
          new VoiceScores(writer, voices.getFirst(), GrooveCodec.WIDTH, new boolean[BAR]);
      for (int step = 0; step < BAR; step++) {
        scores.next();
        scores.accept(sets[bar * BAR + step]);
      }
      bars.add(scores.feels());
    }
    return bars;
  }
}
