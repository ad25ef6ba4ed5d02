// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "local[2]", "local[*]"})
  void thisProcessIsAlwaysThere(String url) throws IOException {
    assertTrue(new Master(url).isLocal());
    new Master(url).check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spark",
        "spark://host",
        "spark://host:99999",
        "local[0]",
        "yarn",
        "k8s://x:1"
      })
  void anythingElseIsRefused(String url) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Master(url));
    assertEquals(
        "a cluster is spark://HOST:PORT, local[N] or local[*], not " + url, refused.getMessage());
  }

  @Test
  void aClusterThatIsNotThereIsSaid() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
      new Master("spark://127.0.0.1:" + port).check();
    }
    IOException refused =
        assertThrows(
            IOException.class,
            () ->
                new Cluster(new Master("spark://127.0.0.1:" + port), Cluster.Settings.loopback()));
    assertTrue(
        refused.getMessage().startsWith("there is no cluster at spark://127.0.0.1:" + port),
        refused.getMessage());
  }
}
