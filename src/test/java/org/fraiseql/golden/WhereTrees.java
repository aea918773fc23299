package org.fraiseql.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes values of {@code UserWhereInput} for the golden database. Two makers with the same seed make the same structure, whatever their texts are. */
final class WhereTrees {
    static final List<String> HOSTILE = List.of(
            "'; DROP TABLE tb_user; --",
            "\" OR \"\"=\"",
            "$1",
            "?",
            "??",
            "$$; SELECT 1; $$",
            "\\",
            "%",
            "_",
            "{\"a\",NULL}",
            "NULL",
            "E'\\\\'",
            "/* */ --",
            "\n\t\u0001",
            "ü😀",
            "");
    static final List<String> PLAIN = List.of("Ada", "eve", "ada@work.example", "bob@work.example", "a", "x y");

    private static final List<String> NUMBERS = List.of("id", "small", "managerId");
    private static final List<String> TEXTS = List.of("name", "email");
    private static final List<String> TEXT_OPERATORS = List.of(
            "eq", "neq", "gt", "lte", "contains", "icontains", "startswith", "iendswith", "ieq", "distinctFrom");
    private static final List<String> NUMBER_OPERATORS =
            List.of("eq", "neq", "gt", "gte", "lt", "lte", "notDistinctFrom");
    private static final List<String> LABELS = List.of("happy", "very_sad", "_2nd", "_", "_true", "na_ve");

    private final RandomGenerator structure;
    private final List<String> texts;

    WhereTrees(RandomGenerator structure, List<String> texts) {
        this.structure = structure;
        this.texts = texts;
    }

    Map<String, @Nullable Object> tree(int depth) {
        int kind = depth == 0 ? 9 : structure.nextInt(10);
        return switch (kind) {
            case 0, 1 -> one("AND", trees(depth));
            case 2, 3 -> one("OR", trees(depth));
            case 4 -> one("NOT", tree(depth - 1));
            case 5 -> {
                Map<String, @Nullable Object> both = atom();
                both.putAll(one("NOT", tree(depth - 1)));
                yield both;
            }
            default -> atom();
        };
    }

    private List<Object> trees(int depth) {
        List<Object> trees = new ArrayList<>();
        for (int left = structure.nextInt(4); left > 0; left--) {
            trees.add(tree(depth - 1));
        }
        return trees;
    }

    Map<String, @Nullable Object> atom() {
        return switch (structure.nextInt(7)) {
            case 0 -> one(pick(NUMBERS), one(pick(NUMBER_OPERATORS), number()));
            case 1 -> one(pick(TEXTS), one(pick(TEXT_OPERATORS), text()));
            case 2 -> one(pick(TEXTS), one(structure.nextBoolean() ? "in" : "nin", List.of(text(), text())));
            case 3 -> one("mood", one(structure.nextBoolean() ? "eq" : "neq", pick(LABELS)));
            case 4 -> one("isActive", one("eq", structure.nextBoolean()));
            case 5 -> one(pick(List.of("email", "mood", "managerId")), one("isnull", structure.nextBoolean()));
            default -> {
                Map<String, @Nullable Object> bounds = one("from", number());
                bounds.put("to", number());
                yield one(pick(NUMBERS), one("between", bounds));
            }
        };
    }

    /** A column and a value of its type. */
    Map.Entry<String, Object> columnAndValue() {
        return switch (structure.nextInt(4)) {
            case 0 -> Map.entry(pick(NUMBERS), number());
            case 1 -> Map.entry(pick(TEXTS), text());
            case 2 -> Map.entry("mood", pick(LABELS));
            default -> Map.entry("balance", pick(List.of("19.9", "NaN", "-1", "0.10")));
        };
    }

    private Integer number() {
        return structure.nextInt(-1, 7);
    }

    private String text() {
        return texts.get(structure.nextInt(1 << 20) % texts.size());
    }

    private String pick(List<String> choices) {
        return choices.get(structure.nextInt(choices.size()));
    }

    static Map<String, @Nullable Object> one(String key, @Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }
}
