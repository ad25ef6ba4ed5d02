// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The ways through the notes of a chord that have names: {@code up}, {@code converge} ... */
public final class Arpeggio {
  private static final Map<String, UnaryOperator<List<Integer>>> WAYS = new LinkedHashMap<>();

  static {
    WAYS.put("up", up -> up);
    WAYS.put("down", List::reversed);
    WAYS.put("updown", Arpeggio::thereAndBack);
    WAYS.put("downup", up -> thereAndBack(up.reversed()));
    WAYS.put("up&down", up -> joined(up, up.reversed()));
    WAYS.put("down&up", up -> joined(up.reversed(), up));
    WAYS.put("converge", Arpeggio::converging);
    WAYS.put("diverge", up -> converging(up).reversed());
    WAYS.put("disconverge", Arpeggio::inAndOut);
    WAYS.put("pinkyup", Arpeggio::pinky);
    WAYS.put("pinkyupdown", up -> thereAndBack(pinky(up)));
    WAYS.put("thumbup", Arpeggio::thumb);
    WAYS.put("thumbupdown", up -> thereAndBack(thumb(up)));
  }

  private Arpeggio() {}

  public static Collection<String> names() {
    return WAYS.keySet();
  }

  /**
   * Which of {@code notes} notes come one after the other, 0 for the first.
   *
   * @throws IllegalArgumentException if no way has that name
   */
  public static List<Integer> order(String name, int notes) {
    UnaryOperator<List<Integer>> way = WAYS.get(name);
    if (way == null) {
      throw new IllegalArgumentException(
          "there is no arpeggio called \""
              + name
              + "\"; there are "
              + String.join(" ", WAYS.keySet()));
    }
    List<Integer> up = new ArrayList<>();
    for (int i = 0; i < notes; i++) up.add(i);
    return notes < 2 ? up : way.apply(up);
  }

  private static List<Integer> joined(List<Integer> a, List<Integer> b) {
    List<Integer> out = new ArrayList<>(a);
    out.addAll(b);
    return out;
  }

  /** There and back without playing either end twice. */
  private static List<Integer> thereAndBack(List<Integer> way) {
    int last = way.size() - 1;
    return joined(way.subList(0, last), way.reversed().subList(0, last));
  }

  private static List<Integer> converging(List<Integer> up) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; out.size() < up.size(); i++) {
      out.add(up.get(i));
      if (out.size() < up.size()) out.add(up.get(up.size() - 1 - i));
    }
    return out;
  }

  private static List<Integer> inAndOut(List<Integer> up) {
    List<Integer> in = converging(up);
    return joined(in, in.reversed().subList(1, in.size()));
  }

  /** Every note but the highest, each followed by the highest. */
  private static List<Integer> pinky(List<Integer> up) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < up.size() - 1; i++) out.addAll(List.of(up.get(i), up.getLast()));
    return out;
  }

  /** Every note but the lowest, each after the lowest. */
  private static List<Integer> thumb(List<Integer> up) {
    List<Integer> out = new ArrayList<>();
    for (int i = 1; i < up.size(); i++) out.addAll(List.of(up.getFirst(), up.get(i)));
    return out;
  }
}
