package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fraiseql.golden.WhereTrees.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fraiseql.CatalogEngine;
import org.fraiseql.sql.BoundStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws of {@code where} on generated conditions, on PostgreSQL. {@code -Dseed=…} repeats a run; a failure says its seed. */
class WhereLawsProperties {
    private static final int RUNS = 100;
    private static final String QUERY = "query ($where: UserWhereInput) { users(where: $where) { id } }";
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern NUMBERED = Pattern.compile("\\$\\d+::");
    private static final Pattern JDBC = Pattern.compile("(?<!\\?)\\?(?:\\?\\?)*(?!\\?)");

    private final CatalogEngine engine = GoldenDatabase.engine();
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final RandomGenerator random = generator();

    private RandomGenerator generator() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private WhereTrees trees() {
        return new WhereTrees(
                random,
                java.util.stream.Stream.concat(WhereTrees.PLAIN.stream(), WhereTrees.HOSTILE.stream())
                        .toList());
    }

    @Test
    void thereAreAsManyPlaceholdersAsBinds() {
        WhereTrees trees = trees();
        for (int i = 0; i < RUNS; i++) {
            Map<String, @Nullable Object> tree = trees.tree(4);
            BoundStatement bound = statement(tree);

            assertThat(NUMBERED.matcher(bound.statement().text()).results().count())
                    .as(says(tree))
                    .isEqualTo(bound.values().size());
            assertThat(JDBC.matcher(bound.statement().jdbcText()).results().count())
                    .as(says(tree))
                    .isEqualTo(bound.values().size());
        }
    }

    @Test
    void hostileValuesNeverChangeTheText() {
        WhereTrees plain = new WhereTrees(generator(), WhereTrees.PLAIN);
        WhereTrees hostile = new WhereTrees(generator(), WhereTrees.HOSTILE);
        for (int i = 0; i < RUNS; i++) {
            Map<String, @Nullable Object> tree = hostile.tree(3);
            BoundStatement bound = statement(tree);

            assertThat(bound.statement().text())
                    .as(says(tree))
                    .isEqualTo(statement(plain.tree(3)).statement().text());
        }
    }

    @Test
    void theSameConditionHasTheSameText() {
        WhereTrees trees = trees();
        for (int i = 0; i < RUNS; i++) {
            Map<String, @Nullable Object> tree = trees.tree(3);

            assertThat(statement(tree).statement().text())
                    .isEqualTo(statement(tree).statement().text());
        }
    }

    @Test
    void equalIsInAListOfOne() {
        WhereTrees trees = trees();
        for (int i = 0; i < RUNS; i++) {
            var choice = trees.columnAndValue();
            String column = choice.getKey();

            assertThat(rows(one(column, one("eq", choice.getValue()))))
                    .as(says(choice))
                    .isEqualTo(rows(one(column, one("in", List.of(choice.getValue())))));
            assertThat(rows(one(column, one("neq", choice.getValue()))))
                    .as(says(choice))
                    .isEqualTo(rows(one(column, one("nin", List.of(choice.getValue())))));
        }
    }

    @Test
    void inAndNinSplitTheRowsThatHaveAValue() {
        WhereTrees trees = trees();
        for (int i = 0; i < RUNS; i++) {
            var choice = trees.columnAndValue();
            String column = choice.getKey();
            List<Object> list = List.of(choice.getValue());
            TreeSet<Integer> in = rows(one(column, one("in", list)));
            TreeSet<Integer> nin = rows(one(column, one("nin", list)));
            TreeSet<Integer> both = new TreeSet<>(in);
            both.addAll(nin);

            assertThat(in).as(says(choice)).doesNotContainAnyElementsOf(nin);
            assertThat(both).as(says(choice)).isEqualTo(rows(one(column, one("isnull", false))));
        }
    }

    @Test
    void notNotIsNothing() {
        WhereTrees trees = trees();
        for (int i = 0; i < RUNS; i++) {
            Map<String, @Nullable Object> tree = trees.tree(3);

            assertThat(rows(one("NOT", one("NOT", tree)))).as(says(tree)).isEqualTo(rows(tree));
        }
    }

    @Test
    void deMorgan() {
        WhereTrees trees = trees();
        for (int i = 0; i < RUNS; i++) {
            Map<String, @Nullable Object> left = trees.tree(2);
            Map<String, @Nullable Object> right = trees.tree(2);
            List<Object> positive = List.of(left, right);
            List<Object> negative = List.of(one("NOT", left), one("NOT", right));

            assertThat(rows(one("NOT", one("AND", positive))))
                    .as(says(positive))
                    .isEqualTo(rows(one("OR", negative)));
            assertThat(rows(one("NOT", one("OR", positive)))).as(says(positive)).isEqualTo(rows(one("AND", negative)));
        }
    }

    @Test
    void severalKeysAreAnd() {
        WhereTrees trees = trees();
        for (int i = 0; i < RUNS; i++) {
            Map<String, @Nullable Object> left = trees.atom();
            Map<String, @Nullable Object> right = one("NOT", trees.tree(2));
            Map<String, @Nullable Object> merged = one("NOT", right.get("NOT"));
            merged.putAll(left);
            TreeSet<Integer> both = rows(left);
            both.retainAll(rows(right));

            assertThat(rows(merged)).as(says(merged)).isEqualTo(both);
        }
    }

    @Test
    void emptyGroupsAreNeutral() {
        WhereTrees trees = trees();
        TreeSet<Integer> all = rows(null);

        assertThat(all).hasSize(5);
        assertThat(rows(one("AND", List.of()))).isEqualTo(all);
        assertThat(rows(one("OR", List.of()))).isEmpty();
        for (int i = 0; i < RUNS; i++) {
            Map<String, @Nullable Object> tree = trees.tree(2);
            TreeSet<Integer> rows = rows(tree);

            assertThat(rows(one("AND", List.of(tree, one("AND", List.of())))))
                    .as(says(tree))
                    .isEqualTo(rows);
            assertThat(rows(one("OR", List.of(one("OR", List.of()), tree))))
                    .as(says(tree))
                    .isEqualTo(rows);
            assertThat(rows(one("AND", List.of(tree, one("OR", List.of())))))
                    .as(says(tree))
                    .isEmpty();
        }
    }

    private CatalogEngine.Run run(@Nullable Object where) {
        return engine.run(QUERY, Optional.empty(), one("where", where));
    }

    private BoundStatement statement(Map<String, @Nullable Object> where) {
        CatalogEngine.Run run = run(where);
        run.data();
        return run.statements().getFirst();
    }

    private TreeSet<Integer> rows(@Nullable Object where) {
        List<Integer> ids = new ArrayList<>();
        ID.matcher(run(where).data())
                .results()
                .map(MatchResult::group)
                .forEach(found -> ids.add(Integer.valueOf(found.replaceAll("\\D", ""))));
        return new TreeSet<>(ids);
    }

    private String says(Object tree) {
        return "seed " + seed + ": " + tree;
    }
}
