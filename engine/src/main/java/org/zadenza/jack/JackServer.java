// SPDX-License-Identifier: Apache-2.0
package org.zadenza.jack;

import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackOptions;
import org.jaudiolibs.jnajack.JackStatus;

/** The server that runs on this machine, if one does. Any thread. */
public final class JackServer {
  private static final Logger LIBRARY_LOG = Logger.getLogger("org.jaudiolibs.jnajack");

  /**
   * The library would print on the player's screen; kept here, since native code holds on to it.
   */
  private static final Silence SILENCE = text -> {};

  private interface Silence extends Callback {
    void said(Pointer text);
  }

  private JackServer() {}

  /**
   * A new client; never starts a server.
   *
   * @throws JackException if no server runs
   * @throws LinkageError if JACK is not installed
   */
  public static JackClient client(String name) throws JackException {
    LIBRARY_LOG.setLevel(Level.OFF);
    Jack jack = Jack.getInstance();
    NativeLibrary library = NativeLibrary.getInstance("jack");
    for (String speaker : List.of("jack_set_error_function", "jack_set_info_function")) {
      library.getFunction(speaker).invoke(new Object[] {SILENCE});
    }
    return jack.openClient(
        name, EnumSet.of(JackOptions.JackNoStartServer), EnumSet.noneOf(JackStatus.class));
  }
}
