// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code .nrepl-port} in the folder that Zadenza was started in, by which editors find the port. It
 * goes with the server, unless another has written its own there since.
 */
final class PortFile implements AutoCloseable {
  static final String NAME = ".nrepl-port";

  private final Path file;
  private final String port;

  private PortFile(Path file, String port) {
    this.file = file;
    this.port = port;
  }

  /**
   * Writes it.
   *
   * @throws IOException if that folder cannot be written to
   */
  static PortFile in(Path folder, int port) throws IOException {
    PortFile out = new PortFile(folder.resolve(NAME), Integer.toString(port));
    Files.writeString(out.file, out.port);
    return out;
  }

  @Override
  public void close() {
    try {
      if (Files.readString(file).equals(port)) Files.delete(file);
    } catch (IOException gone) { // somebody else has taken it away
      return;
    }
  }
}
