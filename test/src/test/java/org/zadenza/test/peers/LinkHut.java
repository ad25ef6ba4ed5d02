// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The original's example program, which shows a hundred times a second how it stands, played by
 * keys. It wants a JACK server to be silent on.
 */
final class LinkHut implements AutoCloseable {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final Pattern LINE =
      Pattern.compile(
          "(yes|no) +\\| (\\d+) +\\| \\d+ +\\| (?:yes|no) +\\[(playing|stopped)\\] +"
              + "\\| ([0-9.]+) +\\| (-?[0-9.]+) .*");

  /**
   * One line of it.
   *
   * @param nanos when it was read here
   */
  record Shown(long nanos, boolean on, int peers, boolean playing, double bpm, double beats) {}

  private final Peer jack;
  private final Process process;
  private final OutputStream keys;
  private final List<Shown> shown = new ArrayList<>();
  private volatile @Nullable Shown last;
  private volatile boolean keeping;

  private LinkHut(Peer jack, Process process) {
    this.jack = jack;
    this.process = process;
    this.keys = process.getOutputStream();
    Thread.ofPlatform().name("link-hut").daemon(true).start(this::read);
  }

  /** Returns when it shows something; Link is still off. */
  static LinkHut start(Path folder, NetworkNamespace where) throws Exception {
    String server = "zadenza-link-" + ProcessHandle.current().pid();
    Map<String, String> environment =
        Map.of(
            "JACK_NO_AUDIO_RESERVATION", "1",
            "JACK_DEFAULT_SERVER", server,
            "JACK_NO_START_SERVER", "1");
    List<String> jackd =
        List.of("jackd", "-n", server, "-r", "-d", "dummy", "-r", "48000", "-p", "1024");
    Peer jack = Peer.start(folder, environment, where.command(jackd));
    List<String> wait = where.command(List.of("jack_wait", "-w", "-t", "20"));
    try (Peer waiting = Peer.start(folder, environment, wait)) {
      if (waiting.exit() != 0) throw new AssertionError("no JACK: " + jack.output());
    }
    ProcessBuilder builder = new ProcessBuilder(where.command(List.of("LinkHut")));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    LinkHut out = new LinkHut(jack, builder.start());
    out.await(line -> true);
    return out;
  }

  private void read() {
    StringBuilder line = new StringBuilder();
    try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\r' || c == '\n') line.setLength(0);
        else line.append((char) c);
        Matcher m = LINE.matcher(line);
        if (c == 'X' || c == 'O') seen(m);
      }
    } catch (IOException e) {
      last = null;
    }
  }

  private void seen(Matcher m) {
    if (!m.matches()) return;
    Shown now =
        new Shown(
            System.nanoTime(),
            m.group(1).equals("yes"),
            Integer.parseInt(m.group(2)),
            m.group(3).equals("playing"),
            Double.parseDouble(m.group(4)),
            Double.parseDouble(m.group(5)));
    last = now;
    synchronized (shown) {
      if (keeping && (shown.isEmpty() || shown.getLast().beats != now.beats)) shown.add(now);
    }
  }

  /** So many different lines, each at the moment at which it came. */
  List<Shown> watch(int lines) {
    synchronized (shown) {
      shown.clear();
    }
    keeping = true;
    await(
        line -> {
          synchronized (shown) {
            return shown.size() >= lines;
          }
        });
    keeping = false;
    synchronized (shown) {
      return List.copyOf(shown);
    }
  }

  void key(char key) throws IOException {
    keys.write(key);
    keys.flush();
  }

  /** Looks until it shows what is wanted; how many milliseconds that took. */
  double await(Predicate<Shown> wanted) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < LIMIT_NANOS) {
      Shown now = last;
      if (now != null && wanted.test(now)) return (System.nanoTime() - begin) * 1e-6;
      Thread.onSpinWait();
    }
    throw new AssertionError("it still shows " + last + " " + jack.output());
  }

  /** Ends without a word to anybody. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    jack.close();
  }
}
