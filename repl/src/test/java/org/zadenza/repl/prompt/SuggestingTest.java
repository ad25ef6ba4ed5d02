// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Buffer;
import org.jline.reader.impl.BufferImpl;
import org.junit.jupiter.api.Test;
import org.zadenza.notation.NotationError;

class SuggestingTest {
  private final List<String> asked = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Suggesting key = new Suggesting(this::two, said::add);

  private List<String> two(String beginning) {
    asked.add(beginning);
    if (beginning.contains("]")) throw new NotationError(beginning, 3, "wrong");
    return List.of(beginning + " cp>", beginning + ">*2");
  }

  private static Buffer buffer(String before, String after) {
    Buffer out = new BufferImpl();
    out.write(before + after);
    out.cursor(before.length());
    return out;
  }

  @Test
  void eachPressPutsTheNextInPlaceOfTheLast() {
    Buffer line = buffer("(s \"bd\" (n \"<sn", "\")");
    assertTrue(key.press(line));
    assertEquals("(s \"bd\" (n \"<sn cp>\")", line.toString());
    assertTrue(key.press(line));
    assertEquals("(s \"bd\" (n \"<sn>*2\")", line.toString());
    assertTrue(key.press(line));
    assertEquals("(s \"bd\" (n \"<sn cp>\")", line.toString());
    assertEquals(List.of("<sn"), asked);
  }

  @Test
  void whatIsTypedInBetweenIsANewBeginning() {
    Buffer line = buffer("(s \"<sn", "");
    key.press(line);
    line.write(" hh");
    key.press(line);
    assertEquals(List.of("<sn", "<sn cp> hh"), asked);
    assertEquals("(s \"<sn cp> hh cp>", line.toString());
  }

  @Test
  void outsideOfATextOrWithoutAnEndItSaysWhy() {
    Buffer line = buffer("(s \"bd\" ", "");
    assertFalse(key.press(line));
    assertFalse(key.press(buffer("(s \"bd ] sn", "")));
    assertEquals(
        List.of(
            "Alt-s goes on with a pattern: put the cursor into a text, as in (s \"bd*2 <sn",
            "  bd ] sn\n     ^ wrong"),
        said);
    assertEquals("(s \"bd\" ", line.toString());
  }
}
