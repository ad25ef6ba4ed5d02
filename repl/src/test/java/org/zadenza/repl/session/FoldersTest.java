// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  private static Path path(String text) {
    return Path.of(text);
  }

  /** XDG Base Directory Specification 0.8: what is unset or empty has a usual place. */
  @Test
  void onLinuxTheyAreThoseOfTheSpecification() {
    Folders usual = Folders.of(Map.of("XDG_DATA_HOME", ""), "Linux", "/home/ada");
    assertEquals(path("/home/ada/.config/zadenza/init.clj"), usual.init());
    assertEquals(path("/home/ada/.local/share/zadenza/samples"), usual.samples());
    assertEquals(path("/home/ada/.local/state/zadenza/history"), usual.history());
    assertEquals(path("/home/ada/.local/state/zadenza/sessions"), usual.sessions());
    assertEquals(path("/home/ada/.cache/zadenza/packs"), usual.packs());
  }

  @Test
  void theEnvironmentMovesEachOfThem() {
    Map<String, String> environment =
        Map.of(
            "XDG_CONFIG_HOME", "/c",
            "XDG_DATA_HOME", "/d",
            "XDG_STATE_HOME", "/s",
            "XDG_CACHE_HOME", "/k");
    Folders moved = Folders.of(environment, "Linux", "/home/ada");
    assertEquals(path("/c/zadenza"), moved.config());
    assertEquals(path("/d/zadenza/models"), moved.models());
    assertEquals(path("/s/zadenza/training"), moved.training());
    assertEquals(path("/k/zadenza/grids"), moved.grids());
  }

  @Test
  void otherSystemsHaveTheirOwn() {
    Folders mac = Folders.of(Map.of(), "Mac OS X", "/Users/ada");
    assertEquals(path("/Users/ada/Library/Application Support/zadenza"), mac.config());
    assertEquals(path("/Users/ada/Library/Caches/zadenza"), mac.cache());
    Folders windows = Folders.of(Map.of("APPDATA", "/r", "LOCALAPPDATA", "/l"), "Windows 11", "/u");
    assertEquals(path("/r/zadenza"), windows.config());
    assertEquals(path("/l/zadenza/state/history"), windows.history());
  }
}
