// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import org.zadenza.worker.runner.RunnerException;

/** From what work gives or throws to what a caller reads. */
final class Answers {
  private static final int SHOWN = 40;

  private Answers() {}

  /** Something that answers a call. */
  @FunctionalInterface
  interface Work<T> {
    T done() throws IOException, RunnerException, StatusException;
  }

  /** Does the work and answers once. */
  static <T> void give(StreamObserver<T> to, Work<T> work) {
    T answer;
    try {
      answer = work.done();
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      to.onError(status(e).asRuntimeException());
      return;
    }
    to.onNext(answer);
    to.onCompleted();
  }

  /** What a failure is on the wire: a sentence for the caller, no trace. */
  static Status status(Throwable failure) {
    return switch (failure) {
      case StatusException said -> said.getStatus();
      case StatusRuntimeException said -> said.getStatus();
      case IllegalArgumentException wrong ->
          Status.INVALID_ARGUMENT.withDescription(wrong.getMessage());
      case IOException file -> Status.FAILED_PRECONDITION.withDescription(file.getMessage());
      case RunnerException device -> Status.INTERNAL.withDescription(device.getMessage());
      case OutOfMemoryError full ->
          Status.RESOURCE_EXHAUSTED.withDescription("the worker has no memory left for this");
      default -> Status.INTERNAL.withDescription("the worker failed: " + failure);
    };
  }

  /** A name that a stranger sent, not too much of it. */
  static String shortened(String name) {
    return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "..";
  }
}
