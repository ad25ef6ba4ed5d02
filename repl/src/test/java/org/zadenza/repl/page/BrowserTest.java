// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final String THERE = "http://127.0.0.1:1/a/?key=b";

  @TempDir Path folder;

  @Test
  void eachSystemOpensAnAddressInItsWay() throws Exception {
    assertEquals(Optional.of(List.of("open", THERE)), Browser.command("Mac OS X", Map.of(), THERE));
    assertEquals(
        Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", THERE)),
        Browser.command("Windows 11", Map.of(), THERE));
    Path program = Files.createFile(folder.resolve("xdg-open"));
    program.toFile().setExecutable(true);
    Map<String, String> screen = Map.of("DISPLAY", ":0", "PATH", folder.toString());
    assertEquals(Optional.of(List.of("xdg-open", THERE)), Browser.command("Linux", screen, THERE));
  }

  @Test
  void withoutAScreenOrAProgramThereIsNone() {
    Map<String, String> nowhere = Map.of("PATH", folder.toString());
    assertEquals(Optional.empty(), Browser.command("Linux", nowhere, THERE));
    Map<String, String> screen = Map.of("DISPLAY", ":0", "PATH", folder.toString());
    assertEquals(Optional.empty(), Browser.command("Linux", screen, THERE));
  }
}
