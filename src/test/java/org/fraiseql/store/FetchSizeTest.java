package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchSizeTest {
    private static void read(FetchSize size, int... rows) {
        for (int bytes : rows) {
            size.value(bytes);
            size.rowEnds();
        }
    }

    @Test
    void beginsByTheColumns() {
        assertThat(new FetchSize(1).first()).isEqualTo(100);
        assertThat(new FetchSize(100).first()).isEqualTo(50);
        assertThat(new FetchSize(100_000).first()).isEqualTo(1);
    }

    @Test
    void goesOnByTheWidestOfTheLastRows() {
        FetchSize size = new FetchSize(1);
        read(size, 10, 100_000, 10);
        assertThat(size.next()).isEqualTo(10);
        read(size, 10, 10);
        assertThat(size.next()).isEqualTo(20);
        read(size, 10, 10);
        assertThat(size.next()).isEqualTo(40);
        read(size, 50_000_000);
        assertThat(size.next()).isEqualTo(1);
    }

    @Test
    void whoHasReadNothingAsksForAsManyAgain() {
        FetchSize size = new FetchSize(1);
        read(size, 500_000);
        assertThat(size.next()).isEqualTo(2);
        read(size, 0);
        assertThat(size.next()).isEqualTo(2);
    }

    /** Regression: a short row before long ones, such as the row above a list, was followed by as many as there may be. */
    @Test
    void longRowsComeTwiceAsManyAtATimeAtMost() {
        FetchSize size = FetchSize.ofLongRows();
        assertThat(size.first()).isEqualTo(1);
        read(size, 1);
        assertThat(size.next()).isEqualTo(2);
        read(size, 200_000, 200_000);
        assertThat(size.next()).isEqualTo(4);
    }

    /** Regression: behind many short rows as many were fetched together as had been too long before. */
    @Test
    void behindShortRowsOnlyAFewOfThemComeTogether() {
        FetchSize size = FetchSize.ofLongRows();
        for (int i = 0; i < 10; i++) {
            read(size, 1);
            size.next();
        }
        assertThat(size.next()).isEqualTo(8);
    }
}
