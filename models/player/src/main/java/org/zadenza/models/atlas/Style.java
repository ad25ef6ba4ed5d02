// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of music that a collection tells apart.
 *
 * @param name as players write it
 * @param what it is
 * @param labels what the labels of its phrases have in them
 */
record Style(String name, String what, Pattern labels) {
  private Style(String name, String what, String labels) {
    this(name, what, Pattern.compile(labels));
  }

  static final List<Style> OF_MELODIES =
      List.of(
          new Style("reel", "a reel", "\\breel\\b"),
          new Style("hornpipe", "a hornpipe", "\\bhornpipe\\b"),
          new Style("strathspey", "a strathspey or a fling", "\\bstrathspey\\b|\\bfling\\b"),
          new Style("clog", "a clog", "\\bclog\\b"),
          new Style("march", "a march or a quick step", "\\bmarch\\b|\\bquick ?-?step\\b"),
          new Style("air", "an air", "\\bair\\b|\\blament\\b"),
          new Style("polka", "a polka", "\\bpolka\\b"),
          new Style("irish", "of O'Neill's Music of Ireland", "^oneills1850"),
          new Style("scottish", "of Aird's Airs", "^airdsairs"),
          new Style("american", "of Ryan's Mammoth Collection", "^ryansmammoth"),
          new Style("folk", "of the three books of tunes", "^(oneills|airds|ryans)"),
          new Style("song", "a song of OpenEWLD", "^(?!oneills1850|airdsairs|ryansmammoth)"),
          new Style("blues", "a blues or a rag of OpenEWLD", "\\bblues\\b|\\brag(time)?\\b"));

  static final List<Style> OF_DRUMS =
      List.of(
          new Style("rock", "rock", "^rock$|^rock/(groove|indie|prog)"),
          new Style("halftime", "rock in half time", "^rock/halftime"),
          new Style("punk", "punk", "^punk"),
          new Style("funk", "funk", "^funk$|^funk/(groove|fast|rock)"),
          new Style("shuffle", "the Purdie shuffle", "^funk/purdieshuffle|^blues/shuffle"),
          new Style("neworleans", "New Orleans", "^neworleans"),
          new Style("soul", "soul", "^soul$|^soul/groove"),
          new Style("motown", "Motown", "^soul/motown"),
          new Style("hiphop", "hip hop", "^hiphop"),
          new Style("jazz", "jazz", "^jazz$|^jazz/(swing|mediumfast|fast|linear|march)"),
          new Style("fusion", "jazz with funk, and fusion", "^jazz/(funk|fusion)"),
          new Style("latin", "Latin America", "^latin"),
          new Style("samba", "samba", "^latin/(brazilian-)?samba"),
          new Style("baiao", "baiao", "^latin/brazilian-baiao"),
          new Style("afrocuban", "Afro-Cuban", "^afrocuban"),
          new Style("afrobeat", "afrobeat and highlife", "^afrobeat|^highlife"),
          new Style("country", "country", "^country"),
          new Style("reggae", "reggae", "^reggae"),
          new Style("gospel", "gospel", "^gospel"),
          new Style("pop", "pop", "^pop"));

  boolean has(LabelledPhrase phrase) {
    return labels.matcher(phrase.label()).find();
  }
}
