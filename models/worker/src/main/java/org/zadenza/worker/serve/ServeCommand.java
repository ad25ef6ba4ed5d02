// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.worker.runner.Runners;
import org.zadenza.worker.runner.SoundWays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve --listen HOST:PORT --models DIR}: computes batches and trains for players. */
@Command(
    name = "serve",
    description = "Computes batches and trains for players, here or on other machines.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private static final String VERSION =
      Objects.requireNonNullElse(ServeCommand.class.getPackage().getImplementationVersion(), "dev");

  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      defaultValue = "127.0.0.1:0",
      paramLabel = "HOST:PORT",
      description = "where (default ${DEFAULT-VALUE}: this machine only, any free port)")
  private String listen;

  @Option(
      names = "--models",
      required = true,
      paramLabel = "DIR",
      description = "weights beside those that come along")
  private Path models;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DIR",
      description = "where what is learnt lies, so that a training can go on")
  private Path work;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description = "threads that compute a batch (default ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--decoders",
      defaultValue = "1",
      paramLabel = "N",
      description = "threads that decode sounds ahead (default ${DEFAULT-VALUE})")
  private int decoders;

  @Option(names = "--tls-cert", paramLabel = "FILE", description = "a certificate (PEM), for TLS")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "its key (PEM, PKCS 8)")
  private @Nullable Path key;

  @Option(
      names = "--attached",
      description = "end when the standard input does: the player that started this has gone")
  private boolean attached;

  @Option(
      names = "--lessons",
      description = "also trains from folders of this machine, into folders that the caller names")
  private boolean lessons;

  @Override
  public Integer call() throws InterruptedException {
    if ((certificate == null) != (key == null)) {
      throw new ParameterException(spec.commandLine(), "TLS needs both --tls-cert and --tls-key");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      Address address = Address.parse(listen);
      String secret = Access.of(System.getenv()).secret();
      serve(address, secret, out, err);
      return 0;
    } catch (IOException | IllegalArgumentException unusable) {
      err.println(unusable.getMessage());
      err.flush();
      return 2;
    }
  }

  private void serve(Address address, @Nullable String secret, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    Runners runners = new Runners(threads);
    WorkerServer.Identity identity =
        certificate == null || key == null ? null : new WorkerServer.Identity(certificate, key);
    Catalogue catalogue = new Catalogue(models);
    Consumer<String> log =
        line -> {
          err.println(line);
          err.flush();
        };
    SoundWays ways = new SoundWays(decoders, SoundWays.hasGpu(runners), log);
    try (Trainings trainings = new Trainings(work, catalogue, lessons);
        ServedModels served = new ServedModels(catalogue, runners, log);
        WorkerServer server =
            WorkerServer.open(
                address,
                secret,
                identity,
                List.of(
                    new InferenceService(served, VERSION),
                    new TrainingService(served, trainings, VERSION),
                    new SoundService(models, ways)))) {
      for (Runners.Found found : runners.found()) {
        err.println("%s on %s: %s".formatted(found.name(), found.device(), found.says()));
      }
      err.flush();
      out.println(SecondJvm.LISTENING + server.address());
      out.flush();
      if (attached) Thread.ofPlatform().daemon(true).start(() -> endWithInput(server));
      server.await();
    }
  }

  private static void endWithInput(WorkerServer server) {
    try (InputStream input = System.in) {
      while (input.read() >= 0) {
        // what is written here does not matter
      }
    } catch (IOException e) {
      // gone as well
    }
    server.close();
  }
}
