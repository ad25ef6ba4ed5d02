// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Word;
import org.zadenza.midi.PlayedPattern;
import org.zadenza.models.live.Search;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.text.EventText;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Words for what models are about to play: seeing it, keeping it, drawing it again, answering. */
final class ModelWords {
  private static final int CYCLES_SHOWN = 4;
  private static final int MOST_HEARD = 16;
  private static final int GRID = 96;
  private static final String USUAL_MODEL = "melody-rnn";

  private final Shelf shelf;
  private final Scheduler scheduler;

  private ModelWords(Shelf shelf) {
    this.shelf = shelf;
    this.scheduler = shelf.scheduler();
  }

  static void on(Shelf shelf) {
    ModelWords out = new ModelWords(shelf);
    out.looking();
    out.choosing();
    out.answering();
  }

  private void looking() {
    shelf.add(
        "plan",
        "[slot]",
        "Shows what a slot is about to play in its next four cycles, with what its models have"
            + " drawn.",
        "(plan (d1 (drums-rnn)))",
        given -> {
          String slot = slot("plan", given);
          Snapshot.LaneStatus lane = lane("plan", slot);
          long first = comingCycle();
          StringBuilder out = new StringBuilder(slot);
          for (long cycle = first; cycle < first + CYCLES_SHOWN; cycle++) {
            String events = EventText.cycle(lane.pattern(), cycle, Shelf.SHOWN_WIDTH);
            out.append("\n  cycle ").append(cycle).append("  ").append(events);
          }
          return new Notice(out.toString());
        });
  }

  private void choosing() {
    Word control = shelf.languageWord("lock");
    shelf.add(
        "lock",
        "[slot]",
        "Has the models of a slot repeat the bar to come until they are unlocked; given no slot,"
            + " the control of that name.",
        "(lock (d1 (drums-rnn)))",
        given -> {
          boolean slots = given.isEmpty() || given.size() == 1 && isSlot(given.getFirst());
          if (!slots) return control.call().apply(given);
          String slot = slot("lock", given);
          for (Search.Found model : coming("lock", slot)) {
            long first = model.cycles().first();
            model.phrases().lock(first, model.cycles().last() - first + 1);
          }
          String until = " until (unlock " + slot + ")";
          return new Notice(slot + " repeats cycle " + comingCycle() + until);
        });
    shelf.add(
        "unlock",
        "[slot]",
        "Lets the models of a slot go on after a lock.",
        "(unlock (d1 (drums-rnn)))",
        given -> {
          String slot = slot("unlock", given);
          coming("unlock", slot).forEach(model -> model.phrases().unlock());
          return new Notice(slot + " goes on");
        });
    shelf.add(
        "veto",
        "[slot]",
        "Has the models of a slot draw the bar to come again, by other chance.",
        "(veto (d1 (drums-rnn)))",
        given -> {
          String slot = slot("veto", given);
          for (Search.Found model : coming("veto", slot)) {
            model.cycles().forEach(model.phrases()::veto);
          }
          return new Notice(slot + " plays something else in cycle " + comingCycle());
        });
  }

  private void answering() {
    shelf.add(
        new Word(
            "continue",
            List.of("respond"),
            "models",
            List.of("source", "[options]"),
            "Goes on from the keys that were played in the last cycles, or from a pattern; :model"
                + " says who, :cycles how many are heard, the others are the model's.",
            "(continue :midi-in {:model :melody-rnn :cycles 2})",
            this::continued));
  }

  private String slot(String word, List<Object> given) {
    return given.isEmpty() ? shelf.lastSlot() : Given.slot(Given.one(word, given));
  }

  /** A name of a slot, what played one, or a text that is the name of one that plays. */
  private boolean isSlot(Object value) {
    return Given.isSlotName(value)
        || value instanceof Notice
        || scheduler.now().lanes().stream().anyMatch(lane -> lane.slot().equals(value));
  }

  private Snapshot.LaneStatus lane(String word, String slot) {
    return scheduler.now().lanes().stream()
        .filter(lane -> lane.slot().equals(slot) && lane.playing())
        .findFirst()
        .orElseThrow(() -> Given.wants(word, "a slot that plays; " + slot + " plays nothing"));
  }

  /** The first cycle of which nothing has been sent yet, as the player counts. */
  private long comingCycle() {
    return scheduler.sentUpTo().minus(scheduler.origin()).ceil();
  }

  private List<Search.Found> coming(String word, String slot) {
    long cycle = comingCycle();
    List<Search.Found> models = Search.in(lane(word, slot).pattern(), Span.of(cycle, cycle + 1));
    if (models.isEmpty()) throw Given.wants(word, "a slot with a model; " + slot + " has none");
    return models;
  }

  private Pattern continued(List<Object> given) {
    if (given.isEmpty() || given.size() > 2) {
      throw Given.wants("continue", "a source and options: (continue :midi-in {:cycles 2})");
    }
    Map<Object, Object> options = options(given.size() == 1 ? Map.of() : given.get(1));
    Object model = options.remove("model");
    int cycles = cycles(options.remove("cycles"));
    Object source = given.getFirst();
    boolean keys = source instanceof Named || ":midi-in".equals(source);
    Pattern heard = keys ? keys(Given.slot(source), cycles) : session().prepared(source);
    String name = model == null ? USUAL_MODEL : Given.slot(model).replaceFirst("^:", "");
    try {
      return session().models().continued(name, heard, cycles, comingCycle(), options);
    } catch (WordError e) {
      throw new WordError("continue: " + e.getMessage());
    }
  }

  private Session session() {
    return shelf.session();
  }

  private static Map<Object, Object> options(@Nullable Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      throw Given.wants("continue", "its options in a map, not " + Shown.of(given));
    }
    Map<Object, Object> out = new LinkedHashMap<>();
    map.forEach((key, value) -> out.put(Given.slot(key).replaceFirst("^:", ""), value));
    return out;
  }

  private static int cycles(@Nullable Object given) {
    if (given == null) return 1;
    Rational cycles = Given.number("continue", given);
    if (cycles.isInteger() && cycles.signum() > 0 && cycles.floor() <= MOST_HEARD) {
      return (int) cycles.floor();
    }
    throw Given.wants("continue", "1 to 16 whole :cycles, not " + Shown.of(given));
  }

  /** The keys of the last whole cycles as the player counts them. */
  private Pattern keys(String source, int cycles) {
    if (!source.replaceFirst("^:", "").equals("midi-in")) {
      throw Given.wants("continue", ":midi-in or a pattern, not " + Shown.of(source));
    }
    Rational now = scheduler.now().cycle().cycleStart();
    Rational first = now.minus(Rational.of(cycles)).plus(scheduler.origin());
    PlayedPattern keys =
        PlayedPattern.of(session().played().all(), scheduler.tempo(), first, cycles, GRID);
    if (keys.events().isEmpty()) {
      String heard = cycles == 1 ? "the last whole cycle" : "the last " + cycles + " whole cycles";
      throw new IllegalArgumentException("continue: no key was played in " + heard);
    }
    return keys;
  }
}
