// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control buses that SuperDirt lends us, as its answer to a handshake names them.
 *
 * @param host where its scsynth listens, as SuperDirt sees it
 * @param port the UDP port of scsynth
 * @param indices scsynth's numbers of the buses; bus 0 of a player is the first of them
 */
record ControlBuses(String host, int port, List<Integer> indices) {
  private static final int SCSYNTH_PORT = 57110;
  private static final int PORTS = 1 << 16;

  /** Where nothing was lent: what a player puts on a bus is sent with the sound instead. */
  static final ControlBuses NONE = new ControlBuses("127.0.0.1", SCSYNTH_PORT, List.of());

  ControlBuses {
    indices = List.copyOf(indices);
  }

  /** Reads the arguments of {@code /dirt/handshake/reply}; what does not fit is passed over. */
  static ControlBuses of(List<Object> arguments) {
    String host = NONE.host;
    int port = NONE.port;
    List<Integer> indices = new ArrayList<>();
    String name = "";
    for (Object argument : arguments) {
      if (argument instanceof String text && text.startsWith("&")) name = text;
      else if (name.equals("&serverHostname") && argument instanceof String text) host = text;
      else if (name.equals("&serverPort") && argument instanceof Integer i) port = checked(i);
      else if (name.equals("&controlBusIndices") && argument instanceof Integer i && i >= 0) {
        indices.add(i);
      }
    }
    return new ControlBuses(host, port, indices);
  }

  private static int checked(int port) {
    return port > 0 && port < PORTS ? port : SCSYNTH_PORT;
  }

  /** Which of the buses a player means; numbers too large wrap around. -1 where none was lent. */
  int place(Object bus) {
    if (indices.isEmpty() || !(bus instanceof Number n)) return -1;
    return (int) Math.floorMod(Math.round(n.doubleValue()), (long) indices.size());
  }

  /** scsynth's number of a player's bus, or null where none was lent. */
  @Nullable Integer index(Object bus) {
    int place = place(bus);
    return place < 0 ? null : indices.get(place);
  }
}
