package org.fraiseql;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The house holds its shape (the table of rooms in the design). A rule that is in the way is changed in the design first. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ArchitectureTest.MainOnly.class)
class ArchitectureTest {
    static final String ROOT = "org.fraiseql";

    /** Every package of ours, in the order of the flow: each knows only those before it. */
    private static final List<String> ROOMS = List.of(
            ROOT + ".query",
            ROOT + ".support",
            ROOT + ".support.config",
            ROOT + ".catalog",
            ROOT + ".catalog.read",
            ROOT + ".schema",
            ROOT + ".document",
            ROOT + ".plan",
            ROOT + ".plan.write",
            ROOT + ".plan.cost",
            ROOT + ".sql",
            ROOT + ".store",
            ROOT + ".store.jdbc",
            ROOT + ".store.reactive",
            ROOT + ".stream",
            ROOT + ".execution",
            ROOT + ".telemetry",
            ROOT,
            ROOT + ".typed",
            ROOT + ".beans",
            ROOT + ".api.console",
            ROOT + ".api");

    /** Whatever else there is belongs into a room. */
    private static final List<String> CLASSES_OF_THE_ROOT = List.of(
            "Engine", "CompiledRead", "Interceptors", "Served", "ServedSchema", "ServedSchemas", "package-info");

    /** Of the room that knows OpenTelemetry. */
    private static final List<String> TELEMETRY_WITHOUT_OPENTELEMETRY =
            List.of("Telemetry", "TelemetryStart", "Figures", "Metric", "Reading", "Database");

    private static final String[] COMPILER = rooms("catalog", "schema", "document", "plan", "sql");

    /** CDI beans around the port and its transactions: interceptors of the server run on them. */
    private static final List<String> STORE_CLASSES_OF_JAKARTA =
            List.of("ConnectionCircuit", "Guarded", "JoiningBackend", "ReadOpening", "Undecorated", "WriteTransaction");

    /** Collections whose order differs from JVM to JVM, and what makes them. */
    private static final List<String> WITHOUT_ORDER = List.of(
            "java.util.HashMap.<init>",
            "java.util.HashMap.newHashMap",
            "java.util.HashSet.<init>",
            "java.util.HashSet.newHashSet",
            "java.util.Hashtable.<init>",
            "java.util.Map.of",
            "java.util.Map.ofEntries",
            "java.util.Map.copyOf",
            "java.util.Set.of",
            "java.util.Set.copyOf",
            "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toUnmodifiableSet",
            "java.util.stream.Collectors.toMap",
            "java.util.stream.Collectors.toUnmodifiableMap",
            "java.util.stream.Collectors.groupingBy");

    /** Shapes of SQL that no sentence and no enum constant has. */
    private static final Pattern SQL = Pattern.compile(
            "\\bSELECT\\s|\\bFROM\\s+\\S|\\bWHERE\\b|\\bORDER BY\\b|\\b(LEFT|INNER|CROSS) JOIN\\b|\\bINSERT INTO\\b"
                    + "|\\bDELETE FROM\\b|\\bUPDATE\\s+\\S+\\s+SET\\b|\\bSET (LOCAL|SESSION|TRANSACTION|statement)\\b"
                    + "|\\b(LISTEN|NOTIFY|SAVEPOINT)\\s|\\bCALL\\s+(\\S+\\(|\\p{Cntrl}|$)|\\bWITH\\s|\\bRETURNING\\b|\\bON CONFLICT\\b|\\w::\\w");

    @ArchTest
    static void everyRoomHasItsPlaceInTheFlow(JavaClasses classes) {
        classes().should().resideInAnyPackage(ROOMS.toArray(String[]::new)).check(classes);
    }

    @ArchTest
    static void roomsKnowOnlyRoomsBeforeThem(JavaClasses classes) {
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOMS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOMS.subList(i + 1, ROOMS.size()).toArray(String[]::new))
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule theRootHoldsTheEngineAndWhatIsServed = classes()
            .that()
            .resideInAPackage(ROOT)
            .should(new ArchCondition<>("be one of " + CLASSES_OF_THE_ROOT) {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!isNamed(type, CLASSES_OF_THE_ROOT)) {
                        events.add(violated(type, type.getName() + " stands in the root"));
                    }
                }
            });

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    /** What applications compile against shows them nothing that may change: semantic versioning holds for this package alone. */
    @ArchTest
    static final ArchRule whatApplicationsSeeIsComplete = classes()
            .that()
            .resideInAPackage(ROOT + ".query")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".query", "java..", "jakarta.json..", "jakarta.enterprise..", "org.jspecify..");

    /** Whoever puts the house together: all others know the port, or the model. */
    @ArchTest
    static final ArchRule onlyTheWiringKnowsAdaptersAndTheMakingOfTheCatalog = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + ".api", ROOT + ".store.jdbc", ROOT + ".store.reactive", ROOT + ".catalog.read")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".store.jdbc", ROOT + ".store.reactive", ROOT + ".catalog.read");

    @ArchTest
    static final ArchRule onlyBeansKnowSmallRye = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".beans")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.smallrye..");

    @ArchTest
    static final ArchRule theStoreKnowsTheServerInFewClasses = noClasses()
            .that()
            .resideInAnyPackage(rooms("store"))
            .and(describe("are none of " + STORE_CLASSES_OF_JAKARTA, type -> !isNamed(type, STORE_CLASSES_OF_JAKARTA)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule compilerRoomsKnowNoServerAndNoConnection = noClasses()
            .that()
            .resideInAnyPackage(COMPILER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net..",
                    "org.postgresql..",
                    "org.hibernate..",
                    "io.vertx..",
                    "io.smallrye..",
                    "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule compilerRoomsKnowNoClockAndNoChance = noClasses()
            .that()
            .resideInAnyPackage(COMPILER)
            .should()
            .accessTargetWhere(describe("a clock or a source of chance", ArchitectureTest::isClockOrChance));

    @ArchTest
    static final ArchRule graphQLJavaEndsAtThePlan = noClasses()
            .that()
            .resideInAnyPackage(rooms("plan", "sql", "store", "stream", "execution", "support"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("graphql..");

    @ArchTest
    static final ArchRule onlyTheJdbcBackendKnowsJdbc = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".store.jdbc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule onlyTheReactiveBackendKnowsHibernateAndVertx = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".store.reactive..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "io.vertx..", "io.netty..");

    /** They are loaded with it: whoever has not chosen that backend must not load them. */
    @ArchTest
    static final ArchRule oneClassLoadsTheReactiveBackend = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".store.reactive")
            .and(describe("are not its wiring", type -> !type.getSimpleName().equals("ReactiveWiring")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".store.reactive");

    /** The WAR without that backend lacks it. */
    @ArchTest
    static final ArchRule oneClassKnowsJakartaPersistence = noClasses()
            .that(describe(
                    "do not look for entities", type -> !type.getSimpleName().equals("EntityClasses")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule onlyTelemetryKnowsOpenTelemetry = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".telemetry")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    /** A server without OpenTelemetry can't load them: what is loaded anyway names none of those behind {@code ServerTelemetry}. */
    @ArchTest
    static final ArchRule oneClassLoadsOpenTelemetry = noClasses()
            .that(describe("are loaded anyway", type -> isNamed(type, TELEMETRY_WITHOUT_OPENTELEMETRY)))
            .should()
            .dependOnClassesThat(describe(
                    "name OpenTelemetry",
                    type -> type.getPackageName().startsWith("io.opentelemetry")
                            || (type.getPackageName().equals(ROOT + ".telemetry")
                                    && !type.getSimpleName().equals("ServerTelemetry")
                                    && type.getDirectDependenciesFromSelf().stream()
                                            .anyMatch(dependency -> dependency
                                                    .getTargetClass()
                                                    .getPackageName()
                                                    .startsWith("io.opentelemetry")))));

    @ArchTest
    static final ArchRule backendsAreStrangers =
            slices().matching(ROOT + ".store.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule orderIsTheSameInEveryJvm = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "collections without an order of their own",
                    access -> WITHOUT_ORDER.contains(access.getTargetOwner().getName() + "." + access.getName())));

    /** A thread of the server outlives the application; through a class of ours it would keep all of them. */
    @ArchTest
    static final ArchRule threadsHoldNothingOfOurs = fields().that(
                    describe("are thread-local", field -> field.getRawType().isAssignableTo(ThreadLocal.class)))
            .should(new ArchCondition<>("hold JDK types only") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    field.getType().getAllInvolvedRawTypes().stream()
                            .map(type -> type.getBaseComponentType())
                            .filter(type -> !type.isPrimitive()
                                    && !type.getPackageName().startsWith("java."))
                            .forEach(type ->
                                    events.add(violated(field, field.getFullName() + " holds " + type.getName())));
                }
            });

    @ArchTest
    static void sqlTextStandsInSqlOnly(JavaClasses classes) {
        Set<String> ofSql = new LinkedHashSet<>();
        classes.that(describe("of sql", type -> type.getPackageName().startsWith(ROOT + ".sql")))
                .forEach(type -> ofSql.addAll(StringConstants.of(type)));
        classes()
                .that()
                .resideOutsideOfPackage(ROOT + ".sql..")
                .should(haveNoSqlBut(ofSql))
                .check(classes);
    }

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = all(packages())
            .should(new ArchCondition<>("have a package-info with @NullMarked") {
                @Override
                public void check(JavaPackage room, ConditionEvents events) {
                    if (!room.isAnnotatedWith(NullMarked.class)) {
                        events.add(violated(room, room.getName() + " is not @NullMarked"));
                    }
                }
            });

    private static String[] rooms(String... names) {
        String[] patterns = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            patterns[i] = ROOT + "." + names[i] + "..";
        }
        return patterns;
    }

    private static boolean isNamed(JavaClass type, List<String> names) {
        return names.stream().anyMatch(name -> type.getName().matches(".*\\." + name + "(\\$.*)?"));
    }

    private static boolean isClockOrChance(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String target = owner + "." + access.getName();
        return (owner.startsWith("java.time.") && access.getName().equals("now"))
                || List.of(
                                "java.lang.System.nanoTime",
                                "java.lang.System.currentTimeMillis",
                                "java.lang.System.identityHashCode",
                                "java.lang.Math.random",
                                "java.util.UUID.randomUUID")
                        .contains(target)
                || owner.startsWith("java.util.random.")
                || List.of("java.util.Random", "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom")
                        .contains(owner);
    }

    /** @param inlined constants of {@code sql}, which the compiler copies to where they are used */
    private static ArchCondition<JavaClass> haveNoSqlBut(Set<String> inlined) {
        return new ArchCondition<>("have no string constant that looks like SQL") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (String constant : StringConstants.of(type)) {
                    if (SQL.matcher(constant).find() && !inlined.contains(constant)) {
                        events.add(violated(type, type.getName() + " has the constant: " + constant.strip()));
                    }
                }
            }
        };
    }

    private static ClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                Map<String, JavaPackage> packages = new LinkedHashMap<>();
                classes.forEach(type -> packages.put(type.getPackageName(), type.getPackage()));
                return packages.values();
            }
        };
    }

    /** What becomes the WAR: where {@link Engine} lies. */
    static final class MainOnly implements ImportOption {
        private static final String MAIN =
                Engine.class.getProtectionDomain().getCodeSource().getLocation().getPath();

        @Override
        public boolean includes(Location location) {
            return location.asURI().getPath().startsWith(MAIN);
        }
    }
}
