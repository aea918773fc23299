package org.fraiseql.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Page;
import org.fraiseql.sql.SeenRuns.Sign;
import org.fraiseql.support.RetainedBytes;
import org.fraiseql.support.config.LimitsConfig;

/**
 * A rendered statement: immutable, made once for a plan and run with ever new values. Its result has only plain columns; {@link #layout()} says what JSON
 * each row becomes.
 */
public final class SqlStatement {
    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ";

    private final String text;
    private final String jdbcText;
    private final List<Operand> binds;
    private final List<Operand> checked;
    private final JsonNode layout;
    private final int columnCount;
    private final Page page;
    private final boolean isSingleRow;
    /** Whether rows of lists below come among those that the page counts. */
    private final boolean hasLists;

    private final Optional<GatheredText> gathered;
    private final SeenRuns seen;

    /** @param isSingleRow whether a key or the nature of a value lets at most one row through */
    SqlStatement(SqlFragment fragment, JsonNode layout, int columnCount, Page page, boolean isSingleRow) {
        this(fragment, layout, columnCount, page, isSingleRow, false, false);
    }

    /** @param mayBeGathered whether several runs of it may be one statement */
    SqlStatement(
            SqlFragment fragment,
            JsonNode layout,
            int columnCount,
            Page page,
            boolean isSingleRow,
            boolean mayBeGathered) {
        this(fragment, layout, columnCount, page, isSingleRow, false, mayBeGathered);
    }

    /** Rows with those of the lists below them. */
    static SqlStatement withLists(SqlFragment fragment, JsonNode layout, int columnCount, Page page) {
        return new SqlStatement(fragment, layout, columnCount, page, false, true, false);
    }

    private SqlStatement(
            SqlFragment fragment,
            JsonNode layout,
            int columnCount,
            Page page,
            boolean isSingleRow,
            boolean hasLists,
            boolean mayBeGathered) {
        SqlFragment.Rendered rendered = fragment.render();
        this.text = rendered.numbered();
        this.jdbcText = rendered.jdbc();
        this.binds = List.copyOf(rendered.binds());
        this.checked = List.copyOf(rendered.checked());
        this.layout = layout;
        this.columnCount = columnCount;
        this.page = page;
        this.isSingleRow = isSingleRow;
        this.hasLists = hasLists;
        this.seen = new SeenRuns();
        this.gathered = mayBeGathered
                ? Optional.of(GatheredText.of(fragment, binds.size(), columnCount, page))
                : Optional.empty();
    }

    /** @param columnCount none of which anybody asks for as JSON */
    private SqlStatement(GatheredText several, int columnCount) {
        this.text = several.numbered();
        this.jdbcText = several.jdbc();
        this.binds = List.of();
        this.checked = List.of();
        this.layout = new JsonNode.Members(List.of(), OptionalInt.empty());
        this.columnCount = columnCount;
        this.page = Page.ALL;
        this.isSingleRow = false;
        this.hasLists = false;
        this.seen = new SeenRuns();
        this.gathered = Optional.empty();
    }

    /** @param shape of the only value of the only row */
    private SqlStatement(String text, String jdbcText, JsonShape shape, SqlStatement rows) {
        this.gathered = Optional.empty();
        this.text = text;
        this.jdbcText = jdbcText;
        this.binds = rows.binds;
        this.checked = rows.checked;
        this.layout = new JsonNode.Column(0, new JsonForm.Shaped(shape));
        this.columnCount = 1;
        this.page = Page.ALL;
        this.isSingleRow = true;
        this.hasLists = false;
        this.seen = new SeenRuns();
    }

    private SqlStatement(StatementTag tag, SqlStatement untagged) {
        this.text = tag.comment() + untagged.text;
        this.jdbcText = tag.comment() + untagged.jdbcText;
        this.binds = untagged.binds;
        this.checked = untagged.checked;
        this.layout = untagged.layout;
        this.columnCount = untagged.columnCount;
        this.page = untagged.page;
        this.isSingleRow = untagged.isSingleRow;
        this.hasLists = untagged.hasLists;
        this.seen = untagged.seen;
        this.gathered = untagged.gathered.map(
                several -> new GatheredText(tag.comment() + several.numbered(), tag.comment() + several.jdbc()));
    }

    /** The same, with a comment before it. */
    public SqlStatement tagged(StatementTag tag) {
        return tag.comment().isEmpty() ? this : new SqlStatement(tag, this);
    }

    /** How many rows this statement has: one row, a number. */
    public SqlStatement counting() {
        return new SqlStatement(counting(text), counting(jdbcText), JsonShape.NUMBER, this);
    }

    /** How PostgreSQL runs it, which it does for that: one row, JSON. Nothing may be written by it. */
    public SqlStatement explaining() {
        return new SqlStatement(EXPLAIN + text, EXPLAIN + jdbcText, JsonShape.RAW, this);
    }

    /** Whether several runs of it may be one statement. */
    public boolean mayBeGathered() {
        return gathered.isPresent();
    }

    /**
     * Several runs of this statement, each with its own values, as one: column 0 of a row says whose it is, counted from 1; the columns of the run follow, in the
     * order of the run.
     *
     * @param runs the values of each, of which there is at least one; runs without any are all the same, and need no more than one
     */
    public BoundStatement gathered(List<List<String>> runs, long mostRows) {
        SqlStatement several = new SqlStatement(gathered.orElseThrow(), columnCount + 1);
        List<String> values = new ArrayList<>(binds.size());
        for (int i = 0; i < binds.size(); i++) {
            int place = i;
            values.add(ArrayText.of(runs.stream().map(run -> run.get(place)).toList()));
        }
        return new BoundStatement(several, values, mostRows);
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

    /** Whether rows of lists below come among those of the list itself, so that its limit says little about how many there are. */
    public boolean hasLists() {
        return hasLists;
    }

    /** A driver met more bytes of its rows than it may hold: for a while the next runs fetch them one by one, or do not go with others. */
    public void foundTooLong() {
        seen.met(Sign.ROWS_TOO_LONG);
    }

    /** There were more rows than may be held: for a while the next runs do not try to fetch all at once. */
    public void foundTooMany() {
        seen.met(Sign.TOO_MANY_ROWS);
    }

    /** What was run for several failed, or took too long: for a while the next runs do not go with others. */
    public void foundBetterApart() {
        seen.met(Sign.BETTER_APART);
    }

    public boolean isBetterApart() {
        return seen.isKnown(Sign.BETTER_APART);
    }

    public boolean hasTooLongRows() {
        return seen.isKnown(Sign.ROWS_TOO_LONG);
    }

    boolean hasTooManyRows() {
        return seen.isKnown(Sign.TOO_MANY_ROWS);
    }

    /** What it holds of the heap, see {@link RetainedBytes}. */
    public long retainedBytes() {
        return 6 * RetainedBytes.OBJECT
                + RetainedBytes.of(text)
                + RetainedBytes.of(jdbcText)
                + binds.stream().mapToLong(Operand::retainedBytes).sum()
                + checked.stream().mapToLong(Operand::retainedBytes).sum()
                + gathered.map(GatheredText::retainedBytes).orElse(0L)
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
        return new BoundStatement(this, values, hasLists ? Long.MAX_VALUE : isSingleRow ? 1 : binder.mostRows(page));
    }
}
