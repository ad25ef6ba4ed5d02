// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCorpusTest {
  private static final String TEXT =
      "Größe und «déjà vu» – naïve façades\nin two lines\n".repeat(40);

  @TempDir private Path folder;

  private TextCorpus opened() throws IOException {
    return TextCorpus.open(List.of(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
  void aTextIsTheSameInAnyEncoding(String encoding) throws IOException {
    Files.write(folder.resolve("a.txt"), TEXT.getBytes(Charset.forName(encoding)));
    assertEquals(List.of(TEXT), opened().texts());
  }

  @Test
  void marksEndsOfLinesAndControlsAreMadeAlike() throws IOException {
    String odd = "\uFEFF" + TEXT.replace("\n", "\r\n").replace("two", "\u0007two\t");
    Files.writeString(folder.resolve("a.txt"), odd);
    assertEquals(List.of(TEXT.replace("two", "two ")), opened().texts());
  }

  @Test
  void whatHoldsNoTextIsNamed() throws IOException {
    Files.writeString(folder.resolve("a.txt"), TEXT);
    Files.write(folder.resolve("b.txt"), new byte[] {1, 0, 2, 0, 0, 7, 3});
    Files.writeString(folder.resolve("c.txt"), " \n ");
    assertEquals(List.of("b.txt", "c.txt"), opened().skipped());
    assertEquals(List.of(TEXT), opened().texts());
  }

  @Test
  void tooLittleTextIsRefused() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "short");
    Files.write(folder.resolve("b.txt"), new byte[] {0, 0});
    IOException refused = assertThrows(IOException.class, this::opened);
    assertEquals(
        "there are 5 letters of text in "
            + folder
            + " (no text: b.txt): files NAME.txt with 1000 or more are needed",
        refused.getMessage());
  }

  @Test
  void theLastTenthIsMeasuredAndNothingIsInTwoSplits() throws IOException {
    Files.write(folder.resolve("a.txt"), TEXT.getBytes(StandardCharsets.UTF_8));
    TextCorpus corpus = opened();
    StringBuilder all = new StringBuilder();
    for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
      corpus.of(split).forEach(all::append);
    }
    assertEquals(TEXT, all.toString());
    assertEquals(TEXT.length() / 10, corpus.of(Split.TEST).getFirst().length(), 1);
  }

  @Test
  void theVocabularyHasTheMostFrequentLettersAndTheEndOfALine() {
    StringBuilder many = new StringBuilder();
    for (int k = 0; k < TextCorpus.MOST_LETTERS; k++) {
      many.append(Character.toString(0x4E00 + k).repeat(2));
    }
    List<String> letters = new TextCorpus(List.of(many + "x"), List.of()).vocabulary();
    assertEquals(TextCorpus.MOST_LETTERS, letters.size());
    assertEquals("\n", letters.getFirst());
    assertTrue(!letters.contains("x"), letters.toString());
  }
}
