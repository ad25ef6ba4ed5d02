// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.List;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.Sink;

/**
 * Cues as live MIDI: each goes to the outputs that are meant and waits there for its time. {@link
 * #accept} is for the clock's thread; hush and panic stop no beat clock.
 */
final class MidiSink implements Sink {
  private final MidiSender sender;
  private final CueMessages messages;

  MidiSink(MidiSender sender, Reporter reporter) {
    this.sender = sender;
    this.messages = new CueMessages(sender, reporter);
  }

  @Override
  public void accept(Cue cue) {
    List<Outlet> outlets = sender.outlets();
    boolean taken = false;
    for (int i = 0; i < outlets.size(); i++) {
      Outlet outlet = outlets.get(i);
      if (!outlet.takes(cue)) continue;
      taken = true;
      messages.write(cue, outlet);
    }
    Object wanted = cue.controls().get("midiport");
    if (!taken && wanted != null) {
      messages.tellMissing(
          cue.slot(),
          wanted,
          outlets.stream().filter(Outlet::playsCues).map(Outlet::name).toList());
    }
  }

  /** What our instruments are on MIDI devices, from now on. Any thread. */
  void instruments(Instruments instruments) {
    messages.instruments(instruments);
  }

  @Override
  public void hush() {
    sender.hush();
  }

  @Override
  public void panic() {
    sender.panic();
  }
}
