// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.PhraseMaker;
import org.zadenza.models.phrase.Repertoire;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;

/**
 * Makes the phrase of any cycle of one voice as a pure function of (weights, point, seed, cycle,
 * wishes).
 *
 * <p>Cycle c is bar c mod n of the phrase of n bars at the point of c: the bars before it are drawn
 * with the wishes and the chance of their own cycles, so that where points stay the same, it goes
 * on from what was played. A note that a bar of its phrase holds over from the bar before is one
 * note; what still sounds when the phrase is over, ends with it. Any thread.
 */
public final class LatentComposer implements PhraseMaker {
  private static final long CORES_APART = 0x9E3779B97F4A7C15L;

  private final LatentPath path;
  private final Voice voice;
  private final Repertoire repertoire;

  /** A composer for one voice along a path. */
  public LatentComposer(LatentPath path, Voice voice) {
    this.path = path;
    this.voice = voice;
    repertoire = new Repertoire(voice.idiom().tokens());
  }

  @Override
  public String name() {
    return path.model().name();
  }

  @Override
  public Optional<Phrase> phraseIf(BooleanSupplier wanted, Part part, long cycle) {
    if (!wanted.getAsBoolean()) return Optional.empty();
    List<Integer> tokens = drawn(part, cycle);
    if (voice.writing() != Voice.Writing.GROOVE) repertoire.add(tokens);
    long first = first(cycle);
    List<Integer> played =
        voice.played(
            (int) (cycle - first),
            path.model().bars(),
            bar -> first + bar == cycle ? tokens : drawn(part, first + bar));
    Sampled sampled = new Sampled(cycle, cycle, Tier.FRESH, played);
    return Optional.of(new Phrase(sampled, tones(part, cycle, sampled.tokens())));
  }

  /** The tokens of a cycle's bar. */
  private List<Integer> drawn(Part part, long cycle) {
    long first = first(cycle);
    List<Wishes> wishes = new ArrayList<>();
    for (long c = first; c <= cycle; c++) wishes.add(part.wishes().apply(c));
    return path.model()
        .bar(
            path.points().at(cycle),
            voice,
            wishes,
            bar -> path.struck().apply(first + bar),
            bar -> random(part, first + bar, wishes.get((int) bar)));
  }

  private long first(long cycle) {
    return cycle - Math.floorMod(cycle, (long) path.model().bars());
  }

  @Override
  public int reach() {
    return voice.reach(path.model().bars());
  }

  private SplittableRandom random(Part part, long cycle, Wishes wishes) {
    return new SplittableRandom(part.salt(cycle, wishes.take()) + voice.core() * CORES_APART);
  }

  /** Nothing for a groove: what it played before plays again. */
  @Override
  public Optional<Phrase> spare(Part part, long cycle) {
    Wishes wishes = part.wishes().apply(cycle);
    return repertoire
        .spare(voice.idiom(), wishes, random(part, cycle, wishes))
        .map(
            tokens ->
                new Phrase(
                    new Sampled(cycle, cycle, Tier.MARKOV, tokens), tones(part, cycle, tokens)));
  }

  @Override
  public List<Tone> tones(Part part, long madeFor, List<Integer> tokens) {
    return voice.tones(tokens, part.wishes().apply(madeFor), part.salt(madeFor));
  }
}
