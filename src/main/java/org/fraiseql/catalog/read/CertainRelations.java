package org.fraiseql.catalog.read;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Relationship;

/**
 * Finds the relationships that lead to a row from every row: along a foreign key that holds at any time, whose columns are NOT NULL, to a table (not a view
 * over it, which may leave rows out) whose rows no policy hides.
 */
final class CertainRelations {
    /** {@code pg_class.relkind} of tables and partitioned tables. */
    private static final String TABLES = "rp";

    private final Assurances assurances;
    private final Map<String, TableDraft> drafts = new LinkedHashMap<>();

    CertainRelations(Assurances assurances, Collection<TableDraft> drafts) {
        this.assurances = assurances;
        drafts.forEach(draft -> this.drafts.put(draft.typeName(), draft));
    }

    void mark() {
        drafts.values().stream().filter(CertainRelations::isTable).forEach(this::mark);
    }

    private void mark(TableDraft source) {
        Set<String> certain = new LinkedHashSet<>();
        source.relationships.forEach((name, relationship) -> {
            if (isCertain(source, relationship)) {
                certain.add(name);
            }
        });
        certain.forEach(name ->
                source.relationships.computeIfPresent(name, (field, relationship) -> relationship.alwaysThere()));
    }

    private boolean isCertain(TableDraft source, Relationship relationship) {
        TableDraft target = drafts.get(relationship.target());
        return relationship.refers()
                && relationship.cardinality() == Relationship.Cardinality.ONE
                && assurances
                        .binding()
                        .contains(new Assurances.BindingKey(source.readFrom.oid(), relationship.foreignKey()))
                && relationship.columns().stream().allMatch(pair -> source.column(pair.local())
                        .filter(column -> !column.isNullable())
                        .isPresent())
                && target != null
                && isTable(target)
                && !assurances.rowSecurity().contains(target.readFrom.oid());
    }

    private static boolean isTable(TableDraft draft) {
        return draft.base.isEmpty() && TABLES.indexOf(draft.readFrom.kind()) >= 0;
    }
}
