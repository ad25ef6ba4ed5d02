// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.dsl.stray.AgainstTheArrow;
import org.zadenza.sink.RecordingSink;

/** The modules use each other only along the arrows of the design. */
@Tag("slow")
class ModuleArrowsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.zadenza");

  private static final String[] DSL = {
    "org.zadenza.time..",
    "org.zadenza.pattern..",
    "org.zadenza.notation..",
    "org.zadenza.music..",
    "org.zadenza.names..",
    "org.zadenza.dsl.."
  };
  private static final String[] ENGINE = {
    "org.zadenza.clock..",
    "org.zadenza.schedule..",
    "org.zadenza.sink..",
    "org.zadenza.osc..",
    "org.zadenza.midi..",
    "org.zadenza.audio..",
    "org.zadenza.jack..",
    "org.zadenza.dsp..",
    "org.zadenza.neural..",
    "org.zadenza.realtime..",
    "org.zadenza.link..",
    "org.zadenza.synth.."
  };

  @Test
  void modulesUseOnlyWhatTheDesignAllows() {
    arrows().check(CLASSES);
  }

  @Test
  void aClassAgainstTheArrowIsCaught() {
    JavaClasses stray =
        new ClassFileImporter().importClasses(AgainstTheArrow.class, RecordingSink.class);
    AssertionError caught = assertThrows(AssertionError.class, () -> arrows().check(stray));
    assertTrue(caught.getMessage().contains("AgainstTheArrow"), caught.getMessage());
  }

  private static ArchRule arrows() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("dsl")
        .definedBy(DSL)
        .layer("engine")
        .definedBy(ENGINE)
        .layer("models")
        .definedBy("org.zadenza.models..")
        .layer("worker")
        .definedBy("org.zadenza.worker..")
        .layer("repl")
        .definedBy("org.zadenza.repl..")
        .layer("test")
        .definedBy("org.zadenza.test..")
        .whereLayer("test")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("repl")
        .mayOnlyBeAccessedByLayers("test")
        .whereLayer("worker")
        .mayOnlyBeAccessedByLayers("test")
        .whereLayer("models")
        .mayOnlyBeAccessedByLayers("worker", "repl", "test")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("models", "worker", "repl", "test")
        .withOptionalLayers(true);
  }

  @Test
  void everyClassLivesInAModuleOfTheDesign() {
    classes()
        .that()
        .resideInAPackage("org.zadenza..")
        .should()
        .resideInAnyPackage(
            "org.zadenza.time..",
            "org.zadenza.pattern..",
            "org.zadenza.notation..",
            "org.zadenza.music..",
            "org.zadenza.names..",
            "org.zadenza.dsl..",
            "org.zadenza.clock..",
            "org.zadenza.schedule..",
            "org.zadenza.sink..",
            "org.zadenza.osc..",
            "org.zadenza.midi..",
            "org.zadenza.audio..",
            "org.zadenza.jack..",
            "org.zadenza.dsp..",
            "org.zadenza.neural..",
            "org.zadenza.realtime..",
            "org.zadenza.link..",
            "org.zadenza.synth..",
            "org.zadenza.models..",
            "org.zadenza.worker..",
            "org.zadenza.repl..",
            "org.zadenza.test..")
        .check(CLASSES);
  }

  @Test
  void thePlayerNeverLoadsTheTrainingLibraries() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages("org.zadenza.worker..", "org.zadenza.test..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");
    rule.check(CLASSES);
  }

  /** Spark is in the module for clusters, which nothing here has on its class path. */
  @Test
  void nobodyNeedsSpark() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.zadenza.cluster..")
        .check(CLASSES);
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("org.apache.spark.SparkContext"));
  }

  @Test
  void onlyTheClockReadsTheMachinesTime() {
    noClasses()
        .that()
        .resideInAnyPackage(ENGINE)
        .and()
        .resideOutsideOfPackage("org.zadenza.clock..")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void onlyThePromptPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.zadenza.repl..", "org.zadenza.worker..", "org.zadenza.test..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void theWholeHouseIsRead() {
    assertTrue(CLASSES.size() > 150, "only " + CLASSES.size() + " classes were read");
    assertTrue(CLASSES.containPackage("org.zadenza.worker"));
  }
}
