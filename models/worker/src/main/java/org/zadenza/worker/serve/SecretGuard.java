// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.RemoteWorker;

/** Lets nobody in who does not know the secret; takes as long for any wrong one. */
final class SecretGuard implements ServerInterceptor {
  private final byte[] wanted;

  SecretGuard(String secret) {
    wanted = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String given = headers.get(RemoteWorker.AUTHORIZATION);
    byte[] bytes = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
    if (MessageDigest.isEqual(wanted, bytes)) return next.startCall(call, headers);
    String why = given == null ? "it wants a shared secret" : "its shared secret is another";
    call.close(
        Status.UNAUTHENTICATED.withDescription(
            "%s: set %s or %s to it".formatted(why, Access.SECRET_FILE, Access.SECRET)),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
