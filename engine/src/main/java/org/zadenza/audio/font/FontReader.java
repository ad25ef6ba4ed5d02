// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a soundfont: "SoundFont Technical Specification 2.04" (E-mu, 2006), sections
 * 4 to 8. Modulators, chorus and reverb sends are left out.
 */
final class FontReader {
  private static final int INSTRUMENT = 41;
  private static final int SAMPLE = 53;
  private static final int MOST_REGIONS = 200_000;

  private final ByteBuffer file;
  private final Map<String, ByteBuffer> chunks = new HashMap<>();
  private final Map<List<Integer>, RegionMaker.Cut> cuts = new HashMap<>();
  private int regions;

  FontReader(byte[] file) {
    this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  Soundfont read() {
    if (file.limit() < 12 || !tag(file, 0).equals("RIFF") || !tag(file, 8).equals("sfbk")) {
      throw new FontException("is no soundfont (SF2)");
    }
    walk(12, file.limit());
    for (String need : List.of("smpl", "phdr", "pbag", "pgen", "inst", "ibag", "igen", "shdr")) {
      if (!chunks.containsKey(need)) throw new FontException("has no part \"" + need + "\"");
    }
    Map<Integer, Soundfont.Preset> presets = presets();
    if (presets.isEmpty()) throw new FontException("has no instruments");
    ByteBuffer name = chunks.get("INAM");
    return new Soundfont(name == null ? "" : text(name, 0, name.limit()), presets);
  }

  private void walk(int from, int to) {
    int at = from;
    while (at + 8 <= to) {
      String tag = tag(file, at);
      long length = Integer.toUnsignedLong(file.getInt(at + 4));
      int begin = at + 8;
      int end = (int) Math.min(to, begin + length);
      if (tag.equals("LIST")) walk(Math.min(end, begin + 4), end);
      else chunks.putIfAbsent(tag, file.slice(begin, end - begin).order(ByteOrder.LITTLE_ENDIAN));
      at = (int) Math.min(to, begin + length + (length & 1));
    }
  }

  private static String tag(ByteBuffer from, int at) {
    return text(from, at, 4);
  }

  private static String text(ByteBuffer from, int at, int length) {
    byte[] bytes = new byte[length];
    from.get(at, bytes);
    int end = 0;
    while (end < length && bytes[end] != 0) end++;
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip();
  }

  private ByteBuffer chunk(String name) {
    ByteBuffer out = chunks.get(name);
    if (out == null) throw new FontException("has no part \"" + name + "\"");
    return out;
  }

  private int u16(String name, int at) {
    return Short.toUnsignedInt(chunk(name).getShort(at));
  }

  private Map<Integer, Soundfont.Preset> presets() {
    Map<Integer, Soundfont.Preset> out = new TreeMap<>();
    int count = chunk("phdr").limit() / 38 - 1;
    for (int i = 0; i < count; i++) {
      int at = 38 * i;
      int place = Soundfont.place(u16("phdr", at + 22) & 0xFF, u16("phdr", at + 20) & 0x7F);
      List<Region> found = new ArrayList<>();
      zones("pbag", "pgen", u16("phdr", at + 24), u16("phdr", at + 62), INSTRUMENT)
          .forEach(zone -> instrument(zone, found));
      if (found.isEmpty()) continue;
      String name = text(chunk("phdr"), at, 20);
      out.putIfAbsent(place, new Soundfont.Preset(name, found.toArray(Region[]::new)));
    }
    return out;
  }

  private void instrument(Zone preset, List<Region> into) {
    int at = 22 * preset.value(INSTRUMENT, 0);
    for (Zone zone : zones("ibag", "igen", u16("inst", at + 20), u16("inst", at + 42), SAMPLE)) {
      Region region = region(zone, preset);
      if (region == null) continue;
      if (++regions > MOST_REGIONS) throw new FontException("has too many instruments");
      into.add(region);
    }
  }

  /** The zones that end in {@code last}, each with what the global zone says for all. */
  private List<Zone> zones(String bags, String generators, int from, int to, int last) {
    List<Zone> out = new ArrayList<>();
    Zone global = new Zone();
    for (int bag = from; bag < to; bag++) {
      Zone zone = new Zone(global);
      int end = u16(bags, 4 * bag + 4);
      for (int g = u16(bags, 4 * bag); g < end; g++) {
        zone.set(u16(generators, 4 * g), chunk(generators).getShort(4 * g + 2));
      }
      if (zone.has(last)) out.add(zone);
      else if (bag == from) global = zone;
    }
    return out;
  }

  private @Nullable Region region(Zone zone, Zone preset) {
    int at = 46 * zone.value(SAMPLE, 0);
    ByteBuffer shdr = chunk("shdr");
    int type = u16("shdr", at + 44);
    if ((type & 0x8000) != 0) return null;
    RegionMaker maker = new RegionMaker(zone, preset, chunk("smpl"));
    maker.start = Integer.toUnsignedLong(shdr.getInt(at + 20));
    maker.end = Integer.toUnsignedLong(shdr.getInt(at + 24));
    maker.loopStart = Integer.toUnsignedLong(shdr.getInt(at + 28));
    maker.loopEnd = Integer.toUnsignedLong(shdr.getInt(at + 32));
    maker.rate = Integer.toUnsignedLong(shdr.getInt(at + 36));
    maker.rootKey = shdr.get(at + 40) & 0xFF;
    maker.correction = shdr.get(at + 41);
    return maker.make(cuts);
  }
}
