package org.fraiseql.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
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
            CREATE TABLE invoice (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, net int NOT NULL, gross int GENERATED ALWAYS AS (net * 2) STORED);
            CREATE VIEW bill AS SELECT id AS no, net, gross AS total FROM invoice WHERE EXISTS (SELECT 1 FROM person WHERE id < 0) OR net > 0;
            CREATE VIEW over_bill AS SELECT total, net, no AS number, (SELECT count(*) FROM person) AS persons FROM bill;
            CREATE VIEW triggered_bill AS SELECT id AS no, net, gross AS total FROM invoice;
            CREATE FUNCTION bill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO invoice (net) VALUES (NEW.total / 2) RETURNING id, net, gross INTO NEW; RETURN NEW; END $$;
            CREATE TRIGGER bill INSTEAD OF INSERT ON triggered_bill FOR EACH ROW EXECUTE FUNCTION bill();
            CREATE VIEW over_triggered_bill AS SELECT no, net, total FROM triggered_bill;
            CREATE VIEW ruled_bill AS SELECT id AS no, net, gross AS total FROM invoice;
            CREATE RULE u AS ON UPDATE TO ruled_bill DO INSTEAD UPDATE invoice SET net = NEW.total / 2 WHERE id = OLD.no RETURNING id, net, gross;
            CREATE TABLE document (kind text DEFAULT 'letter', id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY);
            CREATE VIEW letter AS SELECT id, kind FROM document;
            INSERT INTO invoice (net) VALUES (5), (6);
            COMMENT ON VIEW bill IS '@primaryKey no'; COMMENT ON VIEW over_bill IS '@primaryKey number'; COMMENT ON VIEW triggered_bill IS '@primaryKey no';
            COMMENT ON VIEW ruled_bill IS '@primaryKey no';
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
            mutation { createBill(input: {net: 7}) { net total } } | {"data":{"createBill":{"net":7,"total":14}}}
            mutation { updateOverBill(number: 2, input: {net: 8}) { total number } } | {"data":{"updateOverBill":{"total":16,"number":2}}}
            mutation { createTriggeredBill(input: {total: 18}) { net total } } | {"data":{"createTriggeredBill":{"net":9,"total":18}}}
            mutation { updateRuledBill(no: 1, input: {total: 20}) { net total } } | {"data":{"updateRuledBill":{"net":10,"total":20}}}
            mutation { createLetter(input: {id: 7}) { id kind } } | {"data":{"createLetter":{"id":7,"kind":"letter"}}}
            """)
    void whatCanSucceedIs(String mutation, String answer) {
        assertThat(ENGINE.run(mutation).data()).isEqualTo(answer);
    }

    /** Regression: what PostgreSQL alone gives values was an input of each of these views, and whoever gave it one was told that the database had changed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bill              | net          | net
            OverBill          | net          | net
            TriggeredBill     | no,net,total | net
            OverTriggeredBill | no,net,total | net
            RuledBill         | net          | no,net,total
            Letter            | id,kind      | id,kind
            """)
    void whatOnlyPostgreSqlGivesValuesIsNoInput(String type, String created, String updated) {
        WriteTarget target =
                requireNonNull(ENGINE.catalog().writeModel().targets().get(type));
        assertThat(target.columns().stream().filter(WriteColumn::insertable).map(WriteColumn::fieldName))
                .containsExactly(created.split(","));
        assertThat(target.columns().stream().filter(WriteColumn::updatable).map(WriteColumn::fieldName))
                .containsExactly(updated.split(","));
    }
}
