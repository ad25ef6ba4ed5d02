// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.zadenza.clock.Clock;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.PadHand;
import org.zadenza.repl.session.Session;

/**
 * What hands do on a page: they move on the pad, and draw. What takes longer than a message may is
 * done on a thread of its own, beside the evaluations.
 */
final class Studio implements AutoCloseable {
  /** So many places a second are taken of all hands together. */
  static final int PLACES_PER_SECOND = 240;

  /** So many drawings a second are guessed for all together. */
  static final int GUESSES_PER_SECOND = 60;

  /** How often music that was made ahead follows a hand that moves on. */
  private static final int TURNS_PER_SECOND = 4;

  /** How often it is looked where on a map what plays is, for all pages together. */
  private static final int LOOKS_PER_SECOND = 8;

  private final Session session;
  private final Evaluations work =
      new Evaluations("zadenza-page-studio", Conversation.MOST_WAITING);
  private final Evaluations watch =
      new Evaluations("zadenza-page-onlooker", Conversation.MOST_WAITING);
  private final PadHand hand;
  private final Paper paper;
  private final Onlooker onlooker;
  private final Restyler restyler;
  private final Pace places;
  private final Pace guesses;
  private final Pace turns;
  private final Pace looks;
  private final AtomicBoolean following = new AtomicBoolean();

  Studio(Session session, Clock clock, SketchSource sketches) {
    this(session, clock, sketches, session.models().guesses()::network);
  }

  /** With a network of one's own that looks on. */
  Studio(Session session, Clock clock, SketchSource sketches, Onlooker.Source looking) {
    this.session = session;
    onlooker = new Onlooker(looking);
    guesses = new Pace(GUESSES_PER_SECOND, clock);
    hand = new PadHand(session);
    paper = new Paper(sketches);
    restyler = new Restyler(session);
    places = new Pace(PLACES_PER_SECOND, clock);
    turns = new Pace(TURNS_PER_SECOND, clock);
    looks = new Pace(LOOKS_PER_SECOND, clock);
  }

  /** A hand is somewhere. */
  Optional<Reason> move(Incoming.Move to) {
    if (!places.passes()) return Optional.of(Reason.HASTY);
    hand.move(to.x(), to.y());
    if (to.rests()) follow(true);
    else if (turns.passes()) follow(false);
    return Optional.empty();
  }

  /** One who looks at every slot is enough; a hand that comes to rest is looked after anyway. */
  private void follow(boolean rests) {
    if (!rests && !following.compareAndSet(false, true)) return;
    boolean begun =
        work.begin(
                () -> {
                  following.set(false);
                  hand.follow(rests);
                })
            .isPresent();
    if (!begun) following.set(false);
  }

  /** What there is to move over. */
  Optional<Reason> maps(Consumer<String> answer) {
    return begin(() -> answer.accept(Maps.message(session.models())));
  }

  /** The pieces of a corpus. */
  Optional<Reason> pieces(String corpus, Consumer<String> answer) {
    return begin(() -> answer.accept(CorpusPage.pieces(session.models().corpora(), corpus)));
  }

  /** Where on its map is what plays; a look that comes too soon is not answered. */
  Optional<Reason> where(String corpus, Consumer<String> answer) {
    if (looks.passes()) work.begin(() -> answer.accept(CorpusPage.where(session, corpus)));
    return Optional.empty();
  }

  /** A picture is to be restyled; one at a time. */
  Optional<Reason> restyle(Incoming.Picture taken, Consumer<String> answer) {
    restyler.restyle(taken, answer);
    return Optional.empty();
  }

  /** How many pictures were restyled, in words; empty where there was none. */
  String restyled() {
    return restyler.text();
  }

  /** What can be drawn. */
  Optional<Reason> words(Consumer<String> answer) {
    return begin(() -> answer.accept(paper.words()));
  }

  /** A drawing was begun. */
  Optional<Reason> complete(Incoming.Complete begun, Consumer<String> answer) {
    return begin(() -> answer.accept(paper.completed(begun)));
  }

  /** Somebody draws; apart from all else, so that it is said while the pen moves. */
  Optional<Reason> guess(Incoming.Drawn drawn, Consumer<String> answer) {
    boolean begun =
        guesses.passes() && watch.begin(() -> answer.accept(onlooker.guessed(drawn))).isPresent();
    return begun ? Optional.empty() : Optional.of(Reason.BUSY);
  }

  private Optional<Reason> begin(Runnable task) {
    return work.begin(task).isPresent() ? Optional.empty() : Optional.of(Reason.BUSY);
  }

  @Override
  public void close() {
    work.close();
    watch.close();
    restyler.close();
  }
}
