package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a view that PostgreSQL inserts through by itself rows are created only if the table behind it can be given all that it needs. */
class RowsThroughViewsTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("rows through views", """
            CREATE TABLE person (id int PRIMARY KEY, name text NOT NULL, born date NOT NULL DEFAULT '2000-01-01', no int GENERATED ALWAYS AS IDENTITY, note text);
            CREATE VIEW nameless AS SELECT id, note FROM person;
            CREATE VIEW shouted AS SELECT id, upper(name) AS name, note FROM person;
            CREATE VIEW over_nameless AS SELECT id FROM nameless;
            CREATE VIEW counted AS SELECT id, (SELECT p.name FROM person p WHERE p.id = o.id) AS name FROM person o;
            CREATE VIEW named AS SELECT id AS no, name AS called FROM person;
            CREATE VIEW over_named AS SELECT no, called AS heading FROM named WHERE no > 0;
            CREATE VIEW defaulted AS SELECT id, name FROM person;
            ALTER VIEW defaulted ALTER COLUMN name SET DEFAULT 'nobody';
            COMMENT ON COLUMN defaulted.name IS '@omit create';
            CREATE VIEW diverted AS SELECT id, note FROM person;
            CREATE FUNCTION divert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO person (id, name) VALUES (NEW.id, 'diverted'); RETURN NEW; END $$;
            CREATE TRIGGER divert INSTEAD OF INSERT ON diverted FOR EACH ROW EXECUTE FUNCTION divert();
            CREATE TABLE stamped (id int PRIMARY KEY, name text NOT NULL);
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'stamped'; RETURN NEW; END $$;
            CREATE TRIGGER stamp BEFORE INSERT ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
            CREATE VIEW stamped_id AS SELECT id FROM stamped;
            CREATE SCHEMA inner_part;
            CREATE TABLE inner_part.core (id int PRIMARY KEY, secret int NOT NULL);
            CREATE VIEW of_other_schema AS SELECT id FROM inner_part.core;
            CREATE VIEW ruled AS SELECT id, note FROM person;
            CREATE RULE i AS ON INSERT TO ruled DO INSTEAD INSERT INTO person (id, name, note) VALUES (NEW.id, 'ruled', NEW.note) RETURNING id, note;
            CREATE VIEW over_ruled AS SELECT id FROM ruled;
            CREATE VIEW sometimes_ruled AS SELECT id, note FROM person;
            CREATE RULE i AS ON INSERT TO sometimes_ruled WHERE NEW.id > 5 DO INSTEAD INSERT INTO person (id, name) VALUES (NEW.id, 'ruled');
            CREATE VIEW also_ruled AS SELECT id, note FROM person;
            CREATE RULE i AS ON INSERT TO also_ruled DO ALSO NOTIFY inserted;
            CREATE VIEW between AS SELECT id, name, note FROM person;
            ALTER VIEW between ALTER COLUMN name SET DEFAULT 'between';
            CREATE VIEW over_between AS SELECT id, note FROM between;
            CREATE DOMAIN label AS text NOT NULL;
            CREATE DOMAIN label_again AS label;
            CREATE DOMAIN label_anyway AS text NOT NULL DEFAULT 'anyhow';
            CREATE TABLE of_domain (id int PRIMARY KEY, name label);
            CREATE TABLE of_domains (id int PRIMARY KEY, name label_again);
            CREATE TABLE of_default (id int PRIMARY KEY, name label_anyway);
            CREATE VIEW less_domain AS SELECT id FROM of_domain;
            CREATE VIEW without_label AS SELECT id FROM of_domains;
            CREATE VIEW less_default AS SELECT id FROM of_default;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    /** Regression: each of them failed each time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nameless",
                "Shouted",
                "OverNameless",
                "Counted",
                "OfOtherSchema",
                "LessDomain",
                "WithoutLabel",
                "SometimesRuled",
                "AlsoRuled"
            })
    void whatCannotSucceedIsNotOffered(String type) {
        assertThat(ENGINE.catalog().writeModel().fields().keySet())
                .doesNotContain("create" + type, "upsert" + type)
                .noneMatch(name -> name.startsWith("bulkCreate" + type))
                .anyMatch(name -> name.startsWith("bulkDelete" + type));
    }

    @ParameterizedTest
    @CsvSource({
        "nameless,name",
        "over_nameless,name",
        "of_other_schema,secret",
        "less_domain,name",
        "without_label,name"
    })
    void itIsTold(String view, String column) {
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message ->
                        message.startsWith("public." + view + " has no mutations that create rows: the column \""
                                + column + "\" of the table behind it is NOT NULL"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { createNamed(input: {no: 1, called: "a"}) { no called } } | {"data":{"createNamed":{"no":1,"called":"a"}}}
            mutation { createOverNamed(input: {no: 1, heading: "a"}) { heading } } | {"data":{"createOverNamed":{"heading":"a"}}}
            mutation { createDefaulted(input: {id: 1}) { name } } | {"data":{"createDefaulted":{"name":"nobody"}}}
            mutation { createDiverted(input: {id: 1}) { id } } | {"data":{"createDiverted":{"id":1}}}
            mutation { createStampedId(input: {id: 1}) { id } } | {"data":{"createStampedId":{"id":1}}}
            mutation { createRuled(input: {id: 1, note: "a"}) { id note } } | {"data":{"createRuled":{"id":1,"note":"a"}}}
            mutation { createOverRuled(input: {id: 1}) { id } } | {"data":{"createOverRuled":{"id":1}}}
            mutation { createOverBetween(input: {id: 1}) { id } } | {"data":{"createOverBetween":{"id":1}}}
            mutation { createLessDefault(input: {id: 1}) { id } } | {"data":{"createLessDefault":{"id":1}}}
            """)
    void whatCanSucceedIs(String mutation, String answer) {
        assertThat(ENGINE.run(mutation).data()).isEqualTo(answer);
    }
}
