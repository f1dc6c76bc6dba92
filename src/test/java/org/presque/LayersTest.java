package org.presque;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the picture of the house: which package may know which. */
@AnalyzeClasses(packages = "org.presque", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule arrowsAreTheOnlyImports = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("org.presque")
            .layer("web")
            .definedBy("org.presque.web..")
            .layer("queue")
            .definedBy("org.presque.queue..")
            .layer("redis")
            .definedBy("org.presque.redis..")
            .layer("config")
            .definedBy("org.presque.config..")
            .optionalLayer("standalone")
            .definedBy("org.presque.standalone..")
            .optionalLayer("command")
            .definedBy("org.presque.command..")
            .optionalLayer("launcher")
            .definedBy("org.presque.launcher..")
            .optionalLayer("worker")
            .definedBy("org.presque.worker..")
            .whereLayer("app")
            .mayOnlyAccessLayers("web", "queue", "redis", "config")
            .whereLayer("web")
            .mayOnlyAccessLayers("queue", "config")
            .whereLayer("redis")
            .mayOnlyAccessLayers("queue", "config")
            .whereLayer("queue")
            .mayOnlyAccessLayers("config")
            .whereLayer("standalone")
            .mayOnlyAccessLayers("config", "command")
            .whereLayer("command")
            .mayOnlyAccessLayers("worker")
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("launcher")
            .mayNotAccessAnyLayer()
            .whereLayer("worker")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule theLibraryHasLayersToo = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy("org.presque.worker")
            .layer("run")
            .definedBy("org.presque.worker.run")
            .layer("lease")
            .definedBy("org.presque.worker.lease")
            .layer("http")
            .definedBy("org.presque.worker.http")
            .whereLayer("run")
            .mayOnlyAccessLayers("lease", "http")
            .whereLayer("lease")
            .mayOnlyAccessLayers("http")
            .whereLayer("http")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule theLibraryNeedsTheJdkOnlyButForJobsAsObjects = classes()
            .that()
            .resideInAPackage("org.presque.worker..")
            .and()
            .doNotHaveSimpleName("JsonBinding")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.net..", "org.presque.worker..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTheStorageKnowsJedis = noClasses()
            .that()
            .resideOutsideOfPackage("org.presque.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("redis.clients..");

    @ArchTest
    static final ArchRule onlyTheWebKnowsServlets = noClasses()
            .that()
            .resideOutsideOfPackages("org.presque", "org.presque.web..", "org.presque.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..");
}
