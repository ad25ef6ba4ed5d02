// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.zadenza.names.NearestName;
import org.zadenza.osc.HighlightSink;
import org.zadenza.osc.OscIn;
import org.zadenza.osc.OscTarget;
import org.zadenza.osc.SuperDirtSink;

/** Words for SuperDirt, for other targets of OSC, and for what comes in. */
final class OscWords {
  private static final String OFF = "off";

  private final Shelf shelf;

  private OscWords(Shelf shelf) {
    this.shelf = shelf;
  }

  static void on(Shelf shelf) {
    OscWords out = new OscWords(shelf);
    out.superDirt();
    out.targets();
    out.ears();
    out.highlights();
  }

  private void superDirt() {
    shelf.add(
        "superdirt",
        "[place]",
        "Plays on SuperDirt, too: on this machine, or where a map says; :off ends that.",
        "(superdirt {:host \"127.0.0.1\" :port 57120 :latency 0.2})",
        given -> {
          if (isOff("superdirt", given)) return off("superdirt", Wires::withoutSuperDirt);
          Object map = given.isEmpty() ? Map.of() : given.getFirst();
          Declaration d = Declaration.of("superdirt", map, "host", "port", "latency");
          InetSocketAddress there = d.peer(SuperDirtSink.DEFAULT_PORT);
          long latency = d.latencyNanos(SuperDirtSink.DEFAULT_LATENCY_NANOS);
          return live(
              "SuperDirt at " + Wires.place(there), wires -> wires.superDirt(there, latency));
        });
  }

  private void targets() {
    shelf.add(
        "oscTarget",
        "name map",
        "Sends cues to anything that understands OSC, as a map declares.",
        "(osc-target :vis {:port 7000 :address \"/play\" :args [:n [:gain 1.0]]})",
        given -> {
          Given.count("osc-target", given, 2);
          String name = Declaration.text(given.getFirst());
          OscTarget target = Declaration.target(name, given.getLast());
          return live(
              name + " at " + Wires.place(target.peer()) + " " + target.address(),
              wires -> wires.target(target));
        });
    shelf.add(
        "oscOff",
        "name",
        "Sends no more cues to a target.",
        "(osc-off :vis)",
        given -> {
          String name = Declaration.text(Given.one("osc-off", given));
          return live(name + " is off", wires -> off(wires, name));
        });
    shelf.add(
        "oscTargets",
        "",
        "Lists every wire of this session, with what was sent and lost.",
        "(osc-targets)",
        given -> {
          Given.count("osc-targets", given, 0);
          Wires wires = shelf.session().wires();
          List<String> lines = wires == null ? List.of() : wires.lines();
          return new Notice(lines.isEmpty() ? "no wires" : String.join("\n", lines));
        });
  }

  private static void off(Wires wires, String name) {
    if (wires.off(name)) return;
    List<String> names = wires.targets();
    String instead =
        NearestName.to(name, names)
            .map(near -> "; did you mean :" + near + "?")
            .orElse(names.isEmpty() ? "" : "; there are :" + String.join(" :", names));
    throw new IllegalArgumentException("there is no target :" + name + instead);
  }

  private void ears() {
    shelf.add(
        "oscIn",
        "[port] [map]",
        "Listens for OSC from controllers and other programs, on loopback unless {:host ...}.",
        "(osc-in 6011)",
        given -> {
          if (isOff("osc-in", given)) return off("osc-in", Wires::deaf);
          int port =
              given.isEmpty() ? OscIn.DEFAULT_PORT : Declaration.port("osc-in", given.getFirst());
          InetSocketAddress here = here(given, port);
          return live("listening on " + Wires.place(here), wires -> wires.listen(here));
        });
  }

  private static InetSocketAddress here(List<Object> given, int port) {
    if (given.size() > 2) throw Given.wants("osc-in", "a port and a map, as in (osc-in 6011)");
    if (given.size() < 2) return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new InetSocketAddress(
        Declaration.of("osc-in", given.getLast(), "host").peer(port).getAddress(), port);
  }

  private void highlights() {
    shelf.add(
        "highlights",
        "[port]",
        "Tells an editor on this machine which words sound; :off ends that.",
        "(highlights 6013)",
        given -> {
          if (isOff("highlights", given)) return off("highlights", Wires::withoutHighlights);
          int port =
              given.isEmpty()
                  ? HighlightSink.DEFAULT_PORT
                  : Declaration.port("highlights", Given.one("highlights", given));
          InetSocketAddress editor = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
          return live("highlights to " + Wires.place(editor), wires -> wires.highlights(editor));
        });
  }

  private static boolean isOff(String word, List<Object> given) {
    if (given.size() > 2) throw Given.wants(word, "at most 2 arguments, not " + given.size());
    return given.size() == 1 && Declaration.text(given.getFirst()).equals(OFF);
  }

  private interface End {
    boolean of(Wires wires);
  }

  private Notice off(String what, End end) {
    Wires wires = shelf.session().wires();
    boolean was = wires != null && end.of(wires);
    return new Notice(what + (was ? " is off" : " was off already"));
  }

  /** What can be said of a set that is rendered, too: there it sends nothing. */
  private Notice live(String what, Consumer<Wires> change) {
    Wires wires = shelf.session().wires();
    if (wires == null) return new Notice(what + ": only where a session plays live");
    try {
      change.accept(wires);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(
          e.getMessage() == null ? String.valueOf(e.getCause().getMessage()) : e.getMessage(), e);
    }
    return new Notice(what);
  }
}
