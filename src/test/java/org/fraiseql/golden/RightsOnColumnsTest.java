package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role has no right to is not told to it, and nothing is offered to it that PostgreSQL refuses each time. */
class RightsOnColumnsTest {
    private static final String ROLE = "column_clerk";

    private static final String RIGHTS = """
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'column_clerk') THEN
                CREATE ROLE column_clerk NOLOGIN;
              END IF;
            END $$;
            GRANT USAGE ON SCHEMA shop TO column_clerk;
            GRANT SELECT (id, tenant_id, name, price), DELETE, UPDATE (name, price, cost), INSERT (tenant_id, name, price) ON product TO column_clerk;
            CREATE FUNCTION label(product) RETURNS text LANGUAGE sql STABLE AS $$ SELECT $1.name || '!' $$;
            CREATE FUNCTION likes(product, "by" int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $2 + 1 $$;
            ALTER TABLE product ADD CONSTRAINT secret_margin CHECK (cost IS NULL OR cost < price * 1000);
            ALTER TABLE product ADD CONSTRAINT price_is_positive CHECK (price > 0);

            CREATE TABLE counter (
              id int PRIMARY KEY,
              code text UNIQUE,
              slug text NOT NULL UNIQUE,
              note text,
              hits int NOT NULL DEFAULT 0,
              secret_hits int NOT NULL DEFAULT 0,
              tags text[] NOT NULL DEFAULT '{}',
              secret_tags text[] NOT NULL DEFAULT '{}',
              secret_doc jsonb NOT NULL DEFAULT '{}',
              secret_ended boolean
            );
            CREATE UNIQUE INDEX counter_open_note ON counter (note) WHERE secret_ended IS NULL;
            CREATE UNIQUE INDEX counter_lower_slug ON counter (lower(slug));
            CREATE TABLE fold (id int PRIMARY KEY, email text UNIQUE, amount numeric(5,2) UNIQUE, nothing int, secret int,
              CONSTRAINT fold_nothing_key UNIQUE NULLS NOT DISTINCT (nothing));
            CREATE FUNCTION folded() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.email := lower(NEW.email); NEW.nothing := CASE WHEN NEW.email IS NULL AND NEW.amount IS NULL THEN NEW.nothing ELSE NEW.id END; RETURN NEW; END $$;
            INSERT INTO fold VALUES (1, 'a@x', 2, NULL, 0);
            CREATE TRIGGER folded BEFORE INSERT ON fold FOR EACH ROW EXECUTE FUNCTION folded();
            GRANT SELECT (id, email, amount, nothing), INSERT, UPDATE (id, secret) ON fold TO column_clerk;
            CREATE TABLE loose (code text UNIQUE, secret text);
            GRANT SELECT (code), INSERT, UPDATE (code, secret) ON loose TO column_clerk;
            CREATE TABLE lone (code text, secret text, CONSTRAINT lone_code_key UNIQUE NULLS NOT DISTINCT (code));
            CREATE TABLE lone_part (code text, ended boolean, secret text);
            CREATE UNIQUE INDEX lone_part_open ON lone_part (code) NULLS NOT DISTINCT WHERE ended IS NULL;
            GRANT SELECT (code), INSERT, UPDATE (code, secret) ON lone TO column_clerk;
            GRANT SELECT (code, ended), INSERT, UPDATE (code, secret) ON lone_part TO column_clerk;
            CREATE TABLE tb_sheet (id int PRIMARY KEY, title text, note text, CONSTRAINT sheet_note CHECK (note <> title));
            INSERT INTO tb_sheet VALUES (1, 't', 'n');
            CREATE VIEW v_sheet AS SELECT id, title AS heading, note FROM tb_sheet;
            GRANT SELECT ON v_sheet, tb_sheet TO column_clerk;
            GRANT UPDATE (note) ON tb_sheet TO column_clerk;
            CREATE TABLE shelf (id int PRIMARY KEY, name text);
            CREATE TABLE volume (id int PRIMARY KEY, no int NOT NULL UNIQUE, title text, secret int, shelf_id int REFERENCES shelf);
            CREATE TABLE mark (id int PRIMARY KEY, label text NOT NULL UNIQUE, secret int);
            CREATE TABLE shelf_mark (shelf_id int REFERENCES shelf, mark_id int REFERENCES mark, PRIMARY KEY (shelf_id, mark_id));
            INSERT INTO shelf VALUES (1, 'old');
            INSERT INTO volume VALUES (1, 1, 'one', 0, 1);
            INSERT INTO mark VALUES (1, 'red', 0);
            GRANT SELECT, INSERT ON shelf, shelf_mark TO column_clerk;
            GRANT SELECT (id, no, title, shelf_id), INSERT, UPDATE (title, secret, shelf_id) ON volume TO column_clerk;
            GRANT SELECT (id, label), INSERT, UPDATE (label, secret) ON mark TO column_clerk;
            CREATE TABLE sealed (id int PRIMARY KEY, name text, secret_code text NOT NULL);
            CREATE TABLE stamped (id int PRIMARY KEY, name text, secret_code text NOT NULL, secret_at date NOT NULL DEFAULT now(), secret_no int NOT NULL GENERATED ALWAYS AS (1) STORED);
            CREATE TABLE opened (id int PRIMARY KEY, name text, secret_at date NOT NULL DEFAULT now());
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.secret_code := 'x'; RETURN NEW; END $$;
            CREATE TRIGGER stamp BEFORE INSERT ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
            GRANT SELECT (id, name), INSERT (id, name), UPDATE (name) ON sealed, stamped, opened TO column_clerk;
            INSERT INTO counter (id, code, slug, note) VALUES (1, 'c1', 's1', 'n1');
            GRANT SELECT (id, slug, note, hits, tags), INSERT, UPDATE (note, hits, secret_hits, tags, secret_tags, secret_doc) ON counter TO column_clerk;
            """;

    private static SessionDataSource database = GoldenDatabase.dataSource();
    private static CatalogEngine engine = GoldenDatabase.engine();

    @BeforeAll
    static void readAsTheRole() throws IOException {
        Path sample = Path.of("samples/tenants");
        database = SharedDatabase.withSql(
                "rights",
                Files.readString(sample.resolve("schema.sql")) + Files.readString(sample.resolve("data.sql")) + RIGHTS);
        engine = CatalogEngine.of(ROLE, database);
    }

    private static Caller clerk() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("request.jwt.claims", "{\"tenant\":1}");
        return new Caller("u", ROLE, Set.of(), "{\"tenant\":1}", false, CallerSettings.of(ROLE, settings));
    }

    private static Problem refused(String mutation) {
        var run = engine.run(mutation, clerk());
        assertThat(run.problems()).hasSize(1);
        assertThat(run.response()).doesNotContain("secret", "purchase_line", "purchaseLine");
        return run.problems().getFirst();
    }

    /** Regression: of a column that the role knows nothing of it was offered what failed each time. */
    @Test
    void nothingIsCreatedThatNeedsAHiddenColumn() {
        assertThat(engine.catalog().writeModel().fields().keySet())
                .contains("updateSealed", "createStamped", "upsertStamped", "createOpened")
                .doesNotContain("createSealed", "bulkCreateSealeds", "upsertSealed", "bulkUpsertSealeds");
        assertThat(engine.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.startsWith("public.sealed has no mutations that create rows:"))
                .noneMatch(message -> message.contains("secret_code"));
        assertThat(engine.run("mutation { createStamped(input: {id: 1, name: \"a\"}) { id } }", clerk())
                        .data())
                .isEqualTo("{\"data\":{\"createStamped\":{\"id\":1}}}");
    }

    /** Regression: the key's name told of a table that the role knows nothing of, and of its columns. */
    @Test
    void theConstraintOfAHiddenTableIsNotNamed() {
        Problem problem = refused("mutation { deleteProduct(id: 2) { success } }");
        assertThat(problem.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATION);
        assertThat(problem.details()).doesNotContainKey("constraint").containsEntry("sqlState", "23503");
    }

    /** Regression: as of a hidden table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { updateProduct(id: 1, input: {cost: \"99999\"}) { id } }",
                "mutation { createCounter(input: {id: 2, slug: \"s2\", note: \"n1\"}) { id } }"
            })
    void theConstraintOfAColumnThatMayNotBeReadIsNamedWhereItCanBeWritten(String mutation) {
        var run = engine.run(mutation, clerk());
        assertThat(run.problems()).hasSize(1);
        assertThat(run.problems().getFirst().details()).containsKey("constraint");
    }

    @Test
    void theConstraintOfAHiddenColumnIsNotNamed() {
        SharedDatabase.execute(database, "REVOKE UPDATE (cost) ON product FROM " + ROLE);
        try {
            CatalogEngine less = CatalogEngine.of(ROLE, database);
            var run = less.run("mutation { updateProduct(id: 10, input: {price: \"0.01\"}) { id } }", clerk());
            assertThat(run.problems()).hasSize(1);
            assertThat(run.response()).doesNotContain("secret_margin", "cost").contains("\"sqlState\":\"23514\"");
        } finally {
            SharedDatabase.execute(database, "GRANT UPDATE (cost) ON product TO " + ROLE);
        }
    }

    @Test
    void theConstraintOfWhatIsKnownIsNamed() {
        var run = engine.run("mutation { updateProduct(id: 1, input: {price: \"-1\"}) { id } }", clerk());
        assertThat(run.response())
                .contains("\"constraint\":\"price_is_positive\"", "price breaks the rule price_is_positive.");
        assertThat(engine.run("mutation { createCounter(input: {id: 2, slug: \"S1\"}) { id } }", clerk())
                        .response())
                .contains("\"constraint\":\"counter_lower_slug\"");
    }

    /** Regression: a column of a table counted as hidden where its view gives it another name. */
    @Test
    void theConstraintOfAColumnThatAViewRenamesIsNamed() {
        assertThat(engine.run("mutation { updateSheet(id: 1, input: {note: \"t\"}) { id } }", clerk())
                        .response())
                .contains("\"constraint\":\"sheet_note\"");
    }

    /** Whoever asks where callers are off is told all. */
    @Test
    void withoutCallersEveryConstraintIsNamed() {
        assertThat(CatalogEngine.over(database)
                        .run("mutation { deleteProduct(id: 2) { success } }")
                        .response())
                .contains("\"constraint\":\"purchase_line_tenant_id_product_id_fkey\"");
    }

    /** Regression: a function of the row takes all of it, which PostgreSQL refused each time. */
    @Test
    void aFunctionOfRowsIsNoFieldWhereAColumnMayNotBeRead() {
        var product = engine.catalog().table("Product");
        assertThat(product.column("label")).isEmpty();
        assertThat(product.function("likes")).isEmpty();
        assertThat(engine.catalog().notices())
                .extracting(Notice::message)
                .contains(
                        "Function public.label is left out: it takes a row of public.product, of which the role may not select each column. Let it select them all.");
        SharedDatabase.execute(database, "GRANT SELECT (cost) ON product TO " + ROLE);
        try {
            assertThat(CatalogEngine.of(ROLE, database)
                            .run("{ product(id: 1) { label likes(by: 2) } }", clerk())
                            .data())
                    .contains("\"label\":\"Product 1 of 1!\"", "\"likes\":3");
        } finally {
            SharedDatabase.execute(database, "REVOKE SELECT (cost) ON product FROM " + ROLE);
        }
    }

    /** Regression: a change by the value that is there reads it, which PostgreSQL refused each time. */
    @Test
    void columnsThatMayOnlyBeWrittenAreSetAndNotChangedByTheirValue() {
        assertThat(engine.run(
                                "mutation { updateCounter(id: 1, input: {secretHits: 3, secretTags: [\"a\"], secretDoc: {a: 1}}, ops: {increment: {hits: 2}, append: {tags: [\"t\"]}}) { hits tags } }",
                                clerk())
                        .data())
                .contains("{\"hits\":2,\"tags\":[\"t\"]}");
        for (String op : new String[] {
            "increment: {secretHits: 1}", "append: {secretTags: [\"x\"]}", "deleteKey: {secretDoc: [\"x\"]}"
        }) {
            assertThat(engine.run("mutation { updateCounter(id: 1, ops: {" + op + "}) { id } }", clerk())
                            .problems())
                    .as(op)
                    .extracting(Problem::code)
                    .containsOnly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
        }
    }

    /** Regression: ON CONFLICT reads what it compares, what a partial index's condition names, and what it takes from the row that was given. */
    @Test
    void upsertsTakeWhatMayBeRead() {
        var keys = Objects.requireNonNull(
                        engine.catalog().writeModel().targets().get("Counter"))
                .arbiterNames();
        assertThat(keys).containsOnlyKeys("counter_pkey", "counter_slug_key", "counter_lower_slug");
        assertThat(engine.run(
                                "mutation { upsertCounter(input: {id: 1, slug: \"s1\", note: \"new\", secretHits: 7, code: \"c9\"}) { id note } }",
                                clerk())
                        .data())
                .contains("\"note\":\"new\"");
        assertThat(engine.run("mutation { upsertCounter(input: {id: 1, slug: \"s1\"}) { id note } }", clerk())
                        .data())
                .as("nothing to change, and the key may not be")
                .contains("\"note\":\"n1\"");
        assertThat(engine.run(
                                "mutation { bulkUpsertCounters(input: [{id: 1, slug: \"s1\"}, {id: 2, slug: \"s2\"}]) { records { id } } }",
                                clerk())
                        .data())
                .contains("[{\"id\":1},{\"id\":2}]");
    }

    /** Regression: a column that may be written, but not read, kept its value where the row was there. */
    @Test
    void upsertsChangeColumnsThatMayOnlyBeWritten() {
        assertThat(
                        kept(
                                "mutation { upsertCounter(input: {id: 1, slug: \"s1\", secretHits: 7, secretTags: [\"x\", \"y\"], secretDoc: {a: 1}}) { id } }"))
                .isEqualTo("7 {x,y} {\"a\": 1}");
        assertThat(
                        kept(
                                "mutation { upsertCounter(input: {id: 1, slug: \"s1\", secretHits: 8}, onConflict: {update: [secretHits, secretTags]}) { id } }"))
                .as("what is not given has its default")
                .isEqualTo("8 {} {\"a\": 1}");
        assertThat(
                        kept(
                                "mutation { bulkUpsertCounters(input: [{id: 3, slug: \"s3\", secretHits: 30, secretTags: [\"z\"]}, {id: 1, slug: \"s1\", secretHits: 9, secretTags: [\"w\"]}]) { records { id } } }"))
                .isEqualTo("9 {w} {\"a\": 1}");
        assertThat(
                        kept(
                                "mutation { upsertCounter(input: {id: 4, slug: \"S1\", secretHits: 10}, onConflict: {constraint: counter_lower_slug, update: [secretHits]}) { id } }"))
                .as("an index over an expression")
                .isEqualTo("10 {w} {\"a\": 1}");
        assertThat(
                        kept(
                                "mutation { bulkUpsertCounters(input: [{id: 4, slug: \"S1\", secretHits: 11}, {id: 5, slug: \"s5\", secretHits: 5}], onConflict: {constraint: counter_lower_slug, update: [secretHits]}) { records { id } } }"))
                .isEqualTo("11 {w} {\"a\": 1}");
        SharedDatabase.execute(database, "DELETE FROM counter WHERE id > 1", "UPDATE counter SET secret_hits = 0");
    }

    /** Regression: where the database makes another key of the given one, the column was set to NULL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { bulkUpsertFolds(input: [{id: 2, email: \"A@X\", secret: 5}, {id: 3, email: \"b@x\", secret: 6}], onConflict: {constraint: fold_email_key, update: [secret]}) { records { id } } }",
                "mutation { bulkUpsertFolds(input: [{id: 3, amount: \"1.999\", secret: 5}, {id: 4, amount: \"7\", secret: 6}], onConflict: {constraint: fold_amount_key, update: [secret]}) { records { id } } }",
                "mutation { bulkUpsertFolds(input: [{id: 4, nothing: null, secret: 5}, {id: 5, nothing: 1, secret: 6}], onConflict: {constraint: fold_nothing_key, update: [secret]}) { records { id } } }"
            })
    void upsertsOfManyChangeWhatMayOnlyBeWrittenByTheRowThatWasGiven(String mutation) {
        var run = CatalogEngine.keeping(database, engine.catalog()).run(mutation, clerk());
        assertThat(run.problems()).isEmpty();
        assertThat(SharedDatabase.value(database, "SELECT secret::text FROM fold WHERE id = 1"))
                .isEqualTo("5");
        SharedDatabase.execute(database, "DELETE FROM fold WHERE id > 1", "UPDATE fold SET secret = 0");
    }

    /** Regression: rows that had to be written one by one were met twice, and the last one won. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { bulkUpsertFolds(input: [{id: 1, secret: 5}, {id: 1, secret: 6}], onConflict: {update: [secret]}) { records { id } } }",
                "mutation { bulkUpsertFolds(input: [{id: 1, secret: 5}, {id: 1, secret: 6}], onConflict: {update: [secret]}) { upsertedCount } }",
                "mutation { bulkUpsertFolds(input: [{id: 8, email: \"n@x\", secret: 5}, {id: 9, email: \"N@X\", secret: 6}], onConflict: {constraint: fold_email_key, update: [secret]}) { records { id } } }",
                "mutation { bulkUpsertCounters(input: [{id: 1, slug: \"s1\", note: \"a\"}, {id: 1, slug: \"s1\", note: \"b\"}]) { upsertedCount } }",
                "mutation { bulkUpsertLooses(input: [{code: \"a\", secret: \"1\"}, {code: \"a\", secret: \"2\"}]) { records { code } } }",
                "mutation { bulkUpsertLooses(input: [{code: \"a\", secret: \"1\"}, {code: \"a\", secret: \"2\"}]) { upsertedCount } }",
                "mutation { createShelf(input: {id: 2, volumes: {create: [{id: 1, no: 1, secret: 5}, {id: 1, no: 1, secret: 6}], onConflict: {update: [secret]}}}) { id } }",
                "mutation { bulkCreateShelves(input: [{id: 2, volumes: {create: [{id: 3, no: 3, secret: 5}], onConflict: {update: [secret]}}}, {id: 3, volumes: {create: [{id: 3, no: 3, secret: 6}], onConflict: {update: [secret]}}}]) { createdCount } }",
                "mutation { createShelf(input: {id: 2, marks: {create: [{id: 1, label: \"red\", secret: 5}, {id: 1, label: \"red\", secret: 6}], onConflict: {update: [secret]}}}) { id } }"
            })
    void aRowIsNotUpsertedTwice(String mutation) {
        var run = engine.run(mutation, clerk());
        assertThat(run.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
            assertThat(problem.message())
                    .isEqualTo(
                            mutation.contains("Counters")
                                    ? "ON CONFLICT DO UPDATE command cannot affect row a second time"
                                    : "The same row is given more than once.");
        });
    }

    /** Rows of no code meet none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { records { code } } | {"records":[{"code":"a"},{"code":null},{"code":null}]}
            { upsertedCount } | {"upsertedCount":3}
            """)
    void rowsWithoutAKeyAreUpsertedOnce(String asked, String answer) {
        var run = engine.run(
                "mutation { bulkUpsertLooses(input: [{code: \"a\", secret: \"1\"}, {code: null, secret: \"2\"}, {code: null, secret: \"3\"}]) "
                        + asked + " }",
                clerk());
        assertThat(run.data()).isEqualTo("{\"data\":{\"bulkUpsertLooses\":" + answer + "}}");
    }

    /** Regression: where NULLs are the same, too, the last of several rows won. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bulkUpsertLones(input: [{code: \"a\", secret: \"1\"}, {code: null, secret: \"2\"}, {code: null, secret: \"3\"}])",
                "bulkUpsertLones(input: [{code: \"a\", secret: \"1\"}, {code: \"a\", secret: \"2\"}])",
                "bulkUpsertLoneParts(input: [{code: null, secret: \"2\"}, {code: null, secret: \"3\"}], onConflict: {constraint: lone_part_open})",
            })
    void rowsWithNullsThatAreTheSameAreRefused(String field) {
        Problem problem = refused("mutation { " + field + " { upsertedCount } }");
        assertThat(problem.message()).startsWith("The same row is given more than once.");
    }

    /** Rows with values for other columns are another statement, as they are where all may be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { bulkUpsertFolds(input: [{id: 1, secret: 5}, {id: 1, email: \"a@x\", secret: 6}], onConflict: {update: [secret]}) { upsertedCount } }",
                "mutation { bulkUpsertCounters(input: [{id: 1, slug: \"s1\", note: \"a\"}, {id: 1, slug: \"s1\"}], onConflict: {constraint: counter_pkey}) { upsertedCount } }"
            })
    void ofOtherColumnsARowIsUpsertedAgain(String mutation) {
        assertThat(engine.run(mutation, clerk()).data()).contains("{\"upsertedCount\":2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { createShelf(input: {id: 2, volumes: {create: [{id: 2, no: 2, title: "new", secret: 6}, {id: 9, no: 1, title: "there", secret: 5}], onConflict: {constraint: volume_no_key, update: [title, secret]}}}) { volumes(orderBy: [{id: ASC}]) { id title shelf { id } } } } | {"createShelf":{"volumes":[{"id":1,"title":"there","shelf":{"id":2}},{"id":2,"title":"new","shelf":{"id":2}}]}} | SELECT string_agg(format('%s %s', secret, shelf_id), ', ' ORDER BY id) FROM volume | 5 2, 6 2
            mutation { createShelf(input: {id: 2, marks: {create: [{id: 9, label: "red", secret: 5}, {id: 2, label: "blue", secret: 6}], onConflict: {constraint: mark_label_key, update: [secret]}}}) { marks(orderBy: [{id: ASC}]) { id label } } } | {"createShelf":{"marks":[{"id":1,"label":"red"},{"id":2,"label":"blue"}]}} | SELECT string_agg(secret::text, ', ' ORDER BY id) FROM mark | 5, 6
            """)
    void rowsInsideOthersChangeWhatMayOnlyBeWritten(String mutation, String data, String query, String kept) {
        var run = CatalogEngine.keeping(database, engine.catalog()).run(mutation, clerk());
        try {
            assertThat(run.data()).isEqualTo("{\"data\":" + data + "}");
            assertThat(SharedDatabase.value(database, query)).isEqualTo(kept);
        } finally {
            SharedDatabase.execute(
                    database,
                    "DELETE FROM shelf_mark",
                    "DELETE FROM volume WHERE id > 1",
                    "DELETE FROM mark WHERE id > 1",
                    "UPDATE volume SET title = 'one', secret = 0, shelf_id = 1",
                    "UPDATE mark SET secret = 0",
                    "DELETE FROM shelf WHERE id > 1");
        }
    }

    /** What the first counter has after a mutation that stays done. */
    private static String kept(String mutation) {
        var run = CatalogEngine.keeping(database, engine.catalog()).run(mutation, clerk());
        assertThat(run.problems()).isEmpty();
        return SharedDatabase.value(
                database, "SELECT format('%s %s %s', secret_hits, secret_tags, secret_doc) FROM counter WHERE id = 1");
    }

    @Test
    void upsertsWithoutAColumnThatMayBeReadAndChangedAreNotOffered() {
        SharedDatabase.execute(database, "REVOKE UPDATE (note, hits, tags) ON counter FROM " + ROLE);
        try {
            var fields = CatalogEngine.of(ROLE, database).catalog().writeModel().fields();
            assertThat(fields)
                    .containsKeys("createCounter", "updateCounter")
                    .doesNotContainKeys("upsertCounter", "bulkUpsertCounters");
        } finally {
            SharedDatabase.execute(database, "GRANT UPDATE (note, hits, tags) ON counter TO " + ROLE);
        }
    }
}
