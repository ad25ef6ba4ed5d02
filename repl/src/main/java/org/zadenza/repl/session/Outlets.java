// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.DefinedSounds;
import org.zadenza.midi.LiveMidi;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Hand;
import org.zadenza.sink.Sink;
import org.zadenza.synth.Synth;
import org.zadenza.synth.SynthLibrary;
import org.zadenza.synth.play.SynthSounds;

/**
 * Sinks that may be added while cues flow, so that the prompt need not wait for a sound device. A
 * cue goes to every sink that is there when it comes. Any thread.
 */
public final class Outlets implements Sink {
  private final SynthLibrary synths = new SynthLibrary();
  private final List<Sink> sinks = new CopyOnWriteArrayList<>();
  private final Hand hand;
  private volatile OutletWitness witness = OutletWitness.NONE;
  private Map<String, Double> held = Map.of();
  private boolean halted;
  private volatile @Nullable LongFunction<LogLine.@Nullable Held> before;
  private LongPredicate skipped = cue -> false;
  private long count;
  private volatile @Nullable LiveMidi midi;
  private volatile Supplier<DefinedSounds> liveSounds = () -> DefinedSounds.NONE;
  private volatile Supplier<DefinedSounds> renderedSounds = () -> DefinedSounds.NONE;

  /** The synths that the player has defined; all instruments here play them. */
  public SynthLibrary synths() {
    return synths;
  }

  /** The names of the synths that the player has defined. */
  public List<String> synthNames() {
    return synths.all().stream().map(Synth::name).toList();
  }

  /**
   * Sounds that instruments play beside these, from now on.
   *
   * @param live for an engine that plays in time
   * @param rendered for one that may wait
   */
  void plays(Supplier<DefinedSounds> live, Supplier<DefinedSounds> rendered) {
    liveSounds = live;
    renderedSounds = rendered;
  }

  /** The same synths for an engine that renders. */
  public DefinedSounds rendered(int sampleRate) {
    return SynthSounds.of(synths, sampleRate, false).or(renderedSounds.get());
  }

  /**
   * @param messages hears which knob was learned
   */
  public Outlets(Reporter messages) {
    this.hand = new Hand(messages, this);
  }

  /** Shows what changes cues on their way out to somebody from now on. */
  void witnessedBy(OutletWitness newWitness) {
    witness = newWitness;
  }

  /**
   * What is played is played again: from a cue on, knobs are as they were then.
   *
   * @param wasSkipped which cues were not played, by their numbers
   */
  void asBefore(LongFunction<LogLine.@Nullable Held> script, LongPredicate wasSkipped) {
    before = script;
    skipped = wasSkipped;
  }

  /** True if nothing is to be played. */
  private boolean turnAsBefore(LongFunction<LogLine.@Nullable Held> script) {
    if (skipped.test(++count)) return true;
    LogLine.Held then = script.apply(count);
    if (then != null) {
      hand.hold(then.controls());
      halted = then.halted();
    }
    return halted;
  }

  /** The knobs that hold controls. */
  public Hand hand() {
    return hand;
  }

  public void add(Sink sink) {
    sinks.add(sink);
  }

  /** Cues no longer go there; the sink stays open. */
  public void remove(Sink sink) {
    sinks.remove(sink);
  }

  /** Adds live MIDI, before any instruments. */
  public void add(LiveMidi liveMidi) {
    midi = liveMidi;
    sinks.add(liveMidi.sink());
  }

  /** Adds the bundled instruments, which leave alone what MIDI has to itself. */
  public void add(AudioEngine engine) {
    engine.plays(SynthSounds.of(synths, engine.sampleRate(), true).or(liveSounds.get()));
    LiveMidi beside = midi;
    if (beside == null) {
      sinks.add(engine);
      return;
    }
    Sink direct = engine.direct();
    beside.instruments(
        cue -> {
          keyed(cue);
          direct.accept(cue);
        });
    sinks.add(new Beside(engine, beside));
  }

  /** A key plays on the instruments now. */
  void keyed(Cue cue) {
    witness.keyed(cue);
  }

  private record Beside(AudioEngine engine, LiveMidi midi) implements Sink {
    @Override
    public void accept(Cue cue) {
      if (!midi.hasToItself(cue)) engine.accept(cue);
    }

    @Override
    public void turn(String control, double value) {
      engine.turn(control, value);
    }

    @Override
    public void letGo(String control) {
      engine.letGo(control);
    }

    @Override
    public void hush() {
      engine.hush();
    }

    @Override
    public void panic() {
      engine.panic();
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  /** While a clock that is followed stands still, nothing is played. */
  @Override
  public void accept(Cue cue) {
    LongFunction<LogLine.@Nullable Held> script = before;
    if (script == null ? turnNow() : turnAsBefore(script)) return;
    Cue turned = hand.turned(cue);
    for (Sink sink : sinks) sink.accept(turned);
  }

  /** True if nothing is to be played. */
  private boolean turnNow() {
    LiveMidi beside = midi;
    boolean halts = beside != null && beside.isHalted();
    Map<String, Double> holds = hand.held();
    if (holds == held && halts == halted) return halts;
    held = holds;
    halted = halts;
    witness.held(holds, halts);
    return halts;
  }

  @Override
  public void move(Cue cue) {
    for (Sink sink : sinks) sink.move(cue);
  }

  @Override
  public void turn(String control, double value) {
    for (Sink sink : sinks) sink.turn(control, value);
  }

  @Override
  public void letGo(String control) {
    for (Sink sink : sinks) sink.letGo(control);
  }

  @Override
  public void hush() {
    for (Sink sink : sinks) sink.hush();
  }

  @Override
  public void panic() {
    for (Sink sink : sinks) sink.panic();
  }

  @Override
  public void close() {
    for (Sink sink : sinks) sink.close();
  }
}
