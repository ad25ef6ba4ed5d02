// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.clock.WallTime;
import org.zadenza.osc.HighlightSink;
import org.zadenza.osc.OscIn;
import org.zadenza.osc.OscPost;
import org.zadenza.osc.OscTarget;
import org.zadenza.osc.OscTargetSink;
import org.zadenza.osc.SuperDirtSink;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.Sink;
import org.zadenza.synth.SynthLibrary;
import org.zadenza.synth.server.ScsynthSink;

/**
 * What a live session speaks and hears by OSC. A new wire of a name replaces the old one. Any
 * thread; opening may ask for the address of a host.
 */
public final class Wires implements AutoCloseable {
  private final Outlets outlets;
  private final Scheduler scheduler;
  private final Supplier<Instruments> instruments;
  private final Clock clock;
  private final WallTime wallTime;
  private final Reporter messages;
  private final Map<String, OscTargetSink> targets = new TreeMap<>();
  private @Nullable OscPost post;
  private @Nullable SuperDirtSink superDirt;
  private @Nullable HighlightSink highlights;
  private @Nullable OscIn in;
  private String superDirtPlace = "";
  private @Nullable ScsynthSink scsynth;
  private String scsynthPlace = "";

  Wires(Session session, Clock clock, WallTime wallTime, Reporter messages) {
    this.outlets = session.outlets();
    this.scheduler = session.scheduler();
    this.instruments = session::instruments;
    this.clock = clock;
    this.wallTime = wallTime;
    this.messages = messages;
  }

  /** Plays on a SuperDirt from now on, and no longer on the one before. */
  public synchronized void superDirt(InetSocketAddress there, long latencyNanos) {
    SuperDirtSink opened = SuperDirtSink.open(there, wallTime, latencyNanos, messages);
    opened.instruments(instruments.get());
    withoutSuperDirt();
    superDirt = opened;
    superDirtPlace = place(there);
    outlets.add(opened);
  }

  /** What the instruments are on SuperDirt, from now on. */
  synchronized void instruments(Instruments known) {
    if (superDirt != null) superDirt.instruments(known);
  }

  /** False if there was none. */
  public synchronized boolean withoutSuperDirt() {
    boolean was = superDirt != null;
    if (superDirt != null) end(superDirt);
    superDirt = null;
    return was;
  }

  /** Plays on a target from now on, and no longer on the one of that name. */
  public synchronized void target(OscTarget target) {
    OscTargetSink opened = OscTargetSink.open(target, post(), wallTime, messages);
    off(target.name());
    targets.put(target.name(), opened);
    outlets.add(opened);
  }

  /** False if there is no target of that name. */
  public synchronized boolean off(String name) {
    OscTargetSink was = targets.remove(name);
    if (was != null) end(was);
    return was != null;
  }

  public synchronized List<String> targets() {
    return List.copyOf(targets.keySet());
  }

  /** Plays synths on a scsynth from now on, and no longer on the one before. */
  public synchronized void scsynth(
      InetSocketAddress there, SynthLibrary synths, long latencyNanos, int bus) {
    ScsynthSink opened = ScsynthSink.open(there, synths, wallTime, latencyNanos, bus, messages);
    withoutScsynth();
    scsynth = opened;
    scsynthPlace = place(there);
    outlets.add(opened);
  }

  /** False if there was none. */
  public synchronized boolean withoutScsynth() {
    boolean was = scsynth != null;
    if (scsynth != null) end(scsynth);
    scsynth = null;
    return was;
  }

  /** Tells an editor what sounds, and no longer the one before. */
  public synchronized void highlights(InetSocketAddress editor) {
    HighlightSink opened = HighlightSink.open(editor, post(), wallTime, this::textOf, messages);
    withoutHighlights();
    highlights = opened;
    outlets.add(opened);
  }

  private String textOf(String slot) {
    List<String> texts = scheduler.texts(slot);
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /** False if no editor was told. */
  public synchronized boolean withoutHighlights() {
    boolean was = highlights != null;
    if (highlights != null) end(highlights);
    highlights = null;
    return was;
  }

  /**
   * Listens there from now on, and no longer where it listened before.
   *
   * @return the port
   * @throws java.io.UncheckedIOException with a sentence for the player if the port is taken
   */
  public synchronized int listen(InetSocketAddress here) {
    if (in != null && in.port() == here.getPort()) deaf();
    OscIn opened = OscIn.open(here, scheduler, outlets.hand(), messages);
    deaf();
    in = opened;
    return opened.port();
  }

  /** Listens no longer; false if it did not. */
  public synchronized boolean deaf() {
    boolean was = in != null;
    if (in != null) in.close();
    in = null;
    return was;
  }

  private OscPost post() {
    if (post == null) post = OscPost.start(clock);
    return post;
  }

  private void end(Sink sink) {
    outlets.remove(sink);
    sink.close();
  }

  /** All wires, a line each. */
  public synchronized List<String> lines() {
    List<String> out = new ArrayList<>();
    if (superDirt != null) {
      String there = superDirt.present() ? "" : ", no answer";
      out.add("superdirt  " + superDirtPlace + counts(superDirt.sent(), superDirt.lost()) + there);
    }
    if (scsynth != null) {
      String there = scsynth.present() ? "" : ", no answer";
      out.add("scsynth  " + scsynthPlace + counts(scsynth.sent(), scsynth.lost()) + there);
    }
    targets.forEach(
        (name, sink) ->
            out.add(
                name
                    + "  "
                    + place(sink.target().peer())
                    + " "
                    + sink.target().address()
                    + counts(sink.sent(), sink.lost() + sink.dropped())));
    if (highlights != null) out.add("highlights  on");
    if (in != null) {
      out.add(
          "in  port " + in.port() + ", " + in.obeyed() + " heard, " + in.refused() + " refused");
    }
    return out;
  }

  private static String counts(long sent, long lost) {
    return ", " + sent + " sent" + (lost == 0 ? "" : ", " + lost + " lost");
  }

  static String place(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /** Ends what the outlets do not end. */
  @Override
  public synchronized void close() {
    deaf();
    if (post != null) post.close();
    post = null;
  }
}
