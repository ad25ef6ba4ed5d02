// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

/**
 * Reads a port frame by frame; what changes only once a block goes there in a straight line, so
 * that nothing clicks.
 */
final class Ramp {
  private final Port port;
  private final int frames;
  private final boolean straight;
  private boolean fresh;
  private double value;
  private double slope;

  /**
   * @param frames of the block that is read
   */
  Ramp(Port port, int frames) {
    this.port = port;
    this.frames = frames;
    straight = port.stride() == 0 && frames > 1;
  }

  void start() {
    fresh = true;
  }

  /** Before the frames of a block are read. */
  void begin() {
    if (!straight) return;
    value = fresh ? port.first() : value + slope * frames;
    slope = (port.first() - value) / frames;
    fresh = false;
  }

  double at(int frame) {
    return straight ? value + slope * frame : port.at(frame);
  }
}
