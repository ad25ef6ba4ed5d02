// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Has a browser show an address. */
@FunctionalInterface
public interface Browser {
  /** No browser at all. */
  Browser NONE = address -> false;

  /** False if there is none, or it could not be started. Never waits for it. */
  boolean show(String address);

  /** The one of whoever sits at this machine. */
  static Browser ofThisMachine() {
    return address -> {
      Optional<List<String>> command =
          command(System.getProperty("os.name", ""), System.getenv(), address);
      return command.isPresent() && started(command.get());
    };
  }

  /** How the system opens an address; empty where nobody sits before a screen. */
  static Optional<List<String>> command(
      String system, Map<String, String> environment, String address) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) return Optional.of(List.of("open", address));
    if (name.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
    }
    boolean hasScreen =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    boolean canOpen = hasScreen && isOnPath("xdg-open", environment.getOrDefault("PATH", ""));
    return canOpen ? Optional.of(List.of("xdg-open", address)) : Optional.empty();
  }

  private static boolean isOnPath(String program, String path) {
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) return true;
    }
    return false;
  }

  private static boolean started(List<String> command) {
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
