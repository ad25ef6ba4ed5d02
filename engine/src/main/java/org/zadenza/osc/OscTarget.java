// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Cue;

/**
 * Where OSC goes, what it says, and which cues go there.
 *
 * @param name what the player calls it
 * @param peer host and port
 * @param address such as {@code /play}; {@code {n}} in it stands for the value of a control
 * @param arguments what is sent, in this order; empty for all controls as names and values
 * @param timeTag true for bundles with the time of the onset, which leave at once; false for bare
 *     messages, which leave at that time
 * @param latencyNanos how much later than the bundled engine the target plays
 * @param slots the slots that go there; empty for all
 * @param when the control that a cue must have to go there, or null
 * @param is the value that this control must have, or null for any
 */
public record OscTarget(
    String name,
    InetSocketAddress peer,
    String address,
    List<Argument> arguments,
    boolean timeTag,
    long latencyNanos,
    Set<String> slots,
    @Nullable String when,
    @Nullable Object is) {
  private static final Pattern ADDRESS = Pattern.compile("(/([^\\s#*,?\\[\\]{}/]|\\{\\w+\\})+)+");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

  /** One argument of a message. */
  public sealed interface Argument {
    /** The value of a control; a cue without it is not sent. */
    record Wanted(String control) implements Argument {}

    /** The value of a control, or another one where a cue has none. */
    record Defaulted(String control, Object otherwise) implements Argument {}

    /** Always the same: an {@link Integer}, {@link Float} or {@link String}. */
    record Constant(Object value) implements Argument {}
  }

  public OscTarget {
    arguments = List.copyOf(arguments);
    slots = Set.copyOf(slots);
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "an OSC address begins with / and has no blanks, such as /play or /note/{n}, not "
              + address);
    }
  }

  /** True if a cue is to go there. */
  boolean takes(Cue cue) {
    if (!slots.isEmpty() && !slots.contains(cue.slot())) return false;
    if (when == null) return true;
    Object value = cue.controls().get(when);
    return value != null && (is == null || is.equals(value));
  }

  /** The address for a cue, or null where a control that it names is missing. */
  @Nullable String addressFor(Cue cue) {
    if (address.indexOf('{') < 0) return address;
    StringBuilder out = new StringBuilder();
    Matcher places = PLACE.matcher(address);
    while (places.find()) {
      Object value = OscArguments.value(cue, places.group(1));
      if (value == null) return null;
      places.appendReplacement(out, Matcher.quoteReplacement(OscArguments.text(value)));
    }
    return places.appendTail(out).toString();
  }
}
