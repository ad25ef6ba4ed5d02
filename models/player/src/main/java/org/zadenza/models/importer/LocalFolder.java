// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.zadenza.models.safetensors.WeightsException;

/** A folder of this machine; links out of it are not followed. */
public record LocalFolder(Path folder) implements CheckpointFolder {
  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public Optional<byte[]> read(String file, long most) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) return Optional.empty();
    if (!path.toRealPath().startsWith(folder.toRealPath())) {
      throw new WeightsException(
          path.toString(), "it is a link out of its folder", "copy the file itself");
    }
    if (!Files.isRegularFile(path)) {
      throw new WeightsException(path.toString(), "it is no file", "copy the checkpoint again");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
      if (bytes.length > most) {
        throw new WeightsException(
            path.toString(),
            "it is %d bytes long where at most %d belong".formatted(Files.size(path), most),
            "it is another file, or damaged: copy it again");
      }
      return Optional.of(bytes);
    }
  }
}
