// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.charrnn;

import java.util.List;
import org.zadenza.models.TinyModels;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.SafeTensors;

/** Networks of letters with a few random weights, another for each seed. */
public final class RandomLetters {
  private static final String ALL =
      "\n !\"',-.:;?[]{}()<>*/@%|~_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private RandomLetters() {}

  /** The letters that they know. */
  public static List<String> vocabulary() {
    return ALL.codePoints().sorted().mapToObj(Character::toString).toList();
  }

  /** A network, in a config of its own. */
  public static ImportedModel.Text model(String name, long seed) {
    List<String> letters = vocabulary();
    CharRnn network =
        CharRnn.oneHot(letters, TinyModels.network(seed, letters.size(), letters.size()));
    String hash = SafeTensors.sha256(SafeTensors.bytes(CharRnn.tensors(network.network())));
    return new ImportedModel.Text(
        new ImportedConfig(
            name,
            ImportedConfig.VERSION,
            CharRnn.TYPE,
            "CC0-1.0",
            "random numbers",
            hash,
            CharRnnFile.spec(letters)),
        network);
  }
}
