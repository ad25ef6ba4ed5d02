// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumMap;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.drums.TinyDrums;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.DrumsRun;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.pattern.Controls;

class DrumsSampleTest {
  private final DrumsRnn model = TinyDrums.model(1);

  @TempDir private Path folder;

  @Test
  void theSameSeedIsTheSameBytes() throws IOException {
    assertArrayEquals(sample("a.mid", 42), sample("b.mid", 42));
  }

  @Test
  void theFileHoldsWhatTheCyclesPlay() throws IOException {
    sample("a.mid", 42);
    Set<String> read = places(DrumsMidi.read(folder.resolve("a.mid"), DrumMap.GENERAL));
    Set<String> expected = new HashSet<>();
    for (int cycle = 0; cycle < 3; cycle++) {
      Composer<?> composer =
          new Composer<>("drums", new DrumsIdiom(), new DrumsRun(model.sampler()));
      for (Tone tone : composer.phrase(Part.of(42, c -> Wishes.NONE), cycle).tones()) {
        long step = cycle * 16 + tone.begin().roundedTimes(16);
        expected.add(step + ((Controls) tone.value()).text("s", ""));
      }
    }
    assertEquals(expected, read);
  }

  @Test
  void noBarsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> DrumsSample.write(model, 1, 0, 1, folder.resolve("a.mid")));
  }

  private byte[] sample(String name, long seed) throws IOException {
    DrumsSample.write(model, seed, 3, 1.0, folder.resolve(name));
    return Files.readAllBytes(folder.resolve(name));
  }

  private static Set<String> places(List<DrumHit> hits) {
    return hits.stream().map(hit -> hit.step() + hit.drum().sound()).collect(Collectors.toSet());
  }
}
