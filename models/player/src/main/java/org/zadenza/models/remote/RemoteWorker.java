// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.protocol.inference.GRPCInferenceServiceGrpc;
import org.zadenza.models.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import org.zadenza.models.protocol.inference.ModelMetadataRequest;
import org.zadenza.models.protocol.inference.ModelMetadataResponse;
import org.zadenza.models.protocol.inference.ModelReadyRequest;
import org.zadenza.models.protocol.inference.ServerLiveRequest;
import org.zadenza.models.protocol.inference.ServerMetadataRequest;
import org.zadenza.models.protocol.sound.DecodeRequest;
import org.zadenza.models.protocol.sound.DecodedNote;
import org.zadenza.models.protocol.sound.SoundServiceGrpc;
import org.zadenza.models.protocol.training.CancelRequest;
import org.zadenza.models.protocol.training.DescribeRequest;
import org.zadenza.models.protocol.training.Description;
import org.zadenza.models.protocol.training.FetchRequest;
import org.zadenza.models.protocol.training.FilePart;
import org.zadenza.models.protocol.training.Progress;
import org.zadenza.models.protocol.training.StartReply;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.models.protocol.training.TrainingServiceGrpc;
import org.zadenza.models.protocol.training.TrainingServiceGrpc.TrainingServiceBlockingStub;
import org.zadenza.models.protocol.training.WatchRequest;

/**
 * A connection to a worker, or to any server of the Open Inference Protocol. Each call has a
 * deadline and blocks no longer; any thread, never the clock's.
 */
public final class RemoteWorker implements AutoCloseable {
  /** The largest message that is sent or taken. */
  public static final int LARGEST_MESSAGE = 64 << 20;

  /** The header that carries the secret, as {@code Bearer SECRET}. */
  public static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final int HASH_DIGITS = 16;

  /** What these would print of a worker that went is told in a sentence by {@link Worker}. */
  private static final List<Logger> NOISY =
      List.of(Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

  static {
    NOISY.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private final Address address;
  private final ManagedChannel channel;
  private final GRPCInferenceServiceBlockingStub inference;
  private final Map<String, Boolean> checked = new ConcurrentHashMap<>();

  private RemoteWorker(Address address, ManagedChannel channel) {
    this.address = address;
    this.channel = channel;
    inference = GRPCInferenceServiceGrpc.newBlockingStub(channel);
  }

  /**
   * A connection that is made with the first call.
   *
   * @throws IllegalArgumentException if the address is beyond this machine and nothing protects it
   * @throws IOException if the trusted certificates cannot be read
   */
  public static RemoteWorker to(Address address, Access access) throws IOException {
    access.mustProtect(address);
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(address.host(), address.port())
            .maxInboundMessageSize(LARGEST_MESSAGE);
    if (access.trusted() == null) {
      builder.usePlaintext();
    } else {
      if (!Files.isReadable(access.trusted())) {
        throw new IOException("there are no certificates to read in " + access.trusted());
      }
      try {
        builder.sslContext(
            GrpcSslContexts.forClient().trustManager(access.trusted().toFile()).build());
      } catch (IllegalArgumentException e) {
        throw new IOException(access.trusted() + " holds no certificates (PEM)", e);
      }
    }
    if (access.secret() != null) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + access.secret());
      builder.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    return new RemoteWorker(address, builder.build());
  }

  /** What of a model's hash is its version on the wire. */
  public static String version(String hash) {
    return hash.substring(0, Math.min(HASH_DIGITS, hash.length()));
  }

  /** Where it is. */
  public Address address() {
    return address;
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Whether it answers. */
  public boolean live(Duration deadline) {
    try {
      return call(
          deadline, stub -> stub.serverLive(ServerLiveRequest.getDefaultInstance()).getLive());
    } catch (WorkerException e) {
      return false;
    }
  }

  /** What the server calls itself, and its version. */
  public String name(Duration deadline) throws WorkerException {
    return call(
        deadline,
        stub -> {
          var says = stub.serverMetadata(ServerMetadataRequest.getDefaultInstance());
          return says.getName() + " " + says.getVersion();
        });
  }

  /** Whether it can compute a model; makes it ready, which may take seconds. */
  public boolean ready(String model, Duration deadline) throws WorkerException {
    ModelReadyRequest request = ModelReadyRequest.newBuilder().setName(model).build();
    return call(deadline, stub -> stub.modelReady(request).getReady());
  }

  /**
   * One batch through a model.
   *
   * @return the outputs by name, checked
   * @throws IllegalArgumentException if the inputs are not what the model takes
   * @throws WorkerException if there is no good answer in time; also where the worker has other
   *     weights under this name
   */
  public Map<String, FloatTensor> infer(
      KnownModel model, List<FloatTensor> inputs, Duration deadline) throws WorkerException {
    Signature signature = Signature.of(model);
    List<FloatTensor> given = List.copyOf(signature.inputs(inputs).values());
    long until = System.nanoTime() + deadline.toNanos();
    checkWeights(model, deadline);
    Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
    var response = call(left, stub -> stub.modelInfer(WireTensors.request(model.name(), given)));
    try {
      return signature.outputs(WireTensors.outputs(response));
    } catch (IllegalArgumentException e) {
      throw new WorkerException(
          WorkerException.Kind.REFUSED,
          "the worker at %s answered for %s what cannot be used: %s"
              .formatted(address, model.name(), e.getMessage()));
    }
  }

  /** Our own worker says its weights' hash as the version; another server counts from 1. */
  private void checkWeights(KnownModel model, Duration deadline) throws WorkerException {
    String key = model.name() + " " + model.hash();
    if (checked.containsKey(key)) return;
    ModelMetadataRequest request = ModelMetadataRequest.newBuilder().setName(model.name()).build();
    ModelMetadataResponse says = call(deadline, stub -> stub.modelMetadata(request));
    String wanted = version(model.hash());
    boolean other =
        says.getVersionsList().stream()
            .anyMatch(version -> version.length() == HASH_DIGITS && !version.equals(wanted));
    if (other) {
      throw new WorkerException(
          WorkerException.Kind.REFUSED,
          "the worker at %s has other weights for %s: %s, not %s"
              .formatted(address, model.name(), says.getVersionsList(), wanted));
    }
    checked.put(key, true);
  }

  /** What our worker runs on; another server does not offer this. */
  public Description describe(Duration deadline) throws WorkerException {
    return train(stub(deadline), stub -> stub.describe(DescribeRequest.getDefaultInstance()));
  }

  /**
   * Begins a training; answers at once.
   *
   * @throws WorkerException also if there is too little music, or something else learns
   */
  public StartReply start(StartRequest request, Duration deadline) throws WorkerException {
    return train(stub(deadline), stub -> stub.start(request));
  }

  /**
   * Shows how a training goes until it is over, however long that takes; ends when the worker does.
   *
   * @return how it ended
   */
  public Progress watch(String name, Consumer<Progress> watcher) throws WorkerException {
    WatchRequest request = WatchRequest.newBuilder().setName(name).build();
    return train(
        TrainingServiceGrpc.newBlockingStub(channel),
        stub -> {
          Progress last = Progress.getDefaultInstance();
          for (Iterator<Progress> steps = stub.watch(request); steps.hasNext(); ) {
            last = steps.next();
            watcher.accept(last);
          }
          return last;
        });
  }

  /** Ends a training after the iteration that runs; false if none of this name ran. */
  public boolean cancel(String name, Duration deadline) throws WorkerException {
    CancelRequest request = CancelRequest.newBuilder().setName(name).build();
    return train(stub(deadline), stub -> stub.cancel(request).getWasRunning());
  }

  /**
   * Fetches the best weights of a training into a folder, NAME.safetensors and NAME.json; whole or
   * not at all.
   *
   * @return the weights' file
   * @throws IOException if they cannot be written
   */
  public Path fetch(String name, Path folder, Duration deadline)
      throws WorkerException, IOException {
    FetchRequest request = FetchRequest.newBuilder().setName(name).build();
    Map<String, ByteArrayOutputStream> files = new TreeMap<>();
    train(
        stub(deadline),
        stub -> {
          for (Iterator<FilePart> parts = stub.fetch(request); parts.hasNext(); ) {
            FilePart part = parts.next();
            ByteArrayOutputStream file =
                files.computeIfAbsent(part.getFile(), _ -> new ByteArrayOutputStream());
            file.writeBytes(part.getContent().toByteArray());
          }
          return true;
        });
    if (!files.keySet().equals(Set.of(name + ".json", name + ".safetensors"))) {
      throw new WorkerException(
          WorkerException.Kind.REFUSED,
          "the worker at %s sent %s, not the weights of %s"
              .formatted(address, files.keySet(), name));
    }
    Files.createDirectories(folder);
    for (Map.Entry<String, ByteArrayOutputStream> file : files.entrySet()) {
      Path fresh = folder.resolve(file.getKey() + ".new");
      Files.write(fresh, file.getValue().toByteArray());
    }
    for (String file : files.keySet()) {
      Files.move(
          folder.resolve(file + ".new"), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    return folder.resolve(name + ".safetensors");
  }

  /**
   * Has notes decoded, and hears of each when it is made, until all are or {@code stopped} says so,
   * which is asked after each.
   *
   * @throws WorkerException if it cannot, or goes before all are made
   */
  public void decode(DecodeRequest request, BooleanSupplier stopped, Consumer<DecodedNote> hearer)
      throws WorkerException {
    Context.CancellableContext call = Context.current().withCancellation();
    Context before = call.attach();
    try {
      Iterator<DecodedNote> notes = SoundServiceGrpc.newBlockingStub(channel).decode(request);
      while (notes.hasNext() && !stopped.getAsBoolean()) hearer.accept(notes.next());
    } catch (StatusRuntimeException | IllegalArgumentException e) {
      throw WorkerException.of(address, e);
    } finally {
      call.detach(before);
      call.cancel(null);
    }
  }

  private TrainingServiceBlockingStub stub(Duration deadline) {
    return TrainingServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private <T> T train(
      TrainingServiceBlockingStub stub, Function<TrainingServiceBlockingStub, T> call)
      throws WorkerException {
    try {
      return call.apply(stub);
    } catch (RuntimeException e) {
      throw WorkerException.of(address, e);
    }
  }

  private <T> T call(Duration deadline, Function<GRPCInferenceServiceBlockingStub, T> call)
      throws WorkerException {
    try {
      return call.apply(
          inference
              .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
              .withMaxInboundMessageSize(LARGEST_MESSAGE));
    } catch (RuntimeException e) {
      throw WorkerException.of(address, e);
    }
  }

  /** Ends the connection; calls in flight fail at once. */
  @Override
  public void close() {
    channel.shutdownNow();
  }
}
