package org.fraiseql.sql;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Page;
import org.fraiseql.support.RetainedBytes;
import org.fraiseql.support.config.LimitsConfig;

/**
 * A rendered statement: immutable, made once for a plan and run with ever new values. Its result has only plain columns; {@link #layout()} says what JSON
 * each row becomes.
 */
public final class SqlStatement {
    private final String text;
    private final String jdbcText;
    private final List<Operand> binds;
    private final List<Operand> checked;
    private final JsonNode layout;
    private final int columnCount;
    private final Page page;
    private final boolean isSingleRow;

    /** @param isSingleRow whether a key or the nature of a value lets at most one row through */
    SqlStatement(SqlFragment fragment, JsonNode layout, int columnCount, Page page, boolean isSingleRow) {
        SqlFragment.Rendered rendered = fragment.render();
        this.text = rendered.numbered();
        this.jdbcText = rendered.jdbc();
        this.binds = List.copyOf(rendered.binds());
        this.checked = List.copyOf(rendered.checked());
        this.layout = layout;
        this.columnCount = columnCount;
        this.page = page;
        this.isSingleRow = isSingleRow;
    }

    private SqlStatement(String text, String jdbcText, SqlStatement rows) {
        this.text = text;
        this.jdbcText = jdbcText;
        this.binds = rows.binds;
        this.checked = rows.checked;
        this.layout = new JsonNode.Column(0, new JsonForm.Shaped(JsonShape.NUMBER));
        this.columnCount = 1;
        this.page = Page.ALL;
        this.isSingleRow = true;
    }

    /** How many rows this statement has: one row, a number. */
    public SqlStatement counting() {
        return new SqlStatement(counting(text), counting(jdbcText), this);
    }

    private static String counting(String rows) {
        return "SELECT count(*) FROM (" + rows + ") counted";
    }

    /** The text with placeholders {@code $1 …}, as PostgreSQL's protocol has them. */
    public String text() {
        return text;
    }

    /** The text with placeholders {@code ?}. */
    public String jdbcText() {
        return jdbcText;
    }

    public List<Operand> binds() {
        return binds;
    }

    public JsonNode layout() {
        return layout;
    }

    public int columnCount() {
        return columnCount;
    }

    /** What it holds of the heap, see {@link RetainedBytes}. */
    public long retainedBytes() {
        return 3 * RetainedBytes.OBJECT
                + RetainedBytes.of(text)
                + RetainedBytes.of(jdbcText)
                + binds.stream().mapToLong(Operand::retainedBytes).sum()
                + checked.stream().mapToLong(Operand::retainedBytes).sum()
                + layout.retainedBytes();
    }

    /** Binds the values of one run. @throws org.fraiseql.support.EngineException {@code BAD_USER_INPUT} or {@code LIMIT_EXCEEDED} */
    public BoundStatement bind(Bindings bindings, LimitsConfig limits) {
        Binder binder = new Binder(bindings, limits);
        checked.forEach(binder::bind);
        List<String> values = new ArrayList<>(binds.size());
        for (Operand operand : binds) {
            values.add(binder.bind(operand));
        }
        return new BoundStatement(this, values, isSingleRow ? 1 : binder.expectedRows(page));
    }
}
