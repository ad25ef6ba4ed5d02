// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.zadenza.cluster.Corpora;
import org.zadenza.cluster.Corpus;
import org.zadenza.cluster.encode.EncodeJob;
import org.zadenza.cluster.encode.FolderSource;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.worker.encode.Encoding;

/** A model of each kind, which learns from a small corpus made by chance. */
public enum Family {
  DRUMS(DrumsRnn.NAME),
  PERFORMANCE(PerformanceRnn.NAME),
  MUSICVAE(MusicVaes.DRUMS),
  SKETCH(SketchFile.QUICKDRAW),
  NSYNTH(Nsynth.NAME),
  VERSE(CharRnnFile.VERSE);

  private final String model;

  Family(String model) {
    this.model = model;
  }

  /** What is exported. */
  public String weights() {
    return model + ".safetensors";
  }

  /** Makes its corpus in a folder, encodes it, and says how a tiny network learns it. */
  public Recipe recipe(Cluster cluster, Path folder) throws IOException {
    Path corpus = folder.resolve("corpus");
    switch (this) {
      case DRUMS, MUSICVAE -> Corpus.write(corpus, 60, 8, 1);
      case PERFORMANCE -> Corpora.performances(corpus, 30, 1);
      case SKETCH -> Corpora.drawings(corpus, 40, 1);
      case NSYNTH -> Corpora.notes(corpus, 30, 1);
      case VERSE -> Corpora.text(corpus);
    }
    Path shards = folder.resolve("shards");
    if (this != VERSE) {
      Encoding encoding = Encoding.of(model).orElseThrow();
      new EncodeJob(encoding, new FolderSource(corpus), shards, 3)
          .run(cluster, encoding.items(corpus));
    }
    Path data = this == VERSE ? corpus : shards;
    return new Recipe(model, List.of(data.toUri().toString()), true, 3, "test");
  }
}
