// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A control a player can set, with the parts of a list value: {@code (s "bd:3:0.5")} sets {@code
 * s}, {@code n} and {@code gain}.
 *
 * @param parts the name it sets, then the names set by further members of a list
 * @param aliases other names for it
 * @param doc what it is, with the unit and the range
 * @param example a value to try, in notation
 */
public record Control(List<String> parts, List<String> aliases, String doc, String example) {
  private static final Set<String> NAMES = Set.of("s", "bank");
  private static final Map<String, Control> BY_NAME = new LinkedHashMap<>();

  static {
    for (Control control : ControlTable.read()) {
      BY_NAME.put(control.name(), control);
      for (String alias : control.aliases()) BY_NAME.put(alias, control);
    }
  }

  /** A control that the table does not have. */
  public Control(List<String> parts, List<String> aliases, String doc) {
    this(parts, aliases, doc, "1");
  }

  public String name() {
    return parts.get(0);
  }

  /** What its example is heard on: a drum or a synth, as often as the example has values. */
  public String carrier() {
    String sound = Set.of("note", "freq", "vowel").contains(name()) ? "supersaw" : "bd";
    return sound + "*" + example.split(" ").length;
  }

  public static Collection<Control> all() {
    return new LinkedHashSet<>(BY_NAME.values());
  }

  /** The control of that name or alias; a new plain one where none is known. */
  public static Control named(String name) {
    Control known = BY_NAME.get(name);
    return known == null ? new Control(List.of(name), List.of(), "") : known;
  }

  public static @Nullable Control find(String name) {
    return BY_NAME.get(name);
  }

  /** A pattern that sets this control to what {@code patternable} says. */
  public Pattern pattern(Object patternable) {
    return Pattern.of(patternable).withValue(this::controls);
  }

  private Controls controls(Object value) {
    if (value instanceof Controls c) return c;
    if (!(value instanceof List<?> list)) return Controls.of(name(), worded(name(), value));
    List<Object> members = new ArrayList<>(list);
    Controls out = Controls.EMPTY;
    for (int i = 0; i < Math.min(members.size(), parts.size()); i++) {
      out = out.with(parts.get(i), worded(parts.get(i), members.get(i)));
    }
    return out;
  }

  /** A sound may be called 808, which a notation reads as a number. */
  private static Object worded(String part, Object value) {
    boolean whole = value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e9;
    return whole && NAMES.contains(part) ? Long.toString(((Double) value).longValue()) : value;
  }
}
