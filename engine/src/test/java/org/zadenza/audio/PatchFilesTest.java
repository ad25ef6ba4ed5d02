// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchFilesTest {
  @Test
  void theNamesThatPlayersTypeAreThere() {
    String names =
        "bd sn sd hh oh ch cp rim rs lt mt ht cr rd cb sh tb perc 808bd 808sd 808hc 808oh 808lt"
            + " 808mt 808ht 808cy 808cp 808 909 drum drumtraks arpy bass bass1 bass2 bass3 casio"
            + " jvbass can metal tabla feel gretsch moog stab superpiano supersaw supersquare"
            + " superfm superpwm superhammond supergong superkick superhat supersnare superclap"
            + " super808 supermandolin superfork superhex superchip supercomparator supernoise"
            + " superzow superreese supertron superstatic superhoover supervibe superwavemechanics"
            + " superprimes supergrind supersiren soskick soshats sossnare sostoms pluck fm sine"
            + " triangle square saw sawtooth pulse white pink brown crackle gm_piano gm_violin"
            + " gm_gunshot RolandTR808_bd RolandTR909_sd";
    for (String name : names.split(" ")) assertNotNull(Stage.PATCHES.find(name), name);
    assertSame(Stage.PATCHES.find("sn"), Stage.PATCHES.find("sd"));
    assertNull(Stage.PATCHES.find("nothing"));
  }

  @Test
  void noTwoInstrumentsShareAName() {
    Set<String> seen = new HashSet<>();
    for (Patch patch : Stage.PATCHES.patches()) {
      for (String name : PatchReader.namesOf(patch)) assertTrue(seen.add(name), name);
    }
    for (String name : Stage.PATCHES.names()) {
      assertTrue(seen.remove(name) || Stage.PATCHES.program(name) >= 0, name);
    }
    assertEquals(Set.of(), seen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"x","voice":"kik"}                                  | unknown voice "kik"; allowed are kick, snare
          {"name":"x","voice":"kick","colour":1}                      | unknown key "colour"; allowed are name, aliases
          {"name":"x","voice":"kick","params":{"cutoff":1}}           | unknown key "params.cutoff"; allowed are pitch, from
          {"name":"x","voice":"kick","params":{"pitch":9000}}         | "params.pitch" must be a number from 20 to 200, not 9000
          {"name":"x","voice":"kick","params":{"pitch":"low"}}        | "params.pitch" must be a number from 20 to 200, not "low"
          {"name":"x","voice":"kick","contour":{"sustain":2}}         | "contour.sustain" must be a number from 0 to 1, not 2
          {"name":"x","voice":"kick","params":7}                      | "params" must be an object, not 7
          {"name":"x"}                                                | the key "voice" is missing
          {"name":"x y","voice":"kick"}                               | a name is letters, digits and _, not "x y"
          {"name":"x","voice":"kick","aliases":"y"}                   | "aliases" must be a list of names, not "y"
          {"name":"x","voice":"kick","aliases":[3]}                   | "aliases" must be a list of names, not [3]
          {"name":3,"voice":"kick"}                                   | "name" must be a text, not 3
          {"name":"x","voice":"kick","name":"y"}                      | the key "name" stands there twice
          {"name":"x","voice":"kick","controls":{"a":"b"}}            | "kick" has no param "b"; it has pitch, from
          {"name":"x","voice":"kick","controls":{"a":{"param":1}}}    | "controls.a.param" must be a text, not 1
          {"name":"x","voice":"kick","ranges":{"a":[2,1]}}            | "ranges.a" must be two numbers, the smaller first
          {"name":"x","voice":"kick","variants":{}}                   | "variants" must be a list of at most 256 objects
          {"name":"x","voice":"kick","variants":[{"levelDb":99}]}     | "variants[0].levelDb" must be a number from -60 to 24, not 99
          {"name":"x","voice":"kick","superdirt":{}}                  | the key "superdirt.s" is missing
          {"name":"x","voice":"kick","midi":{"channel":0}}            | "midi.channel" must be a number from 1 to 16, not 0
          {"name":"x","voice":"kick","midi":{"note":1.5}}             | "midi.note" must be a whole number, not 1.5
          {"name":"x","voice":"kick","midi":{"cc":{"a":{}}}}          | "midi.cc.a" needs a "number"
          {"name":"x","voice":"kick","anchors":{"a":["b"]}}           | "anchors.a" must be a number from
          {"name":"x","voice":"kick"} 3                               | is not JSON, line 1 column 30
          {name:"x","voice":"kick"}                                   | is not JSON, line 1
          [1]                                                         | a patch is one JSON object
          {"name":                                                    | is not JSON
          """)
  void aSlipIsNamedWithItsFileItsKeyAndWhatIsAllowed(String json, String expected) {
    PatchException e = assertThrows(PatchException.class, () -> PatchReader.read("my.json", json));
    String said = e.getMessage().replaceFirst("^my\\.json(, line 1)?: ", "");
    assertTrue(said.startsWith(expected), e.getMessage());
  }

  @Test
  void theLineOfASlipIsNamed() {
    String json =
        "{\n \"name\": \"x\",\n \"voice\": \"kick\",\n \"params\": {\n  \"pitch\": 9000\n }\n}";
    PatchException e = assertThrows(PatchException.class, () -> PatchReader.read("my.json", json));
    assertTrue(e.getMessage().startsWith("my.json, line 5: \"params.pitch\""), e.getMessage());
    String broken = json.replace("9000", "90,,");
    PatchException b =
        assertThrows(PatchException.class, () -> PatchReader.read("my.json", broken));
    assertTrue(b.getMessage().startsWith("my.json: is not JSON, line 5"), b.getMessage());
  }

  @Test
  void aPlayersFolderLiesOverTheBundledOnes(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("bd.json"),
        "{\"name\":\"bd\",\"voice\":\"kick\",\"params\":{\"pitch\":90},\"levelDb\":-3}");
    Files.writeString(folder.resolve("broken.json"), "{\"name\":\"bell\",\"voice\":\"gong\"}");
    Files.writeString(folder.resolve("notes.txt"), "not a patch");
    List<String> told = new ArrayList<>();
    PatchLibrary mine = Stage.PATCHES.withFolder(folder, (where, what) -> told.add(what));
    Patch bd = mine.find("bd");
    assertEquals(90.0, bd.params().get(0));
    assertEquals(-3, bd.levelDb());
    assertSame(Stage.PATCHES.find("bell"), mine.find("bell"));
    assertEquals(1, told.size());
    assertTrue(told.get(0).contains("broken.json, line 1: unknown voice \"gong\""), told.get(0));
    List<String> gone = new ArrayList<>();
    assertSame(mine, mine.withFolder(folder.resolve("no"), (where, what) -> gone.add(what)));
    assertTrue(gone.get(0).contains("cannot be listed"), gone.get(0));
  }

  @Test
  void theNearestNameIsTheOneThatWasMeant() {
    assertEquals(Optional.of("supersaw"), Stage.PATCHES.nearest("supersw"));
    assertEquals(Optional.of("triangle"), Stage.PATCHES.nearest("traingle"));
    assertEquals(Optional.empty(), Stage.PATCHES.nearest("qqqqqqqqqq"));
  }
}
