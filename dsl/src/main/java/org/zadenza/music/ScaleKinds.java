// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The scales that have names. Scales that are modes of one another stand together: the first line
 * spells the parent, the names that follow belong to its modes in order, {@code -} for one without
 * a name. Where two traditions use one name for different notes, Strudel's meaning stands.
 */
public final class ScaleKinds {
  private static final Map<String, ScaleKind> BY_NAME = new LinkedHashMap<>();
  private static final Map<String, ScaleKind> NAMES = new LinkedHashMap<>();

  static {
    seven();
    sevenAlone();
    five();
    six();
    symmetric();
    eightAndMore();
    quarterTones();
  }

  private ScaleKinds() {}

  private static void seven() {
    modes(
        "1 2 3 4 5 6 7",
        "major, ionian",
        "dorian",
        "phrygian",
        "lydian",
        "mixolydian, dominant",
        "minor, aeolian, natural minor, melodic minor descending, melodicMinorDesc",
        "locrian");
    modes(
        "1 2 b3 4 5 b6 7",
        "harmonic minor",
        "locrian 6, locrian natural 6, locrian sharp 6",
        "major augmented, major #5, ionian augmented, ionian #5",
        "dorian #4, romanian minor, ukrainian dorian",
        "phrygian dominant, spanish, phrygian major, freygish, ahava raba",
        "lydian #9, lydian #2",
        "ultralocrian, superlocrian bb7, superlocrian diminished");
    modes(
        "1 2 b3 4 5 6 7",
        "melodic minor, jazz minor",
        "dorian b2, phrygian #6, melodic minor second mode",
        "lydian augmented",
        "lydian dominant, lydian b7, overtone, acoustic",
        "mixolydian b6, melodic minor fifth mode, hindu, melodic major, bartok",
        "locrian #2, half-diminished, aeolian b5",
        "altered, super locrian, diminished whole tone, pomeroy");
    modes(
        "1 2 3 4 5 b6 7",
        "harmonic major",
        "dorian b5",
        "phrygian b4",
        "lydian diminished, lydian b3",
        "mixolydian b2, mixolydian b9",
        "lydian augmented #2",
        "locrian bb7");
    modes(
        "1 b2 3 4 5 b6 7",
        "double harmonic major, double harmonic, gypsy, byzantine, bhairav",
        "lydian #2 #6",
        "ultraphrygian",
        "hungarian minor, double harmonic minor",
        "oriental",
        "ionian #2 #5",
        "locrian bb3 bb7");
  }

  private static void sevenAlone() {
    alone("1 b2 b3 4 5 b6 7", "balinese, neapolitan minor, neopolitan minor");
    alone("1 b2 b3 4 5 6 7", "neopolitan major, neapolitan major");
    alone("1 2 3 4 b5 b6 b7", "locrian major, arabian");
    alone("1 b2 3 #4 5 b6 7", "double harmonic lydian, purvi");
    alone("1 2 3 #4 #5 #6 7", "leading whole tone, leading whole");
    alone("1 2 3 #4 5 b6 b7", "lydian minor");
    alone("1 #2 3 #4 5 6 b7", "hungarian major");
    alone("1 #2 3 4 5 #5 7", "augmented heptatonic");
    alone("1 b2 b3 3 #4 5 b7", "flamenco");
    alone("1 b2 b3 #4 5 b6 7", "todi raga, todi");
    alone("1 b2 3 #4 5 6 7", "marva, marva raga");
    alone("1 b2 3 4 5 6 b7", "ahir bhairav, chakravakam");
    alone("1 b2 3 4 b5 b6 7", "persian");
    alone("1 b2 3 #4 #5 #6 7", "enigmatic");
  }

  private static void five() {
    modes(
        "1 2 3 5 6",
        "major pentatonic, pentatonic, majPent, gong",
        "egyptian, shang, suspended pentatonic",
        "malkos raga, jiao, man gong",
        "ritusen, zhi, yo",
        "minor pentatonic, minPent, yu, vietnamese 2");
    modes("1 2 b3 5 b6", "hirajoshi", "iwato", "-", "kumoijoshi", "lydian pentatonic, chinese");
    alone("1 2 b3 5 6", "flat three pentatonic, kumoi, kumai");
    alone("1 2 3 5 b6", "flat six pentatonic");
    alone("1 3 4 5 7", "ionian pentatonic");
    alone("1 3 4 5 b7", "mixolydian pentatonic, indian");
    alone("1 3 4 b5 b7", "neopolitan major pentatonic, neapolitan major pentatonic");
    alone("1 b3 4 5 b6", "vietnamese 1");
    alone("1 b3 4 5 6", "minor six pentatonic");
    alone("1 b3 4 5 7", "minor #7M pentatonic");
    alone("1 b3 4 b5 b7", "locrian pentatonic, minor seven flat five pentatonic");
    alone("1 b3 b4 b5 b7", "super locrian pentatonic");
    alone("1 b2 b3 5 b6", "pelog");
    alone("1 b2 4 5 b7", "in-sen");
    alone("1 b2 3 5 6", "scriabin");
    alone("1 3 b5 b6 b7", "whole tone pentatonic");
    alone("1 3 #4 #5 7", "lydian #5P pentatonic");
    alone("1 3 #4 5 b7", "lydian dominant pentatonic");
  }

  private static void six() {
    alone("1 b3 4 b5 5 b7", "minor blues, blues");
    alone("1 2 b3 3 5 6", "major blues");
    alone("1 2 b3 4 5 7", "minor hexatonic");
    alone("1 #2 3 5 #5 7", "augmented");
    alone("1 b2 3 4 #5 6", "six tone symmetric, augmented 2");
    alone("1 2 4 5 6 b7", "piongio, hexSus");
    alone("1 2 3 #4 6 b7", "prometheus");
    alone("1 b2 3 #4 6 b7", "prometheus neopolitan, prometheus neapolitan");
    alone("1 b2 3 b5 b6 b7", "mystery #1");
    alone("1 2 3 5 6 7", "hexMajor7");
    alone("1 2 b3 4 5 b7", "hexDorian");
    alone("1 b2 b3 4 b6 b7", "hexPhrygian");
    alone("1 2 3 4 5 6", "hexMajor6");
    alone("1 b3 4 5 b6 b7", "hexAeolian");
  }

  /** Messiaen's modes of limited transposition (Technique de mon langage musical, 1944). */
  private static void symmetric() {
    alone("1 2 3 #4 #5 #6", "whole tone, whole, messiaen's mode #1, messiaen 1");
    alone(
        "1 b2 b3 3 #4 5 6 b7",
        "half-whole diminished, dominant diminished, diminished 2, octatonic 2,"
            + " messiaen's mode #2, messiaen 2");
    alone("1 2 b3 3 #4 5 b6 b7 7", "messiaen's mode #3, messiaen 3");
    alone("1 b2 2 4 #4 5 b6 7", "messiaen's mode #4, messiaen 4");
    alone("1 b2 4 #4 5 7", "messiaen's mode #5, messiaen 5");
    alone("1 2 3 4 #4 #5 #6 7", "messiaen's mode #6, messiaen 6");
    alone("1 b2 2 b3 4 #4 5 b6 6 7", "messiaen's mode #7, messiaen 7");
    alone("1 2 b3 4 b5 b6 6 7", "diminished, whole-half diminished, octatonic");
    alone("1 b2 2 b3 3 4 b5 5 b6 6 b7 7", "chromatic");
  }

  private static void eightAndMore() {
    alone("1 2 3 4 5 6 b7 7", "bebop, bebop dominant");
    alone("1 2 b3 3 4 5 6 b7", "bebop minor, bebop dorian");
    alone("1 2 3 4 5 #5 6 7", "bebop major");
    alone("1 b2 b3 4 b5 5 b6 b7", "bebop locrian");
    alone("1 2 b3 4 5 b6 b7 7", "minor bebop");
    alone("1 2 b3 4 5 b6 6 7", "minor six diminished");
    alone("1 b2 3 4 #4 5 b6 7", "purvi raga");
    alone("1 b2 b3 3 4 5 b6 b7", "spanish heptatonic");
    alone("1 2 3 4 b5 5 6 7", "ichikosucho");
    alone("1 b3 3 4 5 6 b7 7", "kafi raga");
    alone("1 2 b3 3 4 b5 5 6 b7", "composite blues");
  }

  /**
   * Arabic maqamat; {@code +} is a quarter tone up, so {@code b3+} lies between minor and major.
   */
  private static void quarterTones() {
    quarters("1 b2+ b3 4 5 b6 b7", "bayati");
    quarters("1 b2 3 4 5 b6+ b7", "hijaz");
    quarters("1 b2+ b3+ 4+ 5 b6+ b7+", "sikah");
    quarters("1 2 b3+ 4 5 6 b7+", "rast");
    quarters("1 b2+ b3 3 b5 b6 b7", "saba");
    quarters("1 b2+ b3+ 4 b5+ b6+ b7+", "iraq");
  }

  private static void modes(String degrees, String... names) {
    ScaleKind parent = ScaleKind.of(names[0], degrees);
    for (int i = 0; i < names.length; i++) {
      if (!names[i].equals("-")) name(parent.mode(first(names[i]), i), names[i]);
    }
  }

  private static void alone(String degrees, String names) {
    name(ScaleKind.of(first(names), degrees), names);
  }

  private static void quarters(String degrees, String names) {
    name(ScaleKind.withQuarters(first(names), degrees), names);
  }

  private static String first(String names) {
    return names.split(", ")[0];
  }

  private static void name(ScaleKind kind, String names) {
    for (String name : names.split(", ?")) {
      if (BY_NAME.put(plain(name), kind) != null) {
        throw new IllegalStateException("two scales are called " + name);
      }
      NAMES.put(name, kind);
    }
  }

  /** {@code hexMajor7}, {@code hex-major 7} and {@code HEX MAJOR 7} are one name. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9#]", "");
  }

  public static Optional<ScaleKind> find(String name) {
    return Optional.ofNullable(BY_NAME.get(plain(name)));
  }

  /** Every name, as the docs write it. */
  public static Collection<String> names() {
    return NAMES.keySet();
  }
}
