// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:import|export|\\}).* from ['\"]([^'\"]+)['\"]");

  private final Assets assets = Assets.read();

  /** From the first script on, every import leads to a file that is there. */
  @Test
  void everyImportIsServed() {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of("app.js"));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!seen.add(name)) continue;
      Assets.Asset asset = assets.find(name);
      assertNotNull(asset, name);
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      for (Matcher m = IMPORT.matcher(asset.text("")); m.find(); ) {
        assertTrue(m.group(1).startsWith("./"), name + " imports " + m.group(1));
        open.push(folder + m.group(1).substring(2));
      }
    }
    assertTrue(seen.contains("lib/codemirror-view.js"), seen.toString());
    assertTrue(seen.contains("lib/marijn-find-cluster-break.js"), seen.toString());
  }

  /** No script within the page, no style within an element, nothing from another place. */
  @Test
  void thePageNeedsNothingThatThePolicyForbids() {
    String page = assets.find("index.html").text("n");
    assertFalse(Pattern.compile("\\bon\\w+=|\\bstyle=|<style|//[a-z]").matcher(page).find(), page);
    assertFalse(Pattern.compile("<script(?![^>]*\\bsrc=)").matcher(page).find(), page);
    for (String name : new String[] {"app.js", "editor.js", "roll.js", "sound.js", "wire.js"}) {
      String text = assets.find(name).text("");
      assertFalse(Pattern.compile("https?://|\\beval\\(|innerHTML").matcher(text).find(), name);
    }
  }
}
