// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import java.util.List;

/**
 * How an instrument is played on a MIDI device.
 *
 * @param channel 1 to 16, or 0 for the output's own
 * @param program 0 to 127, or {@link #NONE}
 * @param note the key where the cue names no pitch, 0 to 127, or {@link #NONE}
 * @param counted true where {@code n} counts sounds, as of a drum: then it is no pitch
 * @param controllers what controls become
 */
public record MidiVoice(
    int channel, int program, int note, boolean counted, List<Controller> controllers) {
  /** Where a patch does not say. */
  public static final int NONE = -1;

  /**
   * A control that is sent as a MIDI controller.
   *
   * @param number 0 to 127
   * @param least the value of the control that becomes 0
   * @param most the value of the control that becomes 127
   */
  public record Controller(String control, int number, double least, double most) {
    /** What to send, 0 to 127. */
    public int valueOf(double control) {
      return Math.clamp(Math.round(127 * (control - least) / (most - least)), 0, 127);
    }
  }

  public MidiVoice {
    controllers = List.copyOf(controllers);
  }
}
