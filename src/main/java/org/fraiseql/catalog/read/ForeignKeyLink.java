package org.fraiseql.catalog.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Relationship.ColumnPair;

/**
 * A foreign key whose tables and columns are all published. {@code source} refers to {@code target}.
 *
 * @param isWritten whether its columns are written by those that show them
 */
record ForeignKeyLink(
        TableDraft source,
        TableDraft target,
        List<ColumnPair> columns,
        String name,
        CommentDirectives directives,
        boolean isWritten) {

    /** A name of several words that is no identifier. */
    private static final Pattern PHRASE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]");

    /** What it is in whatever catalog: several keys of the same columns are one link. */
    Object thing() {
        return List.of(source.typeName(), target.typeName(), columns);
    }

    Set<String> sourceColumns() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(pair -> names.add(pair.local()));
        return names;
    }

    List<ColumnPair> reversed() {
        return columns.stream().map(ColumnPair::reversed).toList();
    }

    /** Whether at most one row refers to another. */
    boolean isOneToOne() {
        return source.isUnique(sourceColumns());
    }

    /** {@code author_id} and {@code fk_author} → {@code author}; nothing when the column has no such mark. */
    Optional<String> afterColumn() {
        if (columns.size() != 1) {
            return Optional.empty();
        }
        String column = columns.getFirst().localName();
        String words =
                PHRASE.matcher(column).find() ? Names.camelCase(column) : column.replaceFirst("(?<=[^_])_+$", "");
        String stripped = words.replaceFirst("^fk_(?=.)", "")
                .replaceFirst("(?<=.)_id$", "")
                .replaceFirst("(?<=[a-z0-9])I[dD]$", "");
        String name = Names.camelCase(stripped);
        return stripped.equals(words) || !Names.isGraphQLName(name) ? Optional.empty() : Optional.of(name);
    }

    /** {@code HomeTeamId}: all columns as they are. */
    String byColumns() {
        return columns.stream()
                .map(pair -> Names.raiseFirst(Names.camelCase(pair.localName())))
                .collect(Collectors.joining("And"));
    }

    /** The name that it carries, or what its column is called without a mark, or its columns. */
    String byField() {
        return Names.raiseFirst(directives.name().or(this::afterColumn).orElseGet(this::byColumns));
    }

    String byName() {
        return Names.raiseFirst(Names.camelCase(name));
    }
}
