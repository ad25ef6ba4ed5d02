// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a worker knows its player and the player its worker.
 *
 * @param secret what both know, sent with every call; null for none
 * @param trusted certificates (PEM) that the worker's must come from: then all is encrypted by TLS;
 *     null for plain text
 */
public record Access(@Nullable String secret, @Nullable Path trusted) {
  /** The environment variable with the secret. */
  public static final String SECRET = "ZADENZA_WORKER_SECRET";

  /** The environment variable with the name of a file that holds the secret. */
  public static final String SECRET_FILE = "ZADENZA_WORKER_SECRET_FILE";

  /** The environment variable with the name of a file of trusted certificates. */
  public static final String TRUSTED = "ZADENZA_WORKER_TLS";

  private static final int SHORTEST = 16;
  private static final int LONGEST = 512;

  /** A secret too short to be one, or with signs that cannot be sent, is refused. */
  public Access {
    if (secret != null
        && (secret.length() < SHORTEST
            || secret.length() > LONGEST
            || !secret.chars().allMatch(sign -> sign > ' ' && sign < 127))) {
      throw new IllegalArgumentException(
          "a worker's secret has %d to %d letters, digits and signs and no blank"
              .formatted(SHORTEST, LONGEST));
    }
  }

  /** Neither secret nor TLS: for this machine. */
  public static Access open() {
    return new Access(null, null);
  }

  /** What the environment says. */
  public static Access of(Map<String, String> environment) throws IOException {
    String file = environment.get(SECRET_FILE);
    String secret = environment.get(SECRET);
    String trusted = environment.get(TRUSTED);
    return new Access(
        file != null ? read(Path.of(file)) : secret, trusted == null ? null : Path.of(trusted));
  }

  /** The secret in a file, without the blanks around it. */
  public static String read(Path file) throws IOException {
    if (!Files.isReadable(file)) throw new IOException("there is no secret to read in " + file);
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  /**
   * Beyond this machine one of both is needed.
   *
   * @throws IllegalArgumentException says so
   */
  public void mustProtect(Address address) {
    if (secret == null && trusted == null && !address.isLoopback()) {
      throw new IllegalArgumentException(
          "%s is not this machine: a worker there needs a shared secret (%s or %s) or TLS"
              .formatted(address, SECRET_FILE, SECRET));
    }
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return (secret == null ? "no secret" : "a secret") + (trusted == null ? "" : ", TLS");
  }
}
