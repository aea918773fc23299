package org.fraiseql.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A column's type after domains were taken off. {@code sqlName} is what a bind is cast to. */
public sealed interface ColumnType {
    /** Also the name of types of which nothing but the text form is known. */
    SqlName TEXT = new SqlName("pg_catalog", "text");

    SqlName sqlName();

    /** Groups of operators that suit this type. */
    Set<Family> families();

    /** The GraphQL type's name; for arrays that of the innermost element. */
    String graphQLName();

    /** What an array or a range is made of; any other type itself. */
    default ColumnType element() {
        return this;
    }

    /** What is left of an array when all its dimensions are taken off. */
    default ColumnType innermost() {
        return this instanceof Array(ColumnType element, SqlName name) ? element.innermost() : this;
    }

    record Scalar(PgScalar scalar, SqlName sqlName) implements ColumnType {
        @Override
        public Set<Family> families() {
            return scalar.families();
        }

        @Override
        public String graphQLName() {
            return scalar.graphQLName();
        }
    }

    record Enumeration(EnumType type) implements ColumnType {
        @Override
        public SqlName sqlName() {
            return type.sqlName();
        }

        @Override
        public Set<Family> families() {
            return EnumSet.of(Family.ANY, Family.EQUALITY, Family.ORDER);
        }

        @Override
        public String graphQLName() {
            return type.typeName();
        }
    }

    /**
     * An array, of any number of dimensions, as PostgreSQL itself does not tell them apart; of an array where several were declared. {@code sqlName} is the array
     * type's own name.
     */
    record Array(ColumnType element, SqlName sqlName) implements ColumnType {
        /** In bytes, of any name. */
        private static final int LONGEST_NAME = 63;

        @Override
        public Set<Family> families() {
            return isComparable(element)
                    ? EnumSet.of(Family.ANY, Family.EQUALITY, Family.ARRAY)
                    : EnumSet.of(Family.ANY);
        }

        @Override
        public String graphQLName() {
            return element.graphQLName();
        }

        /** Whether its items are of a domain, so that no operator takes it together with an array of the type below that. */
        public boolean isOfDomain() {
            SqlName item = element.sqlName();
            return !sqlName.schema().equals(item.schema()) || !isArrayOf(item.name());
        }

        /** PostgreSQL calls it so, and cuts a name that gets too long. */
        private boolean isArrayOf(String item) {
            String called = "_" + item;
            return element instanceof Array
                    ? sqlName.name().equals(item)
                    : sqlName.name().equals(called)
                            || (called.getBytes(UTF_8).length > LONGEST_NAME && called.startsWith(sqlName.name()));
        }

        /** Whether its items are arrays by a domain: each a value of its own and of any length, where those of several dimensions are all equally long. */
        public boolean isOfArrays() {
            return element instanceof Array && isOfDomain();
        }

        private static boolean isComparable(ColumnType element) {
            return switch (element) {
                case Scalar(PgScalar scalar, SqlName name) -> scalar.isComparableItem();
                case Enumeration enumeration -> true;
                case Range range -> true;
                case Array array -> false;
                case Composite composite -> false;
                case Document document -> false;
            };
        }
    }

    /** A range or multirange, in its text form. */
    record Range(ColumnType element, SqlName sqlName, boolean isMultirange) implements ColumnType {
        @Override
        public Set<Family> families() {
            Set<Family> families = EnumSet.of(Family.ANY, Family.EQUALITY, Family.RANGE);
            if (element instanceof Scalar(PgScalar scalar, SqlName name) && scalar == PgScalar.DATE) {
                families.add(Family.DATE_RANGE);
            }
            return families;
        }

        @Override
        public String graphQLName() {
            return element.graphQLName() + (isMultirange ? "Multirange" : "Range");
        }
    }

    /** A composite type: an object in GraphQL. */
    record Composite(CompositeType type) implements ColumnType {
        @Override
        public SqlName sqlName() {
            return type.sqlName();
        }

        @Override
        public Set<Family> families() {
            return EnumSet.of(Family.ANY);
        }

        @Override
        public String graphQLName() {
            return type.typeName();
        }
    }

    /** An object, or a list of them, in a document; its fields are those of a type of the catalog. */
    record Document(String typeName, boolean isList) implements ColumnType {
        private static final SqlName JSONB = new SqlName("pg_catalog", "jsonb");

        @Override
        public SqlName sqlName() {
            return JSONB;
        }

        @Override
        public Set<Family> families() {
            return EnumSet.of(Family.ANY);
        }

        @Override
        public String graphQLName() {
            return typeName;
        }
    }

    /** Whether lists can be ordered by a distance from its values. */
    default boolean isMeasured() {
        return Operator.of(families()).stream()
                .anyMatch(operator -> operator.orderName().isPresent());
    }

    /** Whether lists can be ordered by it: types with {@code <} in {@code where}, and those that PostgreSQL can sort all the same. */
    default boolean isOrdered() {
        return switch (this) {
            case Scalar(PgScalar scalar, SqlName name) -> scalar.isOrdered();
            case Enumeration enumeration -> true;
            case Range range -> true;
            case Array(ColumnType element, SqlName name) -> element.isOrdered();
            case Composite composite -> false;
            case Document document -> false;
        };
    }

    /**
     * The schema of its own operators and functions, which a session need not search; empty for PostgreSQL's types. What PostgreSQL makes of other types, arrays, ranges,
     * enums and composite types, has PostgreSQL's operators.
     */
    default Optional<String> operatorSchema() {
        return this instanceof Scalar && !sqlName().schema().equals(TEXT.schema())
                ? Optional.of(sqlName().schema())
                : Optional.empty();
    }

    /** The schema of the operators between two types: an extension's type is compared with another as PostgreSQL's type that it can become. */
    static Optional<String> operatorSchema(ColumnType one, ColumnType other) {
        return one.operatorSchema().filter(schema -> other.operatorSchema().equals(Optional.of(schema)));
    }

    /** The same type; numbers that may have more digits than clients can keep are answered as strings. */
    default ColumnType withBigNumbersAsStrings() {
        return switch (this) {
            case Scalar(PgScalar scalar, SqlName name) -> new Scalar(scalar.asString(), name);
            case Array(ColumnType element, SqlName name) -> new Array(element.withBigNumbersAsStrings(), name);
            case Enumeration enumeration -> this;
            case Range range -> this;
            case Composite composite -> this;
            case Document document -> this;
        };
    }

    /** Whether we know no more of the type than its name, by which PostgreSQL compares keys: several texts may mean one value. */
    default boolean isKnownByName() {
        return isScalar(PgScalar.OTHER) && !sqlName().equals(TEXT);
    }

    /** Whether PostgreSQL compares values of it with those of another type that may stand for the same: a text is compared with texts only. */
    default boolean isComparedWith(ColumnType other) {
        return isText() == other.isText();
    }

    default boolean isText() {
        return this instanceof Scalar && families().contains(Family.TEXT);
    }

    /** Whether its values are whole numbers. */
    default boolean isWhole() {
        return this instanceof Scalar(PgScalar scalar, SqlName name)
                && (scalar.traits().inDocument() == ScalarTraits.InDocument.INTEGER
                        || scalar.traits().inDocument() == ScalarTraits.InDocument.LONG);
    }

    /** Whether it is what keys of documents that are texts are declared of. */
    default boolean isDeclaredText() {
        return isScalar(PgScalar.TEXT_) || isScalar(PgScalar.ID);
    }

    default boolean isScalar(PgScalar wanted) {
        return this instanceof Scalar(PgScalar scalar, SqlName name) && scalar == wanted;
    }
}
