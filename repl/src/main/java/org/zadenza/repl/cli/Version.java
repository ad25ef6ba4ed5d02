// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import org.zadenza.repl.session.Session;
import picocli.CommandLine.IVersionProvider;

/** {@code zadenza --version}. */
final class Version implements IVersionProvider {
  private static final String VECTORS = "jdk.incubator.vector";

  @Override
  public String[] getVersion() {
    return new String[] {"zadenza " + Session.VERSION, jdk(), "backends: " + backends()};
  }

  static String jdk() {
    return "JDK "
        + Runtime.version()
        + " ("
        + System.getProperty("java.vendor")
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ")";
  }

  static boolean hasVectors() {
    return ModuleLayer.boot().findModule(VECTORS).isPresent();
  }

  private static String backends() {
    String live = hasVectors() ? "live kernels (vectors)" : "live kernels (plain loops)";
    return Home.workerJar().isPresent() ? live + ", worker (DL4J)" : live;
  }
}
