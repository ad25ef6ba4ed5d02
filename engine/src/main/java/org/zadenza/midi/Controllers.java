// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Sources;

/** Controllers that came in, as patterns. */
public final class Controllers {
  private Controllers() {}

  /**
   * The name of a controller among the inputs.
   *
   * @param channel 1 to 16, or 0 for any
   * @param port a port's full name, or empty for any
   */
  public static String input(int number, int channel, String port) {
    String name = channel == 0 ? "cc" + number : "cc" + number + ":" + channel;
    return port.isEmpty() ? name : name + "@" + port;
  }

  /** The last value of an input wherever it is asked, or {@code otherwise} before there is one. */
  public static Pattern pattern(String input, double otherwise) {
    return (query, sink) -> {
      query.budget().spend();
      Object value = query.inputs().getOrDefault(input, otherwise);
      sink.accept(new Event(null, query.span(), value, Sources.NONE));
    };
  }
}
