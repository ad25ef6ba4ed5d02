// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl;

import org.zadenza.repl.cli.ZadenzaCommand;

/** The program. */
public final class Zadenza {
  private Zadenza() {}

  static void main(String[] arguments) {
    System.exit(ZadenzaCommand.run(arguments));
  }
}
