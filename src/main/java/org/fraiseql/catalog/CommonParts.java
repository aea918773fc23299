package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a catalog has like the whole is the whole's own, so that the catalogs of roles which differ in little take little memory. Nothing else of them
 * changes. Immutable, thread-safe.
 */
public final class CommonParts {
    private final Catalog whole;
    private final Map<List<Object>, Constraint> constraints = new LinkedHashMap<>();

    public CommonParts(Catalog whole) {
        this.whole = whole;
        whole.writeModel()
                .constraints()
                .forEach(constraint -> constraints.put(List.of(constraint.relation(), constraint.name()), constraint));
    }

    /** An equal catalog. */
    public Catalog in(Catalog catalog) {
        if (catalog.equals(whole)) {
            return whole;
        }
        Map<String, Table> tables = mapped(catalog.tables(), this::table);
        return new Catalog(
                catalog.serverVersion(),
                tables,
                mapped(catalog.queries(), field -> query(field, tables)),
                shared(catalog.enums(), whole.enums(), EnumType::typeName),
                shared(catalog.composites(), whole.composites(), CompositeType::typeName),
                catalog.notices(),
                writing(catalog.writeModel(), tables),
                catalog.statistics());
    }

    private Table table(Table table) {
        Table other = whole.tables().get(table.typeName());
        if (other == null) {
            return table;
        }
        if (table.equals(other)) {
            return other;
        }
        List<Column> columns = shared(table.columns(), other.columns(), Column::fieldName);
        return new Table(
                table.readFrom(),
                table.writeTo(),
                table.typeName(),
                table.singularName(),
                table.pluralName(),
                table.description(),
                table.omissions(),
                columns,
                shared(table.keys(), other.keys(), UniqueKey::name),
                shared(table.relationships(), other.relationships(), Relationship::fieldName),
                shared(table.functions(), other.functions(), RowFunction::fieldName),
                table.indexes(),
                table.repeatsKeys(),
                table.isVolatile());
    }

    private RootField query(RootField field, Map<String, Table> tables) {
        Optional<RootField> other = whole.query(field.fieldName()).filter(field::equals);
        if (other.isPresent()) {
            return other.get();
        }
        return switch (field) {
            case RootField.ByKey(String name, Table table, UniqueKey key) ->
                new RootField.ByKey(name, in(tables, table), key);
            case RootField.ListOf(String name, Table table) -> new RootField.ListOf(name, in(tables, table));
            case RootField.RowsOf(String name, Routine routine, Table table) ->
                new RootField.RowsOf(name, routine, in(tables, table));
            case RootField.ValueOf value -> value;
        };
    }

    private static Table in(Map<String, Table> tables, Table table) {
        return tables.getOrDefault(table.typeName(), table);
    }

    private WriteModel writing(WriteModel model, Map<String, Table> tables) {
        Map<String, WriteTarget> targets = mapped(model.targets(), target -> target(target, tables));
        return new WriteModel(
                targets,
                mapped(model.fields(), field -> field(field, targets)),
                mapped(model.routines(), mutation -> routine(mutation, tables)),
                nestings(model.nestings(), tables, targets),
                model.constraints().stream().map(this::constraint).toList(),
                model.wholes(),
                model.hasDeferrable());
    }

    private WriteTarget target(WriteTarget target, Map<String, Table> tables) {
        WriteTarget other = whole.writeModel().targets().get(target.table().typeName());
        if (other != null && target.equals(other)) {
            return other;
        }
        return new WriteTarget(
                target.table().isReadable() ? in(tables, target.table()) : target.table(),
                target.name(),
                other == null ? target.columns() : shared(target.columns(), other.columns(), WriteColumn::fieldName),
                target.insertable(),
                target.updatable(),
                target.deletable(),
                target.isLockable(),
                target.isFilledBefore(),
                target.isTouchedLater(),
                target.isToldByTable(),
                target.arbiters(),
                target.identity(),
                target.writtenKeys());
    }

    private MutationField field(MutationField field, Map<String, WriteTarget> targets) {
        return whole.writeModel()
                .field(field.fieldName())
                .filter(field::equals)
                .orElseGet(() -> new MutationField(field.fieldName(), field.form(), in(targets, field.target())));
    }

    private static WriteTarget in(Map<String, WriteTarget> targets, WriteTarget target) {
        return targets.getOrDefault(target.table().typeName(), target);
    }

    private RoutineMutation routine(RoutineMutation mutation, Map<String, Table> tables) {
        Optional<RoutineMutation> other =
                whole.writeModel().routine(mutation.routine().fieldName()).filter(mutation::equals);
        if (other.isPresent()) {
            return other.get();
        }
        return switch (mutation) {
            case RoutineMutation.Rows(Routine routine, Table table, boolean isRowOfTable) ->
                new RoutineMutation.Rows(routine, in(tables, table), isRowOfTable);
            case RoutineMutation.FoundRows(Routine routine, Table table, UniqueKey key) ->
                new RoutineMutation.FoundRows(routine, in(tables, table), key);
            case RoutineMutation.Value value -> value;
            case RoutineMutation.Nothing nothing -> nothing;
            case RoutineMutation.Procedure procedure -> procedure;
            case RoutineMutation.Response response -> response;
        };
    }

    private Nestings nestings(Nestings nestings, Map<String, Table> tables, Map<String, WriteTarget> targets) {
        Map<String, List<Nesting>> byType = new LinkedHashMap<>();
        nestings.byType().forEach((type, all) -> {
            List<Nesting> others = whole.writeModel().nestings().byType().getOrDefault(type, List.of());
            List<Nesting> known = shared(all, others, Nesting::fieldName);
            byType.put(
                    type,
                    known.equals(others)
                            ? others
                            : known.stream()
                                    .map(nesting ->
                                            others.contains(nesting) ? nesting : nesting(nesting, tables, targets))
                                    .toList());
        });
        return new Nestings(byType, nestings.supplied());
    }

    private static Nesting nesting(Nesting nesting, Map<String, Table> tables, Map<String, WriteTarget> targets) {
        return new Nesting(
                nesting.relationship(),
                nesting.side(),
                in(tables, nesting.table()),
                nesting.written().map(target -> in(targets, target)),
                nesting.junction().map(target -> in(targets, target)),
                nesting.canCreate(),
                nesting.canConnect());
    }

    private Constraint constraint(Constraint constraint) {
        return Optional.ofNullable(constraints.get(List.<Object>of(constraint.relation(), constraint.name())))
                .filter(constraint::equals)
                .orElse(constraint);
    }

    private static <V> Map<String, V> mapped(Map<String, V> all, Function<V, V> shared) {
        Map<String, V> mapped = new LinkedHashMap<>();
        all.forEach((name, one) -> mapped.put(name, shared.apply(one)));
        return mapped;
    }

    /** Each that an equal one of the others stands for. */
    private static <T> List<T> shared(List<T> all, List<T> others, Function<T, String> name) {
        Map<String, T> known = new LinkedHashMap<>();
        others.forEach(one -> known.put(name.apply(one), one));
        List<T> shared = new ArrayList<>();
        for (T one : all) {
            shared.add(Optional.ofNullable(known.get(name.apply(one)))
                    .filter(one::equals)
                    .orElse(one));
        }
        return shared;
    }
}
