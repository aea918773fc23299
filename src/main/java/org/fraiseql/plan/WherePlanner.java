package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.Input;
import org.fraiseql.plan.Predicate.Quantifier;

/** Turns {@code where} into a {@link Predicate} (docs/operators.md). */
final class WherePlanner {
    private final Catalog catalog;
    private final int maxDepth;

    WherePlanner(Catalog catalog, int maxDepth) {
        this.catalog = catalog;
        this.maxDepth = maxDepth;
    }

    /** An absent or null {@code where} is true: there is no condition. */
    Predicate plan(Table table, Optional<Input> where, ArgumentPath argument) {
        return where.filter(input -> !(input instanceof Input.Null))
                .map(input -> conjunction(table, Inputs.fields(input, argument), argument, 1))
                .orElse(Predicate.ALWAYS);
    }

    private Predicate conjunction(Table table, Map<String, Input> fields, ArgumentPath path, int depth) {
        if (depth > maxDepth) {
            throw PlanErrors.tooDeep(path, maxDepth);
        }
        List<Predicate> terms = new ArrayList<>();
        fields.forEach((name, input) -> terms.add(term(table, name, input, path.dot(name), depth)));
        return Predicate.and(terms);
    }

    private Predicate term(Table table, String name, Input input, ArgumentPath path, int depth) {
        return switch (name) {
            case "AND" -> Predicate.and(group(table, input, path, depth));
            case "OR" -> Predicate.or(group(table, input, path, depth));
            case "NOT" -> Predicate.not(conjunction(table, Inputs.fields(input, path), path, depth + 1));
            default -> {
                Optional<Column> column = table.column(name);
                yield column.isPresent()
                        ? column(table, column.get(), Inputs.fields(input, path), path, depth)
                        : relation(table, name, input, path, depth);
            }
        };
    }

    private Predicate column(Table table, Column column, Map<String, Input> fields, ArgumentPath path, int depth) {
        if (column.type() instanceof ColumnType.Composite(CompositeType type)) {
            return withPresence(
                    column,
                    fields,
                    path,
                    given -> Predicate.attributes(column, conjunction(type.asTable(), given, path, depth + 1)));
        }
        if (column.type() instanceof ColumnType.Array(ColumnType.Composite(CompositeType type), SqlName name)) {
            return withPresence(column, fields, path, given -> elements(column, type.asTable(), given, path, depth));
        }
        if (!(column.type() instanceof ColumnType.Document(String typeName, boolean isList))) {
            Table ofRows = catalog.tables().getOrDefault(table.typeName(), table);
            return new ComparisonPlanner(ofRows, column).plan(fields, path);
        }
        DocumentKey key = column.document().orElseThrow();
        Table target = catalog.table(typeName);
        return isList
                ? withPresence(
                        column, fields, path, given -> elements(column, target.withinItem(key), given, path, depth))
                : withPresence(column, fields, path, given -> conjunction(target.within(key), given, path, depth + 1));
    }

    private Predicate elements(Column column, Table ofItems, Map<String, Input> fields, ArgumentPath path, int depth) {
        return quantified(
                ofItems,
                fields,
                path,
                depth,
                (quantifier, condition) -> Predicate.elements(column, quantifier, condition));
    }

    /** {@code isnull} asks for the object or list itself; everything else is a condition on what is in it. */
    private static Predicate withPresence(
            Column column,
            Map<String, Input> fields,
            ArgumentPath path,
            Function<Map<String, Input>, Predicate> inner) {
        List<Predicate> terms = new ArrayList<>();
        Map<String, Input> conditions = new LinkedHashMap<>(fields);
        Input isNull = conditions.remove("isnull");
        if (isNull != null) {
            terms.add(new Predicate.IsNull(column, !Inputs.flag(isNull, path.dot("isnull"))));
        }
        terms.add(inner.apply(conditions));
        return Predicate.and(terms);
    }

    /** A condition on some, every or none of several. */
    private interface Quantified {
        Predicate of(Quantifier quantifier, Predicate condition);
    }

    private Predicate quantified(
            Table target, Map<String, Input> fields, ArgumentPath path, int depth, Quantified quantified) {
        List<Predicate> terms = new ArrayList<>();
        fields.forEach((name, input) -> {
            ArgumentPath quantifiedPath = path.dot(name);
            Map<String, Input> given = Inputs.fields(input, quantifiedPath);
            Predicate condition = conjunction(target, given, quantifiedPath, depth + 1);
            Quantifier quantifier = Quantifier.valueOf(name.toUpperCase(Locale.ROOT));
            terms.add(
                    condition.equals(Predicate.ALWAYS) && isLeftEmpty(given)
                            ? Predicate.ALWAYS
                            : quantified.of(quantifier, condition));
        });
        return Predicate.and(terms);
    }

    private List<Predicate> group(Table table, Input input, ArgumentPath path, int depth) {
        List<Input> items =
                switch (input) {
                    case Input.Items(var list) -> list;
                    case Input.Fields single -> List.of(single);
                    case Input.Null absent -> throw PlanErrors.nullStructure(path);
                    case Input.Leaf leaf -> throw PlanErrors.nullStructure(path);
                    case Input.Flag flag -> throw PlanErrors.notValidated(path.path());
                    case Input.EnumValue value -> throw PlanErrors.notValidated(path.path());
                };
        List<Predicate> terms = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ArgumentPath itemPath = path.item(i);
            terms.add(conjunction(table, Inputs.fields(items.get(i), itemPath), itemPath, depth + 1));
        }
        return terms;
    }

    private Predicate relation(Table table, String name, Input input, ArgumentPath path, int depth) {
        Relationship relationship = table.relationship(name)
                .orElseThrow(() -> PlanErrors.notValidated(table.typeName() + "WhereInput." + name));
        Table target = catalog.table(relationship.target());
        Map<String, Input> fields = Inputs.fields(input, path);
        return relationship.cardinality() == Cardinality.ONE
                ? toOne(relationship, target, fields, path, depth)
                : quantified(
                        target,
                        fields,
                        path,
                        depth,
                        (quantifier, condition) -> Predicate.related(relationship, target, quantifier, condition));
    }

    /** {@code isnull} asks for the row itself; everything else is a condition on it. */
    private Predicate toOne(
            Relationship relationship, Table target, Map<String, Input> fields, ArgumentPath path, int depth) {
        List<Predicate> terms = new ArrayList<>();
        Map<String, Input> conditions = new LinkedHashMap<>(fields);
        Input isNull = conditions.remove("isnull");
        if (isNull != null) {
            Quantifier quantifier = Inputs.flag(isNull, path.dot("isnull")) ? Quantifier.NONE : Quantifier.SOME;
            terms.add(Predicate.related(relationship, target, quantifier, Predicate.ALWAYS));
        }
        if (!conditions.isEmpty()) {
            Predicate condition = conjunction(target, conditions, path, depth + 1);
            if (!condition.equals(Predicate.ALWAYS)) { // a variable may have left its operator out
                terms.add(Predicate.related(relationship, target, Quantifier.SOME, condition));
            }
        }
        return Predicate.and(terms);
    }

    /** Whether fields are given, but omitted variables have left nothing of them; {@code {}} itself asks for any row at all. */
    private static boolean isLeftEmpty(Map<String, Input> fields) {
        return !fields.isEmpty() && fields.values().stream().allMatch(WherePlanner::isEmpty);
    }

    private static boolean isEmpty(Input input) {
        return switch (input) {
            case Input.Fields(var fields) -> fields.isEmpty() || isLeftEmpty(fields);
            case Input.Items(var items) ->
                !items.isEmpty()
                        && items.stream()
                                .allMatch(item -> item instanceof Input.Fields(var fields) && isLeftEmpty(fields));
            case Input.Null absent -> false;
            case Input.Leaf leaf -> false;
            case Input.Flag flag -> false;
            case Input.EnumValue value -> false;
        };
    }
}
