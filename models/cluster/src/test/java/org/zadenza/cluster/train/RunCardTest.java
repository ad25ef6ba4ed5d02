// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCardTest {
  private static final Recipe RECIPE =
      new Recipe("drums-rnn", List.of("file:///corpus"), true, 3, "test");

  @TempDir private Path folder;

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    assertEquals(Optional.empty(), RunCard.read(folder));
    RunCard card = RunCard.of(RECIPE, new Rounds(2, 4));
    card.write(folder);
    assertEquals(Optional.of(card), RunCard.read(folder));
    card.checkSameAs(RunCard.read(folder).orElseThrow(), folder);
  }

  @Test
  void aCheckpointOfAnotherVersionIsNamed() throws IOException {
    RunCard.of(RECIPE, new Rounds(2, 4)).write(folder);
    Path file = folder.resolve(RunCard.FILE);
    Files.writeString(file, Files.readString(file).replace("\"version\": 1", "\"version\": 2"));
    IOException refused = assertThrows(IOException.class, () -> RunCard.read(folder));
    assertEquals(
        file
            + " is of version 2, and this program goes on from version 1: begin again with"
            + " --afresh",
        refused.getMessage());
    Files.writeString(file, "{\"version\": ");
    assertTrue(
        assertThrows(IOException.class, () -> RunCard.read(folder))
            .getMessage()
            .contains("is damaged"));
  }

  @Test
  void allThatDiffersIsNamed() {
    RunCard former = RunCard.of(RECIPE, new Rounds(2, 4));
    RunCard now =
        RunCard.of(
            new Recipe("melody-rnn", List.of("file:///corpus"), false, 4, "test"),
            new Rounds(3, 1));
    IOException refused = assertThrows(IOException.class, () -> now.checkSameAs(former, folder));
    assertEquals(
        folder
            + " holds another training (model drums-rnn, not melody-rnn, preset tiny, not full,"
            + " seed 3, not 4, parts 2, not 3, local steps 4, not 1): go on with the same, or"
            + " begin again with --afresh",
        refused.getMessage());
  }
}
