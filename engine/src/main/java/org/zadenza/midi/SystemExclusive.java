// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;

/** Long messages, made of what controls say. */
final class SystemExclusive {
  private static final int REAL_TIME = 0x7F;
  private static final int ALL_DEVICES = 0x7F;

  private SystemExclusive() {}

  /**
   * The maker's id and the data between the two marks.
   *
   * @param id a number, or a list of them, or null if the data begins with it
   * @param data a list of numbers, or one
   * @return null where something is no number from 0 to 127
   */
  static byte @Nullable [] bytes(@Nullable Object id, Object data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Wire.SYSEX);
    boolean good = (id == null || append(out, id)) && append(out, data);
    out.write(Wire.SYSEX_END);
    return good ? out.toByteArray() : null;
  }

  private static boolean append(ByteArrayOutputStream out, Object value) {
    if (value instanceof List<?> list) {
      for (Object each : list) if (each == null || !append(out, each)) return false;
      return true;
    }
    if (!(value instanceof Number number)) return false;
    double byteValue = number.doubleValue();
    if (byteValue != Math.rint(byteValue) || byteValue < 0 || byteValue > 0x7F) return false;
    out.write((int) byteValue);
    return true;
  }

  /** A full frame of MIDI time code: SMPTE's hours, minutes, seconds and frames. */
  static byte[] timeCode(Controls c) {
    double rate = c.number("frameRate", 30);
    int kind = rate < 24.5 ? 0 : rate < 27 ? 1 : rate < 29.98 ? 2 : 3;
    return new byte[] {
      (byte) Wire.SYSEX,
      REAL_TIME,
      ALL_DEVICES,
      1,
      1,
      (byte) (kind << 5 | part(c, "hours", 23)),
      part(c, "minutes", 59),
      part(c, "seconds", 59),
      part(c, "frames", 29),
      (byte) Wire.SYSEX_END
    };
  }

  private static byte part(Controls c, String name, int highest) {
    return (byte) Math.clamp(Math.round(c.number(name, 0)), 0, highest);
  }
}
