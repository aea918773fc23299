package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Consumer;
import org.fraiseql.CatalogEngine;
import org.fraiseql.Engine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.Results;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.junit.jupiter.api.Test;

/** A statement is kept, and the database changes under it: its record is held against the new types before a row is read. */
class TypedReloadTest {
    private static final String READERS = """
            CREATE TABLE reader (id int PRIMARY KEY, name text NOT NULL, age int NOT NULL);
            CREATE TABLE loan (id int PRIMARY KEY, reader_id int NOT NULL UNIQUE REFERENCES reader);
            INSERT INTO reader VALUES (1, 'Ann', 40), (2, 'Bob', 41);
            INSERT INTO loan VALUES (7, 1);
            """;

    record Reader(int id, String name, int age) {}

    record LoanOf(int id) {}

    record Borrower(int id, LoanOf loan) {}

    @Test
    void aColumnThatMayBeNullNowIsTold() {
        refused("typed_reload_null", "ALTER TABLE reader ALTER age DROP NOT NULL", "age");
    }

    @Test
    void aColumnOfAnotherTypeIsTold() {
        refused("typed_reload_type", "ALTER TABLE reader ALTER age TYPE text", "age");
    }

    @Test
    void aColumnThatIsGoneIsTold() {
        refused("typed_reload_gone", "ALTER TABLE reader DROP age", "age");
    }

    private static void refused(String database, String change, String component) {
        Kept kept = new Kept(database);
        Results<Reader> readers = kept.queries().from("readers").as(Reader.class);
        assertThat(readers.list()).hasSize(2);

        kept.change(change);

        for (Consumer<Results<Reader>> read : List.<Consumer<Results<Reader>>>of(
                Results::list, Results::first, all -> all.stream().close())) {
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> read.accept(readers))
                    .satisfies(e -> {
                        assertThat(e.isStatementWrong()).isTrue();
                        assertThat(e.problems().getFirst().message()).contains(component);
                    });
        }
        assertThat(kept.queries().from("readers").as(LoanOf.class).list()).hasSize(2);
    }

    @Test
    void aRelationThatIsAListNowIsTold() {
        Kept kept = new Kept("typed_reload_list");
        Results<Borrower> borrowers = kept.queries().from("readers").limit(1).as(Borrower.class);
        assertThat(borrowers.list()).containsExactly(new Borrower(1, new LoanOf(7)));

        kept.change("ALTER TABLE loan DROP CONSTRAINT loan_reader_id_key");

        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(borrowers::list)
                .satisfies(e -> assertThat(e.isStatementWrong()).isTrue());
    }

    @Test
    void whatStillFitsIsRead() {
        Kept kept = new Kept("typed_reload_fits");
        Results<Reader> readers = kept.queries().from("readers").as(Reader.class);

        kept.change("ALTER TABLE reader ADD note text");

        assertThat(readers.list()).containsExactly(new Reader(1, "Ann", 40), new Reader(2, "Bob", 41));
        assertThat(readers.first()).contains(new Reader(1, "Ann", 40));
        assertThat(readers.count()).isEqualTo(2);
    }

    /** An engine whose database changes. */
    private static final class Kept {
        private final SessionDataSource dataSource;
        private final Engine engine;
        private final Queries queries;

        Kept(String database) {
            dataSource = SharedDatabase.withSql(database, READERS);
            engine = CatalogEngine.over(dataSource).serving();
            queries = new TypedQueries(engine, TransactionEnd.NEVER);
        }

        Queries queries() {
            return queries;
        }

        void change(String sql) {
            SharedDatabase.execute(dataSource, sql);
            Catalog changed = CatalogEngine.over(dataSource).catalog();
            engine.serve(changed, SchemaTypes.of(changed).alone(), BeanFields.NONE);
        }
    }
}
