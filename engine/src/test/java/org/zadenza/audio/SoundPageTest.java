// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;

/** The page about sound leaves nothing out, and its instrument can be read. */
class SoundPageTest {
  private static String page() throws IOException {
    return Files.readString(Path.of(System.getProperty("zadenza.home"), "docs", "sound.md"));
  }

  @Test
  void namesEveryVoiceAndEveryParam() throws IOException {
    String page = page();
    for (VoiceKind kind : VoiceKind.values()) {
      assertNamed(page, kind.word());
      for (Param param : kind.params()) assertNamed(page, param.name());
    }
  }

  private static void assertNamed(String page, String name) {
    assertTrue(page.contains("`" + name + "`"), "docs/sound.md does not name " + name);
  }

  @Test
  void itsInstrumentCanBeRead() throws IOException {
    String page = page();
    int begin = page.indexOf("    {\n");
    String json = page.substring(begin, page.indexOf("\n    }\n", begin) + 6);
    assertTrue(PatchReader.read("docs/sound.md", json).name().equals("boom"));
  }
}
