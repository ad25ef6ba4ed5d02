// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.zadenza.repl.doctor.Checkup;
import org.zadenza.repl.doctor.Finding;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.text.EventJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zadenza doctor}. */
@Command(name = "doctor", description = "Checks what a performance needs, before it begins.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object a finding.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = new Checkup(Folders.ofThisMachine(), Home.workerJar()).findings();
    for (Finding finding : findings) out.println(json ? json(finding) : plain(finding));
    out.flush();
    boolean broken = findings.stream().anyMatch(f -> f.state() == Finding.State.BROKEN);
    return broken ? Exit.FAILED_CHECK : Exit.OK;
  }

  private static String plain(Finding finding) {
    String line = "%-8s %-7s %s".formatted(finding.about(), finding.state().word(), finding.says());
    return finding.advice().isEmpty() ? line : line + "\n" + " ".repeat(17) + finding.advice();
  }

  private static String json(Finding finding) {
    JsonObject out = new JsonObject();
    out.addProperty("about", finding.about());
    out.addProperty("state", finding.state().word());
    out.addProperty("says", finding.says());
    if (!finding.advice().isEmpty()) out.addProperty("advice", finding.advice());
    return EventJson.line(out);
  }
}
