// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.latent.Points;
import org.zadenza.names.NearestName;
import org.zadenza.names.WordError;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;

/**
 * How far along some attributes, in the space of whichever latent they are added to. As a pattern,
 * which both languages hand on, it has its name in every cycle and makes no sound.
 *
 * @param amounts how far, by the attribute's name, in each cycle
 */
record Direction(Map<String, LongFunction<Double>> amounts) implements Pattern {
  /** Once along an attribute. */
  Direction(String name) {
    this(Map.of(name, cycle -> 1.0));
  }

  @Override
  public void query(Query query, EventSink sink) {
    Pattern.pure(toString()).query(query, sink);
  }

  @Override
  public String described() {
    return toString();
  }

  Direction times(LongFunction<Double> amount) {
    Map<String, LongFunction<Double>> out = new LinkedHashMap<>();
    amounts.forEach((name, far) -> out.put(name, cycle -> far.apply(cycle) * amount.apply(cycle)));
    return new Direction(out);
  }

  Direction plus(Direction other) {
    Map<String, LongFunction<Double>> out = new LinkedHashMap<>(amounts);
    other.amounts.forEach(
        (name, far) -> out.merge(name, far, (a, b) -> cycle -> a.apply(cycle) + b.apply(cycle)));
    return new Direction(out);
  }

  /** The way that it is in a model's space. */
  Points in(LatentModel model, Palette attributes) {
    Points sum = Points.of(new float[model.numbers()]);
    for (Map.Entry<String, LongFunction<Double>> each : amounts.entrySet()) {
      Points way = Points.of(way(each.getKey(), model, attributes));
      sum = sum.plus(way.times(each.getValue()), 1);
    }
    return sum;
  }

  private static float[] way(String name, LatentModel model, Palette attributes) {
    String text =
        attributes
            .text(model.shortName(), name)
            .orElseThrow(() -> unknown(name, model.shortName(), attributes));
    try {
      return model.point(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the attribute " + name + ": " + e.getMessage(), e);
    }
  }

  private static WordError unknown(String name, String model, Palette attributes) {
    var known = attributes.names(model);
    String there = known.isEmpty() ? "there is none" : "there are " + String.join(" ", known);
    return new WordError(
        "attribute: \"%s\" is none of latents of %s%s; %s"
            .formatted(name, model, NearestName.hint(name, known), there));
  }

  @Override
  public String toString() {
    return "attribute " + String.join(", ", amounts.keySet());
  }
}
