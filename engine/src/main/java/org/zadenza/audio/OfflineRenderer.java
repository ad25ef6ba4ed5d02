// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Sink;

/**
 * Renders cues as fast as the machine can, the same bytes every time. One thread.
 *
 * <pre>{@code
 * WavFile file = new WavFile(path, 48_000);
 * try (OfflineRenderer out = new OfflineRenderer(patches, 48_000, reporter, file)) {
 *   while (clock.nanos() < end) {
 *     scheduler.tick();
 *     clock.advance(tick);
 *     out.advanceTo(clock.nanos());
 *   }
 * }
 * }</pre>
 *
 * <p>Stems are rendered by an engine for each slot, so a stem sounds as its slot does alone; as
 * many at a time as there are cores, which changes no byte.
 */
public final class OfflineRenderer implements Sink {

  /** Opens the recorder of a slot's stem. */
  @FunctionalInterface
  public interface Stems {
    Recorder open(String slot) throws IOException;
  }

  private final PatchLibrary patches;
  private final SampleLibrary samples;
  private final int sampleRate;
  private final OfflineTrack mix;
  private @Nullable Soundfont font;
  private final @Nullable Stems stems;
  private final Map<String, OfflineTrack> tracks = new TreeMap<>();
  private Supplier<DefinedSounds> defined = () -> DefinedSounds.NONE;
  private long end;

  /**
   * @param reporter hears of unknown sounds
   * @param recorder keeps the mix; closed with this
   */
  public OfflineRenderer(
      PatchLibrary patches, int sampleRate, Reporter reporter, Recorder recorder) {
    this(patches, SampleLibrary.empty(), sampleRate, reporter, recorder, null);
  }

  /**
   * @param samples go before patches of the same name; where it was made for rendering it is waited
   *     for
   * @param stems opens a recorder for each slot that plays, all of the mix's length; null for none
   */
  public OfflineRenderer(
      PatchLibrary patches,
      SampleLibrary samples,
      int sampleRate,
      Reporter reporter,
      Recorder recorder,
      @Nullable Stems stems) {
    this.patches = patches;
    this.samples = samples;
    this.sampleRate = sampleRate;
    this.mix = new OfflineTrack(engine(reporter), recorder);
    this.stems = stems;
  }

  private AudioEngine engine(Reporter reporter) {
    return new AudioEngine(patches, samples, sampleRate, new ManualClock(), reporter, 2);
  }

  /**
   * Plays these, too, in every engine. Before the first cue.
   *
   * @param sounds what one engine plays, which is its own
   */
  public void plays(Supplier<DefinedSounds> sounds) {
    defined = sounds;
    mix.plays(sounds.get());
  }

  /** Plays General MIDI's names by a soundfont from now on; null for none. */
  public void soundfont(@Nullable Soundfont newFont) {
    font = newFont;
    for (OfflineTrack track : all()) track.soundfont(newFont);
  }

  @Override
  public void accept(Cue cue) {
    mix.add(cue);
    if (stems == null) return;
    track(cue.slot(), stems).add(cue);
  }

  /**
   * A key that was played by hand at its very time. Unlike a cue that was sent ahead, a hush before
   * that time leaves it alone.
   */
  public void addKey(Cue cue) {
    mix.addKey(cue);
    if (stems != null) track(cue.slot(), stems).addKey(cue);
  }

  private OfflineTrack track(String slot, Stems from) {
    OfflineTrack track = tracks.get(slot);
    if (track == null) tracks.put(slot, track = opened(slot, from));
    return track;
  }

  private OfflineTrack opened(String slot, Stems from) {
    try {
      OfflineTrack track = new OfflineTrack(engine(Reporter.SILENT), from.open(slot));
      track.plays(defined.get());
      track.soundfont(font);
      return track;
    } catch (IOException e) {
      throw new UncheckedIOException("the stem of " + slot + " cannot be written", e);
    }
  }

  /**
   * Renders up to a moment of session time; every cue before it must have come. Calling it with the
   * end of the set and then {@link #close} makes every file exactly that long.
   *
   * @throws UncheckedIOException if a recorder fails
   */
  public void advanceTo(long nanos) {
    end = Math.max(end, Frames.at(nanos, sampleRate));
    List<OfflineTrack> all = all();
    if (all.size() == 1) mix.advanceTo(end);
    else all.parallelStream().forEach(track -> track.advanceTo(end));
  }

  /**
   * Every sound fades out at a moment of session time, and what was to begin later is forgotten.
   * Renders up to there.
   */
  public void hushAt(long nanos) {
    advanceTo(nanos);
    for (OfflineTrack track : all()) track.hush();
  }

  /** {@link #hushAt}, and echoes and rooms are cut off, too. */
  public void panicAt(long nanos) {
    advanceTo(nanos);
    for (OfflineTrack track : all()) track.panic();
  }

  private List<OfflineTrack> all() {
    List<OfflineTrack> out = new ArrayList<>(tracks.values());
    out.add(mix);
    return out;
  }

  /** How the mix went. */
  public EngineLoad load() {
    return mix.load();
  }

  /** Gives out what the limiters still hold back and closes every recorder. */
  @Override
  public void close() {
    for (OfflineTrack track : all()) track.close(end);
  }
}
