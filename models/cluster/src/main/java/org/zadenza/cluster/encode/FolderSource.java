// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.worker.encode.Source;

/**
 * The files of one folder that all workers see.
 *
 * @param uri of the folder
 */
public record FolderSource(String uri) implements Source {
  /** This folder's. */
  public FolderSource(Path folder) {
    this(folder.toUri().toString());
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(Uris.path(uri).resolve(file));
  }
}
