// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zadenza.models.safetensors.WeightsException;

/**
 * A folder of the network, http or https. Redirects are not followed, so that an address stays what
 * the player wrote; an answer must begin within 30 seconds and end within 10 minutes.
 */
public final class WebFolder implements CheckpointFolder, AutoCloseable {
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final URI base;
  private final Duration toEnd;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TO_ANSWER)
          .build();

  /** The folder at an address, with or without a slash at its end. */
  public WebFolder(URI address) {
    this(address, Duration.ofMinutes(10));
  }

  WebFolder(URI address, Duration toEnd) {
    String text = address.toString();
    base = URI.create(text.endsWith("/") ? text : text + "/");
    this.toEnd = toEnd;
  }

  @Override
  public String name() {
    return base.toString();
  }

  @Override
  public Optional<byte[]> read(String file, long most) throws IOException {
    URI address = base.resolve(file.replace(" ", "%20"));
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TO_ANSWER).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), most));
    try {
      HttpResponse<byte[]> response = answer.get(toEnd.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() == NOT_FOUND) return Optional.empty();
      if (response.statusCode() != OK) throw refused(address, response);
      return Optional.of(response.body());
    } catch (ExecutionException failed) {
      throw new WeightsException(
          address.toString(),
          "it cannot be read (%s)".formatted(reason(failed)),
          "check the address, and that the network is there; at most %d bytes belong there"
              .formatted(most));
    } catch (TimeoutException late) {
      throw new WeightsException(
          address.toString(), "it did not come in time", "try again, or copy the folder first");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new WeightsException(address.toString(), "reading was stopped", "import it again");
    } finally {
      answer.cancel(true);
    }
  }

  private static WeightsException refused(URI address, HttpResponse<byte[]> response) {
    String elsewhere = response.headers().firstValue("location").orElse("");
    return new WeightsException(
        address.toString(),
        "the server answers " + response.statusCode(),
        elsewhere.isEmpty()
            ? "check the address"
            : "it points to %s: import from there"
                .formatted(CheckpointFolder.shortened(elsewhere)));
  }

  private static String reason(ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
