// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.midi.JackHost;
import org.zadenza.midi.JavaSoundHost;
import org.zadenza.midi.MidiHost;
import org.zadenza.repl.session.Folders;

/**
 * Looks at everything a performance needs. Plays nothing and leaves nothing behind.
 *
 * @param folders where the player's files are
 */
public record Checkup(Folders folders) {
  private static final int NEEDED_JAVA = 25;
  private static final long SCARCE_BYTES = 1L << 30;
  private static final int WAKES = 500;
  private static final long WAKE_NANOS = Clock.NANOS_PER_SECOND / 1000;
  private static final double MICROSECOND = 1000;
  private static final double TOO_LATE_MICROS = 5000;

  /** All findings, in the order in which a player would look. */
  public List<Finding> findings() {
    List<Finding> out = new ArrayList<>();
    out.add(java());
    out.add(vectors());
    out.add(audio());
    out.add(midi());
    out.addAll(new Ports().findings());
    out.add(weights());
    out.add(disk());
    out.add(jitter());
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

  /** How late a thread wakes that asks to be woken every millisecond. */
  private static Finding jitter() {
    SystemClock clock = new SystemClock();
    double[] lateMicros = new double[WAKES];
    long deadline = clock.nanos();
    for (int i = 0; i < WAKES; i++) {
      deadline = Math.max(deadline, clock.nanos()) + WAKE_NANOS;
      while (clock.nanos() < deadline) LockSupport.parkNanos(deadline - clock.nanos());
      lateMicros[i] = (clock.nanos() - deadline) / MICROSECOND;
    }
    Arrays.sort(lateMicros);
    double p99 = lateMicros[WAKES * 99 / 100];
    String says =
        String.format(
            Locale.ROOT,
            "wakes %.0f µs late (median), %.0f (99 in 100), %.0f (worst)",
            lateMicros[WAKES / 2],
            p99,
            lateMicros[WAKES - 1]);
    return p99 < TOO_LATE_MICROS
        ? Finding.good("jitter", says)
        : Finding.note("jitter", says, "end what else keeps this machine busy");
  }
}
