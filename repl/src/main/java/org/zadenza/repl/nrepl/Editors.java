// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.session.Offers;
import org.zadenza.repl.session.Session;

/**
 * Editors at a session: an nREPL server on this machine alone, or one program at the other end of a
 * pipe. Nothing of it runs before it is asked for.
 *
 * <pre>{@code
 * try (Editors editors = new Editors(session, sound::names)) {
 *   System.out.println(editors.open(0, Path.of("")));
 * }
 * }</pre>
 */
public final class Editors implements AutoCloseable {
  private final Session session;
  private final Supplier<? extends Collection<String>> sounds;
  private @Nullable Desk desk;
  private @Nullable SystemOut systemOut;
  private @Nullable NreplServer server;
  private @Nullable PortFile portFile;

  /**
   * @param sounds the names that may be completed within a text
   */
  public Editors(Session session, Supplier<? extends Collection<String>> sounds) {
    this.session = session;
    this.sounds = sounds;
  }

  /**
   * Begins to serve editors.
   *
   * @param port 0 for any free one
   * @param folder where {@code .nrepl-port} is written; what keeps it from being written is told
   * @return the line by which editors that started this program find the port
   * @throws java.io.UncheckedIOException with a sentence for the player if the port is taken
   */
  public synchronized String open(int port, Path folder) {
    NreplServer opened = NreplServer.open(port, desk());
    server = opened;
    try {
      portFile = PortFile.in(folder, opened.port());
    } catch (IOException e) {
      session.tell("nrepl", "no " + PortFile.NAME + " could be written: " + e.getMessage());
    }
    String at = NreplServer.HOST + " - nrepl://" + NreplServer.HOST + ":" + opened.port();
    return "nREPL server started on port " + opened.port() + " on host " + at;
  }

  /** One program that writes lines, and reads what is answered. */
  public Pipe pipe(PrintWriter out, PrintWriter err) {
    return new Pipe(desk(), out, err);
  }

  private synchronized Desk desk() {
    Desk known = desk;
    if (known != null) return known;
    Desk made = new Desk(session, Offers.of(session, sounds));
    desk = made;
    systemOut = SystemOut.stand();
    return made;
  }

  /** The port, while it is open. */
  synchronized int port() {
    NreplServer open = server;
    if (open == null) throw new IllegalStateException("no editors are served");
    return open.port();
  }

  /** The player is told something, which editors that subscribed hear. Any thread. */
  public void tell(String line) {
    Desk now;
    synchronized (this) {
      now = desk;
    }
    if (now != null) now.tell(line);
  }

  @Override
  public synchronized void close() {
    if (portFile != null) portFile.close();
    if (server != null) server.close();
    if (desk != null) desk.close();
    if (systemOut != null) systemOut.close();
    portFile = null;
    server = null;
    desk = null;
    systemOut = null;
  }
}
