// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zadenza.time.Rational;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LiveOptionsTest {
  @Command
  private static final class Alone {
    @Mixin private LiveOptions options;
  }

  /** A start without options does not parse any: it must be the same as one that does. */
  @Test
  void optionsThatAreNotParsedAreAsIfTheyWere() throws IllegalAccessException {
    Alone alone = new Alone();
    new CommandLine(alone).registerConverter(Rational.class, Rational::parse).parseArgs();
    Map<String, String> fresh = fields(new LiveOptions());
    assertTrue(fresh.size() > 10, fresh::toString);
    assertEquals(fresh, fields(alone.options));
  }

  private static Map<String, String> fields(LiveOptions options) throws IllegalAccessException {
    Map<String, String> out = new TreeMap<>();
    for (Field field : LiveOptions.class.getDeclaredFields()) {
      field.setAccessible(true);
      out.put(field.getName(), String.valueOf(field.get(options)));
    }
    return out;
  }
}
