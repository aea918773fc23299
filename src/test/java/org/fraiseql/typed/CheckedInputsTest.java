package org.fraiseql.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.query.InputConstraints;
import org.junit.jupiter.api.Test;

class CheckedInputsTest {
    private record Member(String email, int level, String unknown) {}

    private static final List<InputConstraints> MEMBERS = List.of(new InputConstraints("members", Member.class));

    private static Catalog catalog(String columns) {
        SnapshotFixture database = new SnapshotFixture();
        database.table("member").columns(columns);
        return database.writableCatalog();
    }

    /** Regression: with callers the connecting user may write nothing, and all constraints were told to be of no use. */
    @Test
    void constraintsFitWhatSomebodyMayWrite() {
        Catalog ofConnectingUser = new SnapshotFixture().catalog();
        assertThat(CheckedInputs.unfit(
                        MEMBERS,
                        List.of(ofConnectingUser, catalog("id int4, email text"), catalog("id int4, level int4"))))
                .extracting(Notice::message)
                .containsExactly("Constraints of " + Member.class.getName()
                        + " on members are not all checked: it has no field \"unknown\" that can be written.");
    }

    @Test
    void whatNobodyMayWriteIsTold() {
        assertThat(CheckedInputs.unfit(MEMBERS, List.of(new SnapshotFixture().catalog())))
                .extracting(Notice::message)
                .containsExactly("Constraints of " + Member.class.getName()
                        + " on members are not all checked: no table that can be written is called members.");
    }
}
