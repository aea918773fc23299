package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.support.Suggestion;

/**
 * Directives from outside the database, laid over its comments: {@code public.plan}, {@code public.plan.price}, {@code public.plan.plan_owner_fkey},
 * {@code public.search(text, int4)}, {@code public.blood."A+"}. A line of text takes the place of the comment's text; of what both direct, this counts.
 * What is not in the database is noticed.
 */
final class LaidDirectives {
    private final DatabaseSnapshot read;
    private final Map<String, String> directives;
    private final List<Notice> notices;
    private final RoutineSignatures signatures;
    /** Text by the row that it is laid over. */
    private final Map<Object, String> laid = new LinkedHashMap<>();

    private final Map<TypeRow, Map<String, String>> labels = new LinkedHashMap<>();

    LaidDirectives(DatabaseSnapshot read, Map<String, String> directives, List<Notice> notices) {
        this.read = read;
        this.directives = directives;
        this.notices = notices;
        this.signatures = new RoutineSignatures(read.types());
    }

    DatabaseSnapshot snapshot() {
        directives.forEach(this::lay);
        if (laid.isEmpty() && labels.isEmpty()) {
            return read;
        }
        return new DatabaseSnapshot(
                read.serverVersion(),
                over(read.relations(), RelationRow::comment, RelationRow::withComment),
                over(read.columns(), ColumnRow::comment, ColumnRow::withComment),
                read.keys(),
                read.indexes(),
                over(read.foreignKeys(), ForeignKeyRow::comment, ForeignKeyRow::withComment),
                over(read.types(), TypeRow::comment, TypeRow::withComment).stream()
                        .map(this::withLabels)
                        .toList(),
                over(read.attributes(), ColumnRow::comment, ColumnRow::withComment),
                over(read.routines(), RoutineRow::comment, RoutineRow::withComment),
                read.writes(),
                read.assurances(),
                read.statistics());
    }

    private void lay(String object, String text) {
        boolean isFound =
                switch (Identifiers.path(withoutArguments(object)).size()) {
                    case 2 -> layOnNamed(object, text);
                    case 3 -> !object.endsWith(")") && layOnPart(Identifiers.path(object), text);
                    default -> false;
                };
        if (!isFound) {
            notices.add(Notice.ofDirective("The file of directives names %s, which is not there or not published.%s"
                    .formatted(object, Suggestion.didYouMean(object, known(object)))));
        }
    }

    private static String withoutArguments(String object) {
        return object.endsWith(")") ? object.substring(0, object.lastIndexOf('(')) : object;
    }

    /** A table, else a type, else a function. */
    private boolean layOnNamed(String object, String text) {
        List<String> path = Identifiers.path(withoutArguments(object));
        if (object.endsWith(")")) {
            return layOnRoutines(
                    routines(path)
                            .filter(routine -> signatures.isCalled(routine, object))
                            .toList(),
                    object,
                    text);
        }
        Optional<? extends Record> found = relation(path);
        if (found.isEmpty()) {
            found = type(path);
        }
        found.ifPresent(row -> laid.put(row, text));
        return found.isPresent() || layOnRoutines(routines(path).toList(), object, text);
    }

    private boolean layOnRoutines(List<RoutineRow> routines, String object, String text) {
        if (routines.size() == 1) {
            laid.put(routines.getFirst(), text);
        } else if (routines.size() > 1) {
            notices.add(Notice.ofDirective("The file of directives names %s, of which there are several: %s."
                    .formatted(object, routines.stream().map(signatures::of).collect(Collectors.joining(", ")))));
        }
        return !routines.isEmpty();
    }

    /** A column or a foreign key of a table, a label or an attribute of a type. */
    private boolean layOnPart(List<String> path, String text) {
        List<String> owner = path.subList(0, 2);
        String name = path.getLast();
        Optional<? extends Record> row =
                relation(owner).flatMap(relation -> column(read.columns(), relation.oid(), name));
        if (row.isEmpty()) {
            row = relation(owner).flatMap(relation -> foreignKey(relation, name));
        }
        if (row.isEmpty()) {
            row = type(owner).flatMap(type -> column(read.attributes(), type.oid(), name));
        }
        row.ifPresent(found -> laid.put(found, text));
        Optional<TypeRow> labelled =
                type(owner).filter(type -> type.enumLabels().contains(name));
        labelled.ifPresent(type ->
                labels.computeIfAbsent(type, any -> new LinkedHashMap<>()).put(name, text));
        return row.isPresent() || labelled.isPresent();
    }

    private Optional<RelationRow> relation(List<String> path) {
        return read.relations().stream()
                .filter(row ->
                        path.equals(List.of(row.name().schema(), row.name().name())))
                .findFirst();
    }

    private Optional<TypeRow> type(List<String> path) {
        return read.types().stream()
                .filter(row ->
                        path.equals(List.of(row.name().schema(), row.name().name())))
                .findFirst();
    }

    private Stream<RoutineRow> routines(List<String> path) {
        return read.routines().stream()
                .filter(row ->
                        path.equals(List.of(row.name().schema(), row.name().name())));
    }

    private static Optional<ColumnRow> column(List<ColumnRow> columns, long owner, String name) {
        return columns.stream()
                .filter(row -> row.relation() == owner && row.name().equals(name))
                .findFirst();
    }

    private Optional<ForeignKeyRow> foreignKey(RelationRow relation, String name) {
        return read.foreignKeys().stream()
                .filter(row -> row.relation() == relation.oid() && row.name().equals(name))
                .findFirst();
    }

    /** What may have been meant: parts of the same owner, or whatever has a name of its own. */
    private List<String> known(String object) {
        List<String> path = Identifiers.path(withoutArguments(object));
        List<String> owner = path.size() == 3 ? path.subList(0, 2) : List.of();
        List<String> known = new ArrayList<>();
        relation(owner).ifPresent(relation -> {
            read.columns().stream()
                    .filter(row -> row.relation() == relation.oid())
                    .forEach(row -> known.add(part(owner, row.name())));
            read.foreignKeys().stream()
                    .filter(row -> row.relation() == relation.oid())
                    .forEach(row -> known.add(part(owner, row.name())));
        });
        type(owner).ifPresent(type -> type.enumLabels().forEach(label -> known.add(part(owner, label))));
        if (known.isEmpty()) {
            read.relations()
                    .forEach(row -> known.add(Identifiers.written(
                            List.of(row.name().schema(), row.name().name()))));
            read.routines().forEach(row -> known.add(signatures.of(row)));
        }
        return known;
    }

    private static String part(List<String> owner, String name) {
        return Identifiers.written(List.of(owner.getFirst(), owner.getLast(), name));
    }

    private <T> List<T> over(
            List<T> rows, Function<T, Optional<String>> comment, BiFunction<T, String, T> withComment) {
        return rows.stream()
                .map(row -> Optional.ofNullable(laid.get(row))
                        .map(text -> withComment.apply(row, merged(comment.apply(row), text)))
                        .orElse(row))
                .toList();
    }

    private TypeRow withLabels(TypeRow row) {
        TypeRow changed = row;
        for (Map.Entry<TypeRow, Map<String, String>> entry : labels.entrySet()) {
            if (entry.getKey().oid() == row.oid()) {
                for (Map.Entry<String, String> label : entry.getValue().entrySet()) {
                    changed = changed.withLabelComment(label.getKey(), label.getValue());
                }
            }
        }
        return changed;
    }

    /** The parser lets the later of two directives count. */
    private static String merged(Optional<String> comment, String text) {
        boolean describes = text.lines().anyMatch(line -> !isDirective(line));
        List<String> lines = new ArrayList<>();
        comment.stream()
                .flatMap(String::lines)
                .filter(line -> isDirective(line) || !describes)
                .forEach(lines::add);
        text.lines().forEach(lines::add);
        return String.join("\n", lines);
    }

    private static boolean isDirective(String line) {
        return line.strip().startsWith("@");
    }
}
