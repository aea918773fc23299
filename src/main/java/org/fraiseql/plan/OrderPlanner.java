package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.OrderDirection;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.document.Input;

/** Turns {@code orderBy} into terms; a paged plan always ends with the primary key, so that pages neither overlap nor skip. */
final class OrderPlanner {
    private final Catalog catalog;
    private final int maxDepth;

    /** @param maxDepth relations on the way to what is ordered by, each of which is joined */
    OrderPlanner(Catalog catalog, int maxDepth) {
        this.catalog = catalog;
        this.maxDepth = maxDepth;
    }

    List<OrderTerm> plan(Table table, Optional<Input> orderBy, ArgumentPath argument, boolean isPaged) {
        List<OrderTerm> terms = new ArrayList<>();
        List<Input> items = orderBy.map(given -> items(given, argument)).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            term(table, items.get(i), argument.item(i), List.of()).ifPresent(terms::add);
        }
        if (isPaged) {
            tieBreak(table, terms);
        }
        return terms;
    }

    private static List<Input> items(Input orderBy, ArgumentPath argument) {
        return switch (orderBy) {
            case Input.Items(var items) -> items;
            case Input.Fields single -> List.of(single);
            case Input.Null absent -> List.of();
            case Input.Leaf leaf -> throw PlanErrors.nullOrder(argument);
            case Input.Flag flag -> throw PlanErrors.notValidated(argument.path());
            case Input.EnumValue value -> throw PlanErrors.notValidated(argument.path());
        };
    }

    /** Empty when the object names nothing, as an omitted variable leaves it. */
    private Optional<OrderTerm> term(Table table, Input input, ArgumentPath path, List<OrderTerm.Step> steps) {
        if (!(input instanceof Input.Fields(Map<String, Input> fields))) {
            throw PlanErrors.nullOrder(path);
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        if (fields.size() > 1) {
            throw PlanErrors.severalOrderKeys(path);
        }
        Map.Entry<String, Input> entry = fields.entrySet().iterator().next();
        ArgumentPath entryPath = path.dot(entry.getKey());
        Optional<Column> column = table.column(entry.getKey());
        if (column.isPresent() && column.get().type() instanceof ColumnType.Document(String typeName, boolean isList)) {
            DocumentKey object = column.get().document().orElseThrow();
            return term(catalog.table(typeName).within(object), entry.getValue(), entryPath, steps);
        }
        if (column.isPresent()) {
            return column.get().type().isOrdered()
                    ? Optional.of(new OrderTerm(steps, column.get(), direction(entry.getValue(), entryPath)))
                    : byDistance(steps, column.get(), entry.getValue(), entryPath);
        }
        Relationship relationship =
                table.relationship(entry.getKey()).orElseThrow(() -> PlanErrors.notValidated(entryPath.path()));
        Table target = catalog.table(relationship.target());
        if (steps.size() == maxDepth) {
            throw PlanErrors.tooDeep(entryPath, maxDepth);
        }
        List<OrderTerm.Step> longer = new ArrayList<>(steps);
        longer.add(new OrderTerm.Step(relationship, target));
        return term(target, entry.getValue(), entryPath, longer);
    }

    private static Optional<OrderTerm> byDistance(
            List<OrderTerm.Step> steps, Column column, Input input, ArgumentPath path) {
        Map<String, Input> metrics = Inputs.fields(input, path);
        if (metrics.size() > 1) {
            throw PlanErrors.severalOrderKeys(path);
        }
        for (Map.Entry<String, Input> entry : metrics.entrySet()) {
            ArgumentPath metricPath = path.dot(entry.getKey());
            Operator operator = Operator.ordering(entry.getKey(), column.type().families())
                    .orElseThrow(() -> PlanErrors.notValidated(metricPath.path()));
            Map<String, Input> fields = Inputs.fields(entry.getValue(), metricPath);
            Distance distance = DistancePlanner.plan(column, operator, fields, metricPath);
            Input direction = fields.getOrDefault("direction", new Input.EnumValue(OrderDirection.ASC));
            return Optional.of(new OrderTerm(
                    steps, column, Optional.of(distance), direction(direction, metricPath.dot("direction"))));
        }
        return Optional.empty();
    }

    private static OrderDirection direction(Input input, ArgumentPath path) {
        if (input instanceof Input.EnumValue(OrderDirection direction)) {
            return direction;
        }
        throw PlanErrors.nullOrder(path);
    }

    private static void tieBreak(Table table, List<OrderTerm> terms) {
        List<Column> key = table.primaryKey().map(UniqueKey::columns).orElse(List.of());
        for (Column column : key) {
            boolean isOrdered = terms.stream()
                    .anyMatch(term -> term.path().isEmpty()
                            && term.distance().isEmpty()
                            && term.column().equals(column));
            if (!isOrdered && column.type().isOrdered()) {
                terms.add(new OrderTerm(List.of(), column, OrderDirection.ASC));
            }
        }
    }
}
