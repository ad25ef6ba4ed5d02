// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.Hand;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.Sink;

/**
 * Live MIDI of a session: cues to ports, the beat to and from others, keys and knobs in.
 *
 * <pre>{@code
 * LiveMidi midi = LiveMidi.start(scheduler, hand, clock, reporter);
 * midi.open("fluid", OutletOptions.PLAIN);
 * midi.listen("keystation");
 * midi.sendBeat("drum machine");
 * }</pre>
 *
 * <p>Any thread, but no timing one: opening a port takes its time. Whoever ends a session must
 * {@link #close} it, so that no note is left hanging.
 */
public final class LiveMidi implements AutoCloseable {
  private static final long BEAT_STEP_NANOS = Clock.NANOS_PER_SECOND / 50;
  private static final long SCAN_NANOS = 2 * Clock.NANOS_PER_SECOND;

  private final Scheduler scheduler;
  private final Clock clock;
  private final Reporter reporter;
  private final MidiSender sender;
  private final MidiSink sink;
  private final BeatClock beat;
  private final PlayedNotes played = new PlayedNotes();
  private final KeyPlayer keys;
  private final MidiIn in;
  private final MidiPorts ports;
  private final Message spare = new Message();
  private @Nullable MidiThread thread;
  private volatile boolean open = true;

  /**
   * Without threads, for a session that is played faster than time: somebody takes the turns, as
   * often as the threads would. One thread.
   */
  public static LiveMidi unthreaded(
      List<MidiHost> hosts, Scheduler scheduler, Hand hand, Clock clock, Reporter reporter) {
    return new LiveMidi(hosts, scheduler, hand, clock, reporter);
  }

  /** Without threads: a test takes the turns. */
  LiveMidi(List<MidiHost> hosts, Scheduler scheduler, Hand hand, Clock clock, Reporter reporter) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.reporter = reporter;
    this.sender = new MidiSender(clock);
    this.sink = new MidiSink(sender, reporter);
    this.beat = new BeatClock(scheduler, sender, clock);
    this.keys = new KeyPlayer(sender);
    this.in = new MidiIn(scheduler.inputs(), hand, played, keys);
    this.ports = new MidiPorts(hosts, sender, in, reporter);
  }

  /** With the system's devices and JACK, and the threads that serve them. */
  public static LiveMidi start(Scheduler scheduler, Hand hand, Clock clock, Reporter reporter) {
    List<MidiHost> hosts = List.of(new JackHost(clock), new JavaSoundHost(clock));
    return start(hosts, scheduler, hand, clock, reporter);
  }

  /** With other ways to ports. */
  public static LiveMidi start(
      List<MidiHost> hosts, Scheduler scheduler, Hand hand, Clock clock, Reporter reporter) {
    LiveMidi out = new LiveMidi(hosts, scheduler, hand, clock, reporter);
    out.thread = MidiThread.start(out.sender, clock);
    out.in.start();
    out.every("zadenza-midi-beat", BEAT_STEP_NANOS, out::keepBeat);
    out.every("zadenza-midi-ports", SCAN_NANOS, out.ports::scan);
    return out;
  }

  /** What our instruments are on MIDI devices, from now on. Any thread. */
  public void instruments(Instruments instruments) {
    sink.instruments(instruments);
  }

  private void every(String name, long stepNanos, Runnable work) {
    Runnable loop =
        () -> {
          while (open) {
            try {
              work.run();
            } catch (RuntimeException | LinkageError e) {
              reporter.tell("midi", name + " goes on after an error: " + e);
            }
            LockSupport.parkNanos(this, stepNanos);
          }
        };
    Thread.ofPlatform().name(name).daemon(true).start(loop);
  }

  /** Sends ticks ahead and looks whether the other's still come. */
  public void keepBeat() {
    beat.advance();
    TempoFollower follower = in.follower();
    if (follower != null) follower.look(clock.nanos());
  }

  /** What the MIDI thread does: all that is due, then when something is due next. */
  public long turn() {
    return sender.turn();
  }

  /** What the thread of what comes in does. */
  public void hear() {
    in.turn(spare);
  }

  /** Looks for ports that have gone or come back. */
  public void scan() {
    ports.scan();
  }

  /** Where cues go in. */
  public Sink sink() {
    return sink;
  }

  /** Whether the cues of a slot are for MIDI alone. Any thread. */
  public boolean hasToItself(Cue cue) {
    Controls c = cue.controls();
    if (c.containsKey("midiport") || CueMessages.SOUND.equals(c.get("s"))) return true;
    List<Outlet> outlets = sender.outlets();
    for (int i = 0; i < outlets.size(); i++) {
      if (outlets.get(i).hasToItself(cue.slot())) return true;
    }
    return false;
  }

  /** Every port there is now. */
  public List<PortListing> ports() {
    return ports.listings();
  }

  /**
   * Plays cues on an output, which is opened where it is not yet.
   *
   * @param wanted its name or a part of it
   * @return its full name
   * @throws MidiUnavailable if there is none of that name, or it is taken
   */
  public String open(String wanted, OutletOptions options) throws MidiUnavailable {
    Outlet outlet = ports.output(wanted);
    outlet.options(options);
    outlet.playsCues(true);
    return outlet.name();
  }

  /** Hears an input; returns its full name. */
  public String listen(String wanted) throws MidiUnavailable {
    return ports.input(wanted);
  }

  /** The full name of an open input. */
  public Optional<String> openInput(String wanted) {
    return ports.openInput(wanted);
  }

  /** Closes the ports that are meant, ends of notes first; an empty text means all. */
  public List<String> close(String wanted) {
    return ports.close(wanted);
  }

  /** Sends the beat to an output, with a start on the next cycle. Returns its full name. */
  public String sendBeat(String wanted) throws MidiUnavailable {
    Outlet outlet = ports.output(wanted);
    outlet.sendsBeat(true);
    outlet.waitsFor(BeatClock.Transport.START);
    return outlet.name();
  }

  /** Sends no beat any more, after a stop. */
  public void endBeat() {
    for (Outlet outlet : sender.outlets()) {
      if (!outlet.sendsBeat()) continue;
      beat.stop(outlet);
      outlet.sendsBeat(false);
    }
  }

  /** All that have the beat stop now; ticks go on. False if none has. */
  public boolean stop() {
    return eachWithBeat(beat::stop);
  }

  /** All that have the beat start from the top with the next cycle. */
  public boolean restart() {
    return eachWithBeat(outlet -> outlet.waitsFor(BeatClock.Transport.START));
  }

  /** All that have the beat go on with the next cycle, from where the count of cycles is then. */
  public boolean resume() {
    return eachWithBeat(outlet -> outlet.waitsFor(BeatClock.Transport.CONTINUE));
  }

  private boolean eachWithBeat(java.util.function.Consumer<Outlet> work) {
    List<Outlet> with = sender.outlets().stream().filter(Outlet::sendsBeat).toList();
    with.forEach(work);
    return !with.isEmpty();
  }

  /** Lets an input's clock steer the tempo. Returns its full name. */
  public String follow(String wanted) throws MidiUnavailable {
    String name = ports.input(wanted);
    in.follow(new TempoFollower(name, scheduler, reporter));
    return name;
  }

  /** The tempo is the player's own again. */
  public void unfollow() {
    in.follow(null);
  }

  /** Whether the clock that is followed has been stopped: slots are silent meanwhile. */
  public boolean isHalted() {
    TempoFollower now = in.follower();
    return now != null && now.isHalted();
  }

  /** Plays keys at once, with these controls; null plays none. */
  public void playKeys(@Nullable Controls with) {
    keys.play(with);
  }

  /** Where keys are played at once: the bundled instruments. */
  public void instruments(Sink direct) {
    keys.instruments(direct);
  }

  /** The notes that came in. */
  public PlayedNotes played() {
    return played;
  }

  /** How many messages were lost on full queues, to vanished ports, or came in too fast. */
  public long lost() {
    long gone = sender.outlets().stream().mapToLong(Outlet::lost).sum();
    return sender.dropped() + gone + in.lost();
  }

  /** How many messages went out to open ports. */
  public long sent() {
    return sender.outlets().stream().mapToLong(Outlet::sent).sum();
  }

  /** Sends every end of a note, then a stop to those that have the beat, then closes all ports. */
  @Override
  public void close() {
    if (!open) return;
    open = false;
    in.close();
    endBeat();
    MidiThread running = thread;
    if (running != null) running.close();
    sender.turn();
    sender.end();
    ports.close();
  }
}
