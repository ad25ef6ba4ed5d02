// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import io.grpc.Status;

/** A call that a worker did not answer as it should: says which worker and what happened. */
public final class WorkerException extends Exception {
  private final Kind kind;

  /** What can happen. */
  public enum Kind {
    /** Nobody is there, or it went in the middle of the call. */
    GONE,
    /** No answer before the deadline. */
    LATE,
    /** It answered that it will not: the call is wrong, or not allowed. */
    REFUSED
  }

  /** With what happened, in a sentence. */
  public WorkerException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What gRPC says of a call. */
  static WorkerException of(Address worker, Throwable failure) {
    Status status = Status.fromThrowable(failure);
    String says =
        status.getDescription() == null ? status.getCode().name() : status.getDescription();
    return switch (status.getCode()) {
      case UNAVAILABLE, CANCELLED, UNKNOWN ->
          new WorkerException(Kind.GONE, "the worker at %s is gone: %s".formatted(worker, says));
      case DEADLINE_EXCEEDED ->
          new WorkerException(
              Kind.LATE, "the worker at %s did not answer in time".formatted(worker));
      case UNIMPLEMENTED ->
          new WorkerException(
              Kind.REFUSED, "the server at %s does not offer this: %s".formatted(worker, says));
      default ->
          new WorkerException(Kind.REFUSED, "the worker at %s says: %s".formatted(worker, says));
    };
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }
}
