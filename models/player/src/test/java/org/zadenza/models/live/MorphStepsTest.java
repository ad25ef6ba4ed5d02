// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.dsl.Word;
import org.zadenza.models.TinyModels;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.remote.Batches;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

class MorphStepsTest {
  private static final int COUNT = 5;

  private final Models models =
      new Models(new TinyModels(1), new ModelService(), new ModelService());
  private final Batches batches = new Batches(Optional::empty, Duration.ofSeconds(1));
  @TempDir private Path folder;

  private Pattern word(String name, Object... arguments) {
    Word word =
        models.words().stream().filter(w -> w.everyName().contains(name)).findFirst().orElseThrow();
    return (Pattern) word.call().apply(List.of(arguments));
  }

  private String latent(String name, long seed) {
    LatentModel model = models.latents(name);
    return LatentText.write(model.latent(model.prior(seed)));
  }

  private static List<Event> heard(Pattern pattern, int cycles) {
    return pattern.events(Span.of(0, cycles)).stream()
        .sorted(
            Comparator.comparing((Event e) -> e.wholeOrPart().begin())
                .thenComparing(e -> e.wholeOrPart().end())
                .thenComparing(e -> e.value().toString()))
        .toList();
  }

  /** The oracle is the word, which decodes in live kernels a bar at a time. */
  @ParameterizedTest
  @ValueSource(strings = {MusicVaes.MELODY, MusicVaes.DRUMS, MusicVaes.TRIO, MusicVaes.GROOVE})
  void aBatchIsWhatTheWordPlaysAtTheSamePlaces(String name) {
    String from = latent(name, 1);
    String to = latent(name, 2);
    MorphSteps steps = MorphSteps.between(models, name, from, to, COUNT);
    Pattern batch = steps.played(batches, 0, Map.of("seed", 7L));
    List<String> by = new ArrayList<>();
    for (int step = 0; step < COUNT; step++) by.add(step / (COUNT - 1.0) + "!" + steps.cycles());
    Object options = Map.of("seed", 7L, "temperature", 0.0);
    Pattern word = word("morph", from, to, "<" + String.join(" ", by) + ">", options);
    int cycles = COUNT * steps.cycles();
    assertFalse(heard(word, cycles).isEmpty());
    assertEquals(heard(word, cycles), heard(batch, cycles));
    assertEquals(from, LatentText.write(steps.latents().getFirst()));
    assertEquals(to, LatentText.write(steps.latents().getLast()));
    assertEquals("live kernels", batches.served().get(name).by());
  }

  @Test
  void aTemperatureDrawsBySeed() {
    MorphSteps steps =
        MorphSteps.between(
            models, MusicVaes.DRUMS, latent(MusicVaes.DRUMS, 1), latent(MusicVaes.DRUMS, 2), 3);
    List<Object> one = sounds(steps.played(batches, 1, Map.of("seed", 1L)));
    assertEquals(one, sounds(steps.played(batches, 1, Map.of("seed", 1L))));
    assertNotEquals(one, sounds(steps.played(batches, 1, Map.of("seed", 2L))));
  }

  /** Without their gains, which the seed draws as well. */
  private static List<Object> sounds(Pattern pattern) {
    return heard(pattern, 6).stream()
        .<Object>map(e -> e.wholeOrPart() + " " + ((Controls) e.value()).get("s"))
        .sorted()
        .toList();
  }

  @Test
  void midiFilesAreHeardAsPatternsAre() throws Exception {
    Path file = folder.resolve("beat.mid");
    List<DrumHit> hits = new ArrayList<>();
    for (int step = 0; step < 32; step += 8) {
      hits.add(new DrumHit(step, DrumClass.KICK, 1));
      hits.add(new DrumHit(step + 4, DrumClass.SNARE, 1));
    }
    DrumsMidi.write(hits, 32, 120, file);
    Pattern beat = Pattern.of("bd sn bd sn").withValue(v -> Controls.of("s", v));
    assertEquals(text(word("z", beat)), text(word("z", file.toString())));
    assertEquals(
        LatentText.write(
            MorphSteps.between(models, MusicVaes.DRUMS, file.toString(), beat, 2)
                .latents()
                .getFirst()),
        text(word("z", beat)));
    List<Event> tapped = heard(word("tap", file.toString(), Map.of("seed", 3L)), 2);
    assertEquals(heard(word("tap", "1*4", Map.of("seed", 3L)), 2), tapped);
    assertEquals(
        heard(word("drumsRnn", Map.of("prime", beat)), 2),
        heard(word("drumsRnn", Map.of("prime", file.toString())), 2));
  }

  private static String text(Pattern latent) {
    return LatentText.write(((LatentPattern) latent).path().at(0));
  }

  @Test
  void whatCannotBeIsTold() {
    String drums = latent(MusicVaes.DRUMS, 1);
    assertSays("a morph has 2 to 1024 steps, not 1", MusicVaes.DRUMS, drums, drums, 1);
    assertSays("is a latent of drums, not of melody", MusicVaes.MELODY, drums, drums, 3);
    char mistyped = drums.charAt(21) == 'A' ? 'B' : 'A';
    String wrong = drums.substring(0, 21) + mistyped + drums.substring(22);
    assertSays("is mistyped: it must be " + drums.charAt(21), MusicVaes.DRUMS, wrong, drums, 3);
    assertSays(
        "there is no model drms; did you mean \"drums\"?",
        MusicVaes.DRUMS,
        drums.replace("drums", "drms"),
        drums,
        3);
    assertSays("there is no such file to read", MusicVaes.DRUMS, drums, "none.mid", 3);
    assertSays("is no drum that it knows", MusicVaes.DRUMS, drums, "zz", 3);
    try (Models shipped = Models.ofPlayer(folder)) {
      String trio = latent(MusicVaes.TRIO, 1); // for which there are no weights there
      RuntimeException foreign =
          assertThrows(
              RuntimeException.class,
              () -> MorphSteps.between(shipped, MusicVaes.DRUMS, "bd", trio, 3));
      assertTrue(foreign.getMessage().contains("is a latent of trio"), foreign.getMessage());
    }
    RuntimeException option =
        assertThrows(
            RuntimeException.class,
            () ->
                MorphSteps.between(models, MusicVaes.DRUMS, drums, drums, 2)
                    .played(batches, 0, Map.of("scale", "c:major")));
    assertTrue(option.getMessage().contains("morph has no option :scale"), option.getMessage());
  }

  private void assertSays(String expected, String name, Object from, Object to, int count) {
    RuntimeException refused =
        assertThrows(
            RuntimeException.class, () -> MorphSteps.between(models, name, from, to, count));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }
}
