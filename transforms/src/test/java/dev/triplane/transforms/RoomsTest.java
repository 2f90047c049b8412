package dev.triplane.transforms;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the module and the arrows between them, which run downward only. */
@AnalyzeClasses(packages = "dev.triplane", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.triplane..")
          .layer("transforms")
          .definedBy("dev.triplane.transforms..")
          .layer("report")
          .definedBy("dev.triplane.report..")
          .layer("table")
          .definedBy("dev.triplane.table..")
          .layer("preview")
          .definedBy("dev.triplane.preview..")
          .layer("nifti")
          .definedBy("dev.triplane.nifti..")
          .layer("volume")
          .definedBy("dev.triplane.volume..")
          .layer("codec")
          .definedBy("dev.triplane.codec..")
          .layer("series")
          .definedBy("dev.triplane.series..")
          .layer("dicom")
          .definedBy("dev.triplane.dicom..")
          .layer("container")
          .definedBy("dev.triplane.container..")
          .layer("failure")
          .definedBy("dev.triplane.failure..")
          .layer("phantom")
          .definedBy("dev.triplane.phantom..")
          .whereLayer("transforms")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("phantom")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("phantom")
          .mayNotAccessAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("transforms")
          .whereLayer("report")
          .mayOnlyAccessLayers("table", "volume", "series", "failure")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("transforms", "report")
          .whereLayer("preview")
          .mayOnlyBeAccessedByLayers("transforms", "table")
          .whereLayer("nifti")
          .mayOnlyBeAccessedByLayers("transforms")
          .whereLayer("volume")
          .mayOnlyBeAccessedByLayers("transforms", "report", "table", "preview", "nifti")
          .whereLayer("codec")
          .mayOnlyBeAccessedByLayers("volume", "nifti")
          .whereLayer("series")
          .mayOnlyBeAccessedByLayers(
              "transforms", "report", "table", "preview", "nifti", "volume", "codec")
          .whereLayer("dicom")
          .mayOnlyBeAccessedByLayers(
              "transforms", "table", "volume", "codec", "series", "container")
          .whereLayer("container")
          .mayOnlyBeAccessedByLayers("transforms")
          .whereLayer("container")
          .mayOnlyAccessLayers("dicom", "failure")
          .whereLayer("dicom")
          .mayOnlyAccessLayers("failure")
          .whereLayer("failure")
          .mayNotAccessAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.triplane.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule BEAM_STAYS_IN_ITS_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.triplane.transforms")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam..");

  @ArchTest
  static final ArchRule CODESTREAMS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.triplane.codec.j2k")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.triplane..")
                  .and(not(resideInAPackage("dev.triplane.codec.j2k"))));

  @ArchTest
  static final ArchRule AVRO_STAYS_WITH_THE_TABLES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.triplane.transforms", "dev.triplane.table")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.avro..", "org.apache.parquet..", "org.apache.hadoop..");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES =
      noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)(\\$.*)?");

  @ArchTest
  static final ArchRule ROOMS_ARE_FLAT =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.triplane.transforms",
              "dev.triplane.report",
              "dev.triplane.table",
              "dev.triplane.preview",
              "dev.triplane.nifti",
              "dev.triplane.volume",
              "dev.triplane.codec",
              "dev.triplane.codec.j2k",
              "dev.triplane.series",
              "dev.triplane.dicom",
              "dev.triplane.container",
              "dev.triplane.failure",
              "dev.triplane.phantom");
}
