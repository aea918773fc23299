package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.Table;

/** Names the types of functions that return a {@code mutation_response} and finds the entity that it tells of. */
final class ResponseNaming {
    private final DatabaseSnapshot snapshot;
    private final TypeResolver types;
    private final Set<String> typeNames;
    private final List<Notice> notices;

    ResponseNaming(DatabaseSnapshot snapshot, TypeResolver types, Set<String> typeNames, List<Notice> notices) {
        this.snapshot = snapshot;
        this.types = types;
        this.typeNames = typeNames;
        this.notices = notices;
    }

    /** Empty when the routine does not return a type of that name and form. */
    Optional<MutationResponse.Form> form(RoutineRow row) {
        boolean isOfThatName = snapshot.types().stream()
                .filter(type -> type.oid() == row.returnType())
                .map(TypeRow::name)
                .anyMatch(name -> name.name().equals(MutationResponse.TYPE_NAME));
        return isOfThatName ? MutationResponse.Form.of(attributes(row).keySet()) : Optional.empty();
    }

    /** The attributes of the type it returns: oids of their types by name. */
    private Map<String, Long> attributes(RoutineRow row) {
        Map<String, Long> attributes = new LinkedHashMap<>();
        snapshot.attributes().stream()
                .filter(attribute -> attribute.relation() == row.returnType())
                .forEach(attribute -> attributes.put(attribute.name(), attribute.type()));
        return attributes;
    }

    /** What the response becomes once tables are complete; empty, and said so, when a type of its names is there already. */
    Optional<Function<Map<String, Table>, MutationResponse>> response(
            Routine routine, RoutineRow row, MutationResponse.Form form) {
        String prefix = Names.raiseFirst(routine.fieldName());
        Set<String> needed = new LinkedHashSet<>(List.of(prefix + "Result", prefix + "Success", prefix + "Error"));
        if (needed.stream().anyMatch(typeNames::contains)) {
            notices.add(Notice.leftOut(CatalogMessages.impossibleRoutine(
                    row.name(), "one of the types " + String.join(", ", needed) + " is taken")));
            return Optional.empty();
        }
        typeNames.addAll(needed);
        ColumnType id = types.resolve(attributes(row).getOrDefault("entity_id", 0L));
        Optional<String> named = CommentDirectives.parse(row.comment()).entity();
        return Optional.of(
                tables -> new MutationResponse(form, prefix, id, entity(named, routine.fieldName(), id, tables)));
    }

    /** The type that the comment names ({@code @entity User}), or that follows the verb in the function's name. */
    private Optional<MutationResponse.Entity> entity(
            Optional<String> named, String fieldName, ColumnType id, Map<String, Table> tables) {
        String afterVerb = fieldName.replaceFirst("^[^A-Z]*", "");
        Table table = tables.get(named.orElse(afterVerb));
        if (table == null) {
            named.ifPresent(name -> notices.add(Notice.leftOut(CatalogMessages.unknownEntity(fieldName, name))));
            return Optional.empty();
        }
        boolean isTaken = ResponseMember.anyNamed(table.singularName());
        return isTaken
                ? Optional.empty()
                : key(table)
                        .filter(key -> id.graphQLName().equals("String")
                                || id.graphQLName().equals(key.type().graphQLName()))
                        .map(key -> new MutationResponse.Entity(table.singularName(), table, key));
    }

    /** {@code id} is what the API knows a row by, also where the primary key is a number of its own. */
    private static Optional<Column> key(Table table) {
        return table.keys().stream()
                .filter(key -> key.columns().size() == 1)
                .map(key -> key.columns().getFirst())
                .filter(column -> column.name().equals("id"))
                .findFirst()
                .or(table::singleKey);
    }
}
