package konseki;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The picture of the code that `docs/architecture.md` draws, held: which package may know which.
class ArchitectureTest {

    /// A package imports only packages above it. `x.*` are sub-packages of `x`, which never meet.
    private static final List<String> ORDER = List.of(
            "event",
            "evidence",
            "parse",
            "parse.*",
            "query",
            "index",
            "finding",
            "detect",
            "detect.*",
            "coverage",
            "rule.sigma",
            "ingest",
            "report",
            "report.*",
            "investigation");

    private static final JavaClasses MAIN = mainClasses();

    @Test
    void everyPackageIsInTheList() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : MAIN) {
            if (!type.isAnonymousClass() && place(type) < 0) {
                unknown.add(type.getPackageName());
            }
        }
        assertThat(unknown).as("packages missing from the order").isEmpty();
    }

    @Test
    void aPackageImportsOnlyPackagesAboveIt() {
        check(classes().should(knowOnlyWhatIsAbove()));
    }

    @Test
    void parseAndIndexDoNotKnowEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage("konseki.index..")
                .should()
                .dependOnClassesThat(in("konseki.parse..")));
        check(noClasses()
                .that()
                .resideInAPackage("konseki.parse..")
                .should()
                .dependOnClassesThat(in("konseki.index..")));
    }

    @Test
    void coverageKnowsNoDetectorOfDetect() {
        check(noClasses()
                .that()
                .resideInAPackage("konseki.coverage..")
                .should()
                .dependOnClassesThat(in("konseki.detect.*..")));
    }

    @Test
    void onlyIndexImportsLucene() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("konseki.index..")
                .should()
                .dependOnClassesThat(in("org.apache.lucene..")));
    }

    @Test
    void onlyEvidenceUnpacks() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("konseki.evidence..")
                .should()
                .dependOnClassesThat(in("org.apache.commons.compress..", "com.github.luben.zstd..", "org.tukaani.xz..")
                        .or(nameMatching("java\\.util\\.zip\\.(Inflater|InflaterInputStream|GZIPInputStream|Zip.*File"
                                        + "|ZipInputStream)")
                                .forSubtype())));
    }

    /// Other packages read and write the case directory; these have no business with files at all.
    @Test
    void whatReadsRecordsKnowsNoFiles() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "konseki.event..",
                        "konseki.parse..",
                        "konseki.finding..",
                        "konseki.detect.*..",
                        "konseki.coverage..")
                .should()
                .dependOnClassesThat(nameMatching(
                                "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\.FileChannel"
                                        + "|java\\.io\\.(File|FileReader|FileInputStream|FileOutputStream|FileWriter|RandomAccessFile)")
                        .forSubtype()));
    }

    @Test
    void univocityIsInNoPublicSignature() {
        check(classes().that().arePublic().should(keepOutOfTheirSignatures("com.univocity.")));
    }

    @Test
    void staticStateIsConstant() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        check(noClasses()
                .should()
                .accessFieldWhere(target(owner(name("java.lang.System"))).and(target(nameMatching("out|err|in")))));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : MAIN) {
            JavaPackage home = type.getPackage();
            if (!home.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(home.getName());
            }
        }
        assertThat(unmarked)
                .as("packages without a @NullMarked package-info.java")
                .isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    /// Everything of ours that is not compiled together with this test.
    private static JavaClasses mainClasses() {
        String tests = ArchitectureTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return new ClassFileImporter()
                .withImportOption(location -> !location.asURI().getPath().startsWith(tests))
                .importPackages("konseki");
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    /// @return the place in [#ORDER], or -1
    private static int place(JavaClass type) {
        String home = type.getPackageName();
        if (!home.startsWith("konseki.")) {
            return -1;
        }
        String path = home.substring("konseki.".length());
        int exact = ORDER.indexOf(path);
        int dot = path.indexOf('.');
        return exact >= 0 || dot < 0 ? exact : ORDER.indexOf(path.substring(0, dot) + ".*");
    }

    private static ArchCondition<JavaClass> knowOnlyWhatIsAbove() {
        return new ArchCondition<>("know only packages above their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass other = dependency.getTargetClass().getBaseComponentType();
                    boolean ours = other.getPackageName().startsWith("konseki.");
                    boolean here = other.getPackageName().equals(type.getPackageName());
                    if (ours && !here && place(other) >= place(type)) {
                        events.add(violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> keepOutOfTheirSignatures(String prefix) {
        return new ArchCondition<>("keep " + prefix + "* out of their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaClass> parents =
                        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
                Stream<JavaClass> fields = type.getFields().stream()
                        .filter(field -> visible(field.getModifiers()))
                        .flatMap(field -> involved(field));
                Stream<JavaClass> methods = type.getCodeUnits().stream()
                        .filter(unit -> visible(unit.getModifiers()))
                        .flatMap(unit -> involved(unit));
                Stream.of(parents, fields, methods)
                        .flatMap(found -> found)
                        .filter(found -> found.getName().startsWith(prefix))
                        .forEach(found -> events.add(violated(type, type.getName() + " shows " + found.getName())));
            }
        };
    }

    private static Stream<JavaClass> involved(JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream();
    }

    private static Stream<JavaClass> involved(JavaCodeUnit unit) {
        Stream<JavaClass> parameters =
                unit.getParameterTypes().stream().flatMap(found -> found.getAllInvolvedRawTypes().stream());
        return Stream.of(
                        parameters,
                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                        unit.getExceptionTypes().stream())
                .flatMap(found -> found);
    }

    private static boolean visible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
