// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which classes can reach beyond the program is what {@code SECURITY.md} says. */
@Tag("slow")
class ReachTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.zadenza");

  /** {@code | what | types of libraries | classes of ours |}, all types and classes in ticks. */
  private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| (`[^|]+) \\| ([^|]+) \\|");

  private static final Pattern TICKED = Pattern.compile("`([^`]+)`");

  record Reach(String what, Set<String> types, Set<String> classes) {}

  static Set<Reach> reaches() {
    String page = SourceTree.read(SourceTree.HOME.resolve("SECURITY.md"));
    String section = page.substring(page.indexOf("\n## Which classes"));
    return ROW.matcher(section)
        .results()
        .map(row -> new Reach(row.group(1), ticked(row.group(2)), ticked(row.group(3))))
        .collect(Collectors.toSet());
  }

  @Test
  void thePageSpeaksOfEachWay() {
    Set<String> types =
        reaches().stream().flatMap(reach -> reach.types().stream()).collect(Collectors.toSet());
    for (String type :
        Set.of(
            "io.netty.bootstrap.ServerBootstrap",
            "java.io.ObjectInputStream",
            "java.lang.ProcessBuilder",
            "java.net.http.HttpClient",
            "java.util.zip.ZipFile")) {
      assertEquals(Set.of(), without(Set.of(type), types), "SECURITY.md does not name it");
    }
  }

  @ParameterizedTest
  @MethodSource("reaches")
  void onlyTheseReachThere(Reach reach) {
    assertFalse(reach.types().isEmpty());
    Set<String> found =
        CLASSES.stream()
            .filter(each -> reaches(each, reach.types()))
            .map(each -> outermost(each).getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(reach.classes(), found, reach.what());
  }

  private static boolean reaches(JavaClass one, Set<String> types) {
    return one.getDirectDependenciesFromSelf().stream()
        .anyMatch(each -> types.contains(each.getTargetClass().getFullName()));
  }

  private static JavaClass outermost(JavaClass one) {
    JavaClass out = one;
    while (out.getEnclosingClass().isPresent()) out = out.getEnclosingClass().get();
    return out;
  }

  private static Set<String> ticked(String cell) {
    return TICKED
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> some, Set<String> those) {
    Set<String> out = new TreeSet<>(some);
    out.removeAll(those);
    return out;
  }
}
