package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.JsonPathOperator;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.OperatorTest;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.Input;
import org.fraiseql.plan.Operand.Form;

/** Turns the operators given for one column into predicates. */
final class ComparisonPlanner {
    private static final SqlName REGCONFIG = new SqlName("pg_catalog", "regconfig");
    private static final SqlName JSONPATH = new SqlName("pg_catalog", "jsonpath");
    private static final ColumnType INT4 = builtIn(PgScalar.INT4, "int4");
    private static final ColumnType INET = builtIn(PgScalar.INET, "inet");
    private static final ColumnType TEXT = builtIn(PgScalar.TEXT_, "text");
    private static final ColumnType JSONB = builtIn(PgScalar.JSONB, "jsonb");
    private static final Map<String, Operator> RANKS = ranks();

    private final Table table;
    private final Column column;

    /** @param table that has the column, also where the column is a key of an object that stands in a document */
    ComparisonPlanner(Table table, Column column) {
        this.table = table;
        this.column = column;
    }

    private static ColumnType builtIn(PgScalar scalar, String name) {
        return new ColumnType.Scalar(scalar, new SqlName("pg_catalog", name));
    }

    private static Map<String, Operator> ranks() {
        Map<String, Operator> ranks = new java.util.LinkedHashMap<>();
        ranks.put("rankGt", Operator.GT);
        ranks.put("rankGte", Operator.GTE);
        ranks.put("rankLt", Operator.LT);
        ranks.put("rankLte", Operator.LTE);
        return ranks;
    }

    Predicate plan(Map<String, Input> operators, ArgumentPath path) {
        List<Predicate> terms = new ArrayList<>();
        operators.forEach((name, input) -> {
            ArgumentPath operatorPath = path.dot(name);
            Operator operator = Operator.named(name, column.type().families())
                    .orElseThrow(() -> PlanErrors.notValidated(operatorPath.path()));
            if (input instanceof Input.Null) {
                throw PlanErrors.nullOperand(operatorPath);
            }
            terms.add(comparison(operator, input, operatorPath));
        });
        return Predicate.and(terms);
    }

    private Predicate comparison(Operator operator, Input input, ArgumentPath path) {
        ColumnType type = column.type();
        return switch (operator.operand()) {
            case FLAG -> flag(operator, Inputs.flag(input, path));
            case BOUNDS -> compare(operator, bound(input, "from", type, path), bound(input, "to", type, path));
            case VALUE -> compare(operator, Operands.value(input, type, path));
            case LIST ->
                isEmpty(input)
                        ? ofNothing(operator)
                        : compare(operator, Operands.of(input, new Form.ListOf(type), path));
            case ELEMENT -> compare(operator, Operands.value(input, type.element(), path));
            case LITERAL_TEXT -> compare(operator, Operands.of(input, literal(operator), path));
            case PATTERN -> compare(operator, Operands.of(input, new Form.Text(), path));
            case REGEX -> compare(operator, Operands.of(input, new Form.Regex(), path));
            case COUNT -> compare(operator, Operands.value(input, INT4, path));
            case KEY -> compare(operator, Operands.value(input, TEXT, path));
            case KEYS -> compare(operator, Operands.of(input, new Form.ListOf(TEXT), path));
            case JSONPATH -> compare(operator, Operands.of(input, new Form.Named(JSONPATH), path));
            case NETWORK -> compare(operator, Operands.value(input, INET, path));
            case LQUERY -> compare(operator, Operands.of(input, new Form.Named(ofExtension("lquery")), path));
            case LQUERIES -> compare(operator, Operands.of(input, new Form.NamedList(ofExtension("lquery")), path));
            case LTXTQUERY -> compare(operator, Operands.of(input, new Form.Named(ofExtension("ltxtquery")), path));
            case ROW_KEY -> pathOfRow(operator, input, path);
            case SEARCH ->
                new Predicate.Search(
                        column, operator, Operands.of(input, new Form.Text(), path), Optional.empty(), List.of());
            case SEARCH_WITH -> searchWith(operator, Inputs.fields(input, path), path);
            case CIRCLE -> within(operator, Inputs.fields(input, path), "radius", path);
            case NEIGHBOURHOOD -> within(operator, Inputs.fields(input, path), "threshold", path);
            case JSON_PATH_TEST -> jsonPath(Inputs.fields(input, path), path);
        };
    }

    private Predicate compare(Operator operator, Operand... operands) {
        return new Predicate.Compare(column, operator, List.of(operands));
    }

    private static boolean isEmpty(Input list) {
        return list instanceof Input.Items(List<Input> items) && items.isEmpty();
    }

    /** {@code in: []} is true of no row, {@code nin: []} of every row, of those with NULL too. */
    private static Predicate ofNothing(Operator operator) {
        return operator == Operator.NIN ? Predicate.ALWAYS : Predicate.NEVER;
    }

    private Predicate flag(Operator operator, boolean value) {
        return operator == Operator.ISNULL
                ? new Predicate.IsNull(column, !value)
                : new Predicate.Flag(column, operator, value);
    }

    private static Form literal(Operator operator) {
        return operator.test() instanceof OperatorTest.Like(var name, String before, String after)
                ? new Form.LikeLiteral(before, after)
                : new Form.Text();
    }

    /** A type of the extension that the column's type comes from. */
    private SqlName ofExtension(String name) {
        return new SqlName(column.type().sqlName().schema(), name);
    }

    private static Operand bound(Input input, String end, ColumnType type, ArgumentPath path) {
        return Operands.value(Inputs.required(Inputs.fields(input, path), end, path), type, path.dot(end));
    }

    private Predicate pathOfRow(Operator operator, Input input, ArgumentPath path) {
        Column key = table.singleKey().orElseThrow(() -> PlanErrors.notValidated(path.path()));
        Column ofRow = table.column(column.fieldName()).orElse(column);
        return new Predicate.PathOfRow(column, operator, table, ofRow, key, Operands.value(input, key.type(), path));
    }

    private Predicate searchWith(Operator operator, Map<String, Input> fields, ArgumentPath path) {
        Operand query = Operands.of(Inputs.required(fields, "query", path), new Form.Text(), path.dot("query"));
        Optional<Operand> config = Optional.ofNullable(fields.get("config"))
                .map(input -> Operands.of(input, new Form.Named(REGCONFIG), path.dot("config")));
        List<Predicate.Rank> ranks = new ArrayList<>();
        RANKS.forEach((name, comparison) -> {
            Input bound = fields.get(name);
            if (bound != null) {
                ranks.add(
                        new Predicate.Rank(comparison, Operands.value(bound, DistancePlanner.FLOAT8, path.dot(name))));
            }
        });
        return new Predicate.Search(column, operator, query, config, ranks);
    }

    private Predicate within(Operator operator, Map<String, Input> fields, String limit, ArgumentPath path) {
        Distance distance = DistancePlanner.plan(column, operator, fields, path);
        Operand threshold =
                Operands.value(Inputs.required(fields, limit, path), DistancePlanner.FLOAT8, path.dot(limit));
        return new Predicate.Within(column, distance, threshold);
    }

    private Predicate jsonPath(Map<String, Input> fields, ArgumentPath path) {
        Operand at = Operands.of(Inputs.required(fields, "at", path), new Form.JsonSteps(), path.dot("at"));
        List<Predicate> terms = new ArrayList<>();
        fields.forEach((name, input) -> {
            if (!name.equals("at")) {
                ArgumentPath operatorPath = path.dot(name);
                JsonPathOperator operator =
                        JsonPathOperator.named(name).orElseThrow(() -> PlanErrors.notValidated(operatorPath.path()));
                terms.add(jsonTest(at, operator, input, operatorPath));
            }
        });
        return Predicate.and(terms);
    }

    private Predicate jsonTest(Operand at, JsonPathOperator operator, Input input, ArgumentPath path) {
        if (input instanceof Input.Null) {
            throw PlanErrors.nullOperand(path);
        }
        return switch (operator.operand()) {
            case FLAG -> new Predicate.JsonIsNull(column, at, !Inputs.flag(input, path));
            case JSON -> jsonTest(at, operator, Operands.value(input, JSONB, path));
            case JSON_BOUNDS ->
                jsonTest(at, operator, bound(input, "from", JSONB, path), bound(input, "to", JSONB, path));
            case JSON_LIST ->
                isEmpty(input)
                        ? ofNothing(operator.operator())
                        : jsonTest(at, operator, Operands.of(input, new Form.ListOf(JSONB), path));
            case COUNT -> jsonTest(at, operator, Operands.value(input, INT4, path));
            case LITERAL_TEXT -> jsonTest(at, operator, Operands.of(input, literal(operator.operator()), path));
            case PATTERN -> jsonTest(at, operator, Operands.of(input, new Form.Text(), path));
            case REGEX -> jsonTest(at, operator, Operands.of(input, new Form.Regex(), path));
            case KEY -> jsonTest(at, operator, Operands.value(input, TEXT, path));
            case KEYS -> jsonTest(at, operator, Operands.of(input, new Form.ListOf(TEXT), path));
        };
    }

    private Predicate jsonTest(Operand at, JsonPathOperator operator, Operand... operands) {
        return new Predicate.JsonTest(column, at, operator, List.of(operands));
    }
}
