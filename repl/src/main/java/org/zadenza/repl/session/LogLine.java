// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.text.EventJson;
import org.zadenza.schedule.Deed;
import org.zadenza.time.Rational;

/**
 * One line of a session log. {@code from} is always a cycle of the session, never reset, up to
 * which cues had been planned.
 */
public sealed interface LogLine {

  /**
   * The first line: what is needed to begin as the session began.
   *
   * @param nanos where its cycle 0 lies
   */
  record Began(String version, Rational cps, long nanos) implements LogLine {
    @Override
    public Rational from() {
      return Rational.ZERO;
    }

    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("zadenza", version);
      out.addProperty("cps", cps.toString());
      out.addProperty("nanos", nanos);
      return out;
    }
  }

  /**
   * An evaluation that is over.
   *
   * @param nanos when it began
   * @param cycle when it began, as the player counts
   * @param before how many changes there were when it began
   * @param changes how many more when it was over
   * @param interrupted true if the player stopped it before its end
   */
  record Evaluated(
      long nanos,
      Rational cycle,
      Rational from,
      long before,
      long changes,
      String place,
      Language language,
      String text,
      boolean worked,
      boolean interrupted)
      implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("nanos", nanos);
      out.addProperty("cycle", cycle.toString());
      out.addProperty("from", from.toString());
      out.addProperty("before", before);
      out.addProperty("changes", changes);
      out.addProperty("place", place);
      out.addProperty("lang", language.code());
      out.addProperty("text", text);
      out.addProperty("worked", worked);
      if (interrupted) out.addProperty("interrupted", true);
      return out;
    }
  }

  /** A change that no evaluation made: a fader, a drum machine's tempo. */
  record Did(Rational from, Deed deed) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("did", deed.verb().name());
      out.addProperty("from", from.toString());
      out.addProperty("change", deed.change());
      out.addProperty("slot", deed.slot());
      if (deed.number() != null) out.addProperty("number", deed.number().toString());
      return out;
    }
  }

  /**
   * A slot, after an evaluation.
   *
   * @param text what it plays, as it was written
   * @param before what it played before, newest first, for undo; empty texts for silence
   */
  record Stood(
      String slot,
      boolean playing,
      String text,
      List<String> before,
      boolean muted,
      boolean soloed,
      long nudgeNanos) {}

  /** What an evaluation changed, for the day after a crash: the tempo, and those slots. */
  record Stands(Rational from, Rational cps, List<Stood> slots) implements LogLine {
    @Override
    public JsonObject json() {
      JsonArray all = new JsonArray();
      for (Stood each : slots) {
        JsonObject slot = new JsonObject();
        slot.addProperty("slot", each.slot);
        slot.addProperty("playing", each.playing);
        slot.addProperty("plays", each.text);
        JsonArray before = new JsonArray();
        each.before.forEach(before::add);
        slot.add("before", before);
        slot.addProperty("muted", each.muted);
        slot.addProperty("soloed", each.soloed);
        slot.addProperty("nudge", each.nudgeNanos);
        all.add(slot);
      }
      JsonObject out = new JsonObject();
      out.add("stands", all);
      out.addProperty("from", from.toString());
      out.addProperty("cps", cps.toString());
      return out;
    }
  }

  /** Somebody leads the tempo, or nobody any more. */
  record Followed(Rational from, boolean led) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("followed", led);
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /** All changes up to a number count from here on. */
  record Took(long changes, Rational from, long nanos) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("took", changes);
      out.addProperty("from", from.toString());
      out.addProperty("nanos", nanos);
      return out;
    }
  }

  /** A tempo from outside, which begins at a cycle of the session. */
  record Step(Rational cycle, Rational cps) {}

  /**
   * Whoever leads the tempo changed it.
   *
   * @param played how the player counts on, or null to go on as before
   */
  record Led(Rational from, List<Step> steps, @Nullable Rational played) implements LogLine {
    @Override
    public JsonObject json() {
      JsonArray stretches = new JsonArray();
      for (Step step : steps) {
        JsonArray pair = new JsonArray();
        pair.add(step.cycle.toString());
        pair.add(step.cps.toString());
        stretches.add(pair);
      }
      JsonObject out = new JsonObject();
      out.add("led", stretches);
      out.addProperty("from", from.toString());
      if (played != null) out.addProperty("played", played.toString());
      return out;
    }
  }

  /** Patterns read these values from here on. */
  record Heard(Rational from, Map<String, Object> values) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.add("heard", EventJson.value(values));
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /**
   * Knobs hold these controls from a cue on.
   *
   * @param cue its number among all that were handed out, from 1
   * @param halted true if nothing is played
   */
  record Held(Rational from, long cue, Map<String, Double> controls, boolean halted)
      implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.add("held", EventJson.value(controls));
      out.addProperty("cue", cue);
      out.addProperty("halted", halted);
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /** A key that played on the instruments at once. */
  record Keyed(Rational from, long nanos, double seconds, Map<String, Object> controls)
      implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.add("keyed", EventJson.value(controls));
      out.addProperty("nanos", nanos);
      out.addProperty("seconds", seconds);
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /**
   * A key went down or up.
   *
   * @param velocity 0 where it went up
   */
  record Key(Rational from, long nanos, int channel, int key, int velocity) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("key", key);
      out.addProperty("nanos", nanos);
      out.addProperty("channel", channel);
      out.addProperty("velocity", velocity);
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /**
   * What a model sampled for a cycle, when it was first played.
   *
   * @param model its number, from 0, in the order in which they were made
   */
  record Phrased(Rational from, int model, Sampled sampled) implements LogLine {
    @Override
    public JsonObject json() {
      JsonArray tokens = new JsonArray();
      sampled.tokens().forEach(tokens::add);
      JsonObject out = new JsonObject();
      out.add("phrase", tokens);
      out.addProperty("model", model);
      out.addProperty("cycle", sampled.cycle());
      out.addProperty("madeFor", sampled.madeFor());
      out.addProperty("tier", sampled.tier().name());
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /** A slot did not answer any more, and lost what it played. */
  record GaveUp(Rational from, String slot) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("gaveUp", slot);
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /** These slots rest from here on, since the machine cannot keep up. */
  record Rested(Rational from, List<String> slots) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.add("rested", EventJson.value(slots));
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /** Nothing was planned from here to there, since the machine stood still. */
  record Jumped(Rational from, Rational to) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("jumped", to.toString());
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /**
   * Cues that were not played, since they would have come too late.
   *
   * @param first the number of the first among all that were handed out, from 1
   * @param last the number of the last
   */
  record Skipped(Rational from, long first, long last) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("skipped", first);
      out.addProperty("last", last);
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /** A slot threw when it was asked for this piece, and went on without what threw. */
  record Failed(Rational from, Rational to) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("failed", to.toString());
      out.addProperty("from", from.toString());
      return out;
    }
  }

  /**
   * So far it went.
   *
   * @param ended whether the player left then
   */
  record Reached(Rational from, boolean ended) implements LogLine {
    @Override
    public JsonObject json() {
      JsonObject out = new JsonObject();
      out.addProperty("reached", from.toString());
      out.addProperty("ended", ended);
      return out;
    }
  }

  JsonObject json();

  /** Up to where cues had been planned. */
  Rational from();

  /**
   * Reads a line.
   *
   * @throws RuntimeException if it is none
   */
  static LogLine of(JsonObject o) {
    if (o.has("text")) return evaluated(o);
    if (o.has("did")) return did(o);
    if (o.has("stands")) return stands(o);
    if (o.has("took")) return new Took(number(o, "took"), exact(o, "from"), number(o, "nanos"));
    if (o.has("heard")) return new Heard(exact(o, "from"), values(o.getAsJsonObject("heard")));
    if (o.has("led")) return led(o);
    if (o.has("held")) return held(o);
    if (o.has("phrase")) return phrased(o);
    if (o.has("gaveUp")) return new GaveUp(exact(o, "from"), o.get("gaveUp").getAsString());
    if (o.has("rested")) {
      List<String> slots = new ArrayList<>();
      o.getAsJsonArray("rested").forEach(each -> slots.add(each.getAsString()));
      return new Rested(exact(o, "from"), slots);
    }
    if (o.has("keyed")) {
      Map<String, Object> controls = values(o.getAsJsonObject("keyed"));
      double seconds = o.get("seconds").getAsDouble();
      return new Keyed(exact(o, "from"), number(o, "nanos"), seconds, controls);
    }
    if (o.has("key")) {
      int key = o.get("key").getAsInt();
      int channel = o.get("channel").getAsInt();
      int velocity = o.get("velocity").getAsInt();
      return new Key(exact(o, "from"), number(o, "nanos"), channel, key, velocity);
    }
    if (o.has("jumped")) return new Jumped(exact(o, "from"), exact(o, "jumped"));
    if (o.has("skipped")) {
      return new Skipped(exact(o, "from"), number(o, "skipped"), number(o, "last"));
    }
    if (o.has("failed")) return new Failed(exact(o, "from"), exact(o, "failed"));
    if (o.has("followed")) return new Followed(exact(o, "from"), o.get("followed").getAsBoolean());
    if (o.has("reached")) return new Reached(exact(o, "reached"), o.get("ended").getAsBoolean());
    return new Began(o.get("zadenza").getAsString(), exact(o, "cps"), number(o, "nanos"));
  }

  private static Evaluated evaluated(JsonObject o) {
    return new Evaluated(
        number(o, "nanos"),
        exact(o, "cycle"),
        exact(o, "from"),
        number(o, "before"),
        number(o, "changes"),
        o.get("place").getAsString(),
        Language.ofCode(o.get("lang").getAsString()).orElseThrow(),
        o.get("text").getAsString(),
        o.get("worked").getAsBoolean(),
        o.has("interrupted"));
  }

  private static Did did(JsonObject o) {
    Deed.Verb verb = Deed.Verb.valueOf(o.get("did").getAsString());
    Rational wanted = o.has("number") ? exact(o, "number") : null;
    return new Did(
        exact(o, "from"), new Deed(number(o, "change"), verb, o.get("slot").getAsString(), wanted));
  }

  private static Stands stands(JsonObject o) {
    List<Stood> slots = new ArrayList<>();
    for (JsonElement each : o.getAsJsonArray("stands")) {
      JsonObject slot = each.getAsJsonObject();
      slots.add(
          new Stood(
              slot.get("slot").getAsString(),
              slot.get("playing").getAsBoolean(),
              slot.get("plays").getAsString(),
              before(slot),
              slot.get("muted").getAsBoolean(),
              slot.get("soloed").getAsBoolean(),
              number(slot, "nudge")));
    }
    return new Stands(exact(o, "from"), exact(o, "cps"), slots);
  }

  /** Logs of the first versions say nothing of it. */
  private static List<String> before(JsonObject slot) {
    if (!slot.has("before")) return List.of();
    return slot.getAsJsonArray("before").asList().stream().map(JsonElement::getAsString).toList();
  }

  private static Led led(JsonObject o) {
    List<Step> steps = new ArrayList<>();
    for (JsonElement each : o.getAsJsonArray("led")) {
      JsonArray pair = each.getAsJsonArray();
      steps.add(
          new Step(
              Rational.parse(pair.get(0).getAsString()),
              Rational.parse(pair.get(1).getAsString())));
    }
    return new Led(exact(o, "from"), steps, o.has("played") ? exact(o, "played") : null);
  }

  private static Phrased phrased(JsonObject o) {
    List<Integer> tokens = new ArrayList<>();
    o.getAsJsonArray("phrase").forEach(each -> tokens.add(each.getAsInt()));
    Tier tier = Tier.valueOf(o.get("tier").getAsString());
    Sampled sampled = new Sampled(number(o, "cycle"), number(o, "madeFor"), tier, tokens);
    return new Phrased(exact(o, "from"), o.get("model").getAsInt(), sampled);
  }

  private static Held held(JsonObject o) {
    Map<String, Double> controls = new HashMap<>();
    values(o.getAsJsonObject("held")).forEach((name, v) -> controls.put(name, (Double) v));
    boolean halted = o.get("halted").getAsBoolean();
    return new Held(exact(o, "from"), number(o, "cue"), controls, halted);
  }

  private static Map<String, Object> values(JsonObject o) {
    Map<String, Object> out = new HashMap<>();
    for (Map.Entry<String, JsonElement> each : o.entrySet()) {
      if (each.getValue().isJsonNull()) {
        out.put(each.getKey(), Double.NaN);
        continue;
      }
      JsonPrimitive value = each.getValue().getAsJsonPrimitive();
      out.put(each.getKey(), value.isString() ? value.getAsString() : (Object) value.getAsDouble());
    }
    return out;
  }

  private static Rational exact(JsonObject o, String key) {
    return Rational.parse(o.get(key).getAsString());
  }

  private static long number(JsonObject o, String key) {
    return o.get(key).getAsLong();
  }
}
