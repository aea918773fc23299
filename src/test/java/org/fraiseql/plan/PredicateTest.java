package org.fraiseql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fraiseql.plan.Predicate.ALWAYS;
import static org.fraiseql.plan.Predicate.NEVER;
import static org.fraiseql.plan.Predicate.and;
import static org.fraiseql.plan.Predicate.not;
import static org.fraiseql.plan.Predicate.or;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.SnapshotFixture;
import org.junit.jupiter.api.Test;

class PredicateTest {
    private static final Column COLUMN = column();
    private static final Predicate A = new Predicate.IsNull(COLUMN, false);
    private static final Predicate NOT_A = new Predicate.IsNull(COLUMN, true);

    @Test
    void emptyGroupsAreTrueAndFalse() {
        assertThat(and(List.of())).isEqualTo(ALWAYS);
        assertThat(or(List.of())).isEqualTo(NEVER);
        assertThat(not(and(List.of()))).isEqualTo(NEVER);
        assertThat(not(or(List.of()))).isEqualTo(ALWAYS);
    }

    @Test
    void groupsOfOneAreTheirTerm() {
        assertThat(and(List.of(A))).isEqualTo(A);
        assertThat(or(List.of(A))).isEqualTo(A);
        assertThat(and(List.of(or(List.of(and(List.of(A))))))).isEqualTo(A);
    }

    @Test
    void constantsDecideOrVanish() {
        assertThat(and(List.of(A, ALWAYS, NOT_A))).isEqualTo(new Predicate.And(List.of(A, NOT_A)));
        assertThat(and(List.of(A, NEVER, NOT_A))).isEqualTo(NEVER);
        assertThat(or(List.of(A, NEVER, NOT_A))).isEqualTo(new Predicate.Or(List.of(A, NOT_A)));
        assertThat(or(List.of(A, ALWAYS))).isEqualTo(ALWAYS);
    }

    @Test
    void groupsInsideTheSameGroupAreFlattenedInOrder() {
        Predicate pair = and(List.of(A, NOT_A));

        assertThat(and(List.of(A, pair))).isEqualTo(new Predicate.And(List.of(A, A, NOT_A)));
        assertThat(or(List.of(A, pair))).isEqualTo(new Predicate.Or(List.of(A, pair)));
        assertThat(or(List.of(or(List.of(A, NOT_A)), A))).isEqualTo(new Predicate.Or(List.of(A, NOT_A, A)));
    }

    @Test
    void notOfNotIsGoneAndNullTestsTurnRound() {
        Predicate pair = and(List.of(A, NOT_A));

        assertThat(not(not(pair))).isEqualTo(pair);
        assertThat(not(A)).isEqualTo(NOT_A);
        assertThat(not(not(A))).isEqualTo(A);
    }

    /** A group never holds a constant, a group of its kind, or fewer than two terms. */
    @Test
    void whateverIsBuiltIsInNormalForm() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 2_000; i++) {
            Predicate built = build(random, 5);
            assertThat(isNormal(built)).as("seed %d: %s", seed, built).isTrue();
        }
    }

    private static Predicate build(RandomGenerator random, int depth) {
        if (depth == 0) {
            return List.of(A, NOT_A, ALWAYS, NEVER).get(random.nextInt(4));
        }
        List<Predicate> terms = random.ints(random.nextInt(4))
                .mapToObj(i -> build(random, depth - 1))
                .toList();
        return switch (random.nextInt(4)) {
            case 0 -> and(terms);
            case 1 -> or(terms);
            case 2 -> not(build(random, depth - 1));
            default -> build(random, depth - 1);
        };
    }

    private static boolean isNormal(Predicate predicate) {
        return predicate.equals(ALWAYS) || predicate.equals(NEVER) || isNormalBelow(predicate);
    }

    private static boolean isNormalBelow(Predicate predicate) {
        if (predicate instanceof Predicate.And(List<Predicate> terms)) {
            return terms.size() > 1
                    && terms.stream().noneMatch(term -> term instanceof Predicate.And)
                    && terms.stream().allMatch(PredicateTest::isNormalBelow);
        }
        if (predicate instanceof Predicate.Or(List<Predicate> terms)) {
            return terms.size() > 1
                    && terms.stream().noneMatch(term -> term instanceof Predicate.Or)
                    && terms.stream().allMatch(PredicateTest::isNormalBelow);
        }
        if (predicate instanceof Predicate.Not(Predicate term)) {
            return !(term instanceof Predicate.Not) && !(term instanceof Predicate.IsNull) && isNormalBelow(term);
        }
        return predicate instanceof Predicate.IsNull;
    }

    private static Column column() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("users").columns("name text");
        return db.catalog().table("User").columns().getFirst();
    }
}
