// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.musicvae.Latents;

/** The palette and the attributes that come along belong to the weights that come along. */
class ShippedLatentsTest {
  @ParameterizedTest
  @ValueSource(strings = {MusicVaes.MELODY, MusicVaes.DRUMS})
  void theyAreOfTheWeightsThatShipAndDoWhatTheySay(String name, @TempDir Path none)
      throws IOException {
    ImportedModel.Vae vae = MusicVaes.shipped(name);
    LatentModel model = new LatentModel(name, vae);
    Space space = new Space(vae);
    Palette palette = Palette.of(none);
    Palette attributes = Palette.attributes(none);
    assertEquals(List.of(), palette.problems());
    assertEquals(List.of(), attributes.problems());
    Collection<String> places = palette.names(model.shortName());
    assertTrue(places.size() >= 11, places::toString);
    List<float[]> points = new ArrayList<>();
    List<int[]> phrases = new ArrayList<>();
    for (String place : places) {
      float[] z = model.point(palette.text(model.shortName(), place).orElseThrow());
      assertEquals(palette.text(place), palette.text(model.shortName(), place), "one model's");
      int[] phrase = space.phrase(z);
      for (int[] other : phrases) assertTrue(apart(phrase, other) >= phrase.length / 4, place);
      points.add(z);
      phrases.add(phrase);
    }
    for (Attribute attribute : Space.isOfDrums(vae) ? Attribute.OF_DRUMS : Attribute.OF_MELODIES) {
      if (!attributes.names(model.shortName()).contains(attribute.name())) continue;
      float[] way = model.point(attributes.text(model.shortName(), attribute.name()).orElseThrow());
      int right = 0;
      int wrong = 0;
      for (float[] z : points) {
        double less = attribute.of().applyAsDouble(space.phrase(Latents.moved(z, way, -2)));
        double more = attribute.of().applyAsDouble(space.phrase(Latents.moved(z, way, 2)));
        if (more > less) right++;
        if (more < less) wrong++;
      }
      String found = attribute.name() + " right " + right + " wrong " + wrong;
      assertTrue(right >= 3 * wrong && 2 * right >= points.size(), found);
    }
  }

  private static int apart(int[] a, int[] b) {
    int apart = 0;
    for (int t = 0; t < a.length; t++) {
      if (a[t] != b[t]) apart++;
    }
    return apart;
  }
}
