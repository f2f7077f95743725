package dev.laurel.arch;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.ObjectInputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * The rules of the house, for the classes below one root package. The root is a parameter so that each rule can be
 * shown to fail on a small tree of classes that break it.
 */
final class HouseRules {
    private static final List<String> UI_FEATURES =
            List.of("achievements", "metrics", "backups", "activity", "settings", "portability", "welcome");

    /** What each room may import besides itself; the arrows run from the user interfaces down to the engine. */
    private static final Map<String, List<String>> ROOMS = rooms();

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    private static Map<String, List<String>> rooms() {
        var rooms = new LinkedHashMap<String, List<String>>();
        rooms.put("error", List.of());
        rooms.put("log", List.of());
        rooms.put("json", List.of("error"));
        rooms.put("task", List.of("error"));
        rooms.put("platform", List.of("error", "json"));
        rooms.put("engine", List.of("error", "json"));
        rooms.put("secret", List.of("error", "json", "platform", "engine", "portability"));
        rooms.put("portability", List.of("error", "json", "task", "platform", "engine"));
        rooms.put("store", List.of("error", "json", "task", "platform", "engine"));
        rooms.put("settings", List.of("error", "json", "platform", "backup", "sync"));
        rooms.put("backup", List.of("error", "json", "task", "platform", "engine", "portability", "store", "secret"));
        rooms.put("sync", List.of("error", "json", "task", "platform", "engine", "portability", "store", "secret",
                "backup"));
        rooms.put("profile", List.of("error", "json", "task", "platform", "engine", "portability", "store", "secret",
                "settings", "backup", "sync"));
        return rooms;
    }

    /** Every rule under the name that a failing test shows. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("only the window imports JavaFX", onlyTheWindowImportsJavaFx());
        rules.put("view-models know no nodes", viewModelsKnowNoNodes());
        rules.put("views know their view-model only", viewsKnowNoServices());
        rules.put("arrows run one way", arrowsRunOneWay());
        rules.put("features of the window do not import each other", featuresAreStrangers());
        rules.put("no cycles between packages", noCycles());
        rules.put("no static mutable state", noStaticMutableState());
        rules.put("threads come from the task runner", threadsComeFromTheRunner());
        rules.put("only the task runner calls Platform.runLater", onlyTheRunnerRunsLater());
        rules.put("SDK types end at their adapter", sdksEndAtTheirAdapter());
        rules.put("time is injected", timeIsInjected());
        rules.put("nobody prints", nobodyPrints());
        rules.put("the platform alone starts programs", thePlatformAloneStartsPrograms());
        rules.put("data is never code", dataIsNeverCode());
        rules.put("certificates are checked as Java does", certificatesAreCheckedAsJavaDoes());
        return rules;
    }

    /** The rule of a name. */
    ArchRule rule(String name) {
        return Objects.requireNonNull(all().get(name));
    }

    private String[] below(String... rooms) {
        return Arrays.stream(rooms).map(room -> root + "." + room + "..").toArray(String[]::new);
    }

    private ArchRule onlyTheWindowImportsJavaFx() {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".ui..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..",
                        "atlantafx..", "org.kordamp..")
                .because("everything else runs without a display (house rule 1)");
    }

    private ArchRule viewModelsKnowNoNodes() {
        return noClasses().that().resideInAPackage(root + "..").and().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..",
                        "javafx.application..", "javafx.fxml..", "org.controlsfx..", "atlantafx..")
                .because("a view-model is tested without a toolkit (house rule 2)");
    }

    private ArchRule viewsKnowNoServices() {
        return noClasses().that().resideInAPackage(root + ".ui..").and().haveSimpleNameEndingWith("View")
                .should().dependOnClassesThat().resideInAnyPackage(below("store", "backup", "sync", "profile",
                        "settings", "portability", "secret", "platform"))
                .because("a view binds, formats and forwards (house rule 3)");
    }

    private ArchRule arrowsRunOneWay() {
        return classes().that().resideInAnyPackage(below(ROOMS.keySet().toArray(String[]::new)))
                .should(importOnlyAllowedRooms())
                .because(
                        "arrows run ui, cli -> profile -> backup, sync -> portability, store -> engine (house rule 4)");
    }

    private ArchCondition<JavaClass> importOnlyAllowedRooms() {
        return new ArchCondition<>("import only the rooms below theirs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var room = roomOf(type);
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    var other = dependency.getTargetClass();
                    var target = roomOf(other);
                    var allowed = ROOMS.getOrDefault(room, List.of());
                    var isLog = target.equals("log"); // Whatever can fail may log.
                    if (!target.isEmpty() && !target.equals(room) && !isLog && !allowed.contains(target)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }

    /** The first package below the root, or empty outside of it and in the root itself. */
    private String roomOf(JavaClass type) {
        var packageName = type.getPackageName();
        return packageName.startsWith(root + ".") ? packageName.substring(root.length() + 1).split("\\.")[0] : "";
    }

    private ArchRule featuresAreStrangers() {
        var rule = new ArchCondition<JavaClass>("not import another feature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var feature = featureOf(type);
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    var other = featureOf(dependency.getTargetClass());
                    if (!other.isEmpty() && !other.equals(feature)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
        var features = UI_FEATURES.stream().map(feature -> "ui." + feature).toArray(String[]::new);
        return classes().that().resideInAnyPackage(below(features)).should(rule)
                .because("features meet in the composition root only (house rule 4)");
    }

    private String featureOf(JavaClass type) {
        var prefix = root + ".ui.";
        var packageName = type.getPackageName();
        var name = packageName.startsWith(prefix) ? packageName.substring(prefix.length()).split("\\.")[0] : "";
        return UI_FEATURES.contains(name) ? name : "";
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles()
                .because("a package can be read and tested after those it imports (house rule 4)");
    }

    private static ArchRule noStaticMutableState() {
        return fields().that().areStatic().and(notSynthetic()).should().beFinal()
                .because("state belongs to objects that are wired in the composition root (house rule 6)");
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMember> notSynthetic() {
        return DescribedPredicate.describe(
                "not made by the compiler", member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private ArchRule threadsComeFromTheRunner() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackages(below("task", "ui.fx"))
                .should().callConstructorWhere(target(owner(assignableToAny(Thread.class, Executor.class))))
                .orShould().callMethodWhere(target(owner(assignableToAny(Executors.class, ForkJoinPool.class,
                        Thread.Builder.class, ThreadPoolExecutor.class))))
                .orShould().callMethodWhere(target(owner(assignableToAny(Thread.class)))
                        .and(target(name("startVirtualThread").or(name("ofVirtual")).or(name("ofPlatform")))))
                .because("all work goes through the one injected TaskRunner (house rule 7)");
    }

    private static DescribedPredicate<JavaClass> assignableToAny(Class<?>... types) {
        return DescribedPredicate.describe("one of " + Arrays.toString(types),
                type -> Stream.of(types).anyMatch(type::isAssignableTo));
    }

    private ArchRule onlyTheRunnerRunsLater() {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackages(below("ui.fx"))
                .should().callMethodWhere(target(name("runLater"))
                        .and(target(owner(resideInAPackage("javafx.application")))))
                .because("delivery on the FX thread is the task runner's (house rule 7)");
    }

    private ArchRule sdksEndAtTheirAdapter() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackages(below("backup.destination.s3", "backup.destination.azure", "store",
                        "secret", "platform.desktop"))
                .should().dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.azure..", "java.sql..",
                        "org.sqlite..", "org.jdbi..", "com.github.javakeyring..", "org.freedesktop.."))
                .because("an SDK's types and exceptions end at its adapter (house rule 9)");
    }

    private ArchRule timeIsInjected() {
        return noClasses().that().resideInAPackage(root + "..")
                .should().callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould().callMethod(System.class, "currentTimeMillis")
                .because("clocks are injected (house rule 13)");
    }

    private ArchRule nobodyPrints() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackages(below("cli", "ui.tour")).and().doNotHaveSimpleName("Launcher")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .because("people read the window or the command line, engineers the log (house rule 10)");
    }

    private ArchRule thePlatformAloneStartsPrograms() {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackages(below("platform"))
                .should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class)
                .orShould().callMethodWhere(target(name("exec")).and(target(owner(assignableToAny(Runtime.class)))))
                .because("what a person opens is handed over as one argument, and never to a shell (SECURITY.md)");
    }

    private ArchRule dataIsNeverCode() {
        return noClasses().that().resideInAPackage(root + "..")
                .should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)
                .orShould().dependOnClassesThat().areAssignableTo(ClassLoader.class)
                .orShould().dependOnClassesThat().resideInAnyPackage("javax.script..", "java.beans..", "java.rmi..")
                .because("a file or a server never says which class to load or what to run (SECURITY.md)");
    }

    private ArchRule certificatesAreCheckedAsJavaDoes() {
        return noClasses().that().resideInAPackage(root + "..")
                .should().dependOnClassesThat().areAssignableTo(TrustManager.class)
                .orShould().dependOnClassesThat().areAssignableTo(HostnameVerifier.class)
                .orShould().dependOnClassesThat().areAssignableTo(SSLContext.class)
                .because("nobody weakens TLS (SECURITY.md)");
    }
}
