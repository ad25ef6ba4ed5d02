// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a player's files live: XDG's folders, or the platform's on macOS and Windows.
 *
 * @param config {@code init.clj}
 * @param data {@code samples/ models/ patches/}
 * @param state {@code history sessions/ tutorial}
 * @param cache {@code packs/ grids/}: what can be fetched or made again
 */
public record Folders(Path config, Path data, Path state, Path cache) {
  private static final String NAME = "zadenza";

  public static Folders ofThisMachine() {
    return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
  }

  static Folders of(Map<String, String> environment, String system, String home) {
    if (system.startsWith("Windows")) {
      Path roaming = folder(environment, "APPDATA", home, "AppData/Roaming");
      Path local = folder(environment, "LOCALAPPDATA", home, "AppData/Local");
      return new Folders(
          roaming, local.resolve("data"), local.resolve("state"), local.resolve("cache"));
    }
    boolean mac = system.startsWith("Mac");
    String support = "Library/Application Support";
    return new Folders(
        folder(environment, "XDG_CONFIG_HOME", home, mac ? support : ".config"),
        folder(environment, "XDG_DATA_HOME", home, mac ? support : ".local/share"),
        folder(environment, "XDG_STATE_HOME", home, mac ? support : ".local/state"),
        folder(environment, "XDG_CACHE_HOME", home, mac ? "Library/Caches" : ".cache"));
  }

  private static Path folder(
      Map<String, String> environment, String variable, String home, String otherwise) {
    String set = environment.get(variable);
    Path base = set == null || set.isBlank() ? Path.of(home, otherwise) : Path.of(set);
    return base.resolve(NAME);
  }

  public Path history() {
    return state.resolve("history");
  }

  /** How far the player has come in the tutorial. */
  public Path tutorial() {
    return state.resolve("tutorial");
  }

  public Path sessions() {
    return state.resolve("sessions");
  }

  public Path init() {
    return config.resolve("init.clj");
  }

  public Path models() {
    return data.resolve("models");
  }

  /** Where what is being learnt lies. */
  public Path training() {
    return state.resolve("training");
  }

  public Path samples() {
    return data.resolve("samples");
  }

  /** Where packs from the network are kept. */
  public Path packs() {
    return cache.resolve("packs");
  }

  /** Where the cells of NSynth's grids are kept. */
  public Path grids() {
    return cache.resolve("grids");
  }

  public Path patches() {
    return data.resolve("patches");
  }
}
