package org.fraiseql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.fraiseql.catalog.PgScalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever adds a case to a type of ours is led by the compiler to all places that have to know it: a {@code default} would hide them. */
class SwitchesTest {
    /** Constants of each enum of ours. */
    private static final List<Set<String>> ENUMS = new ArrayList<>();

    private static final List<Class<?>> SEALED = new ArrayList<>();
    private static final List<Switches.Found> FOUND = new ArrayList<>();

    @BeforeAll
    static void read() throws Exception {
        classesBeside(Engine.class);
        classesBeside(SwitchesTest.class);
        List<Path> sources = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/test/java", "src/launcher/java", "src/bench/jmh/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(SwitchesTest::hasSwitch).forEach(sources::add);
            }
        }
        FOUND.addAll(Switches.of(sources));
    }

    private static boolean hasSwitch(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains("switch (");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void classesBeside(Class<?> one) throws IOException, URISyntaxException {
        Path root =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                if (name.startsWith("org.fraiseql.") && name.endsWith(".class")) {
                    add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
    }

    private static void add(String name) {
        try {
            Class<?> type = Class.forName(name, false, SwitchesTest.class.getClassLoader());
            if (type.isEnum()) {
                ENUMS.add(constants(type));
            } else if (type.isSealed()) {
                SEALED.add(type);
            }
        } catch (ClassNotFoundException | LinkageError ofAnotherServer) {
            assertThat(name).as("a class that can't be loaded here").contains("WildFly");
        }
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        for (var field : type.getDeclaredFields()) {
            if (field.isEnumConstant()) {
                names.add(field.getName());
            }
        }
        return names;
    }

    @Test
    void aSwitchOverATypeOfOursNamesEachCase() {
        assertThat(FOUND).filteredOn(SwitchesTest::isOverTypeOfOurs).hasSizeGreaterThan(100);
        assertThat(FOUND)
                .filteredOn(found -> isOverTypeOfOurs(found) && !isWhole(found))
                .isEmpty();
    }

    /** Rooms ask {@code ScalarTraits} about a scalar: no switch has to be found when a row is added to {@code PgScalar}. */
    @Test
    void whatIsKnownOfAScalarStandsInOneTable() {
        Set<String> scalars = constants(PgScalar.class);
        assertThat(FOUND)
                .filteredOn(found -> isOverEnum(found) && scalars.containsAll(found.constants()))
                .filteredOn(found -> ENUMS.stream()
                        .allMatch(names -> names.equals(scalars) || !names.containsAll(found.constants())))
                .isEmpty();
    }

    @Test
    void whatIsNotNamedIsSeenInEachForm() throws IOException {
        ENUMS.add(Set.of("FIRST_OF_KIND", "SECOND_OF_KIND"));
        String source = """
                class Example {
                    int expression(Kind kind) { return switch (kind) { case FIRST_OF_KIND -> 1; default -> 2; }; }
                    void statement(Kind kind) { switch (kind) { case FIRST_OF_KIND: break; default: } }
                    void incomplete(Kind kind) { switch (kind) { case FIRST_OF_KIND: break; } }
                    int withNull(Shape shape) { return switch (shape) { case Shape.Circle circle -> 1; case null, default -> 2; }; }
                    int total(Shape shape) { return switch (shape) { case Shape.Circle circle -> 1; case Shape other -> 2; }; }
                    int parts(Shape shape) { return switch (shape) { case Shape.Circle(int radius) -> radius; default -> 2; }; }
                    int whole(Shape shape) { return switch (shape) { case Shape.Circle circle -> 1; case Shape.Square square -> 2; }; }
                    void wholeStatement(Kind kind) { switch (kind) { case FIRST_OF_KIND, SECOND_OF_KIND: break; } }
                    int foreign(String text) { return switch (text) { case "a" -> 1; default -> 2; }; }
                    int any(Object value) { return switch (value) { case String text -> 1; case Shape.Circle circle -> 2; default -> 3; }; }
                }
                """;
        assertThat(Switches.of(new Text("Example", source)))
                .extracting(found -> isOverTypeOfOurs(found) && !isWhole(found))
                .containsExactly(true, true, true, true, true, true, false, false, false, false);
    }

    /** As a type of the product has it. */
    sealed interface Shape {
        record Circle(int radius) implements Shape {}

        record Square() implements Shape {}
    }

    private static boolean isOverTypeOfOurs(Switches.Found found) {
        return isOverEnum(found) || !sealed(found).isEmpty();
    }

    private static boolean isOverEnum(Switches.Found found) {
        return found.types().isEmpty()
                && !found.constants().isEmpty()
                && ENUMS.stream().anyMatch(names -> names.containsAll(found.constants()));
    }

    /** The sealed types of ours that all patterns are kinds of. */
    private static List<Class<?>> sealed(Switches.Found found) {
        return found.types().isEmpty()
                ? List.of()
                : SEALED.stream()
                        .filter(type -> found.types().stream().allMatch(name -> isKind(name, type)))
                        .toList();
    }

    private static boolean isKind(String name, Class<?> type) {
        return isNamed(name, type)
                || (type.isSealed() && Stream.of(type.getPermittedSubclasses()).anyMatch(kind -> isKind(name, kind)));
    }

    private static boolean isNamed(String name, Class<?> type) {
        return ("." + type.getName().replace('$', '.')).endsWith("." + name);
    }

    private static boolean isWhole(Switches.Found found) {
        boolean hasTotal = found.types().size() > 1
                && sealed(found).stream().anyMatch(type -> isNamed(found.types().getLast(), type));
        boolean isIncomplete = !found.isChecked()
                && ENUMS.stream()
                        .filter(names -> names.containsAll(found.constants()))
                        .noneMatch(names -> names.size() == found.constants().size());
        return !found.hasDefault() && !hasTotal && !isIncomplete;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String name, String source) {
            super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
