// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.jaudiolibs.jnajack.JackException;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.JackAudioOutput;
import org.zadenza.audio.Output;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.midi.JackHost;
import org.zadenza.midi.JavaSoundHost;
import org.zadenza.midi.MidiHost;
import org.zadenza.repl.session.Folders;
import org.zadenza.schedule.Reporter;

/**
 * Looks at everything a performance needs. Plays nothing and leaves nothing behind.
 *
 * @param folders where the player's files are
 * @param worker the worker's jar, once it is built
 */
public record Checkup(Folders folders, Optional<Path> worker) {
  private static final int NEEDED_JAVA = 25;
  private static final long SCARCE_BYTES = 1L << 30;
  private static final long JACK_NANOS = 2 * Clock.NANOS_PER_SECOND;

  /** All findings, in the order in which a player would look. */
  public List<Finding> findings() {
    List<Finding> out = new ArrayList<>();
    out.add(java());
    out.add(vectors());
    out.add(audio());
    jack().ifPresent(out::add);
    out.add(midi());
    out.addAll(new Ports().findings());
    out.add(weights());
    out.addAll(new Runners(folders, worker).findings());
    out.add(disk());
    out.addAll(new Jitter().findings());
    return List.copyOf(out);
  }

  private static Finding java() {
    String version = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    return Runtime.version().feature() >= NEEDED_JAVA
        ? Finding.good("java", version)
        : Finding.broken("java", version, "install a JDK " + NEEDED_JAVA + " or later");
  }

  private static Finding vectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? Finding.good("vectors", "the models' kernels run on vectors")
        : Finding.note("vectors", "off: the models' kernels are slow", "start with ./zadenza");
  }

  private static Finding audio() {
    Line.Info playing = new Line.Info(SourceDataLine.class);
    List<String> devices = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (AudioSystem.getMixer(info).isLineSupported(playing)) devices.add(info.getName());
    }
    return devices.isEmpty()
        ? Finding.note("audio", "no sound device: a session plays silently, in time", "")
        : Finding.good("audio", String.join(", ", devices));
  }

  /** Where JACK runs: how well it is served for a while by instruments that play nothing. */
  private static Optional<Finding> jack() {
    OptionalInt rate = JackAudioOutput.serverRate();
    if (rate.isEmpty()) return Optional.empty();
    Clock clock = new SystemClock();
    AudioEngine engine =
        new AudioEngine(PatchLibrary.bundled(), rate.getAsInt(), clock, Reporter.SILENT);
    try (Output output = JackAudioOutput.open(engine, clock, false)) {
      long until = clock.nanos() + JACK_NANOS;
      while (clock.nanos() < until) LockSupport.parkNanos(until - clock.nanos());
      long underruns = output.underruns();
      String says = output.describe() + "; " + underruns + " underruns in 2 s";
      return Optional.of(
          underruns == 0
              ? Finding.good("jack", says)
              : Finding.note("jack", says, "give JACK longer periods, or real-time priority"));
    } catch (JackException e) {
      return Optional.of(Finding.note("jack", "cannot be joined: " + e.getMessage(), ""));
    }
  }

  /** Every port, by where it was found; JACK is asked only if it runs. */
  private static Finding midi() {
    Clock clock = new SystemClock();
    List<String> out = new ArrayList<>();
    List<String> in = new ArrayList<>();
    try (MidiHost jack = new JackHost(clock);
        MidiHost system = new JavaSoundHost(clock)) {
      for (MidiHost host : List.of(jack, system)) {
        host.outputs().forEach(port -> out.add(port + " (" + host.name() + ")"));
        host.inputs().forEach(port -> in.add(port + " (" + host.name() + ")"));
      }
    }
    String ports = "out: " + named(out) + "; in: " + named(in);
    return out.isEmpty() && in.isEmpty()
        ? Finding.note("midi", "no MIDI port", "")
        : Finding.good("midi", ports);
  }

  private static String named(List<String> ports) {
    return ports.isEmpty() ? "none" : String.join(", ", ports);
  }

  private Finding weights() {
    Path models = folders.data().resolve("models");
    if (!Files.isDirectory(models)) {
      return Finding.note("weights", "none of your own in " + models, "");
    }
    try (Stream<Path> files = Files.walk(models)) {
      List<String> names =
          files
              .filter(f -> f.toString().endsWith(".safetensors"))
              .map(f -> models.relativize(f).toString())
              .sorted()
              .collect(Collectors.toList());
      return Finding.good("weights", names.isEmpty() ? "none yet" : String.join(", ", names));
    } catch (IOException e) {
      return Finding.note("weights", models + " cannot be read", "check its permissions");
    }
  }

  private Finding disk() {
    Path existing = folders.state().toAbsolutePath();
    while (!Files.exists(existing)) existing = existing.getParent();
    try {
      FileStore store = Files.getFileStore(existing);
      long free = store.getUsableSpace();
      String says = String.format(Locale.ROOT, "%.1f GB free at %s", free / 1e9, folders.state());
      if (!Files.isWritable(existing)) {
        return Finding.note("disk", existing + " cannot be written", "sessions are not logged");
      }
      return free < SCARCE_BYTES
          ? Finding.note("disk", says, "make room before you record")
          : Finding.good("disk", says);
    } catch (IOException e) {
      return Finding.note("disk", "cannot be measured: " + e.getMessage(), "");
    }
  }
}
