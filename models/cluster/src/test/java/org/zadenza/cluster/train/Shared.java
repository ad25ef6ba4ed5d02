// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.cluster.spark.Master;

/** What the tests of training have in common. */
final class Shared {
  private static final long SECOND = 1_000_000_000;

  private Shared() {}

  static Cluster local(int hands) throws IOException {
    return new Cluster(new Master("local[" + hands + "]"), Cluster.Settings.loopback());
  }

  /** A clock that goes on by a second whenever it is asked. */
  static LongSupplier clock() {
    AtomicLong now = new AtomicLong();
    return () -> now.addAndGet(SECOND);
  }

  /** The curve of a training, without the seconds. */
  static String curve(Path out) throws IOException {
    return Files.readAllLines(out.resolve("curve.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .collect(Collectors.joining("\n"));
  }
}
