// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.PhraseMaker;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Guesses as phrases: in a cycle, what is seen at the end of each equal part of each drawing that
 * is drawn then, which follows from the weights and the drawings. Without a word to look for a tone
 * is the likeliest word, for as long as it stays that; with one it is how its {@link Likelihood}
 * goes. What goes on into the next cycle begins again there. Any thread.
 *
 * <p>A tone is four tokens: where it begins and where it ends, in {@value #GRID}ths of the cycle,
 * which all steps of drawings in up to sixteenths of a cycle are; and the number of the word and
 * its likelihood, or the likelihood at the begin and at the end, in {@value #FINENESS}ths.
 *
 * @param model who guesses
 * @param drawings what is drawn in a cycle; may take a while
 * @param word the number of a word to look for; -1 for none
 * @param among the numbers of the words that come into question; all where it is empty
 * @param steps parts of a drawing
 */
public record GuessComposer(
    GuessModel model, LongFunction<List<Seen>> drawings, int word, List<Integer> among, int steps)
    implements PhraseMaker {
  private static final int FINENESS = 1 << 16;
  private static final int GRID = 64 * 720_720; // 720,720 can be divided by all up to 16
  private static final int TOKENS = 4;

  /** A part of the time, and in words or numbers what is seen in it. */
  private record Said(Span span, int word, Likelihood likelihood) {
    /** As much of it as lies in a span. */
    @Nullable Said within(Span cycle) {
      Span part = span.intersection(cycle);
      if (part == null || part.isPoint()) return null;
      return new Said(part, word, new Likelihood(at(part.begin()), at(part.end())));
    }

    private double at(Rational time) {
      return likelihood.at(time.minus(span.begin()).dividedBy(span.width()).toDouble());
    }
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Optional<Phrase> phraseIf(BooleanSupplier wanted, Part part, long cycle) {
    Span now = Span.of(cycle, cycle + 1);
    List<Integer> tokens = new ArrayList<>();
    for (Seen seen : drawings.apply(cycle)) {
      if (!wanted.getAsBoolean()) return Optional.empty();
      double[][] course = model.course(seen.figure(), steps);
      for (Said said : word < 0 ? words(seen.whole(), course) : numbers(seen.whole(), course)) {
        Said heard = said.within(now);
        if (heard != null) write(heard, cycle, tokens);
      }
    }
    Sampled sampled = new Sampled(cycle, cycle, Tier.FRESH, tokens);
    return Optional.of(new Phrase(sampled, tones(part, cycle, tokens)));
  }

  private Span step(Span whole, int from, int to) {
    Rational width = whole.width();
    return new Span(
        whole.begin().plus(width.times(Rational.of(from, steps))),
        whole.begin().plus(width.times(Rational.of(to, steps))));
  }

  private List<Said> words(Span whole, double[][] course) {
    List<Said> out = new ArrayList<>();
    int since = 0;
    for (int k = 1; k <= steps; k++) {
      int best = best(course[since]);
      if (k < steps && best(course[k]) == best) continue;
      double share = share(course[k - 1], best);
      out.add(new Said(step(whole, since, k), best, new Likelihood(share, share)));
      since = k;
    }
    return out;
  }

  private List<Said> numbers(Span whole, double[][] course) {
    List<Said> out = new ArrayList<>();
    double before = 0;
    for (int k = 0; k < steps; k++) {
      double now = share(course[k], word);
      out.add(new Said(step(whole, k, k + 1), word, new Likelihood(before, now)));
      before = now;
    }
    return out;
  }

  private int best(double[] likelihoods) {
    IntStream all =
        among.isEmpty() ? IntStream.range(0, likelihoods.length) : among.stream().mapToInt(k -> k);
    return all.reduce((a, b) -> likelihoods[b] > likelihoods[a] ? b : a).orElseThrow();
  }

  /** How likely a word is, of those that come into question. */
  private double share(double[] likelihoods, int number) {
    if (among.isEmpty()) return likelihoods[number];
    double all = among.stream().mapToDouble(k -> likelihoods[k]).sum();
    return all > 0 ? likelihoods[number] / all : 0;
  }

  private void write(Said said, long cycle, List<Integer> tokens) {
    Rational from = Rational.of(cycle);
    int begin = (int) said.span.begin().minus(from).roundedTimes(GRID);
    int end = (int) said.span.end().minus(from).roundedTimes(GRID);
    if (begin == end) return;
    tokens.add(begin);
    tokens.add(end);
    tokens.add(word < 0 ? said.word : fine(said.likelihood.from()));
    tokens.add(fine(said.likelihood.to()));
  }

  private static int fine(double share) {
    return (int) Math.round(share * FINENESS);
  }

  /** None: what was seen before is seen again. */
  @Override
  public Optional<Phrase> spare(Part part, long cycle) {
    return Optional.empty();
  }

  @Override
  public List<Tone> tones(Part part, long madeFor, List<Integer> tokens) {
    List<Tone> out = new ArrayList<>();
    for (int k = 0; k + TOKENS <= tokens.size(); k += TOKENS) {
      Rational begin = Rational.of(tokens.get(k), GRID);
      Rational length = Rational.of(tokens.get(k + 1) - tokens.get(k), GRID);
      int first = tokens.get(k + 2);
      double second = (double) tokens.get(k + 3) / FINENESS;
      Object value =
          word < 0 ? model.words().get(first) : new Likelihood((double) first / FINENESS, second);
      out.add(new Tone(begin, length, value));
    }
    return out;
  }
}
