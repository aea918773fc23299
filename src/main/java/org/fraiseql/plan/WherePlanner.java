package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.Input;
import org.fraiseql.plan.Operand.Form;

/** Turns {@code where} into a {@link Predicate} (CONTRACT section 3). */
final class WherePlanner {
    private final int maxDepth;

    WherePlanner(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** An absent or null {@code where} is true: there is no condition. */
    Predicate plan(Table table, Optional<Input> where) {
        return where.filter(input -> !(input instanceof Input.Null))
                .map(input -> conjunction(table, fields(input, "where"), "where", 1))
                .orElse(Predicate.ALWAYS);
    }

    private Predicate conjunction(Table table, Map<String, Input> fields, String path, int depth) {
        if (depth > maxDepth) {
            throw PlanErrors.tooDeep("where", maxDepth);
        }
        List<Predicate> terms = new ArrayList<>();
        fields.forEach((name, input) -> terms.add(term(table, name, input, path + "." + name, depth)));
        return Predicate.and(terms);
    }

    private Predicate term(Table table, String name, Input input, String path, int depth) {
        return switch (name) {
            case "AND" -> Predicate.and(group(table, input, path, depth));
            case "OR" -> Predicate.or(group(table, input, path, depth));
            case "NOT" -> Predicate.not(conjunction(table, fields(input, path), path, depth + 1));
            default -> {
                Column column = table.column(name)
                        .orElseThrow(() -> PlanErrors.notValidated(table.typeName() + "WhereInput." + name));
                yield comparisons(column, fields(input, path), path);
            }
        };
    }

    private List<Predicate> group(Table table, Input input, String path, int depth) {
        List<Input> items =
                switch (input) {
                    case Input.Items(var list) -> list;
                    case Input.Fields single -> List.of(single);
                    case Input.Null absent -> throw PlanErrors.nullStructure(path);
                    case Input.Leaf leaf -> throw PlanErrors.nullStructure(path);
                    case Input.Flag flag -> throw PlanErrors.notValidated(path);
                    case Input.Choice choice -> throw PlanErrors.notValidated(path);
                };
        List<Predicate> terms = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String itemPath = path + "[" + i + "]";
            terms.add(conjunction(table, fields(items.get(i), itemPath), itemPath, depth + 1));
        }
        return terms;
    }

    private static Map<String, Input> fields(Input input, String path) {
        return switch (input) {
            case Input.Fields(var fields) -> fields;
            case Input.Null absent -> throw PlanErrors.nullStructure(path);
            case Input.Leaf leaf -> throw PlanErrors.notValidated(path);
            case Input.Flag flag -> throw PlanErrors.notValidated(path);
            case Input.Choice choice -> throw PlanErrors.notValidated(path);
            case Input.Items items -> throw PlanErrors.notValidated(path);
        };
    }

    private static Predicate comparisons(Column column, Map<String, Input> operators, String path) {
        List<Predicate> terms = new ArrayList<>();
        operators.forEach((name, input) -> {
            Operator operator = Operator.named(name).orElseThrow(() -> PlanErrors.notValidated(path + "." + name));
            terms.add(comparison(column, operator, input, path + "." + name));
        });
        return Predicate.and(terms);
    }

    private static Predicate comparison(Column column, Operator operator, Input input, String path) {
        if (input instanceof Input.Null) {
            throw PlanErrors.nullOperand(path);
        }
        return switch (operator.operand()) {
            case FLAG -> new Predicate.IsNull(column, !flag(input, path));
            case BOUNDS -> {
                Map<String, Input> bounds = fields(input, path);
                yield compare(column, operator, bound(bounds, "from", column, path), bound(bounds, "to", column, path));
            }
            case VALUE -> compare(column, operator, Operands.value(input, column.type(), path));
            case LIST -> compare(column, operator, Operands.of(input, new Form.ListOf(column.type()), path));
            case LITERAL_TEXT -> compare(column, operator, Operands.of(input, literal(operator), path));
            case PATTERN -> compare(column, operator, Operands.of(input, new Form.Text(), path));
            case REGEX -> compare(column, operator, Operands.of(input, new Form.Regex(), path));
        };
    }

    private static Form literal(Operator operator) {
        return operator.test() instanceof Operator.Test.Like(var name, String before, String after)
                ? new Form.LikeLiteral(before, after)
                : new Form.Text();
    }

    private static Operand bound(Map<String, Input> bounds, String end, Column column, String path) {
        Input input = bounds.get(end);
        if (input == null) {
            throw PlanErrors.nullOperand(path + "." + end);
        }
        return Operands.value(input, column.type(), path + "." + end);
    }

    private static boolean flag(Input input, String path) {
        if (input instanceof Input.Flag(boolean value)) {
            return value;
        }
        throw PlanErrors.notValidated(path + " is no Boolean");
    }

    private static Predicate compare(Column column, Operator operator, Operand... operands) {
        return new Predicate.Compare(column, operator, List.of(operands));
    }
}
