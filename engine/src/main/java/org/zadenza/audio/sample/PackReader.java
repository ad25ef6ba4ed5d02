// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zadenza.schedule.Reporter;

/**
 * Finds the sounds of a pack: a folder with sound files in it is a sound of that folder's name, and
 * a {@code strudel.json} says what it says. Nothing is opened but the map.
 *
 * <p>Links inside a pack are not followed: it came from somebody else, and may lead anywhere.
 */
final class PackReader extends SimpleFileVisitor<Path> {
  static final String WHERE = "samples";
  static final String MAP = "strudel.json";

  /** SuperDirt's own speed lies at note 0, middle C. */
  static final double MIDDLE_C = 60;

  private static final int DEEPEST = 6;
  private static final int MOST_FILES = 50_000;

  private final Path root;
  private final PackCache cache;
  private final Reporter reporter;
  private final Map<String, List<Path>> folders = new TreeMap<>();
  private final List<Path> maps = new ArrayList<>();
  private int files;
  private int links;
  private int unreadable;

  private PackReader(Path root, PackCache cache, Reporter reporter) {
    this.root = root;
    this.cache = cache;
    this.reporter = reporter;
  }

  /** The sounds of a folder by name; says what it left out. */
  static Map<String, Sound> read(Path folder, PackCache cache, Reporter reporter) {
    try {
      return new PackReader(folder.toRealPath(), cache, reporter).sounds();
    } catch (IOException e) {
      reporter.tell(WHERE, folder + " cannot be read: is it a folder, and may you read it?");
      return Map.of();
    }
  }

  private Map<String, Sound> sounds() throws IOException {
    Files.walkFileTree(root, Set.<FileVisitOption>of(), DEEPEST, this);
    Map<String, Sound> out = new TreeMap<>();
    folders.forEach((name, paths) -> out.put(name, sound(name, paths)));
    for (Path map : maps) {
      Place.Finder finder = Place.under(map.getParent(), root, cache);
      out.putAll(StrudelMap.read(map, map.toString(), finder, reporter));
    }
    if (links > 0) told(links, "links were left out: put the files themselves there");
    if (unreadable > 0) told(unreadable, "files or folders in it cannot be read");
    return out;
  }

  private void told(int count, String what) {
    reporter.tell(WHERE, root + ": " + count + " " + what);
  }

  private static Sound sound(String name, List<Path> paths) {
    List<SampleFile> files =
        paths.stream().sorted().map(path -> new SampleFile(name, path, null, MIDDLE_C)).toList();
    return new Sound(files, false);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = file.getFileName().toString();
    boolean sound = SampleReader.isSound(name) && !name.startsWith(".");
    if (attributes.isSymbolicLink()) links++;
    if (!attributes.isRegularFile()) return FileVisitResult.CONTINUE;
    if (name.equals(MAP)) maps.add(file);
    if (!sound) return FileVisitResult.CONTINUE;
    if (++files > MOST_FILES) {
      reporter.tell(WHERE, root + " has more than " + MOST_FILES + " sounds; the rest is left out");
      return FileVisitResult.TERMINATE;
    }
    String folder = file.getParent().getFileName().toString();
    folders.computeIfAbsent(folder, f -> new ArrayList<>()).add(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    unreadable++;
    return FileVisitResult.CONTINUE;
  }
}
