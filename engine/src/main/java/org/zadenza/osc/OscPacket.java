// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.util.List;

/** What a datagram holds, as {@link OscReader} reads it. */
public sealed interface OscPacket {

  /**
   * One message.
   *
   * @param arguments {@link Integer} (i), {@link Float} (f), {@link String} (s), {@code byte[]}
   *     (b), {@link Long} (h, t), {@link Double} (d) or {@link Boolean} (T, F)
   */
  record Message(String address, List<Object> arguments) implements OscPacket {}

  /**
   * Messages that belong to one moment.
   *
   * @param timeTag when, as in {@link OscTime}
   */
  record Bundle(long timeTag, List<OscPacket> packets) implements OscPacket {}
}
