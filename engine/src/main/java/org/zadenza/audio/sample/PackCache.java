// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Files from the network, each kept under the checksum of its address with the checksum of its
 * content beside it: what was spoilt on the disk is fetched again, and what was fetched only in
 * part is not kept. Any thread that may wait for a network.
 */
public final class PackCache {
  private static final long LARGEST_FILE = 1L << 27;
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final String SUM = ".sha256";

  private final Path folder;
  private final boolean fetches;
  private final String github;
  private final long largest;
  private final Duration patience;
  private @Nullable HttpClient client;

  PackCache(Path folder, boolean fetches, String github, long largest, Duration patience) {
    this.folder = folder;
    this.fetches = fetches;
    this.github = github;
    this.largest = largest;
    this.patience = patience;
  }

  /** Keeps files in a folder, which is made when the first comes. */
  public static PackCache in(Path folder) {
    return new PackCache(folder, true, Remote.GITHUB, LARGEST_FILE, WHOLE);
  }

  /** Gives what the folder has, and asks no network for anything. */
  public static PackCache withoutNetwork(Path folder) {
    return new PackCache(folder, false, Remote.GITHUB, LARGEST_FILE, WHOLE);
  }

  URI address(String place) {
    return Remote.address(place, github);
  }

  URI map(String place) {
    return Remote.map(place, github);
  }

  /** Where the file of an address lies, or will lie. */
  Path file(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    int dot = path.lastIndexOf('.');
    String ending = dot < 0 ? "" : path.substring(dot).toLowerCase(Locale.ROOT);
    String kept = ending.matches("\\.[a-z0-9]{1,5}") ? ending : "";
    byte[] name = digest().digest(address.toString().getBytes(StandardCharsets.UTF_8));
    return folder.resolve(HexFormat.of().formatHex(name) + kept);
  }

  /** True if it need not be fetched. */
  boolean has(URI address) {
    return Files.isRegularFile(file(address)) && Files.isRegularFile(sumOf(file(address)));
  }

  /**
   * The file of an address, fetched where that is needed.
   *
   * @throws SampleException if it cannot be had
   */
  Path fetch(URI address) {
    Path file = file(address);
    try {
      if (has(address) && isWhole(file)) return file;
      if (!fetches) {
        throw new SampleException("is not in the cache, and on stage nothing is fetched");
      }
      Files.createDirectories(folder);
      download(address, file);
      return file;
    } catch (IOException e) {
      throw new SampleException("cannot be fetched: " + why(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SampleException("was not fetched: the session ends", e);
    }
  }

  private String why(IOException e) {
    if (e instanceof HttpTimeoutException) return tooLong();
    return e.getMessage() == null ? "nobody answers there" : e.getMessage();
  }

  private String tooLong() {
    return "it takes longer than " + patience.toSeconds() + " s";
  }

  private void download(URI address, Path file) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
    HttpResponse<InputStream> response =
        client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    Path part = Files.createTempFile(folder, "part-", "");
    try (InputStream in = response.body()) {
      if (response.statusCode() != OK) {
        throw new SampleException("cannot be fetched: the answer is " + response.statusCode());
      }
      response.headers().firstValueAsLong("content-length").ifPresent(this::allow);
      String sum = copy(in, part);
      Files.writeString(sumOf(part), sum);
      move(sumOf(part), sumOf(file));
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
      Files.deleteIfExists(sumOf(part));
    }
  }

  private void allow(long bytes) {
    if (bytes <= largest) return;
    String most = SampleReader.megabytes(largest);
    throw new SampleException("is larger than the " + most + " that we fetch");
  }

  /** Copies until the end; a sender that takes longer than we wait is left. */
  private String copy(InputStream in, Path part) throws IOException {
    MessageDigest digest = digest();
    AtomicBoolean left = new AtomicBoolean();
    Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> leave(in, left), later);
    try (OutputStream out = Files.newOutputStream(part)) {
      byte[] block = new byte[1 << 14];
      long all = 0;
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        allow(all += n);
        digest.update(block, 0, n);
        out.write(block, 0, n);
      }
      if (left.get()) throw new IOException(tooLong());
    } catch (IOException e) {
      if (!left.get()) throw e;
      throw new IOException(tooLong(), e);
    } finally {
      end.cancel(false);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void leave(InputStream in, AtomicBoolean left) {
    left.set(true);
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path sumOf(Path file) {
    return file.resolveSibling(file.getFileName() + SUM);
  }

  private static boolean isWhole(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String kept = Files.readString(sumOf(file)).strip();
    return kept.equals(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(CONNECTING)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
    }
    return client;
  }
}
