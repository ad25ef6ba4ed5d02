// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zadenza.models.protocol.inference.GRPCInferenceServiceGrpc;
import org.zadenza.models.protocol.inference.ModelInferRequest;
import org.zadenza.models.protocol.inference.ModelInferResponse;
import org.zadenza.models.protocol.inference.ModelMetadataRequest;
import org.zadenza.models.protocol.inference.ModelMetadataResponse;
import org.zadenza.models.protocol.inference.ModelReadyRequest;
import org.zadenza.models.protocol.inference.ModelReadyResponse;
import org.zadenza.models.protocol.inference.ServerLiveRequest;
import org.zadenza.models.protocol.inference.ServerLiveResponse;
import org.zadenza.models.protocol.inference.ServerMetadataRequest;
import org.zadenza.models.protocol.inference.ServerMetadataResponse;
import org.zadenza.models.protocol.inference.ServerReadyRequest;
import org.zadenza.models.protocol.inference.ServerReadyResponse;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.Signature;
import org.zadenza.models.remote.WireTensors;
import org.zadenza.worker.runner.OnnxRunner;
import org.zadenza.worker.runner.RunnerException;
import org.zadenza.worker.serve.Answers.Work;

/** The Open Inference Protocol over the models that are served. */
final class InferenceService extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
  private static final String ONNX_PLATFORM = "onnxruntime_onnx"; // Triton's word for it

  private final ServedModels models;
  private final String version;

  InferenceService(ServedModels models, String version) {
    this.models = models;
    this.version = version;
  }

  @Override
  public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> to) {
    Answers.give(to, () -> ServerLiveResponse.newBuilder().setLive(true).build());
  }

  @Override
  public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> to) {
    Answers.give(to, () -> ServerReadyResponse.newBuilder().setReady(true).build());
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> to) {
    Answers.give(
        to,
        () ->
            ServerMetadataResponse.newBuilder()
                .setName("zadenza-worker")
                .setVersion(version)
                .addExtensions("zadenza.training")
                .build());
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> to) {
    Work<ModelReadyResponse> work =
        () -> {
          boolean there = models.find(request.getName()).isPresent();
          return ModelReadyResponse.newBuilder().setReady(there).build();
        };
    Answers.give(to, work);
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> to) {
    Answers.give(to, () -> metadata(find(request.getName(), request.getVersion())));
  }

  private static ModelMetadataResponse metadata(ServedModels.Served served) {
    boolean onnx = served.runner().name().equals(OnnxRunner.NAME);
    return ModelMetadataResponse.newBuilder()
        .setName(served.model().name())
        .addVersions(served.version())
        .setPlatform(onnx ? ONNX_PLATFORM : served.runner().name())
        .addAllInputs(ports(served.signature().inputs()))
        .addAllOutputs(ports(served.signature().outputs()))
        .build();
  }

  private static List<ModelMetadataResponse.TensorMetadata> ports(List<Signature.Port> ports) {
    return ports.stream()
        .map(
            port ->
                ModelMetadataResponse.TensorMetadata.newBuilder()
                    .setName(port.name())
                    .setDatatype(WireTensors.FP32)
                    .addAllShape(port.sizes())
                    .build())
        .toList();
  }

  @Override
  public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> to) {
    Answers.give(to, () -> infer(request));
  }

  private ModelInferResponse infer(ModelInferRequest request)
      throws StatusException, IOException, RunnerException {
    ServedModels.Served served = find(request.getModelName(), request.getModelVersion());
    Set<String> wanted = wanted(served.signature(), request);
    List<FloatTensor> inputs = WireTensors.inputs(request);
    if (Context.current().isCancelled()) throw Status.CANCELLED.asException();
    List<FloatTensor> outputs = new ArrayList<>(served.run(inputs));
    outputs.removeIf(tensor -> !wanted.contains(tensor.name()));
    return WireTensors.response(outputs)
        .setModelName(served.model().name())
        .setModelVersion(served.version())
        .setId(request.getId())
        .build();
  }

  private static Set<String> wanted(Signature signature, ModelInferRequest request) {
    Set<String> known =
        signature.outputs().stream().map(Signature.Port::name).collect(Collectors.toSet());
    if (request.getOutputsCount() == 0) return known;
    Set<String> wanted = new TreeSet<>();
    for (ModelInferRequest.InferRequestedOutputTensor output : request.getOutputsList()) {
      if (!known.contains(output.getName())) {
        throw new IllegalArgumentException(
            "there is no output %s; there is %s"
                .formatted(Answers.shortened(output.getName()), new TreeSet<>(known)));
      }
      wanted.add(output.getName());
    }
    return wanted;
  }

  private ServedModels.Served find(String name, String wantedVersion)
      throws StatusException, IOException, RunnerException {
    ServedModels.Served served = models.find(name).orElse(null);
    if (served == null) {
      throw Status.NOT_FOUND
          .withDescription(
              "there is no model %s; there is %s"
                  .formatted(Answers.shortened(name), String.join(", ", models.names())))
          .asException();
    }
    if (!wantedVersion.isEmpty() && !wantedVersion.equals(served.version())) {
      throw Status.NOT_FOUND
          .withDescription(
              "%s is here as version %s, not %s"
                  .formatted(name, served.version(), Answers.shortened(wantedVersion)))
          .asException();
    }
    return served;
  }
}
