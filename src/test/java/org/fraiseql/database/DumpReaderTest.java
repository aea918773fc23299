package org.fraiseql.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;b'",
                "SELECT 'it''s; fine'",
                "SELECT 'back\\'",
                "SELECT E'it\\'s; fine'",
                "SELECT \"odd;name\"",
                "SELECT $$ ; $$",
                "SELECT $tag$ ; $$ ; $other$ ; $tag$",
                "SELECT a$b$ FROM t",
                "SELECT 1 /* ; /* nested ; */ ; */ + 1",
                "SELECT 1 -- ;\n + 1",
                "SELECT 1 -- it's\n + 1",
                "CREATE RULE r AS ON INSERT TO t DO INSTEAD (DELETE FROM a; DELETE FROM b)",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                "CREATE OR REPLACE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (1); END",
                "SELECT 'two\nlines;'",
                "SELECT namee'quoted;'"
            })
    void keepsAStatementWhole(String statement) throws IOException {
        assertThat(sql(statement + ";\nSELECT 'next';")).containsExactly(statement, "SELECT 'next'");
    }

    @Test
    void splitsSeveralStatementsOfOneLine() throws IOException {
        assertThat(sql("SELECT 1; SELECT 2;;SELECT $1; BEGIN; COMMIT"))
                .containsExactly("SELECT 1", "SELECT 2", "SELECT $1", "BEGIN", "COMMIT");
    }

    @Test
    void leavesOutWhatIsOnlyComment() throws IOException {
        assertThat(sql("-- a\n/* b; */\n ; -- c\n")).isEmpty();
    }

    @Test
    void namesTheLineWhereAStatementBegins() throws IOException {
        List<DumpPart> parts = parts("\n-- comment\n\nSELECT\n 1;\n\\set x 1\nSELECT 2;");
        assertThat(parts)
                .containsExactly(
                        new DumpPart.Statement(4, "SELECT\n 1"),
                        new DumpPart.PsqlCommand(6, "\\set x 1"),
                        new DumpPart.Statement(7, "SELECT 2"));
    }

    @Test
    void handsOutTheRowsOfACopyBlock() throws IOException {
        DumpReader reader = reader("COPY t (a,\n b) FROM stdin;\n1\tit's;\n\\N\t\\\\.\n\\.\n\nSELECT 1;");
        assertThat(reader.next()).contains(new DumpPart.CopyIn(1, "COPY t (a,\n b) FROM stdin"));
        assertThat(reader.copyRow()).contains("1\tit's;");
        assertThat(reader.copyRow()).contains("\\N\t\\\\.");
        assertThat(reader.copyRow()).isEmpty();
        assertThat(reader.next()).contains(new DumpPart.Statement(7, "SELECT 1"));
    }

    @Test
    void saysThatAQuoteIsOpenAtTheEnd() {
        assertThatThrownBy(() -> sql("SELECT 1;\nSELECT 'open;\n")).hasMessageContaining("begins in line 2");
    }

    @Test
    void saysThatACopyBlockHasNoEnd() throws IOException {
        DumpReader reader = reader("COPY t FROM stdin;\n1\n");
        reader.next();
        reader.copyRow();
        assertThatThrownBy(reader::copyRow).hasMessageContaining("COPY");
    }

    private static List<String> sql(String dump) throws IOException {
        return parts(dump).stream()
                .map(part -> ((DumpPart.Statement) part).sql())
                .toList();
    }

    private static List<DumpPart> parts(String dump) throws IOException {
        DumpReader reader = reader(dump);
        List<DumpPart> parts = new ArrayList<>();
        for (Optional<DumpPart> part = reader.next(); part.isPresent(); part = reader.next()) {
            parts.add(part.get());
        }
        return parts;
    }

    private static DumpReader reader(String dump) {
        return new DumpReader(new BufferedReader(new StringReader(dump)));
    }
}
