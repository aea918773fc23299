package org.fraiseql.typed;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.fraiseql.CompiledRead;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.query.Condition;
import org.fraiseql.query.Order;
import org.fraiseql.query.Results;
import org.fraiseql.query.Select;
import org.jspecify.annotations.Nullable;

/** A list of rows as it is asked for. Immutable. */
record SelectStatement(
        Asking asking,
        String table,
        Map<String, @Nullable Object> arguments,
        List<Condition> conditions,
        List<Order> orders,
        OptionalInt limit,
        OptionalInt offset)
        implements Select {
    private static final String NOTHING = "{ __typename }";

    static SelectStatement from(Asking asking, String table) {
        asking.list(table);
        return new SelectStatement(
                asking, table, new LinkedHashMap<>(), List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    @Override
    public Select where(Condition condition) {
        return new SelectStatement(asking, table, arguments, with(conditions, condition), orders, limit, offset);
    }

    @Override
    public Select orderBy(Order... more) {
        List<Order> all = new ArrayList<>(orders);
        all.addAll(List.of(more));
        return new SelectStatement(asking, table, arguments, conditions, all, limit, offset);
    }

    @Override
    public Select limit(int rows) {
        return new SelectStatement(asking, table, arguments, conditions, orders, OptionalInt.of(rows), offset);
    }

    @Override
    public Select offset(int rows) {
        return new SelectStatement(asking, table, arguments, conditions, orders, limit, OptionalInt.of(rows));
    }

    @Override
    public Select argument(String name, Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(arguments);
        more.put(name, JsonValues.of(value, name));
        return new SelectStatement(asking, table, more, conditions, orders, limit, offset);
    }

    private static <T> List<T> with(List<T> some, T another) {
        List<T> all = new ArrayList<>(some);
        all.add(another);
        return all;
    }

    @Override
    public <R extends Record> Results<R> as(Class<R> type) {
        String selection = Selections.of(type);
        RecordReader<R> reader = asking.reader(type, asking.list(table));
        return new TypedResults<>(this, selection, type, reader, compile(selection));
    }

    /** For a schema that has the list. */
    <R extends Record> RecordReader<R> reader(Class<R> type, GraphQLSchema schema) {
        return asking.reader(type, schema.getQueryType().getFieldDefinition(table));
    }

    @Override
    public long count() {
        return count(compile(NOTHING));
    }

    private long count(CompiledRead read) {
        JsonCursor at = new JsonCursor();
        try (var rows = asking.read(read.counting())) {
            boolean hasRow = Failures.translated(rows::next);
            return hasRow ? at.over(rows.json(), rows.length()).integer() : 0;
        }
    }

    /** Checks all of it and compiles it, or finds it compiled. */
    CompiledRead compile(String selection) {
        return asking.compile(request(selection));
    }

    private GraphQLRequest request(String selection) {
        GraphQLFieldDefinition field = asking.list(table);
        OperationText text = OperationText.query(field);
        arguments.forEach(text::with);
        if (!conditions.isEmpty()) {
            text.with("where", Where.of(conditions));
        }
        if (!orders.isEmpty()) {
            text.with("orderBy", Where.orders(orders));
        }
        limit.ifPresent(rows -> text.with("limit", rows));
        offset.ifPresent(rows -> text.with("offset", rows));
        return text.request(selection);
    }

    /** The same with at most one row. */
    SelectStatement one() {
        int most = Math.min(1, limit.orElse(1));
        return new SelectStatement(asking, table, arguments, conditions, orders, OptionalInt.of(most), offset);
    }
}
