package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is written is returned, which PostgreSQL refuses where a rule does something else instead and returns nothing (PostgreSQL manual, Rules on INSERT, UPDATE, and DELETE). */
class RulesOfChangesTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("rules of changes", """
            CREATE TABLE log (name text);
            CREATE TABLE elder (id int PRIMARY KEY, name text);
            CREATE TABLE member (id int PRIMARY KEY, name text, gone bool NOT NULL DEFAULT false);
            CREATE RULE soft AS ON DELETE TO member DO INSTEAD UPDATE member SET gone = true WHERE id = OLD.id;
            CREATE TABLE letter (id int PRIMARY KEY, name text, gone bool NOT NULL DEFAULT false);
            CREATE RULE soft AS ON DELETE TO letter DO INSTEAD UPDATE letter SET gone = true WHERE id = OLD.id RETURNING id, name, gone;
            CREATE TABLE moved (id int PRIMARY KEY, name text);
            CREATE RULE elsewhere AS ON DELETE TO moved DO INSTEAD (INSERT INTO log VALUES (OLD.name); DELETE FROM elder WHERE id = OLD.id RETURNING id, name; NOTIFY moved);
            CREATE RULE sometimes AS ON DELETE TO moved WHERE OLD.id < 0 DO INSTEAD NOTHING;
            CREATE TABLE frozen (id int PRIMARY KEY, name text);
            CREATE RULE no_update AS ON UPDATE TO frozen DO INSTEAD NOTHING;
            CREATE TABLE logged (id int PRIMARY KEY, name text);
            CREATE RULE also AS ON UPDATE TO logged DO ALSO INSERT INTO log VALUES (NEW.name);
            CREATE TABLE diverted (id int PRIMARY KEY, name text);
            CREATE RULE big AS ON INSERT TO diverted WHERE NEW.id > 100 DO INSTEAD INSERT INTO log VALUES (NEW.name);
            CREATE TABLE kept (id int PRIMARY KEY, name text);
            CREATE RULE never AS ON DELETE TO kept DO INSTEAD NOTHING;
            COMMENT ON TABLE kept IS '@omit delete';
            CREATE TABLE idle (id int PRIMARY KEY, name text);
            CREATE RULE never AS ON DELETE TO idle DO INSTEAD NOTHING;
            ALTER TABLE idle DISABLE RULE never;
            CREATE VIEW pair AS SELECT a.id, a.name, b.name AS other FROM member a JOIN letter b ON b.id = a.id;
            COMMENT ON VIEW pair IS '@key(id)';
            CREATE RULE i AS ON INSERT TO pair DO INSTEAD INSERT INTO member VALUES (NEW.id, NEW.name);
            CREATE RULE u AS ON UPDATE TO pair DO INSTEAD UPDATE member SET name = NEW.name WHERE id = OLD.id RETURNING id, name, name;
            CREATE RULE d AS ON DELETE TO pair DO INSTEAD NOTHING;
            CREATE TABLE tb_note (id int PRIMARY KEY, name text);
            CREATE VIEW v_note AS SELECT id, name FROM tb_note;
            CREATE RULE n AS ON INSERT TO tb_note DO INSTEAD NOTHING;
            INSERT INTO member VALUES (1, 'a');
            INSERT INTO letter VALUES (1, 'a');
            INSERT INTO moved VALUES (1, 'a');
            INSERT INTO elder VALUES (1, 'old');
            INSERT INTO frozen VALUES (1, 'a');
            INSERT INTO logged VALUES (1, 'a');
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    /** Regression: they were offered, and failed each time. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Member | create update upsert bulkCreate bulkUpdate bulkUpsert
            Letter | create update upsert bulkCreate bulkUpdate bulkUpsert
            Moved | create update upsert delete bulkCreate bulkUpdate bulkUpsert bulkDelete
            Frozen | create delete bulkCreate bulkDelete
            Logged | create update delete bulkCreate bulkUpdate bulkDelete
            Diverted | update delete bulkUpdate bulkDelete
            Kept | create update upsert bulkCreate bulkUpdate bulkUpsert
            Idle | create update upsert delete bulkCreate bulkUpdate bulkUpsert bulkDelete
            Pair | update bulkUpdate
            Note | update delete bulkUpdate bulkDelete
            """)
    void whatPostgreSQLRefusesIsNotOffered(String type, String forms) {
        assertThat(ENGINE.catalog().writeModel().fields().keySet().stream()
                        .filter(name -> name.matches("[a-z]+([CUD][a-z]+)?" + type + "(s|ies|es)?"))
                        .map(name -> name.replaceFirst(type + ".*", "")))
                .containsExactlyInAnyOrder(forms.split(" "));
    }

    @Test
    void itIsTold() {
        Stream<String> told =
                ENGINE.catalog().notices().stream().map(Notice::message).filter(message -> message.contains("rule"));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        told("member", "delete", "soft", "DELETE"),
                        told("letter", "delete", "soft", "DELETE"),
                        told("frozen", "update", "no_update", "UPDATE"),
                        told("diverted", "create", "big", "INSERT"),
                        told("pair", "create", "i", "INSERT"),
                        told("pair", "delete", "d", "DELETE"),
                        told("tb_note", "create", "n", "INSERT"),
                        "public.logged has no upserts: PostgreSQL has none for tables with rules for INSERT or UPDATE, as \"also\" is. Make it a trigger.");
    }

    private static String told(String relation, String form, String rule, String event) {
        return """
                public.%s has no mutations that %s rows: its rule "%s" does something else instead, of which no rows come back. \
                Give it an action that is %s, too, and returns its rows, or let an INSTEAD OF trigger of a view do it.""".formatted(relation, form, rule, event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { deleteMoved(id: 1) { success record { id name } } } | {"data":{"deleteMoved":{"success":true,"record":{"id":1,"name":"old"}}}}
            mutation { updateLogged(id: 1, input: {name: "b"}) { name } } | {"data":{"updateLogged":{"name":"b"}}}
            mutation { updatePair(id: 1, input: {name: "b"}) { id name } } | {"data":{"updatePair":{"id":1,"name":"b"}}}
            mutation { upsertMember(input: {id: 1, name: "b"}) { id name } } | {"data":{"upsertMember":{"id":1,"name":"b"}}}
            """)
    void whatIsOfferedSucceeds(String mutation, String answer) {
        assertThat(ENGINE.run(mutation).data()).isEqualTo(answer);
    }
}
