// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.repl.session.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code zadenza worker --listen HOST:PORT}: a model worker for players on this machine or others.
 */
@Command(
    name = "worker",
    description = "Computes batches and trains for players, here or on other machines.")
final class WorkerCommand implements Callable<Integer> {
  @Option(
      names = "--listen",
      defaultValue = "127.0.0.1:7070",
      paramLabel = "HOST:PORT",
      description =
          "Where (default ${DEFAULT-VALUE}); beyond this machine it wants a shared secret, in the"
              + " file that ZADENZA_WORKER_SECRET_FILE names, or TLS.")
  private String listen;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description = "Threads that compute a batch (default ${DEFAULT-VALUE}).")
  private int threads;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "A certificate (PEM), for TLS.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key (PEM, PKCS 8).")
  private @Nullable Path key;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Folders folders = Folders.ofThisMachine();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "serve",
                "--listen",
                listen,
                "--models",
                folders.models().toString(),
                "--work",
                folders.training().toString(),
                "--threads",
                Integer.toString(threads)));
    if (certificate != null) arguments.addAll(List.of("--tls-cert", certificate.toString()));
    if (key != null) arguments.addAll(List.of("--tls-key", key.toString()));
    List<String> command = SecondJvm.command(SecondJvm.classPath(Home.builtWorker()), threads);
    command.addAll(arguments);
    Process worker = SecondJvm.process(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(worker::destroy, "zadenza-worker-end"));
    return worker.waitFor();
  }
}
