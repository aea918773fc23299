package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the system catalog says of rows and values beyond their form.
 *
 * @param schemas all of the database
 * @param rowSecurity the relations whose rows may be hidden by policies
 * @param binding the foreign keys that hold for every row at any time: validated, enforced, not deferrable, and of a table without inheriting ones
 * @param filled the relations whose triggers or rules may give a new row values before it is checked
 * @param lengths how many characters a column takes
 * @param dimensions how many an array was declared with, if more than one; PostgreSQL does not keep to it
 * @param arbiters unique indexes over expressions or some rows only
 * @param unkept settings of the session that are not sure to be ours
 * @param rules of views that stand before {@code tb_} tables, that comments say something of or that rows are written through, and of those that they read
 * @param unique what is unique in the relations that views read
 * @param throughViews what counts for rows that are written through views
 * @param changeRules of changes, which PostgreSQL carries out beside them or in their stead
 */
public record Assurances(
        List<SchemaRow> schemas,
        Set<Long> rowSecurity,
        Set<BindingKey> binding,
        Set<Long> filled,
        Map<ColumnNumber, Integer> lengths,
        Map<ColumnNumber, Integer> dimensions,
        UnkeptSettings unkept,
        List<ArbiterRow> arbiters,
        List<RuleRow> rules,
        List<UniqueRow> unique,
        ThroughViews throughViews,
        List<ChangeRule> changeRules) {

    public static final Assurances NONE = new Assurances(
            List.of(),
            Collections.emptySet(),
            Collections.emptySet(),
            Collections.emptySet(),
            Collections.emptyMap(),
            Collections.emptyMap(),
            new UnkeptSettings(false, List.of()),
            List.of(),
            List.of(),
            List.of(),
            new ThroughViews(
                    Collections.emptySet(), Collections.emptyMap(), Collections.emptySet(), Collections.emptySet()),
            List.of());

    public Assurances {
        schemas = List.copyOf(schemas);
        rowSecurity = Collections.unmodifiableSet(new LinkedHashSet<>(rowSecurity));
        binding = Collections.unmodifiableSet(new LinkedHashSet<>(binding));
        filled = Collections.unmodifiableSet(new LinkedHashSet<>(filled));
        arbiters = List.copyOf(arbiters);
        rules = List.copyOf(rules);
        unique = List.copyOf(unique);
        changeRules = List.copyOf(changeRules);
        lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }

    /** These assurances for a role that may use these of the schemas. */
    public Assurances with(List<SchemaRow> usable) {
        return new Assurances(
                usable,
                rowSecurity,
                binding,
                filled,
                lengths,
                dimensions,
                unkept,
                arbiters,
                rules,
                unique,
                throughViews,
                changeRules);
    }

    /**
     * Settings that statements need, and that their sessions do not have, or may lose.
     *
     * @param isPooled whether a pooler stands between, which may give each transaction another session
     * @param settings as SET takes them: {@code IntervalStyle = 'postgres'}
     */
    public record UnkeptSettings(boolean isPooled, List<String> settings) {
        public UnkeptSettings {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A unique index that ON CONFLICT can infer.
     *
     * @param inference its expressions and condition, as PostgreSQL writes them
     * @param columns the numbers of those that a row must have for its expressions to have a value
     * @param nullsMeet whether rows with NULL in it are the same
     */
    public record ArbiterRow(long relation, String name, String inference, List<Integer> columns, boolean nullsMeet) {
        public ArbiterRow {
            columns = List.copyOf(columns);
        }
    }

    /** What a view stands for. @param action {@code pg_rewrite.ev_action}: its query as a tree of nodes */
    public record RuleRow(long view, String action) {}

    /**
     * Columns that at most one row of a relation, with those of its inheriting tables, has the same values in.
     *
     * @param columns their numbers
     */
    public record UniqueRow(long relation, List<Integer> columns) {
        public UniqueRow {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What counts for rows that are written through views into the table behind them.
     *
     * @param defaults columns of views that have a default there
     * @param required columns of tables that a new row must have a value for, by their names
     * @param generated columns of tables that nobody but PostgreSQL gives values
     * @param instead changes of relations for which triggers or rules do something else
     */
    public record ThroughViews(
            Set<ColumnNumber> defaults,
            Map<ColumnNumber, String> required,
            Set<ColumnNumber> generated,
            Set<Instead> instead) {
        public ThroughViews {
            defaults = Collections.unmodifiableSet(new LinkedHashSet<>(defaults));
            required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
            generated = Collections.unmodifiableSet(new LinkedHashSet<>(generated));
            instead = Collections.unmodifiableSet(new LinkedHashSet<>(instead));
        }
    }

    /** Such changes of a relation are not what is done. */
    public record Instead(long relation, ChangeRule.Event event) {}

    /**
     * A rule of a table or view.
     *
     * @param event what it is for
     * @param answersNothing whether something else is done instead, of which no rows come back
     */
    public record ChangeRule(long relation, Event event, String name, boolean answersNothing) {
        /** {@code pg_rewrite.ev_type}. */
        public enum Event {
            UPDATE,
            INSERT,
            DELETE
        }
    }

    /**
     * A row of {@code pg_namespace}.
     *
     * @param usable whether the connected role may use it
     * @param hasRelations whether there are tables or views in it, whoever may use them
     */
    public record SchemaRow(String name, boolean usable, boolean hasRelations) {}

    /** A foreign key of a relation by its name. */
    public record BindingKey(long relation, String name) {}

    /** A column as {@code pg_attribute} numbers it. */
    public record ColumnNumber(long relation, int number) {}
}
