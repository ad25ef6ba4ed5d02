// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.RemoteWorker;

/** The worker's ear: a gRPC server on one address. */
public final class WorkerServer implements AutoCloseable {
  private static final int CALLS_AT_ONCE = 64;
  private static final int THREADS = 4;
  private static final long GRACE_SECONDS = 2;

  /** What a stranger sends is answered, not printed. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  static {
    GRPC.setLevel(Level.OFF);
  }

  private final Server server;
  private final ExecutorService threads;
  private final Address address;

  /**
   * A certificate and its key.
   *
   * @param certificate PEM
   * @param key PEM, PKCS 8
   */
  public record Identity(Path certificate, Path key) {}

  private WorkerServer(Server server, ExecutorService threads, Address address) {
    this.server = server;
    this.threads = threads;
    this.address = address;
  }

  /**
   * Listens.
   *
   * @param secret what callers must know; null for none
   * @param identity for TLS; null for plain text
   * @throws IllegalArgumentException beyond this machine, if there is neither secret nor TLS
   * @throws IOException if the port is taken or the certificate cannot be used
   */
  static WorkerServer open(
      Address address,
      @Nullable String secret,
      @Nullable Identity identity,
      List<BindableService> services)
      throws IOException {
    new Access(secret, identity == null ? null : identity.certificate()).mustProtect(address);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon(true).name("zadenza-serve-", 0).factory());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(address.socket())
            .executor(threads)
            .maxInboundMessageSize(RemoteWorker.LARGEST_MESSAGE)
            .maxConcurrentCallsPerConnection(CALLS_AT_ONCE);
    if (secret != null) builder.intercept(new SecretGuard(secret));
    if (identity != null) {
      for (Path file : List.of(identity.certificate(), identity.key())) {
        if (!Files.isReadable(file)) throw new IOException("there is no " + file + " to read");
      }
      try {
        builder.useTransportSecurity(identity.certificate().toFile(), identity.key().toFile());
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "%s and %s are no certificate with its key (PEM)"
                .formatted(identity.certificate(), identity.key()),
            e);
      }
    }
    services.forEach(builder::addService);
    Server server = builder.build();
    try {
      server.start();
    } catch (IOException e) {
      threads.shutdownNow();
      throw new IOException("cannot listen on " + address + ": " + reason(e), e);
    }
    return new WorkerServer(server, threads, new Address(address.host(), server.getPort()));
  }

  private static String reason(IOException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  /** Where it listens, the port that was found included. */
  public Address address() {
    return address;
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    server.awaitTermination();
  }

  /** Takes no more calls; those in flight have two seconds. */
  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) server.shutdownNow();
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
