package com.cybervpn.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules, for whichever packages lie under {@code root}: the product's own, or fixtures that break them.
 *
 * @param root without a dot at its end
 */
record Rules(String root) {
    private static final List<String> CONTEXTS =
            List.of("identity", "vpn", "billing", "deployer", "terminal", "hosting", "operations");
    /** The packages of each adapter module. */
    private static final Map<String, List<String>> ADAPTERS = Map.of(
            "web", List.of("web"),
            "persistence", List.of("persistence"),
            "remnawave",
                    List.of(
                            "remnawave",
                            "cryptobot",
                            "openrouter",
                            "oauth",
                            "telegram",
                            "firebase",
                            "push",
                            "mail",
                            "http",
                            "sandbox"),
            "ssh", List.of("ssh", "pty", "container", "git"));

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Clock");

    /** Every rule under a short name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("domain is pure", onlyKnows("domain", "domain"));
        rules.put("application is pure", onlyKnows("application", "application", "domain"));
        rules.put("domain contexts are strangers", domainContextsAreStrangers());
        rules.put("contexts meet at inbound ports", contextsMeetAtInboundPorts());
        rules.put("shared knows no context", sharedKnowsNoContext());
        for (String layer : List.of("domain", "application", "web", "persistence")) {
            rules.put("no cycles in " + layer, noCycles(layer));
        }
        rules.put("web calls inbound ports only", webCallsInboundPortsOnly());
        rules.put("services are final", servicesAreFinal());
        rules.put("services are seen by bootstrap only", servicesAreSeenByBootstrapOnly());
        rules.put("services are made by factories", servicesAreMadeByFactories());
        ADAPTERS.keySet().stream()
                .sorted()
                .forEach(adapter -> rules.put(adapter + " knows no other adapter", stranger(adapter)));
        rules.put("nobody knows bootstrap", nobodyKnowsBootstrap());
        rules.put("rows and bodies stay at home", rowsAndBodiesStayAtHome());
        rules.put("controllers are hidden", controllersAreHidden());
        rules.put("every route says who may call", everyRouteSaysWhoMayCall());
        rules.put("every socket says who may call", everySocketSaysWhoMayCall());
        rules.put("the core has no clock and no dice", theCoreHasNoClockAndNoDice());
        return rules;
    }

    private String in(String... parts) {
        return root + "." + String.join(".", parts) + "..";
    }

    private ArchRule onlyKnows(String layer, String... allowed) {
        List<String> packages = new ArrayList<>(List.of("java..", "org.jspecify.."));
        for (String other : allowed) packages.add(in(other));
        return classes()
                .that()
                .resideInAPackage(in(layer))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new));
    }

    /** Another context's ids are all that an entity may hold of it. */
    private ArchRule domainContextsAreStrangers() {
        return classes()
                .that(resideInContextOf("domain"))
                .should(notKnow(
                        "another context's domain",
                        (from, to) -> contextOf(to, "domain") != null
                                && !String.valueOf(contextOf(to, "domain")).equals(contextOf(from, "domain"))
                                && !to.getSimpleName().endsWith("Id")));
    }

    private ArchRule contextsMeetAtInboundPorts() {
        return classes()
                .that(resideInContextOf("application"))
                .should(notKnow(
                        "another context's services or outbound ports",
                        (from, to) -> contextOf(to, "application") != null
                                && !String.valueOf(contextOf(to, "application")).equals(contextOf(from, "application"))
                                && !to.getPackageName().contains(".port.in")));
    }

    private ArchRule sharedKnowsNoContext() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("domain.shared"), in("application.shared"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(CONTEXTS.stream()
                        .flatMap(context -> List.of(in("domain", context), in("application", context)).stream())
                        .toArray(String[]::new)));
    }

    private ArchRule noCycles(String layer) {
        return slices().matching(root + "." + layer + ".(*)..").should().beFreeOfCycles();
    }

    private ArchRule webCallsInboundPortsOnly() {
        return noClasses()
                .that()
                .resideInAPackage(in("web"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(root + ".application..port.out..", root + ".application..service..")
                                .as("outbound ports or services"));
    }

    private ArchRule servicesAreFinal() {
        return classes()
                .that()
                .resideInAPackage(root + ".application..service..")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    private ArchRule servicesAreSeenByBootstrapOnly() {
        return classes()
                .that()
                .resideInAPackage(root + ".application..service..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(root + ".application..service..", in("bootstrap"));
    }

    private ArchRule servicesAreMadeByFactories() {
        DescribedPredicate<JavaClass> service =
                resideInAPackage(root + ".application..service..").and(simpleNameEndingWith("Service"));
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".application..service..")
                .and()
                .areNotAnnotatedWith(Factory.class)
                .should()
                .callConstructorWhere(target(owner(service)));
    }

    private ArchRule stranger(String adapter) {
        String[] own = packagesOf(adapter);
        String[] others = ADAPTERS.keySet().stream()
                .filter(other -> !other.equals(adapter))
                .flatMap(other -> List.of(packagesOf(other)).stream())
                .toArray(String[]::new);
        return noClasses().that().resideInAnyPackage(own).should().dependOnClassesThat(resideInAnyPackage(others));
    }

    private String[] packagesOf(String adapter) {
        return ADAPTERS.getOrDefault(adapter, List.of()).stream().map(this::in).toArray(String[]::new);
    }

    private ArchRule nobodyKnowsBootstrap() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("bootstrap"))
                .should()
                .dependOnClassesThat(resideInAPackage(in("bootstrap")));
    }

    private ArchRule rowsAndBodiesStayAtHome() {
        return noClasses()
                .that()
                .resideInAPackage(in("bootstrap"))
                .should(dependOnClassesThat(not(resideInAPackage(in("bootstrap")))
                        .and(DescribedPredicate.describe(
                                "are rows or bodies",
                                type -> type.isAnnotatedWith(MappedEntity.class)
                                        || type.isAnnotatedWith(Serdeable.class)))));
    }

    private ArchRule controllersAreHidden() {
        return noClasses().that().areAnnotatedWith(Controller.class).should().bePublic();
    }

    private ArchRule everyRouteSaysWhoMayCall() {
        return methods()
                .that()
                .areMetaAnnotatedWith(HttpMethodMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .should(new ArchCondition<>("be @Secured, or its controller") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean secured = method.isAnnotatedWith(Secured.class)
                                || method.getOwner().isAnnotatedWith(Secured.class);
                        events.add(
                                new SimpleConditionEvent(method, secured, method.getFullName() + " is not @Secured"));
                    }
                });
    }

    private ArchRule everySocketSaysWhoMayCall() {
        return classes().that().areAnnotatedWith(ServerWebSocket.class).should().beAnnotatedWith(Secured.class);
    }

    private ArchRule theCoreHasNoClockAndNoDice() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("domain"), in("application"))
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe("reads a clock, rolls dice or sleeps", Rules::isUncontrolled))
                .orShould()
                .callConstructorWhere(target(owner(name("java.util.Random").or(name("java.security.SecureRandom")))));
    }

    private static boolean isUncontrolled(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        return CLOCKS.contains(owner) && (method.equals("now") || method.startsWith("system"))
                || owner.equals("java.time.InstantSource") && method.equals("system")
                || owner.equals("java.util.UUID") && method.equals("randomUUID")
                || owner.equals("java.lang.Math") && method.equals("random")
                || owner.equals("java.lang.System") && method.equals("currentTimeMillis")
                || owner.equals("java.lang.Thread") && method.equals("sleep")
                || owner.equals("java.util.concurrent.ThreadLocalRandom") && method.equals("current");
    }

    private DescribedPredicate<JavaClass> resideInContextOf(String layer) {
        return DescribedPredicate.describe("reside in a context of " + layer, type -> contextOf(type, layer) != null);
    }

    private @Nullable String contextOf(JavaClass type, String layer) {
        String prefix = root + "." + layer + ".";
        if (!type.getPackageName().startsWith(prefix)) return null;
        String context = type.getPackageName().substring(prefix.length()).replaceFirst("\\..*", "");
        return CONTEXTS.contains(context) ? context : null;
    }

    private static ArchCondition<JavaClass> notKnow(String what, BiPredicate<JavaClass, JavaClass> forbidden) {
        return new ArchCondition<>("not know " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                forbidden.test(type, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }
}
