package com.cybervpn.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String ROOT = "com.cybervpn";
    private static final String FIXTURES = ROOT + ".bootstrap.architecture.fixture";

    /** Which fixture must be caught by which rule. */
    private static final Map<String, String> CULPRITS = Map.ofEntries(
            Map.entry("domain is pure", "FrameworkInDomain"),
            Map.entry("application is pure", "FrameworkInApplication"),
            Map.entry("domain contexts are strangers", "NosyEntity"),
            Map.entry("contexts meet at inbound ports", "NosyService"),
            Map.entry("shared knows no context", "NosyShared"),
            Map.entry("no cycles in domain", "Slice"),
            Map.entry("no cycles in application", "Slice"),
            Map.entry("no cycles in web", "Slice"),
            Map.entry("no cycles in persistence", "Slice"),
            Map.entry("web calls inbound ports only", "GreedyController"),
            Map.entry("services are final", "NosyService"),
            Map.entry("services are seen by bootstrap only", "GreedyController"),
            Map.entry("services are made by factories", "GreedyController"),
            Map.entry("web knows no other adapter", "GreedyController"),
            Map.entry("persistence knows no other adapter", "GreedyRow"),
            Map.entry("remnawave knows no other adapter", "GreedyPanel"),
            Map.entry("ssh knows no other adapter", "GreedyShell"),
            Map.entry("nobody knows bootstrap", "GreedyController"),
            Map.entry("rows and bodies stay at home", "GreedyWiring"),
            Map.entry("controllers are hidden", "GreedyController"),
            Map.entry("every route says who may call", "GreedyController"),
            Map.entry("every socket says who may call", "GreedySocket"),
            Map.entry("the core has no clock and no dice", "FrameworkInDomain"));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> theProductKeepsEveryRule() {
        return new Rules(ROOT)
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(),
                                () -> rule.getValue().allowEmptyShould(true).check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleBites() {
        JavaClasses fixtures = new ClassFileImporter().importPackages(FIXTURES);
        return new Rules(FIXTURES)
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                            EvaluationResult result = rule.getValue().evaluate(fixtures);

                            assertThat(result.hasViolation()).isTrue();
                            assertThat(String.join(
                                            "\n", result.getFailureReport().getDetails()))
                                    .contains(CULPRITS.get(rule.getKey()));
                        }));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> marked = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (JavaClass type : PRODUCT) {
            boolean generated =
                    type.getSimpleName().startsWith("$") || type.getName().contains(".$");
            if (!generated) all.add(type.getPackageName());
            if (type.getPackage().isAnnotatedWith(NullMarked.class)) marked.add(type.getPackageName());
        }
        assertThat(marked).containsAll(all);
    }
}
