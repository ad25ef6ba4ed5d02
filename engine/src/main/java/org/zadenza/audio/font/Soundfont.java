// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of a soundfont in memory. Immutable; any thread.
 *
 * <pre>{@code
 * Soundfont font = Soundfont.read(Path.of("TimGM6mb.sf2"));
 * int count = font.find(0, 40, 69, 100, regions);
 * }</pre>
 */
public final class Soundfont {
  /** Most recordings that one note plays: two sides of two layers, and some to spare. */
  public static final int MOST_REGIONS = 6;

  /** The bank in which General MIDI has its drum kits. */
  public static final int DRUMS = 128;

  private static final int PROGRAMS = 128;
  private static final long LARGEST = 1L << 29;

  private final String name;
  private final @Nullable Preset[] presets = new Preset[(DRUMS + 1) * PROGRAMS];
  private final Preset first;
  private final int size;

  /**
   * A program of a bank.
   *
   * @param name as the file has it
   * @param regions in the file's order
   */
  record Preset(String name, Region[] regions) {}

  Soundfont(String name, Map<Integer, Preset> presets) {
    this.name = name;
    this.size = presets.size();
    this.first = presets.values().iterator().next();
    presets.forEach((place, preset) -> this.presets[place] = preset);
  }

  /**
   * Reads a whole file, which takes a while.
   *
   * @throws FontException if it is no soundfont, or does not fit into the memory
   */
  public static Soundfont read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST || 4 * size > Runtime.getRuntime().maxMemory()) {
      throw new FontException("is too large for the memory: " + (size >> 20) + " MB");
    }
    return of(Files.readAllBytes(file));
  }

  /** Reads the bytes of a file. */
  public static Soundfont of(byte[] file) {
    try {
      return new FontReader(file).read();
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw new FontException("is broken");
    } catch (OutOfMemoryError e) {
      throw new FontException("is too large for the memory");
    }
  }

  static int place(int bank, int program) {
    return Math.min(bank, DRUMS) * PROGRAMS + program;
  }

  /** As the file calls itself. */
  public String name() {
    return name;
  }

  /** How many instruments it has. */
  public int size() {
    return size;
  }

  /** The name of a program, or empty where there is none. */
  public String nameOf(int bank, int program) {
    Preset preset = presets[place(bank, program)];
    return preset == null ? "" : preset.name;
  }

  /** What stands in for a program that is not there: that of the first bank, or any. */
  private Preset preset(int bank, int program) {
    Preset preset = presets[place(bank, program)];
    if (preset == null && bank != DRUMS) preset = presets[place(0, program)];
    return preset == null ? first : preset;
  }

  /**
   * The recordings of a note.
   *
   * @param into is filled from 0
   * @return how many
   */
  public int find(int bank, int program, int key, int velocity, Region[] into) {
    int count = 0;
    for (Region region : preset(bank, program).regions) {
      if (count == into.length) break;
      if (region.holds(key, velocity)) into[count++] = region;
    }
    return count;
  }
}
