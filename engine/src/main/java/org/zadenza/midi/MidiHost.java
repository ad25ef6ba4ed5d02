// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.List;

/**
 * A way to MIDI ports: the system's devices, JACK, or made-up ones in a test. May take its time, so
 * it is never asked on a timing thread. Any other thread, one at a time.
 */
public interface MidiHost extends AutoCloseable {
  /** As it is listed, such as {@code jack}. */
  String name();

  /** The names of the ports that can be played now; every name once. */
  List<String> outputs();

  /** The names of the ports that can be heard now; every name once. */
  List<String> inputs();

  /**
   * @throws MidiUnavailable if there is no such port, or it is taken
   */
  MidiPort openOutput(String port) throws MidiUnavailable;

  /**
   * @throws MidiUnavailable if there is no such port, or it is taken
   */
  OpenInput openInput(String port, MidiListener listener) throws MidiUnavailable;

  /** A port that is being heard. */
  interface OpenInput extends AutoCloseable {
    /** False once the port is gone. */
    boolean isOpen();

    @Override
    void close();
  }

  @Override
  void close();
}
