package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.Family;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.OperatorTest;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.ScalarTraits;
import org.fraiseql.catalog.ScalarTraits.Reading;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.Distance;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;
import org.fraiseql.plan.Predicate;

/** Renders a {@link Predicate} about the row of one alias, or about a composite value in it. */
final class PredicateRenderer {
    private final String alias;
    /** The alias, or the value in parentheses. */
    private final SqlFragment row;

    private final Aliases aliases;
    /** Below NOT it matters whether a condition is false or unknown. */
    private final boolean isNegated;

    PredicateRenderer(String alias, Aliases aliases) {
        this(alias, raw(alias), aliases, false);
    }

    private PredicateRenderer(String alias, SqlFragment row, Aliases aliases, boolean isNegated) {
        this.alias = alias;
        this.row = row;
        this.aliases = aliases;
        this.isNegated = isNegated;
    }

    SqlFragment render(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant(boolean value) -> raw(value ? "TRUE" : "FALSE");
            case Predicate.And(List<Predicate> terms) -> group(terms, " AND ");
            case Predicate.Or(List<Predicate> terms) -> group(terms, " OR ");
            case Predicate.Not(Predicate term) ->
                concat(raw("NOT ("), new PredicateRenderer(alias, row, aliases, true).render(term), raw(")"));
            case Predicate.IsNull(Column column, boolean negated) ->
                concat(presence(column), raw(negated ? " IS NOT NULL" : " IS NULL"));
            case Predicate.Compare compare -> compare(compare);
            case Predicate.Flag(Column column, Operator operator, boolean value) ->
                flag(subject(column), operator.test(), value);
            case Predicate.Related related -> related(related);
            case Predicate.Attributes(Column column, Predicate condition) ->
                new PredicateRenderer(alias, concat(raw("("), plain(column), raw(")")), aliases, isNegated)
                        .grouped(condition);
            case Predicate.Elements elements -> elements(elements);
            case Predicate.Search search -> search(search);
            case Predicate.Within(Column column, Distance distance, Operand threshold) ->
                new DistanceRenderer(plain(column), column).within(distance, threshold);
            case Predicate.PathOfRow path -> pathOfRow(path);
            case Predicate.JsonTest test -> new JsonTestRenderer(document(test.column())).test(test);
            case Predicate.JsonIsNull(Column column, Operand at, boolean negated) ->
                concat(new JsonTestRenderer(document(column)).value(at), raw(negated ? " IS NOT NULL" : " IS NULL"));
        };
    }

    private SqlFragment compare(Predicate.Compare compare) {
        Column column = compare.column();
        OperatorTest test = compare.operator().test();
        boolean isIndexed = !isNegated && !compare.operator().isOfNull() && !isDifference(test);
        Optional<IndexedValue> indexed = isIndexed ? IndexedValue.of(alias, column, aliases) : Optional.empty();
        if (indexed.isPresent()) {
            SqlFragment plain = subject(column, compare.operands());
            return indexed.get()
                    .compare(
                            test,
                            compare.operands(),
                            plain,
                            compare(plain, operators(compare), test, compare.operands()));
        }
        Optional<SqlFragment> printed = compare.operator().isOfNull() ? Optional.empty() : printed(column);
        if (printed.isEmpty()) {
            return compare(subject(column, compare.operands()), operators(compare), test, compare.operands());
        }
        // the comparison by itself, so that an index can serve; and then that it is a text at all
        SqlFragment compared = compare(printed.get(), TypeOperators.OF_POSTGRESQL, test, compare.operands());
        return concat(raw("("), compared, raw(" AND "), isText(column), raw(")"));
    }

    /** No index finds what is different. */
    private static boolean isDifference(OperatorTest test) {
        return test instanceof OperatorTest.Infix(String infix) && infix.equals("<>")
                || test instanceof OperatorTest.Quantified(String quantified, String of) && quantified.equals("<>");
    }

    /** In the form that indexes are made of; what is no text is to be left out. */
    private Optional<SqlFragment> printed(Column column) {
        return isNegated
                ? Optional.empty()
                : column.document().flatMap(key -> DocumentRenderer.printed(row, key, column.type()));
    }

    private SqlFragment isText(Column column) {
        return DocumentRenderer.isText(row, column.document().orElseThrow(), column.type());
    }

    private SqlFragment group(List<Predicate> terms, String combinator) {
        return join(combinator, terms.stream().map(this::grouped).toList());
    }

    private SqlFragment grouped(Predicate term) {
        boolean isGroup = term instanceof Predicate.And || term instanceof Predicate.Or;
        return isGroup ? concat(raw("("), render(term), raw(")")) : render(term);
    }

    private SqlFragment plain(Column column) {
        return ValueRenderer.column(row, column);
    }

    private SqlFragment document(Column column) {
        return column.type().isScalar(PgScalar.JSONB) ? plain(column) : concat(plain(column), raw("::jsonb"));
    }

    /** JSON's null counts as no value, and so does what is not of the declared type. */
    private SqlFragment presence(Column column) {
        Optional<SqlFragment> ofKind = column.document().flatMap(key -> DocumentRenderer.objectOrList(row, key));
        if (ofKind.isPresent()) {
            return ofKind.get();
        }
        return column.type().families().contains(Family.JSON)
                ? concat(raw("nullif("), document(column), raw(", 'null'::jsonb)"))
                : plain(column);
    }

    private SqlFragment subject(Column column, List<Operand> operands) {
        return isOfItself(column, operands) ? plain(column) : subject(column);
    }

    /** A value that is bound as of the column's own type needs no other form of the column. */
    private static boolean isOfItself(Column column, List<Operand> operands) {
        return column.type().isKnownByName()
                && operands.stream().allMatch(operand -> operand.form() instanceof Operand.Form.Named);
    }

    /** Those of the form that {@link #subject(Column, List)} has, or of its items where these are compared. */
    private static TypeOperators operators(Predicate.Compare compare) {
        ColumnType type = compare.operator().test() instanceof OperatorTest.ElementOf
                ? compare.column().type().element()
                : compare.column().type();
        boolean isAsItself = isOfItself(compare.column(), compare.operands())
                || type instanceof ColumnType.Scalar(PgScalar scalar, SqlName name)
                        && scalar.traits().comparison() == ScalarTraits.Comparison.AS_ITSELF;
        return isAsItself ? TypeOperators.of(type) : TypeOperators.OF_POSTGRESQL;
    }

    /** The column in the form it is compared in: types without operators of their own in one that has them. */
    private SqlFragment subject(Column column) {
        return switch (column.type()) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) ->
                switch (scalar.traits().comparison()) {
                    case AS_ITSELF -> plain(column);
                    case AS_JSONB -> document(column);
                    case AS_TEXT ->
                        scalar.traits().reading() == Reading.AS_PRINTED
                                ? ValueRenderer.text(plain(column), column.type())
                                : concat(plain(column), raw("::text"));
                    case AS_PRINTED_TEXT -> concat(plain(column), raw("::text"));
                };
            case ColumnType.Array(ColumnType.Scalar(PgScalar element, SqlName elementName), SqlName name) ->
                switch (element.traits().binding()) {
                    case OF_ITS_TYPE -> ValueRenderer.withoutDomain(plain(column), column.type());
                    case AS_TEXT -> concat(plain(column), raw("::text[]"));
                };
            case ColumnType.Array array -> ValueRenderer.withoutDomain(plain(column), array);
            case ColumnType.Enumeration enumeration -> plain(column);
            case ColumnType.Range range -> plain(column);
            case ColumnType.Composite composite -> plain(column);
            case ColumnType.Document document -> plain(column);
        };
    }

    /**
     * @param operators of the subject's type
     * @param test an {@link OperatorTest.Comparison}: all others have predicates of their own
     */
    static SqlFragment compare(
            SqlFragment subject, TypeOperators operators, OperatorTest test, List<Operand> operands) {
        if (!(test instanceof OperatorTest.Comparison comparison)) {
            throw noComparison(test);
        }
        SqlFragment first = Binds.of(operands.getFirst());
        return switch (comparison) {
            case OperatorTest.Infix(String operator) -> operators.compare(subject, operator, first);
            case OperatorTest.Quantified(String operator, String quantifier) ->
                operators.quantified(subject, operator, quantifier, items(operands.getFirst()));
            case OperatorTest.Between() -> operators.between(subject, first, Binds.of(operands.getLast()));
            case OperatorTest.Like(String operator, String before, String after) ->
                operators.compare(subject, operator, first);
            case OperatorTest.CaseFolded(String operator) ->
                concat(raw("lower("), subject, raw(") " + operator + " lower("), first, raw(")"));
            case OperatorTest.StrictContainment() ->
                concat(raw("("), subject, raw(" @> "), first, raw(" AND "), subject, raw(" <> "), first, raw(")"));
            case OperatorTest.ElementOf(String quantifier) -> operators.quantified(first, "=", quantifier, subject);
            case OperatorTest.Measured(String function, String operator) ->
                concat(operators.call(function, subject), raw(" " + operator + " "), first);
            case OperatorTest.Lca() -> operators.compare(subject, "=", operators.call("lca", first));
        };
    }

    /** An array of arrays would be one of more dimensions, so lists of arrays come as an array of their texts. */
    private static SqlFragment items(Operand list) {
        return list.form() instanceof Form.ListOf(ColumnType.Array array)
                ? concat(
                        raw("SELECT item::" + SqlTypes.cast(array) + " FROM unnest("),
                        Binds.of(list),
                        raw(") AS listed (item)"))
                : Binds.of(list);
    }

    private static IllegalArgumentException noComparison(OperatorTest test) {
        return new IllegalArgumentException(test + " has a predicate of its own");
    }

    private static SqlFragment flag(SqlFragment subject, OperatorTest test, boolean value) {
        if (!(test instanceof OperatorTest.FlagTest flag)) {
            throw new IllegalArgumentException(test + " has no flag for its operand");
        }
        SqlFragment isTrue =
                switch (flag) {
                    case OperatorTest.Predicated(String function) -> concat(raw(function + "("), subject, raw(")"));
                    case OperatorTest.AddressFamily(int version) ->
                        concat(raw("family("), subject, raw(") = " + version));
                    case OperatorTest.InNetworks(List<String> networks, boolean isNegated) ->
                        inNetworks(subject, networks, isNegated);
                };
        return value ? isTrue : concat(raw("NOT ("), isTrue, raw(")"));
    }

    private static SqlFragment inNetworks(SqlFragment subject, List<String> networks, boolean isNegated) {
        SqlFragment list = SqlFragment.literal("{" + String.join(",", networks) + "}");
        SqlFragment within = concat(subject, raw(" <<= ANY("), list, raw("::inet[])"));
        return isNegated ? concat(raw("NOT ("), within, raw(")")) : within;
    }

    /** Of the row that a relation to one leads to, where a view shows several. */
    private SqlFragment ofOneRow(Predicate.Related related) {
        String row = aliases.nextStored();
        String one = aliases.next();
        boolean isTakenWhole = related.target().columns().stream()
                .anyMatch(column -> column.function().isPresent());
        String named = RowSource.one(one, isTakenWhole);
        boolean isEvery = related.quantifier() == Predicate.Quantifier.EVERY;
        return concat(
                raw(related.quantifier() == Predicate.Quantifier.SOME ? "EXISTS" : "NOT EXISTS"),
                raw(" (SELECT FROM "),
                RowSource.oneRow(row, alias, related.relationship(), related.target(), isTakenWhole, aliases),
                raw(" " + one + " WHERE ("),
                new PredicateRenderer(named, aliases).render(related.condition()),
                raw(isEvery ? ") IS NOT TRUE)" : "))"));
    }

    private SqlFragment related(Predicate.Related related) {
        boolean isOfOne =
                related.relationship().mayRepeat() && !related.condition().equals(Predicate.ALWAYS);
        if (!isOfOne) {
            return concat(
                    raw(related.quantifier() == Predicate.Quantifier.SOME ? "EXISTS " : "NOT EXISTS "), rows(related));
        }
        // PostgreSQL asks the first at once for all rows; the second, which it asks for each, only decides among what
        // the first has found
        return concat(
                raw("CASE WHEN EXISTS "),
                rows(related),
                raw(" THEN "),
                ofOneRow(related),
                raw(related.quantifier() == Predicate.Quantifier.SOME ? " ELSE false END" : " ELSE true END"));
    }

    /** The rows that the relation leads to and that meet the condition; with {@code EVERY} those that do not. */
    private SqlFragment rows(Predicate.Related related) {
        String target = aliases.nextStored();
        Relationship relationship = related.relationship();
        List<SqlFragment> conditions = new ArrayList<>();
        conditions.add(RowSource.belongs(target, alias, relationship, aliases));
        boolean isEvery = related.quantifier() == Predicate.Quantifier.EVERY;
        if (isEvery || !related.condition().equals(Predicate.ALWAYS)) {
            SqlFragment condition = new PredicateRenderer(target, aliases).render(related.condition());
            conditions.add(concat(raw("("), condition, raw(isEvery ? ") IS NOT TRUE" : ")")));
        }
        aliases.condition(related.target().readFrom(), target).ifPresent(conditions::add);
        return concat(
                raw("(SELECT FROM "),
                RowSource.aliased(related.target().readFrom(), target),
                raw(" WHERE "),
                join(" AND ", conditions),
                raw(")"));
    }

    private SqlFragment elements(Predicate.Elements elements) {
        String item = aliases.next();
        boolean isEvery = elements.quantifier() == Predicate.Quantifier.EVERY;
        SqlFragment condition = elements.condition().equals(Predicate.ALWAYS)
                ? raw("")
                : concat(
                        raw(" WHERE ("),
                        new PredicateRenderer(item, aliases).render(elements.condition()),
                        raw(isEvery ? ") IS NOT TRUE" : ")"));
        return concat(
                raw(elements.quantifier() == Predicate.Quantifier.SOME ? "EXISTS" : "NOT EXISTS"),
                raw(" (SELECT FROM "),
                items(elements.column(), item),
                condition,
                raw(")"));
    }

    private SqlFragment items(Column column, String item) {
        return column.document()
                .map(key -> DocumentRenderer.elements(row, key, item))
                .orElseGet(() -> concat(raw("unnest("), plain(column), raw(") AS " + item)));
    }

    private SqlFragment pathOfRow(Predicate.PathOfRow path) {
        if (!(path.operator().test() instanceof OperatorTest.PathOfRow(String comparison))) {
            throw noComparison(path.operator().test());
        }
        String row = aliases.next();
        SqlName table = path.table().readFrom();
        SqlFragment ofRow = concat(
                raw("(SELECT "),
                ValueRenderer.column(raw(row), path.path()),
                raw(" FROM "),
                RowSource.aliased(table, row),
                raw(" WHERE "),
                TypeOperators.of(path.keyColumn().type())
                        .compare(ValueRenderer.column(raw(row), path.keyColumn()), "=", Binds.of(path.key())),
                aliases.andCondition(table, row),
                raw(")"));
        return TypeOperators.of(path.column().type()).compare(plain(path.column()), comparison, ofRow);
    }

    private SqlFragment search(Predicate.Search search) {
        if (!(search.operator().test() instanceof OperatorTest.TextSearch(String function))) {
            throw noComparison(search.operator().test());
        }
        SqlFragment config = search.config()
                .map(operand -> concat(Binds.of(operand), raw(", ")))
                .orElse(raw(""));
        Optional<SqlFragment> printed = printed(search.column());
        SqlFragment vector = search.column().type().isScalar(PgScalar.TSVECTOR)
                ? plain(search.column())
                : concat(
                        raw("to_tsvector("),
                        config,
                        printed.orElseGet(() -> concat(plain(search.column()), raw("::text"))),
                        raw(")"));
        SqlFragment query = concat(raw(function + "("), config, Binds.of(search.query()), raw(")"));
        List<SqlFragment> terms = new ArrayList<>();
        terms.add(concat(vector, raw(" @@ "), query));
        if (printed.isPresent()) {
            terms.add(isText(search.column()));
        }
        for (Predicate.Rank rank : search.ranks()) {
            SqlFragment value = concat(raw("ts_rank("), vector, raw(", "), query, raw(")"));
            terms.add(compare(
                    value, TypeOperators.OF_POSTGRESQL, rank.comparison().test(), List.of(rank.bound())));
        }
        return terms.size() == 1 ? terms.getFirst() : concat(raw("("), join(" AND ", terms), raw(")"));
    }
}
