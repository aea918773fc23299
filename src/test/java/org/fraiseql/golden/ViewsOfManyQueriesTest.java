package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fraiseql.CatalogEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Views whose queries of WITH each read another several times are read once each. */
class ViewsOfManyQueriesTest {
    private static final int CHAIN = 12;

    private static final SessionDataSource DATABASE = SharedDatabase.withSql("views of many queries", """
            CREATE TABLE many (id int PRIMARY KEY, owner int);
            CREATE TABLE tb_long (id int PRIMARY KEY);
            CREATE VIEW v_long AS WITH c0 AS (SELECT owner FROM many), %s
                SELECT t.id FROM tb_long t JOIN c%d c ON c.owner = t.id;
            CREATE TABLE ref_long (id int PRIMARY KEY, target_id int REFERENCES tb_long);
            """.formatted(
                    IntStream.rangeClosed(1, CHAIN)
                            .mapToObj(ViewsOfManyQueriesTest::query)
                            .collect(Collectors.joining(", ")),
                    CHAIN));

    private static String query(int number) {
        return "c%1$d AS (SELECT a.owner FROM c%2$d a JOIN c%2$d b ON b.owner = a.owner)".formatted(number, number - 1);
    }

    /** Regression: each query was asked again for each time that it is read, and so were those below it. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aChainOfQueriesIsReadInTime() {
        assertThat(CatalogEngine.over(DATABASE)
                        .catalog()
                        .table("RefLong")
                        .relationships()
                        .getFirst()
                        .mayRepeat())
                .isTrue();
    }
}
