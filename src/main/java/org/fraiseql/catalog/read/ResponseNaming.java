package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.DocumentShape;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.read.SettledNames.Space;

/** Names the types of functions that return a {@code mutation_response} and finds the entity that it tells of. */
final class ResponseNaming {
    /** What the original's functions tell. */
    private static final String CASCADE = """
            {updated: [{id: ID, operation: String, entity: JSON}], deleted: [{id: ID, deletedAt: DateTime}], \
            invalidations: [{queryName: String, strategy: String, scope: String}], \
            metadata: {timestamp: DateTime, affectedCount: Int}}""";

    private final DatabaseSnapshot snapshot;
    private final DocumentFields documents;
    private final TypeResolver types;
    private final TypeSpace typeNames;
    private final SettledNames names;
    private final List<Notice> notices;

    ResponseNaming(
            DatabaseSnapshot snapshot,
            DocumentFields documents,
            TypeResolver types,
            TypeSpace typeNames,
            SettledNames names,
            List<Notice> notices) {
        this.snapshot = snapshot;
        this.documents = documents;
        this.types = types;
        this.typeNames = typeNames;
        this.names = names;
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

    /** What the response becomes once tables are complete. */
    Function<Map<String, Table>, MutationResponse> response(
            Routine routine, RoutineRow row, MutationResponse.Form form) {
        String wished = Names.raiseFirst(routine.fieldName());
        String prefix = prefix(wished, row.name(), routine.fieldName());
        ColumnType id = types.resolve(attributes(row).getOrDefault("entity_id", 0L));
        CommentDirectives directives = CommentDirectives.parse(row.comment());
        Optional<DocumentKey> cascade = directives
                .cascade()
                .flatMap(text -> documents.ofRoutine(
                        row.name(), prefix, ResponseMember.CASCADE.fieldName(), text.isBlank() ? CASCADE : text));
        return tables -> {
            Optional<Table> table = settledTable(row.name(), directives.entity(), routine.fieldName(), tables);
            Optional<DocumentKey> entity = table.filter(
                            found -> directives.entity().isPresent() && found.hasDocuments())
                    .map(found -> entityDocument(row.name(), found));
            return new MutationResponse(form, prefix, id, table.flatMap(found -> entity(found, id)), entity, cascade);
        };
    }

    /** Whoever names the entity says that the function gives it as its view has it. */
    private DocumentKey entityDocument(SqlName function, Table table) {
        DocumentShape shape = new DocumentShape.Embedded(table.typeName());
        return documents.given(function, ResponseMember.ENTITY.fieldName(), shape);
    }

    private String prefix(String wished, SqlName function, String fieldName) {
        List<Object> thing = List.of(function, fieldName);
        Optional<String> known = typeNames.known(thing);
        String prefix = known.orElse(wished);
        for (int number = 1; known.isEmpty() && !typeNames.areFree(needed(prefix)); number++) {
            prefix = wished + "Function" + (number == 1 ? "" : "_" + number);
        }
        typeNames.take(prefix + "Result", needed(prefix), function);
        typeNames.settle(thing, prefix);
        if (known.isEmpty() && !prefix.equals(wished)) {
            notices.add(Notice.renamed(CatalogMessages.renamedField(
                    "The result of " + function,
                    wished + "Result",
                    prefix + "Result",
                    "or a type beside it is taken")));
        }
        return prefix;
    }

    /** The types of one response. */
    static List<String> needed(String prefix) {
        return List.of(prefix + "Result", prefix + "Success", prefix + "Error");
    }

    /** The same for everybody; not there for those who may not read it. */
    private Optional<Table> settledTable(
            SqlName function, Optional<String> named, String fieldName, Map<String, Table> tables) {
        List<Object> thing = List.of(function, fieldName);
        Optional<String> known = names.find(Space.ENTITIES, thing);
        if (known.isPresent() || names.isClosed()) {
            return known.map(tables::get);
        }
        Optional<Table> table = table(named, fieldName, tables);
        table.ifPresent(found -> names.settle(Space.ENTITIES, thing, found.typeName()));
        return table;
    }

    /** The type that the comment names ({@code @entity User}), or that follows the verb in the function's name. */
    private Optional<Table> table(Optional<String> named, String fieldName, Map<String, Table> tables) {
        String afterVerb = fieldName.replaceFirst("^[^A-Z]*", "");
        String wanted = named.orElse(afterVerb);
        Optional<Table> table = Optional.ofNullable(tables.get(wanted)).or(() -> tables.values().stream()
                .filter(other -> other.entityName().equals(wanted))
                .findFirst());
        if (table.isEmpty()) {
            named.ifPresent(name -> notices.add(Notice.ofDirective(CatalogMessages.unknownEntity(fieldName, name))));
        }
        return table;
    }

    /** The row that it has written, if the id can be one of its keys. */
    private Optional<MutationResponse.Entity> entity(Table table, ColumnType id) {
        return settledKey(table)
                .filter(key -> id.graphQLName().equals("String")
                        || id.graphQLName().equals(key.type().graphQLName()))
                .map(key -> new MutationResponse.Entity(entityField(table), table, key));
    }

    /** The response has fields of its own. */
    private static String entityField(Table table) {
        String name = table.singularName();
        return ResponseMember.anyNamed(name) ? name + "Row" : name;
    }

    /** The same for everybody; not there for those who may not read it. */
    private Optional<Column> settledKey(Table table) {
        Optional<String> known = names.find(Space.ENTITY_KEYS, table.typeName());
        if (known.isPresent() || names.isClosed()) {
            return known.flatMap(name -> singleKeys(table)
                    .filter(column -> column.name().equals(name))
                    .findFirst());
        }
        Optional<Column> key = key(table);
        key.ifPresent(found -> names.settle(Space.ENTITY_KEYS, table.typeName(), found.name()));
        return key;
    }

    /** {@code id} is what the API knows a row by, also where the primary key is a number of its own. */
    private static Optional<Column> key(Table table) {
        return singleKeys(table)
                .filter(column -> column.name().equals("id"))
                .findFirst()
                .or(table::singleKey);
    }

    private static Stream<Column> singleKeys(Table table) {
        return table.keys().stream().filter(key -> key.columns().size() == 1).map(key -> key.columns()
                .getFirst());
    }
}
