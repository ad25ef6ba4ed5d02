// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zadenza.models.remote.Gpu;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.models.remote.Soundcheck;
import org.zadenza.repl.session.Folders;

/** What computes models here: the GPU, the worker's runners, and who serves which model and why. */
record Runners(Folders folders, Optional<Path> worker) {
  List<Finding> findings() {
    List<Finding> out = new ArrayList<>();
    out.add(
        Finding.good("steps", "one at a time: live kernels in the player, for the lowest latency"));
    Optional<Gpu> gpu = Gpu.ofThisMachine();
    out.add(
        gpu.map(there -> Finding.good("gpu", there.toString()))
            .orElse(Finding.note("gpu", "no NVIDIA GPU: CPUs compute everything", "")));
    if (worker.isEmpty()) {
      String build = "./zadenza worker --help builds it";
      out.add(Finding.note("worker", "not built: live kernels compute everything", build));
      return out;
    }
    try {
      for (Soundcheck.Line line :
          Soundcheck.of(SecondJvm.classPath(worker.get()), folders.models())) {
        String says = line.about() + ": " + line.says();
        out.add(line.usable() ? Finding.good("worker", says) : Finding.note("worker", says, ""));
      }
    } catch (IOException e) {
      out.add(Finding.note("worker", "cannot be started: " + e.getMessage(), "build it again"));
    }
    return out;
  }
}
