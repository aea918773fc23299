package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.EnumType;
import org.junit.jupiter.api.Test;

/** Labels are told apart by their age, which is not the order in which they sort. */
class AddedLabelsTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("added labels", """
            CREATE TYPE state AS ENUM ('past-due', 'open');
            CREATE TABLE invoice (id int PRIMARY KEY, state state);
            INSERT INTO invoice VALUES (1, 'past-due');
            """);

    private static List<EnumType.Label> labels() {
        return CatalogEngine.over(DATABASE).catalog().enums().getFirst().labels();
    }

    /** Regression: mutations that wrote past-due as past_due wrote past_due from then on. */
    @Test
    void aLabelThatIsAddedBeforeAnotherTakesNoNameFromIt() {
        assertThat(labels())
                .containsExactly(new EnumType.Label("past-due", "past_due"), new EnumType.Label("open", "open"));

        SharedDatabase.execute(DATABASE, "ALTER TYPE state ADD VALUE 'past_due' BEFORE 'past-due'");

        assertThat(labels())
                .containsExactly(
                        new EnumType.Label("past_due", "past_due_2"),
                        new EnumType.Label("past-due", "past_2Ddue"),
                        new EnumType.Label("open", "open"));
        assertThat(CatalogEngine.over(DATABASE)
                        .run("{ invoices(where: {state: {eq: past_2Ddue}}) { state } }")
                        .data())
                .isEqualTo("{\"data\":{\"invoices\":[{\"state\":\"past_2Ddue\"}]}}");
    }

    /** Regression: the label that was added took the name that another had because its own was taken. */
    @Test
    void aLabelThatIsAddedTakesNoNameThatStandsInFor() {
        SharedDatabase.execute(DATABASE, """
                CREATE TYPE sign AS ENUM ('a-', 'a+');
                CREATE TYPE due AS ENUM ('past-due', 'past_due');
                CREATE TABLE reminder (id int PRIMARY KEY, sign sign, due due);
                """);
        assertThat(named("Sign")).containsExactly(new EnumType.Label("a-", "a_2D"), new EnumType.Label("a+", "a_2B"));
        assertThat(named("Due"))
                .containsExactly(
                        new EnumType.Label("past-due", "past_2Ddue"), new EnumType.Label("past_due", "past_due_2"));

        SharedDatabase.execute(DATABASE, "ALTER TYPE sign ADD VALUE 'a_2D'");
        SharedDatabase.execute(DATABASE, "ALTER TYPE due ADD VALUE 'past_due_2' BEFORE 'past-due'");

        assertThat(named("Sign"))
                .containsExactly(
                        new EnumType.Label("a-", "a_2D"),
                        new EnumType.Label("a+", "a_2B"),
                        new EnumType.Label("a_2D", "a_2D_2"));
        assertThat(named("Due"))
                .containsExactly(
                        new EnumType.Label("past_due_2", "past_due_2_2"),
                        new EnumType.Label("past-due", "past_2Ddue"),
                        new EnumType.Label("past_due", "past_due_2"));
    }

    private static List<EnumType.Label> named(String type) {
        return CatalogEngine.over(DATABASE).catalog().enums().stream()
                .filter(found -> found.typeName().equals(type))
                .findFirst()
                .orElseThrow()
                .labels();
    }
}
