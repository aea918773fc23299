package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.Input;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that an application adds to the rows of one request's tables. Each table that the plan names is asked for once; the values are bound, so that the
 * plan serves the next request whose conditions have the same form. Used by one thread.
 */
final class RequestConditions {
    private final Map<SqlName, Table> tables;
    private final InputCoercion coercion;
    private final Interception interception;

    RequestConditions(Map<SqlName, Table> tables, InputCoercion coercion, Interception interception) {
        this.tables = tables;
        this.coercion = coercion;
        this.interception = interception;
    }

    /** Notes which relations a plan names. */
    static final class Named implements RowConditions {
        private final Set<SqlName> names = new LinkedHashSet<>();

        @Override
        public Optional<Predicate> of(SqlName relation) {
            names.add(relation);
            return Optional.empty();
        }

        List<SqlName> names() {
            return List.copyOf(names);
        }
    }

    /** The request with the values of the conditions on these relations. */
    PreparedRequest bind(PreparedRequest request, List<SqlName> relations) {
        List<String> names = relations.stream()
                .filter(tables::containsKey)
                .map(RequestConditions::valueName)
                .toList();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (SqlName relation : relations) {
            Table table = tables.get(relation);
            if (table != null) {
                interception
                        .rows(table)
                        .ifPresent(where -> values.put(
                                valueName(relation),
                                ofApplication(() -> coercion.coerce("rows", table.typeName() + "WhereInput", where))));
            }
        }
        return request.with(names, values);
    }

    /** A wrong condition is no mistake of the client's, who is not told what it says. */
    private static <T extends @Nullable Object> T ofApplication(Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw new EngineException(Problem.of(ErrorCode.INTERNAL_ERROR, "Internal error"), e);
        }
    }

    /** No variable is called so; no two relations have the same. */
    private static String valueName(SqlName relation) {
        return "rows of " + quoted(relation.schema()) + "." + quoted(relation.name());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** What these values mean, by relation. */
    RowConditions planned(PreparedRequest bound, Planner planner) {
        Map<SqlName, Predicate> conditions = new LinkedHashMap<>();
        tables.forEach((relation, table) -> {
            String name = valueName(relation);
            Object where = bound.values().get(name);
            if (where != null) {
                conditions.put(
                        relation,
                        ofApplication(() -> planner.condition(
                                table, Optional.of(Input.ofVariable(name, where)), ArgumentPath.of(name))));
            }
        });
        return relation ->
                Optional.ofNullable(conditions.get(relation)).filter(condition -> !condition.equals(Predicate.ALWAYS));
    }
}
