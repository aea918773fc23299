package org.fraiseql.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A foreign key seen from one of its two ends.
 *
 * @param target the type name of the table at the other end
 * @param refers whether the foreign key's columns stand at this end
 * @param isWritten whether rows are written along it: the columns of the foreign key get their values by those that show them
 * @param isAlwaysThere whether each row has one at the other end, which nothing hides
 * @param mayRepeat whether the view, or the table with inheriting ones, at the other end may show several rows where one is meant
 */
public record Relationship(
        String fieldName,
        Cardinality cardinality,
        String target,
        List<ColumnPair> columns,
        Optional<Through> through,
        boolean refers,
        String foreignKey,
        Optional<String> description,
        boolean isWritten,
        boolean isAlwaysThere,
        boolean mayRepeat) {

    /** A relationship that may lead nowhere. */
    public Relationship(
            String fieldName,
            Cardinality cardinality,
            String target,
            List<ColumnPair> columns,
            Optional<Through> through,
            boolean refers,
            String foreignKey,
            Optional<String> description,
            boolean isWritten) {
        this(
                fieldName,
                cardinality,
                target,
                columns,
                through,
                refers,
                foreignKey,
                description,
                isWritten,
                false,
                false);
    }

    /** This relationship, which leads to a row from every row. */
    public Relationship alwaysThere() {
        return new Relationship(
                fieldName,
                cardinality,
                target,
                columns,
                through,
                refers,
                foreignKey,
                description,
                isWritten,
                true,
                mayRepeat);
    }

    /** This relationship to what may show several rows where one is meant. */
    public Relationship repeating() {
        return new Relationship(
                fieldName,
                cardinality,
                target,
                columns,
                through,
                refers,
                foreignKey,
                description,
                isWritten,
                isAlwaysThere,
                true);
    }

    /** How many rows there are at the other end. */
    public enum Cardinality {
        ONE,
        MANY
    }

    /**
     * {@code local = remote} holds for rows that belong together.
     *
     * @param localKey the key of a document that stands for the column at this end
     * @param remoteKey the same at the other end
     * @param operatorSchema the schema of that operator, if it is not PostgreSQL's own
     */
    public record ColumnPair(
            String local,
            String remote,
            Optional<DocumentKey> localKey,
            Optional<DocumentKey> remoteKey,
            Optional<String> operatorSchema) {
        public ColumnPair(String local, String remote) {
            this(local, remote, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Two columns that hold the same. */
        public static ColumnPair of(Column local, Column remote) {
            return new ColumnPair(
                    local.name(),
                    remote.name(),
                    Optional.empty(),
                    Optional.empty(),
                    ColumnType.operatorSchema(local.type(), remote.type()));
        }

        /** A key of a document that refers to a column. @param key compared as the column is */
        public static ColumnPair ofDocument(Column field, DocumentKey key, Column remote) {
            return new ColumnPair(
                    field.name(),
                    remote.name(),
                    Optional.of(key),
                    Optional.empty(),
                    ColumnType.operatorSchema(key.shape().comparedAs(), remote.type()));
        }

        public ColumnPair reversed() {
            return new ColumnPair(remote, local, remoteKey, localKey, operatorSchema);
        }

        /** What it is called where it refers to another. */
        public String localName() {
            return localKey.map(key -> key.last().spellings().getFirst()).orElse(local);
        }
    }

    /** The junction table of a many-to-many relationship: {@code columns} lead to it, {@code onward} from it to the target. {@code isIndexed}: an index of it finds {@code columns}. */
    public record Through(SqlName junction, List<ColumnPair> onward, boolean isIndexed) {
        public Through {
            onward = List.copyOf(onward);
        }
    }

    public Relationship {
        columns = List.copyOf(columns);
    }

    /** The columns at the other end, or those of the junction table. */
    public Set<String> remoteColumns() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(pair -> names.add(pair.remote()));
        return names;
    }

    /** This relationship between rows whose columns at this end have other names. */
    public Relationship withLocal(Function<ColumnPair, String> rename) {
        List<ColumnPair> renamed = columns.stream()
                .map(pair -> new ColumnPair(
                        rename.apply(pair), pair.remote(), Optional.empty(), pair.remoteKey(), pair.operatorSchema()))
                .toList();
        return new Relationship(
                fieldName,
                cardinality,
                target,
                renamed,
                through,
                refers,
                foreignKey,
                description,
                isWritten,
                isAlwaysThere,
                mayRepeat);
    }
}
