package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.IndexedKey;
import org.fraiseql.catalog.OperatorTest;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;

/**
 * A key of a document as an index has it: {@code (data ->> 'age')::int4}. Such a cast fails for no document that the table has, as it would have failed for the index;
 * rows that a function gives are in no index.
 * It may give more than the key's value ({@code "5"} is no {@code Int}), never another.
 *
 * @param type of the key
 * @param comparedAs the type whose operators the index has for operands of that type
 * @param isExact whether different values stay different; otherwise it only narrows the rows
 */
record IndexedValue(SqlFragment value, ColumnType type, ColumnType comparedAs, boolean isExact) {
    private static final SqlName INT8 = builtIn("int8");
    private static final SqlName FLOAT8 = builtIn("float8");
    private static final SqlName NUMERIC = builtIn("numeric");

    private static SqlName builtIn(String name) {
        return new SqlName("pg_catalog", name);
    }

    /** Empty where no index is of use, or of rows that it does not have. */
    static Optional<IndexedValue> of(String alias, Column column, Aliases aliases) {
        return aliases.isStored(alias)
                ? column.document().flatMap(key -> ofStored(raw(alias), key, column.type()))
                : Optional.empty();
    }

    /** @param row of the table itself */
    static Optional<IndexedValue> ofStored(SqlFragment row, DocumentKey key, ColumnType type) {
        return key.ownIndexes()
                .filter(index -> index.serves(type))
                .flatMap(index -> of(row, key, index, type).stream())
                .findFirst();
    }

    private static Optional<IndexedValue> of(SqlFragment row, DocumentKey key, IndexedKey index, ColumnType type) {
        if (!(type instanceof ColumnType.Scalar(PgScalar scalar, SqlName name))) {
            return Optional.empty();
        }
        SqlName own = builtIn(index.typeName());
        return switch (scalar.traits().inDocument()) {
            case INTEGER, LONG ->
                Optional.of(
                        own.equals(NUMERIC)
                                ? value(row, key, index, name, type, type, true)
                                : value(row, key, index, own, type, with(scalar, INT8), true));
            case NUMBER ->
                Optional.of(
                        own.equals(FLOAT8)
                                ? value(row, key, index, FLOAT8, type, with(scalar, FLOAT8), false)
                                : value(row, key, index, name, type, type, true));
            case TEXT, ID -> Optional.empty(); // compared as printed, whether there is an index or not
            case BOOLEAN, TEXT_OF_TYPE, FORMATTED, JSON -> Optional.of(value(row, key, index, name, type, type, true));
        };
    }

    private static ColumnType with(PgScalar scalar, SqlName name) {
        return new ColumnType.Scalar(scalar, name);
    }

    private static IndexedValue value(
            SqlFragment row,
            DocumentKey key,
            IndexedKey index,
            SqlName cast,
            ColumnType type,
            ColumnType comparedAs,
            boolean isExact) {
        return new IndexedValue(DocumentRenderer.indexed(row, key, index, cast), type, comparedAs, isExact);
    }

    /**
     * What holds of all rows that meet a comparison, and of few others.
     *
     * @param plain the key's value as it is compared otherwise
     * @param exact the comparison with it
     */
    SqlFragment compare(OperatorTest test, List<Operand> operands, SqlFragment plain, SqlFragment exact) {
        List<Operand> typed = operands.stream().map(this::typed).toList();
        SqlFragment narrowed =
                PredicateRenderer.compare(value, TypeOperators.of(comparedAs), isExact ? test : loosened(test), typed);
        return isExact
                ? concat(raw("("), narrowed, raw(" AND "), plain, raw(" IS NOT NULL)"))
                : concat(raw("("), narrowed, raw(" AND "), exact, raw(")"));
    }

    /** What is greater may have become equal. */
    private static OperatorTest loosened(OperatorTest test) {
        if (!(test instanceof OperatorTest.Infix(String operator))) {
            return test;
        }
        boolean isStrict = operator.equals(">") || operator.equals("<");
        return isStrict ? new OperatorTest.Infix(operator + "=") : test;
    }

    /** What is of another type than the key is what the operator asks for: the number of {@code nlevel}, the network of an address. */
    private Operand typed(Operand operand) {
        Form form =
                switch (operand.form()) {
                    case Form.Typed(ColumnType given) when given.equals(type) -> new Form.Typed(comparedAs);
                    case Form.ListOf(ColumnType given) when given.equals(type) -> new Form.ListOf(comparedAs);
                    case Form.Typed other -> other;
                    case Form.ListOf other -> other;
                    case Form.Cells cells -> cells;
                    case Form.LikeLiteral like -> like;
                    case Form.Text text -> text;
                    case Form.Named named -> named;
                    case Form.NamedList list -> list;
                    case Form.JsonSteps steps -> steps;
                    case Form.Regex regex -> regex;
                    case Form.RowCount count -> count;
                };
        return new Operand(operand.value(), form, operand.argument(), operand.maxLength());
    }
}
