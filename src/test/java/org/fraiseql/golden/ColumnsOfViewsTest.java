package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Table;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A column of a view before a {@code tb_} table is the table's where it shows it, whatever it is called. */
class ColumnsOfViewsTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("columns of views", """
            CREATE TABLE tb_author (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE tb_post (id int PRIMARY KEY, title text NOT NULL, author_id int NOT NULL REFERENCES tb_author, editor_id int REFERENCES tb_author);
            INSERT INTO tb_author VALUES (1, 'Ada'), (2, 'Bob');
            INSERT INTO tb_post VALUES (1, 'first', 2, 1), (2, 'second', 1, 2);
            CREATE VIEW v_author AS SELECT * FROM tb_author;
            -- its id is the author's
            CREATE VIEW v_post AS SELECT a.id, p.title, p.author_id, a.name FROM tb_post p JOIN tb_author a ON a.id = p.author_id;

            CREATE TABLE tb_page (pk_page int PRIMARY KEY, title text, fk_author int REFERENCES tb_author, note text DEFAULT 'none');
            INSERT INTO tb_page VALUES (1, 'one', 1), (2, 'two', 2);
            CREATE VIEW inner_page AS SELECT pk_page AS no, title, fk_author AS writer, note FROM tb_page;
            -- renamed twice
            CREATE VIEW v_page AS SELECT no AS id, title AS heading, writer AS author_id, note FROM inner_page;

            CREATE TABLE tb_sum (id int PRIMARY KEY, n int);
            INSERT INTO tb_sum VALUES (1, 1), (1001, 2);
            CREATE VIEW v_sum AS SELECT id + 1000 AS id, n FROM tb_sum;

            -- the columns have changed their names
            CREATE TABLE tb_swap (id int PRIMARY KEY, old_id int NOT NULL UNIQUE, note text);
            INSERT INTO tb_swap VALUES (1, 2, 'a'), (2, 1, 'b');
            CREATE VIEW v_swap AS SELECT old_id AS id, id AS old_id, note FROM tb_swap;

            CREATE TABLE tb_category (id int PRIMARY KEY, name text, parent_id int REFERENCES tb_category);
            INSERT INTO tb_category VALUES (1, 'root', NULL), (2, 'leaf', 1);
            CREATE VIEW v_category AS
              WITH RECURSIVE tree AS (
                SELECT id, name, parent_id, 1 AS depth FROM tb_category WHERE parent_id IS NULL
                UNION ALL SELECT c.id, c.name, c.parent_id, tree.depth + 1 FROM tb_category c JOIN tree ON tree.id = c.parent_id)
              SELECT id, name, parent_id, depth, (SELECT count(*) FROM tb_author) AS authors FROM tree;

            CREATE TABLE tb_old (id int PRIMARY KEY, word text);
            CREATE TABLE tb_word (id int PRIMARY KEY, word text);
            INSERT INTO tb_old VALUES (1, 'old');
            INSERT INTO tb_word VALUES (1, 'new');
            CREATE VIEW v_word AS SELECT id, word FROM tb_word UNION ALL SELECT id, word FROM tb_old;

            CREATE TABLE tb_joined (id int PRIMARY KEY, a text);
            CREATE TABLE extra (id int PRIMARY KEY, b text);
            INSERT INTO tb_joined VALUES (1, 'a');
            INSERT INTO extra VALUES (1, 'b');
            CREATE VIEW v_joined AS SELECT id, j.a, e.b FROM (SELECT * FROM tb_joined) j LEFT JOIN extra e USING (id)
              WHERE EXISTS (SELECT id FROM extra);
            CREATE TABLE tb_grouped (id int PRIMARY KEY, a text);
            INSERT INTO tb_grouped VALUES (1, 'a');
            CREATE MATERIALIZED VIEW mv_grouped AS SELECT g.id, g.a, count(e.*) AS n FROM tb_grouped g LEFT JOIN extra e ON e.id = g.id GROUP BY g.id, g.a;
            CREATE TABLE tb_shown (id int PRIMARY KEY, data jsonb);
            CREATE TABLE tv_shown (id int PRIMARY KEY, data jsonb);
            INSERT INTO tb_shown VALUES (1, '{}');
            INSERT INTO tv_shown VALUES (1, '{}');
            CREATE TABLE tb_note (id int PRIMARY KEY, text text, page_id int REFERENCES tb_page);
            INSERT INTO tb_note VALUES (1, 'x', 1);

            CREATE TABLE tb_client (id int PRIMARY KEY, email text, phone text, name text);
            INSERT INTO tb_client VALUES (1, 'e@x', '1', 'Ada');
            CREATE VIEW v_client AS SELECT id, left(email, 1) AS email, left(phone, 1) AS phone, upper('x') AS tag, id AS name FROM tb_client;
            COMMENT ON COLUMN v_client.email IS '@omit create,update';
            COMMENT ON COLUMN v_client.phone IS '@name tel';
            CREATE TABLE tb_sealed (pk_sealed int PRIMARY KEY, title text);
            COMMENT ON COLUMN tb_sealed.pk_sealed IS '@omit';
            INSERT INTO tb_sealed VALUES (1, 'one');
            CREATE VIEW v_sealed AS SELECT pk_sealed AS id, title FROM tb_sealed;
            CREATE TABLE tb_twice (id int PRIMARY KEY, title text);
            INSERT INTO tb_twice VALUES (1, 'one');
            CREATE VIEW v_twice AS SELECT id, id AS uid, title FROM tb_twice;
            COMMENT ON VIEW v_twice IS '@key(uid)';
            CREATE TABLE tb_node (pk int PRIMARY KEY, parent int REFERENCES tb_node, name text);
            INSERT INTO tb_node VALUES (1, NULL, 'root'), (2, 1, 'leaf');
            CREATE VIEW v_node AS
              WITH RECURSIVE t(root, no, name) AS (
                SELECT pk, pk, name FROM tb_node WHERE parent IS NULL
                UNION ALL SELECT t.root, c.pk, c.name FROM tb_node c JOIN t ON c.parent = t.no)
              SELECT root, no, name FROM t;
            CREATE TABLE tb_employee (id int PRIMARY KEY, name text, boss int REFERENCES tb_employee);
            INSERT INTO tb_employee VALUES (1, 'Ada', NULL), (2, 'Bob', 1);
            CREATE VIEW v_employee AS SELECT m.id AS boss_id, m.name AS boss_name, e.id AS employee_id, e.name AS employee_name
              FROM tb_employee e JOIN tb_employee m ON m.id = e.boss;
            CREATE TABLE tb_worker (id int PRIMARY KEY, name text, boss int REFERENCES tb_worker);
            INSERT INTO tb_worker VALUES (1, 'Ada', NULL), (2, 'Bob', 1);
            CREATE VIEW v_worker AS SELECT m.id AS boss_id, m.name AS boss_name, e.id, e.name
              FROM tb_worker e LEFT JOIN tb_worker m ON m.id = e.boss;
            CREATE TABLE tb_mixed (id int PRIMARY KEY, name text, boss int REFERENCES tb_mixed);
            CREATE VIEW v_mixed AS SELECT e.id AS no, m.name AS called FROM tb_mixed e LEFT JOIN tb_mixed m ON m.id = e.boss
              UNION ALL SELECT m.id, m.name FROM tb_mixed e JOIN tb_mixed m ON m.id = e.boss;
            CREATE TABLE tb_member (id int PRIMARY KEY, name text);
            CREATE TABLE tb_profile (user_id int PRIMARY KEY REFERENCES tb_member, bio text);
            INSERT INTO tb_member VALUES (1, 'Ada');
            INSERT INTO tb_profile VALUES (1, 'x');
            CREATE VIEW v_member AS SELECT id, name FROM tb_member;
            CREATE VIEW v_profile AS SELECT user_id, u.name, p.bio FROM (SELECT id AS user_id, name FROM tb_member) u JOIN tb_profile p USING (user_id);
            CREATE TABLE tb_essay (id int PRIMARY KEY, title text NOT NULL, author_id int REFERENCES tb_author);
            INSERT INTO tb_essay VALUES (1, 'e', 2);
            CREATE VIEW v_essay AS SELECT p.id, p.title, a.id AS author_id, a.name FROM tb_essay p JOIN tb_author a ON a.id = p.author_id;
            CREATE TABLE tb_open (id int PRIMARY KEY, author_id int REFERENCES tb_author);
            CREATE VIEW v_open AS SELECT p.id, a.id AS author_id FROM tb_open p LEFT JOIN tb_author a ON a.id = p.author_id AND a.name <> 'Bob';

            -- equal columns of one row
            CREATE TABLE tb_doc (id int PRIMARY KEY, master_id int, title text);
            INSERT INTO tb_doc VALUES (1, 1, 'master'), (2, 1, 'version'), (3, 1, 'version');
            CREATE VIEW v_doc AS SELECT master_id AS id, title FROM tb_doc WHERE id = master_id;
            CREATE TABLE tb_scroll (id int PRIMARY KEY, master_id int, title text);
            INSERT INTO tb_scroll VALUES (1, 1, 'master'), (2, 1, 'version');
            CREATE VIEW v_scroll AS SELECT master_id AS no, title FROM tb_scroll WHERE id = master_id;
            COMMENT ON VIEW v_scroll IS '@key(no)';
            CREATE TABLE tb_cell (a int, b int, title text, PRIMARY KEY (a, b));
            INSERT INTO tb_cell VALUES (1, 1, 'diagonal'), (1, 2, 'other');
            CREATE VIEW v_cell AS SELECT a AS no, title FROM tb_cell WHERE a = b;
            CREATE TABLE tb_issue (root int, rev int, title text, PRIMARY KEY (root, rev));
            CREATE VIEW v_issue AS SELECT root AS id, title FROM tb_issue WHERE root = rev;
            COMMENT ON VIEW v_issue IS '@key(id)';
            CREATE TABLE tb_draft (root int, rev int, title text, PRIMARY KEY (root, rev));
            CREATE MATERIALIZED VIEW mv_draft AS SELECT root AS id, title FROM tb_draft WHERE root = rev;
            CREATE UNIQUE INDEX draft_id ON mv_draft (id);
            CREATE TABLE tb_roll (id int PRIMARY KEY, master_id int, title text);
            INSERT INTO tb_roll VALUES (1, 1, 'master'), (2, 1, 'version');
            CREATE VIEW v_roll AS SELECT master_id AS no, title FROM tb_roll WHERE id = master_id;
            COMMENT ON VIEW v_roll IS '@key(no)';
            CREATE TABLE leaf (id int PRIMARY KEY, roll_id int REFERENCES tb_roll);
            INSERT INTO leaf VALUES (1, 1), (2, 2);
            -- its own key is none of the table's
            CREATE TABLE tb_tally (id int PRIMARY KEY, author_id int NOT NULL, title text);
            INSERT INTO tb_tally VALUES (1, 1, 'a'), (2, 1, 'b');
            CREATE MATERIALIZED VIEW mv_tally AS SELECT author_id, count(*) AS n FROM tb_tally GROUP BY author_id;
            CREATE UNIQUE INDEX tally_author ON mv_tally (author_id);
            CREATE TABLE tb_customer (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE tb_order (id int PRIMARY KEY, billing_id int REFERENCES tb_customer, shipping_id int REFERENCES tb_customer, name text);
            COMMENT ON COLUMN tb_order.name IS '@name label';
            INSERT INTO tb_customer VALUES (1, 'Ada'), (2, 'Bob');
            INSERT INTO tb_order VALUES (1, 1, 1, 'one');
            CREATE VIEW v_customer AS SELECT * FROM tb_customer;
            CREATE VIEW v_order AS SELECT o.id, o.shipping_id, c.name
              FROM tb_order o JOIN tb_customer c ON c.id = o.billing_id AND c.id = o.shipping_id;
            COMMENT ON COLUMN v_order.name IS '@omit create,update';
            CREATE TABLE tb_parcel (id int PRIMARY KEY, billing_id int, shipping_id int);
            INSERT INTO tb_parcel VALUES (1, 1, 1);
            CREATE VIEW v_parcel AS SELECT id, billing_id AS b, shipping_id AS s FROM tb_parcel WHERE billing_id = shipping_id;
            -- the name is the other table's
            CREATE TABLE tb_ticket (id int PRIMARY KEY, customer_id int REFERENCES tb_customer, name text);
            INSERT INTO tb_ticket VALUES (1, 2, 'one');
            CREATE VIEW v_ticket AS SELECT t.id, c.name FROM tb_ticket t JOIN tb_customer c ON c.id = t.customer_id;
            COMMENT ON COLUMN v_ticket.name IS '@omit create,update';
            CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE TABLE tb_alias (id text COLLATE folding PRIMARY KEY, title text);
            CREATE TABLE nick (name text COLLATE folding, n int);
            CREATE TABLE tb_handle (id text PRIMARY KEY, title text);
            CREATE TABLE known (name text, n int);
            INSERT INTO tb_alias VALUES ('ada', 'A');
            INSERT INTO nick VALUES ('ADA', 1);
            INSERT INTO tb_handle VALUES ('ada', 'A');
            INSERT INTO known VALUES ('ada', 1);
            CREATE VIEW v_alias AS SELECT n.name AS id, a.title, n.n FROM tb_alias a JOIN nick n ON n.name = a.id;
            CREATE VIEW v_handle AS SELECT k.name AS id, h.title, k.n FROM tb_handle h JOIN known k ON k.name = h.id;

            -- what is equal in every row
            CREATE TABLE peer (id int, other int);
            INSERT INTO peer VALUES (1, 1);
            CREATE TABLE tb_comma (id int PRIMARY KEY, a text);
            CREATE VIEW v_comma AS SELECT p.id, t.a FROM tb_comma t, peer p WHERE t.a <> 'x' AND (p.id = t.id AND p.other > 0);
            CREATE TABLE tb_chain (id int PRIMARY KEY, a text);
            CREATE VIEW v_chain AS SELECT q.other AS id, t.a FROM tb_chain t JOIN peer p ON t.id = p.id, peer q WHERE q.id = p.id AND q.other = q.id;
            CREATE TABLE tb_inside (id int PRIMARY KEY, a text);
            CREATE VIEW v_inside AS SELECT p.id, t.a FROM peer q LEFT JOIN (tb_inside t JOIN peer p ON p.id = t.id) ON q.id = t.id;
            CREATE TABLE tb_either (id int PRIMARY KEY, a text);
            CREATE VIEW v_either AS SELECT p.id, t.a FROM tb_either t, peer p WHERE p.id = t.id OR p.other = t.id;
            CREATE TABLE tb_never (id int PRIMARY KEY, a text);
            CREATE VIEW v_never AS SELECT p.id, t.a FROM tb_never t, peer p WHERE NOT (p.id = t.id);
            CREATE TABLE tb_more (id int PRIMARY KEY, a text);
            CREATE VIEW v_more AS SELECT p.id, t.a FROM tb_more t JOIN peer p ON p.id >= t.id;
            CREATE TABLE tb_full (id int PRIMARY KEY, a text);
            CREATE VIEW v_full AS SELECT p.id, t.a FROM tb_full t FULL JOIN peer p ON p.id = t.id;
            CREATE TABLE tb_staff (id int PRIMARY KEY, name text, boss int REFERENCES tb_staff);
            CREATE VIEW v_staff AS SELECT e.id, e.boss AS chief, m.name FROM tb_staff e LEFT JOIN tb_staff m ON m.id = e.boss;

            CREATE TABLE "tb_odd {b\\c" ("i d" int PRIMARY KEY, "co{l\\)" text);
            INSERT INTO "tb_odd {b\\c" VALUES (1, 'one');
            CREATE VIEW "v_odd {b\\c" AS
              WITH ":q (}\\ "" <>" AS (SELECT "i d" AS "k}", "co{l\\)" AS "<>""t" FROM "tb_odd {b\\c") SELECT "k}" AS "(id", "<>""t" AS "1\\text" FROM ":q (}\\ "" <>";
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    private static Table table(String type) {
        return ENGINE.catalog().table(type);
    }

    private static List<String> mutations(String type) {
        return ENGINE.catalog().writeModel().fields().values().stream()
                .filter(field -> field.target().table().typeName().equals(type))
                .map(field -> field.fieldName())
                .toList();
    }

    /** Regression: the author's id was taken for the post's, so that updatePost(id: 1) changed the post of another author. */
    @Test
    void aKeyOfAnotherTableIsNone() {
        assertThat(table("Post").keys()).isEmpty();
        assertThat(mutations("Post")).isEmpty();
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("public.tb_post") && message.contains("public.v_post"));
        assertThat(ENGINE.run("{ post(id: 1) { title } }").problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("post");
        assertThat(ENGINE.run("{ posts(orderBy: [{title: ASC}]) { id title author { name } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"posts\":[{\"id\":2,\"title\":\"first\",\"author\":{\"name\":\"Bob\"}},{\"id\":1,\"title\":\"second\",\"author\":{\"name\":\"Ada\"}}]}}");
    }

    /** Regression: an expression that is called like the key found another row where it was written. */
    @Test
    void anExpressionIsNoKey() {
        assertThat(table("Sum").keys()).isEmpty();
        assertThat(mutations("Sum")).isEmpty();
    }

    @Test
    void whatIsPutTogetherOfTwoTablesIsNoKey() {
        assertThat(table("Word").keys()).isEmpty();
        assertThat(mutations("Word")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Category",
                "Joined",
                "Grouped",
                "Shown",
                "Author",
                "Page",
                "Swap",
                "Worker",
                "Profile",
                "Essay",
                "Node",
                "Comma",
                "Chain",
                "Inside",
                "Staff"
            })
    void theTablesOwnKeyIsOne(String type) {
        assertThat(table(type).primaryKey()).isPresent();
        assertThat(mutations(type)).contains("create" + type, "update" + type, "delete" + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Either", "Never", "More", "Full"})
    void whatIsNotEqualInEveryRowIsNoKey(String type) {
        assertThat(table(type).keys()).isEmpty();
        assertThat(mutations(type)).isEmpty();
    }

    /** As PostgreSQL keeps names in the trees of queries. */
    @Test
    void namesMayHaveAnyLetters() {
        assertThat(ENGINE.run("mutation { updateOddBC(_id: 1, input: {_1Text: \"t\"}) { _id _1Text } }")
                        .response())
                .isEqualTo("{\"data\":{\"updateOddBC\":{\"_id\":1,\"_1Text\":\"t\"}}}");
    }

    @Test
    void aRecursiveViewHasTheRelationsOfItsTable() {
        assertThat(ENGINE.run("{ category(id: 2) { name depth authors parent { name } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"category\":{\"name\":\"leaf\",\"depth\":2,\"authors\":2,\"parent\":{\"name\":\"root\"}}}}");
    }

    /** Regression: columns were looked for by their names, so that a view that gives them others had no key and no relations. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { page(id: 2) { heading author { name } notes { text } } } | {"data":{"page":{"heading":"two","author":{"name":"Bob"},"notes":[]}}}
            { author(id: 1) { pages { id heading } } } | {"data":{"author":{"pages":[{"id":1,"heading":"one"}]}}}
            mutation { createPage(input: {id: 7, heading: "seven", author: {connect: {id: 1}}, notes: {create: [{id: 7, text: "n"}]}}) { id heading authorId note notes { text } } } | {"data":{"createPage":{"id":7,"heading":"seven","authorId":1,"note":"none","notes":[{"text":"n"}]}}}
            mutation { createPage(input: {id: 8, authorId: 1, notes: {connect: [{id: 1}]}}) { id notes { id } } } | {"data":{"createPage":{"id":8,"notes":[{"id":1}]}}}
            mutation { createNote(input: {id: 9, page: {connect: {id: 2}}}) { page { heading } } } | {"data":{"createNote":{"page":{"heading":"two"}}}}
            mutation { createNote(input: {id: 9, page: {create: {id: 9, heading: "nine"}}}) { page { id heading } } } | {"data":{"createNote":{"page":{"id":9,"heading":"nine"}}}}
            mutation { createAuthor(input: {id: 9, name: "Cy", pages: {connect: [{id: 2}], create: [{id: 10}]}}) { pages(orderBy: [{id: ASC}]) { id } } } | {"data":{"createAuthor":{"pages":[{"id":2},{"id":10}]}}}
            mutation { updatePage(id: 2, input: {heading: "changed"}) { id heading author { name } } } | {"data":{"updatePage":{"id":2,"heading":"changed","author":{"name":"Bob"}}}}
            mutation { updatePage(id: 2, input: {id: 20}) { id heading } } | {"data":{"updatePage":{"id":20,"heading":"two"}}}
            mutation { bulkUpdatePages(where: {heading: {eq: "two"}, author: {name: {eq: "Bob"}}}, input: {note: "n"}) { updatedCount records { id note } } } | {"data":{"bulkUpdatePages":{"updatedCount":1,"records":[{"id":2,"note":"n"}]}}}
            mutation { upsertPage(input: {id: 2, heading: "up"}) { id heading authorId } } | {"data":{"upsertPage":{"id":2,"heading":"up","authorId":2}}}
            mutation { bulkUpsertPages(input: [{id: 2, heading: "up"}, {id: 3, heading: "new"}]) { records { id heading } } } | {"data":{"bulkUpsertPages":{"records":[{"id":2,"heading":"up"},{"id":3,"heading":"new"}]}}}
            mutation { deletePage(id: 2) { success record { id heading } } } | {"data":{"deletePage":{"success":true,"record":{"id":2,"heading":"two"}}}}
            mutation { deletePage(id: 99) { success } } | {"data":{"deletePage":{"success":false}}}
            mutation { bulkDeletePages(where: {heading: {eq: "two"}}) { deletedCount records { id } } } | {"data":{"bulkDeletePages":{"deletedCount":1,"records":[{"id":2}]}}}
            mutation { updateSwap(oldId: 1, input: {note: "c"}) { id oldId note } } | {"data":{"updateSwap":{"id":2,"oldId":1,"note":"c"}}}
            { swap(oldId: 1) { id note } } | {"data":{"swap":{"id":2,"note":"a"}}}
            mutation { deleteSwap(oldId: 2) { success record { id oldId note } } } | {"data":{"deleteSwap":{"success":true,"record":{"id":1,"oldId":2,"note":"b"}}}}
            """)
    void aRenamedColumnIsTheTables(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
    }

    /** Regression: what each row has of the one above it was a key, so that updateNode(root: 1) changed the root. */
    @Test
    void whatComesFromTheRowAboveIsNoKey() {
        assertThat(ENGINE.run("mutation { updateNode(no: 2, input: {name: \"n\"}) { root no name } }")
                        .data())
                .isEqualTo("{\"data\":{\"updateNode\":{\"root\":1,\"no\":2,\"name\":\"n\"}}}");
        assertThat(table("Node").keys()).allSatisfy(key -> assertThat(key.columns())
                .extracting(column -> column.name())
                .containsExactly("no"));
    }

    /** Regression: of a row and the one that it refers to the first was taken, so that deleteEmployee(bossId: 1) deleted the boss. */
    @ParameterizedTest
    @ValueSource(strings = {"Employee", "Mixed"})
    void whichOfTwoRowsOfOneTableIsMeantIsNotGuessed(String type) {
        assertThat(table(type).keys()).isEmpty();
        assertThat(mutations(type)).isEmpty();
    }

    @Test
    void aViewOfTwoRowsOfOneTableIsTold() {
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("behind public.v_employee"));
    }

    /** Regression: a column that a join takes from its other side, where it is equal, was none of the table's. */
    @Test
    void whatAJoinMakesEqualIsBoth() {
        assertThat(ENGINE.run("{ author(id: 2) { essays { id author { name } } } }")
                        .data())
                .isEqualTo("{\"data\":{\"author\":{\"essays\":[{\"id\":1,\"author\":{\"name\":\"Bob\"}}]}}}");
        assertThat(ENGINE.run(
                                "mutation { createEssay(input: {id: 2, title: \"t\", author: {connect: {id: 1}}}) { id authorId author { name } } }")
                        .data())
                .isEqualTo("{\"data\":{\"createEssay\":{\"id\":2,\"authorId\":1,\"author\":{\"name\":\"Ada\"}}}}");
        assertThat(ENGINE.run("mutation { updateProfile(userId: 1, input: {bio: \"b\"}) { userId name bio } }")
                        .data())
                .isEqualTo("{\"data\":{\"updateProfile\":{\"userId\":1,\"name\":\"Ada\",\"bio\":\"b\"}}}");
    }

    @Test
    void whatAnOuterJoinComparesIsNotEqual() {
        assertThat(table("Open").relationships()).isEmpty();
    }

    /** Regression: a comment on an expression that is called like a column of the table no longer kept it from being written. */
    @Test
    void whatAnExpressionLeavesOutIsNotWritten() {
        var target =
                Objects.requireNonNull(ENGINE.catalog().writeModel().targets().get("Client"));
        assertThat(target.columns())
                .filteredOn(column -> column.insertable() || column.updatable())
                .extracting(column -> column.fieldName())
                .contains("id", "tel")
                .doesNotContain("email", "phone", "name");
    }

    /** Regression: the key was looked for under the view's name where the table's column has no input of its own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { updateSealed(id: 1, input: {title: "t"}) { id title } } | {"data":{"updateSealed":{"id":1,"title":"t"}}}
            mutation { deleteSealed(id: 1) { success record { id title } } } | {"data":{"deleteSealed":{"success":true,"record":{"id":1,"title":"one"}}}}
            mutation { bulkUpdateSealeds(where: {title: {eq: "one"}}, input: {title: "t"}) { records { id title } } } | {"data":{"bulkUpdateSealeds":{"records":[{"id":1,"title":"t"}]}}}
            mutation { updateTwice(uid: 1, input: {title: "t"}) { id uid title } } | {"data":{"updateTwice":{"id":1,"uid":1,"title":"t"}}}
            mutation { deleteTwice(uid: 1) { success record { uid } } } | {"data":{"deleteTwice":{"success":true,"record":{"uid":1}}}}
            """)
    void aKeyIsFoundByTheColumnThatItShows(String mutation, String answer) {
        assertThat(ENGINE.run(mutation).data()).isEqualTo(answer);
    }

    /** Regression: of equal columns of a row another than the key was asked, so that updateDoc(id: 1) changed the versions beside their master. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            doc | mutation { updateDoc(id: 1, input: {title: "t"}) { id title } }
            doc | mutation { bulkUpdateDocs(where: {id: {eq: 1}}, input: {title: "t"}) { updatedCount } }
            doc | mutation { deleteDoc(id: 1) { success record { id } } }
            doc | mutation { bulkDeleteDocs(where: {id: {eq: 1}}) { deletedCount records { id } } }
            scroll | mutation { updateScroll(no: 1, input: {title: "t"}) { no title } }
            scroll | mutation { deleteScroll(no: 1) { success } }
            """)
    void ofEqualColumnsTheKeyFindsTheRow(String table, String mutation) {
        var run = CatalogEngine.keeping(DATABASE, ENGINE.catalog()).run(mutation);
        assertThat(run.problems()).isEmpty();
        assertThat(value("SELECT count(*) FROM tb_%s WHERE title = 'version'".formatted(table)))
                .isEqualTo(value("SELECT count(*) FROM tb_%s WHERE id > 1".formatted(table)))
                .isNotEqualTo("0");
        SharedDatabase.execute(
                DATABASE,
                "INSERT INTO tb_%s VALUES (1, 1, 'master') ON CONFLICT (id) DO UPDATE SET title = 'master'"
                        .formatted(table));
    }

    /** Regression: a relation by a column that a view shows only as equal to another was gone, as no rows can be nested along it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { leaf(id: 1) { roll { no title } } } | {"data":{"leaf":{"roll":{"no":1,"title":"master"}}}}
            { leaf(id: 2) { roll { no } } } | {"data":{"leaf":{"roll":null}}}
            { roll(no: 1) { leaves { id } } } | {"data":{"roll":{"leaves":[{"id":1}]}}}
            { leaves(where: {roll: {title: {eq: "master"}}}) { id } } | {"data":{"leaves":[{"id":1}]}}
            { rolls(where: {leaves: {some: {id: {eq: 1}}}}) { no } } | {"data":{"rolls":[{"no":1}]}}
            """)
    void whatAColumnIsEqualToHasItsRelations(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { createLeaf(input: {id: 3, roll: {create: {title: \"t\"}}}) { id } }",
                "mutation { createLeaf(input: {id: 3, roll: {connect: {no: 1}}}) { id } }",
                "mutation { createRoll(input: {title: \"t\", leaves: {create: [{id: 3}]}}) { no } }"
            })
    void alongTheseNoRowsAreNested(String mutation) {
        assertThat(ENGINE.run(mutation).problems()).isNotEmpty();
    }

    private static String value(String query) {
        return SharedDatabase.value(DATABASE, query.replace("count(*)", "count(*)::text"));
    }

    /** Regression: updateTally(authorId: 1) changed all rows that the view counts, and updateIssue(id: 2) those that are equal in one column of the key. */
    @ParameterizedTest
    @ValueSource(strings = {"Tally", "Cell", "Issue", "Draft"})
    void aKeyThatLeadsToSeveralRowsOfTheTableWritesNone(String type) {
        assertThat(mutations(type)).isEmpty();
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("public.tb_" + type.toLowerCase(Locale.ROOT)));
    }

    /** Regression: both columns were called like the one that the view has, and the other was written. */
    @Test
    void ofEqualColumnsEachIsWrittenByItsOwnName() {
        assertThat(inputs("Order"))
                .containsEntry("id", "id")
                .containsEntry("shippingId", "shipping_id")
                .containsEntry("billingId", "billing_id");
        assertThat(inputs("Parcel")).containsEntry("b", "billing_id").containsEntry("s", "shipping_id");
        assertThat(ENGINE.run(
                                "mutation { createOrder(input: {id: 2, shipping: {connect: {id: 2}}, billingId: 2}) { id shippingId name } }")
                        .data())
                .isEqualTo("{\"data\":{\"createOrder\":{\"id\":2,\"shippingId\":2,\"name\":\"Bob\"}}}");
        assertThat(ENGINE.run(
                                "mutation { createOrder(input: {id: 2, shippingId: 2, billing: {connect: {id: 2}}}) { id } }")
                        .problems())
                .as("the other's relation is of a column that the view does not show")
                .isNotEmpty();
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .noneMatch(message -> message.contains("shipping_id") || message.contains("shippingId"));
    }

    /** Regression: a column of the table was called like another table's that the view shows, and left out with it. */
    @Test
    void aColumnOfAnotherTableGivesNoName() {
        assertThat(inputs("Order")).containsEntry("label", "name");
        assertThat(inputs("Ticket")).containsEntry("customerId", "customer_id").doesNotContainKey("name");
        assertThat(inputs("Ticket").values()).contains("name");
        assertThat(inputs("Client")).containsEntry("tel", "phone").doesNotContainKeys("name", "email");
    }

    /** What is called how in the table, by field. */
    private static Map<String, String> inputs(String type) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Objects.requireNonNull(ENGINE.catalog().writeModel().targets().get(type)).columns().stream()
                .filter(column -> column.insertable())
                .forEach(
                        column -> inputs.put(column.fieldName(), column.column().name()));
        return inputs;
    }

    /** Regression: texts that a collation holds equal are other texts. */
    @Test
    void whatACollationHoldsEqualIsNotTheSame() {
        assertThat(table("Alias").keys()).isEmpty();
        assertThat(table("Handle").keys()).isNotEmpty();
    }
}
