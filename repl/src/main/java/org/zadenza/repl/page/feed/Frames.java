// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.EngineLoad;
import org.zadenza.audio.Level;
import org.zadenza.clock.Clock;
import org.zadenza.repl.session.ModelText;
import org.zadenza.repl.session.Session;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Snapshot;

/** Writes the messages of the feed, all times in milliseconds of session time. One thread. */
final class Frames {
  private static final int SCOPE = 256;
  private static final int SCOPE_STEP = 4;
  private static final double FULL = 100;

  private final Session session;
  private final Clock clock;
  private final CueRing cues;
  private final Ears ears;
  private final ModelText models;
  private final Plans plans;
  private final float[] sound = new float[Spectrum.FRAMES];
  private final double[] bands = new double[Spectrum.BANDS];
  private final Map<String, String> texts = new HashMap<>();
  private @Nullable AudioEngine engine;
  private @Nullable Spectrum spectrum;
  private double latencyMillis;
  private long hushes;
  private String slots = "";

  Frames(Session session, Clock clock, CueRing cues, Ears ears) {
    this.session = session;
    this.clock = clock;
    this.cues = cues;
    this.ears = ears;
    models = new ModelText(session);
    plans = new Plans(session);
    hushes = cues.hushes();
  }

  /** What is heard comes from there. */
  void hears(AudioEngine from) {
    engine = from;
    spectrum = new Spectrum(from.sampleRate());
    latencyMillis = from.latencyFrames() * 1000.0 / from.sampleRate();
  }

  /** Says everything again that is said only when it changes. */
  void forget() {
    slots = "";
    plans.forget();
  }

  private interface Body {
    void write(JsonWriter out) throws IOException;
  }

  private static String message(String kind, Body body) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.beginObject().name("t").value(kind);
      body.write(out);
      out.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private double millis(long nanos) {
    return Sounding.rounded(nanos / 1e6 + latencyMillis);
  }

  /**
   * What has come since the last.
   *
   * @param withSound whether scope, spectrum and levels come along
   */
  String moment(boolean withSound) {
    return message(
        "moment",
        out -> {
          out.name("now").value(Sounding.rounded(clock.nanos() / 1e6));
          long now = cues.hushes();
          if (now != hushes) out.name("hush").value(true);
          hushes = now;
          cues(out);
          AudioEngine from = engine;
          if (withSound && from != null) sound(out, from);
        });
  }

  private void cues(JsonWriter out) throws IOException {
    Cue cue = cues.poll();
    if (cue == null) return;
    out.name("cues").beginArray();
    texts.clear();
    for (; cue != null; cue = cues.poll()) cue(out, cue);
    out.endArray();
  }

  private void cue(JsonWriter out, Cue cue) throws IOException {
    out.beginObject().name("d").value(cue.slot());
    out.name("b").value(millis(cue.nanos()));
    out.name("l").value(Sounding.rounded(cue.seconds() * 1000));
    Sounding.controls(out, cue.controls());
    Drawn.figure(out, cue.controls());
    Drawn.restyle(out, cue.controls());
    Drawn.label(out, cue.controls());
    Sounding.places(out, cue.sources(), texts.computeIfAbsent(cue.slot(), this::text));
    out.endObject();
  }

  private String text(String slot) {
    List<String> known = session.scheduler().texts(slot);
    return known.isEmpty() ? "" : known.getFirst();
  }

  private void sound(JsonWriter out, AudioEngine from) throws IOException {
    level(out.name("mix"), from.desk().level());
    out.name("orbits").beginArray();
    for (Level level : from.desk().levels()) level(out, level);
    out.endArray();
    slots(out.name("slots"), from.desk().slotPeaks());
    Spectrum measured = spectrum;
    if (measured == null || !ears.last(sound)) return;
    measured.measure(sound, bands);
    out.name("bands").beginArray();
    for (double band : bands) out.value(Math.round(band));
    out.endArray();
    out.name("scope").beginArray();
    int begin = rise(sound);
    for (int i = 0; i < SCOPE; i++) {
      out.value(Math.round(FULL * Math.clamp(sound[begin + i * SCOPE_STEP], -1, 1)));
    }
    out.endArray();
  }

  /** Those that sound, in dB. */
  private static void slots(JsonWriter out, Map<String, Float> peaks) throws IOException {
    out.beginObject();
    for (Map.Entry<String, Float> slot : peaks.entrySet()) {
      if (slot.getValue() <= 0) continue;
      out.name(slot.getKey()).value(Math.round(new Level(slot.getValue(), 0).peakDb()));
    }
    out.endObject();
  }

  /** Where it goes up through nothing, so that a tone stands still. */
  private static int rise(float[] sound) {
    int last = sound.length - SCOPE * SCOPE_STEP;
    for (int i = 1; i < last; i++) if (sound[i - 1] < 0 && sound[i] >= 0) return i;
    return 0;
  }

  private static void level(JsonWriter out, Level level) throws IOException {
    out.beginArray();
    out.value(Math.round(level.peakDb())).value(Math.round(level.rmsDb()));
    out.endArray();
  }

  /** How things stand; the slots come along when something about them is new. */
  Optional<String> state() {
    Snapshot now = session.now();
    String lanes = message("slots", out -> lanes(out, now));
    boolean changed = !lanes.equals(slots);
    slots = lanes;
    return Optional.of(
        message(
            "state",
            out -> {
              clock(out, now);
              if (changed) lanes(out, now);
            }));
  }

  private void clock(JsonWriter out, Snapshot now) throws IOException {
    long late = now.skippedCues();
    AudioEngine from = engine;
    if (from != null) {
      EngineLoad load = from.load();
      late += load.late();
      out.name("load").value(Math.round(100 * load.fraction()));
      out.name("voices").value(load.voices());
    }
    out.name("at").value(millis(now.nanos()));
    out.name("cycle").value(now.cycle().toDouble());
    out.name("cps").value(now.cps());
    out.name("late").value(late);
    out.name("lost").value(cues.lost());
    out.name("model").value(models.line());
    out.name("modelLate").value(session.models().tally().late());
    out.name("worker").value(session.workerLine());
    out.name("nsynth").value(session.models().nsynth().line());
  }

  private static void lanes(JsonWriter out, Snapshot now) throws IOException {
    out.name("slots").beginArray();
    for (Snapshot.LaneStatus lane : now.lanes()) {
      if (!lane.playing() && lane.trouble() == null) continue;
      out.beginObject().name("d").value(lane.slot());
      out.name("audible").value(lane.audible());
      out.name("text").value(lane.text());
      if (lane.trouble() != null) out.name("trouble").value(lane.trouble());
      out.endObject();
    }
    out.endArray();
  }

  /** What models are about to play, if that is new. */
  Optional<String> plan() {
    Snapshot now = session.now();
    return plans.look(now).map(plan -> message("plan", out -> out.name("slots").jsonValue(plan)));
  }
}
