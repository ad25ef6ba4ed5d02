// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.GivenUp;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.sink.Hand;

/**
 * Plays a set at random: good lines and wrong ones, all that a stage has, knobs. Tells the score
 * what it has changed. One thread.
 */
final class Player {
  private static final int SLOTS = 8;
  private static final int PATIENCE_SECONDS = 10;

  private static final List<String> WAYS =
      List.of(
          "xfade :%s",
          "clutch :%s",
          "interpolate :%s",
          "jump-in :%s 2",
          "jump-mod :%s 4",
          "wait :%s 4",
          "anticipate :%s",
          "wash-in :%s rev 4",
          "mortal :%s 4 2");

  private static final List<String> FADERS =
      List.of("mute", "unmute", "unmute", "solo", "unsolo", "unsolo");

  private final Evaluations hand = new Evaluations("player", 1);
  private final World world;
  private final Random random;
  private final Lines lines;

  Player(World world, Random random) {
    this.world = world;
    this.random = random;
    this.lines = new Lines(random);
  }

  /** Every slot plays something. */
  void begin() {
    for (int i = 1; i <= SLOTS; i++) play("d" + i, lines.pattern());
    world.begun();
  }

  private String slot() {
    return "d" + (1 + random.nextInt(SLOTS));
  }

  /** Does something. */
  void act() {
    String slot = slot();
    int kind = random.nextInt(100);
    if (kind < 35) play(slot, lines.pattern());
    else if (kind < 55) spoil(slot);
    else if (kind < 60) play(slot, lines.throwing(world.session().now().cycle().floor()));
    else if (kind < 67) play(slot, WAYS.get(random.nextInt(WAYS.size())), lines.pattern());
    else if (kind < 72) touch("undo", slot);
    else if (kind < 74) touch("redo", slot);
    else if (kind < 79) fader(slot);
    else if (kind < 81) silence(slot);
    else if (kind < 84) play(slot, lines.pattern());
    else if (kind < 88) all("(setcps " + tempo() + (random.nextBoolean() ? " :cycle" : "") + ")");
    else if (kind < 89) all("(set-cycle " + random.nextInt(64) + ")");
    else if (kind < 91 && world.isMovedByHand())
      one("(nudge :%s %s)".formatted(slot, nudge()), slot);
    else if (kind < 91) play(slot, lines.hanging(world.session().now().cycle().floor()));
    else if (kind < 92) all("(all (fn [x] (rev x)))");
    else if (kind < 95) all("(all)");
    else if (kind < 97) evaluate("(once " + lines.pattern() + ")");
    else if (kind < 99) turnKnob();
    else whole();
  }

  /** As slow as a drone and as fast as a stutter. */
  private String tempo() {
    return random.nextInt(6) == 0
        ? (random.nextBoolean() ? "1/8" : "3")
        : (4 + random.nextInt(12)) + "/16";
  }

  private String nudge() {
    return random.nextBoolean() ? "0" : Double.toString((random.nextInt(200) - 90) / 1000.0);
  }

  private void play(String slot, String pattern) {
    one("(" + slot + " " + pattern + ")", slot);
  }

  private void play(String slot, String way, String pattern) {
    one("(" + way.formatted(slot) + " " + pattern + ")", slot);
  }

  private void touch(String word, String slot) {
    one("(" + word + " " + slot + ")", slot);
  }

  private void silence(String slot) {
    one("(silence " + slot + ")", slot);
  }

  private void fader(String slot) {
    touch(FADERS.get(random.nextInt(FADERS.size())), slot);
  }

  private void whole() {
    all(random.nextBoolean() ? "(hush)" : "(only " + slot() + ")");
    begin();
  }

  /** A wrong line changes nothing; where it happens to be right it may change anything. */
  private void spoil(String slot) {
    world.score().settle();
    if (evaluate("(" + slot + " " + lines.spoilt() + ")")) world.score().allChanged();
  }

  private void one(String text, String slot) {
    world.score().settle();
    if (evaluate(text)) world.score().changed(slot);
  }

  private void all(String text) {
    world.score().settle();
    if (evaluate(text)) world.score().allChanged();
  }

  /** True if some of it was right. */
  private boolean evaluate(String text) {
    boolean out = false;
    for (Piece piece : Forms.typed(text)) {
      Answer answer = world.isMovedByHand() ? world.session().evaluate(piece) : patiently(piece);
      boolean worked = answer instanceof Answer.Value;
      world.findings().happens((worked ? "" : "refused: ") + text.replace('\n', ' '));
      world.findings().count(worked ? "edits" : "refusals");
      out |= worked;
    }
    return out;
  }

  /** On a thread of its own, as at the prompt, which a player would stop who waits for too long. */
  private Answer patiently(Piece piece) {
    AtomicReference<Answer> answer = new AtomicReference<>(GivenUp.answer(world.session(), piece));
    Evaluations.Turn turn =
        hand.begin(() -> answer.set(world.session().evaluate(piece))).orElseThrow();
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(turn::giveUp);
    try {
      turn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer.get();
  }

  private void turnKnob() {
    world.score().settle();
    Scheduler scheduler = world.session().scheduler();
    Hand hand = world.session().outlets().hand();
    switch (random.nextInt(4)) {
      case 0 -> hand.learn(new Hand.Range("cutoff", 200, 4000));
      case 1 -> hand.moved("a knob", random.nextDouble());
      case 2 -> hand.forget("cutoff");
      default -> scheduler.inputs().set("knob", knob());
    }
    world.findings().count("knobs");
  }

  /** Other programs send what they like. */
  private double knob() {
    return random.nextInt(4) == 0 ? Double.NaN : random.nextDouble();
  }

  /** Everything is cut off. */
  void end() {
    for (Snapshot.LaneStatus lane : world.session().now().lanes()) {
      if (lane.muted()) touch("unmute", lane.slot());
      if (lane.soloed()) touch("unsolo", lane.slot());
    }
    all("(all)");
    all("(panic)");
  }
}
