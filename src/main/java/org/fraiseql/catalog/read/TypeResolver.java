package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;

/** Finds the {@link ColumnType} of a type's oid: domains are taken off, enums get their names once. Not thread-safe; lives for one build. */
final class TypeResolver {
    private static final ColumnType UNKNOWN = new ColumnType.Scalar(PgScalar.OTHER, ColumnType.TEXT);

    private final Map<Long, TypeRow> rows = new LinkedHashMap<>();
    private final Map<Long, ColumnType> resolved = new LinkedHashMap<>();
    private final Map<String, EnumType> enums = new LinkedHashMap<>();
    private final Map<String, CompositeType> composites = new LinkedHashMap<>();
    private final Map<Long, List<ColumnRow>> attributes = new LinkedHashMap<>();
    private final Map<Long, ValueTypeNaming.Named> names;
    private final Map<Assurances.ColumnNumber, Integer> lengths;
    private final Map<Assurances.ColumnNumber, Integer> dimensions;
    private final List<Notice> notices;
    private final boolean bigNumbersAsStrings;

    /** @param names of enums and composite types, by oid */
    TypeResolver(
            DatabaseSnapshot snapshot,
            Map<Long, ValueTypeNaming.Named> names,
            List<Notice> notices,
            boolean bigNumbersAsStrings) {
        this.bigNumbersAsStrings = bigNumbersAsStrings;
        snapshot.attributes().forEach(row -> attributes
                .computeIfAbsent(row.relation(), type -> new ArrayList<>())
                .add(row));
        snapshot.types().forEach(type -> rows.put(type.oid(), type));
        this.names = names;
        this.lengths = snapshot.assurances().lengths();
        this.dimensions = snapshot.assurances().dimensions();
        this.notices = notices;
    }

    ColumnType resolve(long oid) {
        ColumnType known = resolved.get(oid);
        if (known != null) {
            return known;
        }
        TypeRow row = rows.get(oid);
        ColumnType type = row == null ? UNKNOWN : resolve(row);
        resolved.put(oid, type);
        return type;
    }

    /** Of an array of several dimensions, where these were declared or a comment tells them, a list of lists. */
    ColumnType resolve(ColumnRow column) {
        ColumnType type = resolve(column.type());
        OptionalInt told = CommentDirectives.parse(column.comment()).dimensions();
        int depth = told.orElseGet(
                () -> dimensions.getOrDefault(new Assurances.ColumnNumber(column.relation(), column.number()), 1));
        if (type instanceof ColumnType.Array(ColumnType element, SqlName name) && canBeNested(element)) {
            for (int i = 1; i < depth; i++) {
                type = new ColumnType.Array(type, name);
            }
        } else if (told.isPresent()) {
            Notice notice = Notice.ofDirective(CatalogMessages.noDimensions(column.name(), depth));
            if (!notices.contains(notice)) {
                notices.add(notice);
            }
        }
        return type;
    }

    /** Whether PostgreSQL itself writes nested arrays of this type as JSON. */
    private static boolean canBeNested(ColumnType element) {
        return switch (element) {
            case ColumnType.Scalar scalar -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Enumeration(EnumType type) -> !type.hasRenamedLabels();
            case ColumnType.Array array -> false;
            case ColumnType.Composite composite -> false;
            case ColumnType.Document document -> false;
        };
    }

    /** How many characters a column takes. */
    OptionalInt maxLength(ColumnRow column) {
        Integer length = lengths.get(new Assurances.ColumnNumber(column.relation(), column.number()));
        return length == null ? OptionalInt.empty() : OptionalInt.of(length);
    }

    /** The attributes of a composite type; none of any other. */
    List<ColumnRow> attributes(long oid) {
        return attributes.getOrDefault(oid, List.of());
    }

    /** Whether the type is one a value can be given of; pseudo-types are not. */
    boolean isKnown(long oid) {
        return rows.containsKey(oid);
    }

    /** Whether it is a domain that takes no NULL, or one over such a domain. */
    boolean isNeverNull(long oid) {
        return Optional.ofNullable(rows.get(oid))
                .filter(row -> row.kind() == 'd')
                .filter(row -> row.notNull() || isNeverNull(row.base()))
                .isPresent();
    }

    /** The enums that were asked for, in the order of their first use. */
    List<EnumType> enums() {
        return new ArrayList<>(enums.values());
    }

    List<CompositeType> composites() {
        return new ArrayList<>(composites.values());
    }

    private ColumnType composite(TypeRow row) {
        List<ColumnRow> all = attributes.getOrDefault(row.oid(), List.of());
        List<Column> columns = ColumnNaming.ofWhole(this, notices).attributes(row.name(), all);
        if (columns.stream().noneMatch(Column::isShown)) {
            return UNKNOWN;
        }
        String name = typeName(row);
        CompositeType type = new CompositeType(
                name,
                row.name(),
                columns,
                columns.size() == all.size(),
                CommentDirectives.parse(row.comment()).description());
        composites.put(name, type);
        return new ColumnType.Composite(type);
    }

    private ColumnType resolve(TypeRow row) {
        if (row.kind() == 'd') {
            return resolve(row.base());
        }
        if (row.kind() == 'e') {
            return enumeration(row);
        }
        if (row.kind() == 'r' || row.kind() == 'm') {
            return range(row);
        }
        if (row.kind() == 'c') {
            return composite(row);
        }
        if (row.element() != 0) {
            return new ColumnType.Array(resolve(row.element()), row.name());
        }
        if (row.kind() != 'b') {
            return UNKNOWN;
        }
        PgScalar scalar = PgScalar.ofTypeName(row.name().name());
        return new ColumnType.Scalar(bigNumbersAsStrings ? scalar.asString() : scalar, row.name());
    }

    /** Its values are compared as what it was declared over, be it a domain: PostgreSQL has no operator for the type below. */
    private ColumnType range(TypeRow row) {
        TypeRow element = rows.get(row.element());
        if (element != null
                && resolve(row.element()) instanceof ColumnType.Scalar(PgScalar scalar, SqlName name)
                && scalar != PgScalar.OTHER) {
            ColumnType.Scalar declared = new ColumnType.Scalar(scalar, element.name());
            return new ColumnType.Range(declared, row.name(), row.kind() == 'm');
        }
        return UNKNOWN;
    }

    private ColumnType enumeration(TypeRow row) {
        if (row.enumLabels().isEmpty()) {
            notices.add(Notice.leftOut("Enum " + row.name() + " has no labels; its columns are served as String."));
            return UNKNOWN;
        }
        String name = typeName(row);
        EnumType type = new EnumType(
                name,
                row.name(),
                new LabelNaming(notices).labels(row),
                CommentDirectives.parse(row.comment()).description());
        enums.put(name, type);
        return new ColumnType.Enumeration(type);
    }

    private String typeName(TypeRow row) {
        ValueTypeNaming.Named named = Optional.ofNullable(names.get(row.oid()))
                .orElseThrow(() -> new IllegalStateException("a type without a name: " + row.name()));
        if (!named.isAsWished()) {
            notices.add(Notice.renamed(
                    CatalogMessages.renamedType(row.name(), named.wished(), named.name(), named.rival())));
        }
        return named.name();
    }
}
