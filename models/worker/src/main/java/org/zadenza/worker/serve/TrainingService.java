// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.zadenza.models.protocol.training.Call;
import org.zadenza.models.protocol.training.CancelReply;
import org.zadenza.models.protocol.training.CancelRequest;
import org.zadenza.models.protocol.training.DescribeRequest;
import org.zadenza.models.protocol.training.Description;
import org.zadenza.models.protocol.training.FetchRequest;
import org.zadenza.models.protocol.training.FilePart;
import org.zadenza.models.protocol.training.Progress;
import org.zadenza.models.protocol.training.Runner;
import org.zadenza.models.protocol.training.StartReply;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.models.protocol.training.TrainingServiceGrpc;
import org.zadenza.models.protocol.training.WatchRequest;
import org.zadenza.worker.runner.Runners;
import org.zadenza.worker.train.Training;

/** Training, and what the worker says of itself. */
final class TrainingService extends TrainingServiceGrpc.TrainingServiceImplBase {
  private static final int PART_BYTES = 1 << 20;

  private final ServedModels models;
  private final Trainings trainings;
  private final String version;

  TrainingService(ServedModels models, Trainings trainings, String version) {
    this.models = models;
    this.trainings = trainings;
    this.version = version;
  }

  @Override
  public void start(StartRequest request, StreamObserver<StartReply> to) {
    Answers.give(
        to,
        () -> {
          Trainings.Started started = trainings.start(request);
          return StartReply.newBuilder()
              .setModel(started.training().model())
              .setTakes(started.takes())
              .setResumed(started.training().resumed())
              .build();
        });
  }

  /** A watcher that reads slowly misses steps between, never the end. */
  @Override
  public void watch(WatchRequest request, StreamObserver<Progress> to) {
    Training training = trainings.find(request.getName()).orElse(null);
    if (training == null) {
      to.onError(
          Status.NOT_FOUND
              .withDescription(
                  "nothing learns under the name " + Answers.shortened(request.getName()))
              .asRuntimeException());
      return;
    }
    ServerCallStreamObserver<Progress> watcher = (ServerCallStreamObserver<Progress>) to;
    watcher.setOnCancelHandler(() -> {});
    training.watch(
        progress -> {
          if (watcher.isCancelled()) return;
          boolean over = progress.getState() != Progress.State.RUNNING;
          if (over || watcher.isReady()) watcher.onNext(progress);
          if (over) watcher.onCompleted();
        });
  }

  @Override
  public void cancel(CancelRequest request, StreamObserver<CancelReply> to) {
    Answers.give(
        to,
        () -> {
          Optional<Training> training = trainings.find(request.getName());
          boolean running = training.map(Training::running).orElse(false);
          training.ifPresent(Training::cancel);
          return CancelReply.newBuilder().setWasRunning(running).build();
        });
  }

  @Override
  public void fetch(FetchRequest request, StreamObserver<FilePart> to) {
    try {
      for (Path file : trainings.files(request.getName())) {
        ByteString bytes = ByteString.copyFrom(Files.readAllBytes(file));
        for (int from = 0; from < bytes.size(); from += PART_BYTES) {
          to.onNext(
              FilePart.newBuilder()
                  .setFile(file.getFileName().toString())
                  .setContent(bytes.substring(from, Math.min(bytes.size(), from + PART_BYTES)))
                  .build());
        }
      }
      to.onCompleted();
    } catch (IOException | RuntimeException e) {
      to.onError(Answers.status(e).asRuntimeException());
    }
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<Description> to) {
    Answers.give(to, this::description);
  }

  private Description description() {
    Description.Builder out = Description.newBuilder().setVersion(version);
    for (Runners.Found found : models.found()) {
      out.addRunners(
          Runner.newBuilder()
              .setName(found.name())
              .setDevice(found.device())
              .setUsable(found.runner() != null)
              .setSays(found.says()));
    }
    for (ServedModels.Served served : models.ready()) {
      out.addCalls(
          Call.newBuilder()
              .setModel(served.model().name())
              .setRunner(served.runner().name() + " on " + served.runner().device())
              .setWhy(served.why()));
    }
    return out.build();
  }
}
