// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import io.grpc.stub.StreamObserver;
import org.zadenza.models.protocol.training.Call;
import org.zadenza.models.protocol.training.DescribeRequest;
import org.zadenza.models.protocol.training.Description;
import org.zadenza.models.protocol.training.Runner;
import org.zadenza.models.protocol.training.TrainingServiceGrpc;
import org.zadenza.worker.runner.Runners;

/** Training, and what the worker says of itself. */
final class TrainingService extends TrainingServiceGrpc.TrainingServiceImplBase {
  private final ServedModels models;
  private final String version;

  TrainingService(ServedModels models, String version) {
    this.models = models;
    this.version = version;
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
