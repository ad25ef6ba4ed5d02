// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.SharedData;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.MusicVaes;

@Tag("slow")
class VaeEvaluationsTest {
  @Test
  void theShippedDrumsComeOutAsTheyWentInFourTimesOutOfFive() throws IOException {
    Path folder = SharedData.folder("data/drums-gmd");
    Measured found =
        VaeEvaluations.of(MusicVaes.shipped(MusicVaes.DRUMS), List.of(folder), Split.TEST);
    VaeEvaluation.Part drums = ((VaeEvaluation) found).parts().getFirst();
    assertTrue(drums.accuracy() > 0.85, found::toJson);
    assertTrue(drums.taught() > drums.accuracy(), found::toJson);
    assertTrue(drums.silence() < 0.3, found::toJson);
    assertEquals(
        "drums",
        JsonParser.parseString(found.toJson())
            .getAsJsonObject()
            .getAsJsonArray("parts")
            .get(0)
            .getAsJsonObject()
            .get("name")
            .getAsString());
  }

  @Test
  void theShippedMelodiesComeOutAndTheirSamplesAreLikeTheData() throws IOException {
    List<Path> folders =
        List.of(
            SharedData.folder("data/melody-folk-abc"),
            SharedData.folder("data/leadsheets-openewld"));
    Measured found = VaeEvaluations.of(MusicVaes.shipped(MusicVaes.MELODY), folders, Split.TEST);
    VaeEvaluation.Part melody = ((VaeEvaluation) found).parts().getFirst();
    assertTrue(melody.accuracy() > 0.9, found::toJson);
    for (String trait : List.of("pitch", "duration", "density", "repetition")) {
      assertTrue(melody.distances().get(trait) < melody.spread().get(trait), found::toJson);
    }
  }

  @Test
  void musicOfAnotherModelIsRefusedInASentence() throws IOException {
    List<Path> tunes = List.of(SharedData.folder("data/leadsheets-openewld"));
    IOException refused =
        assertThrows(
            IOException.class,
            () -> VaeEvaluations.melody(MusicVaes.shipped(MusicVaes.DRUMS), tunes, Split.TEST));
    assertTrue(refused.getMessage().contains("another model's"), refused::getMessage);
  }
}
