package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.DerivedTypes;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.DocumentShape;
import org.fraiseql.catalog.DocumentTypes;
import org.fraiseql.catalog.IndexedKey;
import org.fraiseql.catalog.Indexes;
import org.fraiseql.catalog.KeySpellings;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.read.SettledNames.Space;
import org.fraiseql.catalog.read.ShapeParser.ShapeSyntaxException;
import org.fraiseql.support.Suggestion;

/**
 * Makes fields of the keys that {@code @type} declares for the documents of a relation (docs/schema.md). What is no type is noticed and left out; all else
 * is served. Objects that are no type of their own get one, called after the key.
 */
final class DocumentFields {
    /** The column that holds the documents, by convention. */
    static final String COLUMN = "data";

    private static final String EXTENSION_TYPE = "LTree";

    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    private final Map<Long, List<IndexedKey>> indexes;
    private final TypeResolver types;
    private final Map<String, TypeRow> enums = new LinkedHashMap<>();
    private final Optional<SqlName> ltree;
    private final TypeSpace typeNames;
    private final SettledNames settled;
    private final List<Notice> notices;
    private final ServerVersion version;
    private final boolean bigNumbersAsStrings;
    private final List<Table> objects = new ArrayList<>();

    /** @param indexes what is indexed of documents, by relation */
    DocumentFields(
            Iterable<TableDraft> drafts,
            DocumentTypeSource source,
            Map<Long, List<IndexedKey>> indexes,
            TypeResolver types,
            TypeSpace typeNames,
            SettledNames settled,
            List<Notice> notices) {
        drafts.forEach(draft -> tables.put(draft.typeName(), draft));
        this.indexes = indexes;
        this.types = types;
        this.typeNames = typeNames;
        this.settled = settled;
        this.notices = notices;
        this.version = source.version();
        this.bigNumbersAsStrings = source.bigNumbersAsStrings();
        this.enums.putAll(source.enums());
        this.ltree = source.ltree();
    }

    /** Adds the declared fields to the tables. */
    void declare() {
        new LinkedHashSet<>(tables.values())
                .forEach(draft -> draft.directives.shape().ifPresent(text -> declare(draft, text)));
    }

    /** The types of objects that stand in documents only. */
    List<Table> objects() {
        return List.copyOf(objects);
    }

    /**
     * A document that a function gives in a column of its result.
     *
     * @param typeName of the result, after which the objects' types are called
     */
    Optional<DocumentKey> ofRoutine(SqlName routine, String typeName, String column, String text) {
        try {
            ShapeNode.Fields shape = ShapeParser.parse(text);
            DocumentKey document = given(routine, column, new DocumentShape.Value(DocumentTypes.JSON));
            int known = objects.size();
            DocumentShape declared = object(shape, typeName, column, document);
            objects.subList(known, objects.size()).replaceAll(Table::unsearched);
            return Optional.of(document.withShape(declared));
        } catch (ShapeSyntaxException e) {
            notice("The @%s of %s can't be read: %s. It is served as JSON.".formatted(column, routine, e.getMessage()));
            return Optional.empty();
        }
    }

    /** The same where what is in it is known. */
    DocumentKey given(SqlName routine, String column, DocumentShape shape) {
        DocumentKey.Step step = KeySpellings.exactly(column);
        return new DocumentKey(routine, column, List.of(step), shape, version, true, List.of());
    }

    private void declare(TableDraft draft, String text) {
        boolean hasDocument = draft.column(COLUMN)
                .filter(column -> column.type().isScalar(PgScalar.JSONB))
                .isPresent();
        if (!hasDocument) {
            notice("The documents of %s are declared (@type), but there is no column \"%s\" of type jsonb to have it."
                    .formatted(draft.name(), COLUMN));
            return;
        }
        try {
            DocumentKey document = new DocumentKey(
                    draft.name(),
                    COLUMN,
                    List.of(),
                    new DocumentShape.Embedded(draft.typeName()),
                    version,
                    draft.readFrom.kind() == 'v',
                    indexes.getOrDefault(draft.readFrom.oid(), List.of()));
            fields(ShapeParser.parse(text), draft.typeName(), document).forEach(field -> add(draft, field));
        } catch (ShapeSyntaxException e) {
            notice("The @type of %s can't be read: %s. Its documents are served as JSON."
                    .formatted(draft.name(), e.getMessage()));
        }
    }

    /** A column of the relation's own wins, also one that is not read here; but for the document itself, which a key of its name covers. */
    private void add(TableDraft draft, Column field) {
        String name = field.fieldName();
        boolean isOfDocument = draft.column(COLUMN)
                .filter(column -> column.fieldName().equals(name))
                .isPresent();
        boolean isOfColumn =
                draft.columns.stream().anyMatch(column -> column.fieldName().equals(name))
                        || settled.isTaken(Space.COLUMNS, draft.readFrom.oid(), name);
        if (isOfDocument || !isOfColumn) {
            draft.documentFields.add(field);
        }
    }

    private List<Column> fields(ShapeNode.Fields shape, String typeName, DocumentKey object) {
        List<Column> fields = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (ShapeNode.Field field : shape.fields()) {
            String fieldName = fieldName(field.key(), object.source());
            if (!Names.isGraphQLName(fieldName) || !names.add(fieldName)) {
                notice("The key \"%s\" of the @type of %s is left out: its name is taken, or none in GraphQL."
                        .formatted(field.key(), object.source()));
                continue;
            }
            DocumentKey.Step step = field.isExact() ? KeySpellings.exactly(field.key()) : KeySpellings.of(field.key());
            shape(field.value(), typeName, field.key(), object)
                    .map(declared -> Column.ofDocument(
                            object.at(step, declared), fieldName, field.value().isNullable()))
                    .ifPresent(fields::add);
        }
        return fields;
    }

    /** In conditions {@code AND} and {@code isnull} are no keys. */
    private String fieldName(String key, SqlName source) {
        String name = Names.camelCase(key);
        if (!ColumnNaming.isReserved(name)) {
            return name;
        }
        String other = name + "_2";
        notices.add(Notice.renamed(
                "The key \"%s\" of the @type of %s is served as \"%s\": in conditions the name means something else."
                        .formatted(key, source, other)));
        return other;
    }

    private Optional<DocumentShape> shape(ShapeNode node, String typeName, String key, DocumentKey object) {
        return switch (node) {
            case ShapeNode.Named(String name, boolean isNullable) -> named(name, key, object.source());
            case ShapeNode.ListOf(ShapeNode item, boolean isNullable) ->
                shape(item, typeName, key, object).map(inner -> new DocumentShape.Items(inner, item.isNullable()));
            case ShapeNode.Fields fields -> Optional.of(object(fields, typeName, key, object));
        };
    }

    private Optional<DocumentShape> named(String name, String key, SqlName source) {
        Optional<ColumnType> scalar = DocumentTypes.named(name);
        if (scalar.isPresent()) {
            ColumnType type = bigNumbersAsStrings ? scalar.get().withBigNumbersAsStrings() : scalar.get();
            return Optional.of(new DocumentShape.Value(type));
        }
        if (name.equals(EXTENSION_TYPE) && ltree.isPresent()) {
            return Optional.of(new DocumentShape.Value(new ColumnType.Scalar(PgScalar.LTREE, ltree.get())));
        }
        TypeRow enumRow = enums.get(name);
        if (enumRow != null) {
            return Optional.of(new DocumentShape.Value(types.resolve(enumRow.oid())));
        }
        if (tables.containsKey(name)) {
            return Optional.of(new DocumentShape.Embedded(name));
        }
        List<String> known = new ArrayList<>(DocumentTypes.names());
        known.addAll(tables.keySet());
        known.addAll(enums.keySet());
        notice("The key \"%s\" of the @type of %s is left out: there is no type \"%s\".%s"
                .formatted(key, source, name, Suggestion.didYouMean(name, known)));
        return Optional.empty();
    }

    /** An object that is no type of its own: {@code UserAddress} of {@code address: {…}} in {@code User}. */
    private DocumentShape object(ShapeNode.Fields shape, String typeName, String key, DocumentKey object) {
        String wished = typeName + Names.typeName(Names.camelCase(key));
        String name = typeNames.take(
                List.of(object.source(), typeName, key),
                List.of(wished, wished + "Object"),
                DerivedTypes::ofTable,
                object.source());
        TableNames names = TableNames.of(name);
        objects.add(new Table(
                object.source(),
                Optional.empty(),
                name,
                names.singular(),
                names.plural(),
                Optional.empty(),
                Omissions.NONE,
                fields(shape, name, object),
                List.of(),
                List.of(),
                List.of(),
                Indexes.UNKNOWN));
        return new DocumentShape.Embedded(name);
    }

    private void notice(String message) {
        notices.add(Notice.ofDirective(message));
    }
}
