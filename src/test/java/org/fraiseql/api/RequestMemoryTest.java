package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fraiseql.support.JsonWeight;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {
    private static final byte[] BODY = "{\"query\":\"{ __typename }\"}".getBytes(UTF_8);
    private static final long WEIGHT = JsonWeight.of(BODY);

    private final RequestMemory two = new RequestMemory(2 * WEIGHT);

    @Test
    void isTakenByNoMoreRequestsThanFit() throws HttpProblem {
        two.take(BODY, "client");
        RequestMemory.Share second = two.take(BODY, "client");
        assertThatThrownBy(() -> two.take(BODY, "client"))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(503));
        second.close();
        two.take(BODY, "client");
        assertThat(two.taken()).isEqualTo(2 * WEIGHT);
    }

    @Test
    void isGivenBackOnceByWhoeverHasItLast() throws HttpProblem {
        RequestMemory.Share first = two.take(BODY, "client");
        RequestMemory.Share last = first.handedOver();
        first.close();
        assertThat(two.taken()).isEqualTo(WEIGHT);
        last.close();
        last.close();
        assertThat(two.taken()).isZero();
    }

    @Test
    void oneClientLeavesAQuarterToOthers() throws HttpProblem {
        byte[] large = ("[" + "[],".repeat(1_000) + "1]").getBytes(UTF_8);
        long weight = JsonWeight.of(large);
        RequestMemory four = new RequestMemory(4 * weight);
        RequestMemory.Share first = four.take(large, "one");
        four.take(large, "one");
        four.take(large, "one");
        assertThatThrownBy(() -> four.take(large, "one"))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(503));
        four.take(large, "other").close();
        first.close();
        four.take(large, "one");
        assertThat(four.taken()).isEqualTo(3 * weight);
        assertThat(four.clients()).isOne();
    }

    @Test
    void whatNeverFitsIsRefusedForGood() throws HttpProblem {
        new RequestMemory(WEIGHT).take(BODY, "client");
        RequestMemory small = new RequestMemory(WEIGHT - 1);
        assertThatThrownBy(() -> small.take(BODY, "client")).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.status()).isEqualTo(413);
            assertThat(problem.problem().code().name()).isEqualTo("LIMIT_EXCEEDED");
        });
        assertThat(small.taken()).isZero();
    }
}
