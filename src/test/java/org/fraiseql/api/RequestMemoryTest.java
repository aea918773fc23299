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
        two.take(BODY);
        RequestMemory.Share second = two.take(BODY);
        assertThatThrownBy(() -> two.take(BODY))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(503));
        second.close();
        two.take(BODY);
        assertThat(two.taken()).isEqualTo(2 * WEIGHT);
    }

    @Test
    void isGivenBackOnceByWhoeverHasItLast() throws HttpProblem {
        RequestMemory.Share first = two.take(BODY);
        RequestMemory.Share last = first.handedOver();
        first.close();
        assertThat(two.taken()).isEqualTo(WEIGHT);
        last.close();
        last.close();
        assertThat(two.taken()).isZero();
    }

    @Test
    void whatNeverFitsIsRefusedForGood() throws HttpProblem {
        new RequestMemory(WEIGHT).take(BODY);
        RequestMemory small = new RequestMemory(WEIGHT - 1);
        assertThatThrownBy(() -> small.take(BODY)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.status()).isEqualTo(413);
            assertThat(problem.problem().code().name()).isEqualTo("LIMIT_EXCEEDED");
        });
        assertThat(small.taken()).isZero();
    }
}
