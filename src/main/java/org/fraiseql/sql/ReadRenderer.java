package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.RoutineCall;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.plan.write.CallPlan;
import org.fraiseql.plan.write.ReadBack;

/**
 * Renders a {@link ReadPlan} as one SELECT of plain columns: to-one relationships are joined columns of the same row; to-many ones are rows that follow
 * ({@link DepthFirstRenderer}). One instance renders one statement.
 */
public final class ReadRenderer {
    private final Aliases aliases;
    private final boolean isText;
    private final Lists lists;
    private final List<SqlFragment> columns = new ArrayList<>();
    /** Where documents are made before their keys are looked for: what is selected of {@link #columns}, which are those of a subquery then. */
    private Optional<Picked> picked = Optional.empty();

    private record Picked(String alias, List<SqlFragment> columns) {
        SqlFragment column(int index) {
            return raw(alias + ".c" + index);
        }

        int add(SqlFragment column) {
            columns.add(column);
            return columns.size() - 1;
        }
    }

    /** What becomes of a list that hangs on the row of an alias. */
    interface Lists {
        JsonNode list(String alias, Output.Rows list);
    }

    private ReadRenderer(Aliases aliases, boolean isText, Lists lists) {
        this.aliases = aliases;
        this.isText = isText;
        this.lists = lists;
    }

    /** Plain columns, without lists. */
    private static ReadRenderer plain(Aliases aliases) {
        return new ReadRenderer(aliases, false, (alias, list) -> {
            throw new IllegalArgumentException("lists come as rows of their own");
        });
    }

    /** A renderer of rows whose columns are text from column 1 on; column 0 is the row tag. */
    static ReadRenderer ofText(Aliases aliases, Lists lists) {
        return new ReadRenderer(aliases, true, lists);
    }

    /** A list. */
    public static SqlStatement render(ReadPlan plan, RowConditions conditions) {
        return render(plan, false, new Aliases(conditions));
    }

    /** At most one row. */
    public static SqlStatement renderOne(ReadPlan plan, RowConditions conditions) {
        return render(plan, true, new Aliases(conditions));
    }

    private static SqlStatement render(ReadPlan plan, boolean isSingleRow, Aliases aliases) {
        return DepthFirstRenderer.fits(plan)
                ? DepthFirstRenderer.render(plan, new RowSource(plan, aliases), aliases, isSingleRow)
                : flat(plan, isSingleRow, aliases);
    }

    /** Lists within lists in a given way, for those who compare. */
    public static SqlStatement render(ReadPlan plan, boolean isSingleRow, ListStrategy strategy) {
        return DepthFirstRenderer.fits(plan)
                ? DepthFirstRenderer.render(plan, isSingleRow, strategy)
                : flat(plan, isSingleRow, new Aliases());
    }

    /** The rows that were just written. */
    public static SqlStatement render(ReadBack readBack, RowConditions conditions) {
        ReadPlan read = readBack.read();
        Aliases aliases = new Aliases(conditions);
        RowSource source = new RowSource(read, aliases);
        source.restrictTo(readBack);
        return DepthFirstRenderer.fits(read)
                ? DepthFirstRenderer.render(read, source, aliases, false)
                : plain(aliases).statement(read, source, false);
    }

    /**
     * Rows that are going to be written, each with its position among the keys, from 1.
     *
     * @param positionColumn which of the columns has it
     */
    public record Positioned(SqlStatement statement, int positionColumn) {}

    /** The rows that are about to be deleted: each says which of the keys it has. */
    public static Positioned renderPositioned(ReadBack readBack, RowConditions conditions) {
        ReadPlan read = readBack.read();
        Aliases aliases = new Aliases(conditions);
        RowSource source = new RowSource(read, aliases);
        source.restrictTo(readBack);
        if (DepthFirstRenderer.fits(read)) {
            return new Positioned(DepthFirstRenderer.renderPositioned(read, source, aliases), 1);
        }
        ReadRenderer renderer = plain(aliases);
        renderer.add(raw(KeyRowSource.POSITION), false);
        return new Positioned(renderer.statement(read, source, false), 0);
    }

    /** The rows that a function gave before. */
    public static SqlStatement render(CallPlan.BufferedRows rows, RowConditions conditions) {
        ReadPlan read = rows.read();
        Aliases aliases = new Aliases(conditions);
        RowSource source = new RowSource(rows, aliases);
        return DepthFirstRenderer.fits(read)
                ? DepthFirstRenderer.render(read, source, aliases, !rows.isList())
                : plain(aliases).statement(read, source, !rows.isList());
    }

    private static SqlStatement flat(ReadPlan plan, boolean isSingleRow, Aliases aliases) {
        boolean mayBeGathered = !aliases.areConditional() && plan.mayBeGathered(isSingleRow);
        RowSource source = new RowSource(plan, aliases);
        ReadRenderer renderer = plain(aliases);
        if (!isSingleRow && makesDocuments(plan.outputs())) {
            renderer.picked = Optional.of(new Picked(aliases.next(), new ArrayList<>()));
        }
        return renderer.statement(plan, source, isSingleRow, mayBeGathered);
    }

    private SqlStatement statement(ReadPlan plan, RowSource source, boolean isSingleRow) {
        return statement(plan, source, isSingleRow, false);
    }

    private SqlStatement statement(ReadPlan plan, RowSource source, boolean isSingleRow, boolean mayBeGathered) {
        JsonNode layout = members(plan.outputs(), source, source.alias(), OptionalInt.empty());
        if (columns.isEmpty()) {
            columns.add(raw("1"));
        }
        SqlFragment text = picked.map(outer -> picking(outer, source.clauses(plan), plan))
                .orElseGet(() -> concat(raw("SELECT "), SqlFragment.join(", ", columns), source.clauses(plan)));
        int count = picked.map(outer -> outer.columns().size()).orElse(columns.size());
        return new SqlStatement(text, layout, count, plan.page(), isSingleRow, mayBeGathered);
    }

    /**
     * Rows with their documents, of which the keys are picked outside. PostgreSQL would look into the view for each key if the subquery had no LIMIT; with one it
     * also keeps the order of its rows (see {@link DepthFirstRenderer}).
     */
    private SqlFragment picking(Picked outer, SqlFragment clauses, ReadPlan plan) {
        List<SqlFragment> inner = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            inner.add(concat(columns.get(i), raw(" AS c" + i)));
        }
        return concat(
                raw("SELECT "),
                SqlFragment.join(", ", outer.columns()),
                raw(" FROM (SELECT "),
                SqlFragment.join(", ", inner),
                clauses,
                raw(plan.page().limit().isPresent() ? "" : " LIMIT " + Long.MAX_VALUE),
                raw(") " + outer.alias()));
    }

    JsonNode members(List<Output> outputs, RowSource source, String alias, OptionalInt presence) {
        OptionalInt document = documentAsAWhole(outputs, alias);
        List<JsonNode.Member> members = new ArrayList<>();
        for (Output output : outputs) {
            JsonNode node = document.isPresent() && output instanceof Output.Document(Column column, var field)
                    ? ofWhole(document.getAsInt(), column, field)
                    : node(output, source, alias);
            members.add(new JsonNode.Member(output.key(), node));
        }
        return new JsonNode.Members(members, presence);
    }

    private JsonNode ofWhole(int document, Column column, DocumentNode.Member.Field field) {
        return picked.map(outer -> {
                    DocumentKey key = column.document().orElseThrow();
                    int index = outer.add(DocumentRenderer.within(outer.column(document), key));
                    return new JsonNode.Column(index, JsonForm.document(column, field, false));
                })
                .orElseGet(() -> new JsonNode.Column(document, JsonForm.document(column, field, true)));
    }

    private static boolean makesDocuments(List<Output> outputs) {
        return madeKeys(outputs).isPresent()
                || outputs.stream().anyMatch(output -> switch (output) {
                    case Output.One one -> makesDocuments(one.outputs());
                    case Output.CalledOne one -> makesDocuments(one.outputs());
                    case Output.Rows rows -> false;
                    case Output.Called called -> false;
                    case Output.Value value -> false;
                    case Output.Composite composite -> false;
                    case Output.Document document -> false;
                    case Output.Typename typename -> false;
                });
    }

    /**
     * A view makes its document anew for each time that it is named, so it is named once as soon as several keys are selected, and they are found in what it
     * has made: by PostgreSQL in the rows of a list, else here. A document that is stored has its keys read one by one: the rest of it need not be sent.
     */
    private OptionalInt documentAsAWhole(List<Output> outputs, String alias) {
        return madeKeys(outputs).stream()
                .mapToInt(key -> {
                    SqlFragment document = ValueRenderer.column(alias, key.column());
                    if (picked.isEmpty()) {
                        return add(document, false);
                    }
                    columns.add(document);
                    return columns.size() - 1;
                })
                .findFirst();
    }

    /** One of several keys of a document that a view makes; empty where there are no several. */
    private static Optional<DocumentKey> madeKeys(List<Output> outputs) {
        List<DocumentKey> keys = outputs.stream()
                .flatMap(output -> output instanceof Output.Document(Column column, var field)
                        ? column.document().stream()
                        : Stream.empty())
                .filter(DocumentKey::isMadeOnReading)
                .toList();
        int spellings =
                keys.stream().mapToInt(key -> key.last().spellings().size()).sum();
        return spellings > 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    private JsonNode node(Output output, RowSource source, String alias) {
        return switch (output) {
            case Output.Value(String key, var column) ->
                new JsonNode.Column(add(value(SqlFragment.raw(alias), column), true), JsonForm.of(column.type()));
            case Output.Composite composite ->
                new JsonNode.Column(
                        add(new CompositeRenderer(aliases).composite(SqlFragment.raw(alias), composite), false),
                        JsonForm.RAW);
            case Output.Document(Column column, var field) ->
                new JsonNode.Column(
                        add(
                                DocumentRenderer.json(
                                        SqlFragment.raw(alias),
                                        column.document().orElseThrow()),
                                false),
                        JsonForm.document(column, field, false));
            case Output.Called(String key, RoutineCall call, ColumnType type) -> {
                SqlFragment value = RoutineRenderer.value(call, ValueRenderer.whole(raw(alias)));
                SqlFragment form = isText ? ValueRenderer.text(value, type) : ValueRenderer.flat(value, type);
                yield new JsonNode.Column(add(form, true), JsonForm.of(type));
            }
            case Output.CalledOne called -> {
                String row = source.joinTo(alias, called);
                int presence = add(raw("CASE WHEN NOT (" + row + ".* IS NULL) THEN 1 END"), false);
                yield members(called.outputs(), source, row, OptionalInt.of(presence));
            }
            case Output.Typename(String key, String typeName) -> new JsonNode.Constant(typeName);
            case Output.One(String key, Relationship relationship, var target, List<Output> outputs) -> {
                String joined = source.joinTo(
                        alias, relationship, target, outputs.stream().anyMatch(ReadRenderer::isOfWholeRow));
                int presence = add(
                        ValueRenderer.column(
                                joined, relationship.columns().getFirst().remote()),
                        false);
                boolean mayBeNull = !relationship.isAlwaysThere()
                        || aliases.hide(target.readFrom())
                        || outputs.stream().noneMatch(inner -> inner instanceof Output.Document);
                yield members(outputs, source, joined, mayBeNull ? OptionalInt.of(presence) : OptionalInt.empty());
            }
            case Output.Rows rows -> lists.list(alias, rows);
        };
    }

    /** Whether a function of the row gives it. */
    private static boolean isOfWholeRow(Output output) {
        return switch (output) {
            case Output.Value(String key, Column column) -> column.function().isPresent();
            case Output.Composite composite -> composite.column().function().isPresent();
            case Output.Document(Column column, var field) -> column.function().isPresent();
            case Output.Called called -> true;
            case Output.CalledOne called -> true;
            case Output.CalledMany called -> true;
            case Output.Typename name -> false;
            case Output.One one -> false;
            case Output.Many many -> false;
        };
    }

    List<SqlFragment> columns() {
        return columns;
    }

    private SqlFragment value(SqlFragment row, Column column) {
        return isText ? ValueRenderer.text(row, column) : ValueRenderer.flat(row, column);
    }

    int add(SqlFragment column, boolean isTextAlready) {
        boolean needsCast = isText && !isTextAlready;
        columns.add(needsCast ? concat(raw("("), column, raw(")::text")) : column);
        int index = columns.size() - 1;
        return picked.map(outer -> outer.add(outer.column(index))).orElse(isText ? index + 1 : index);
    }
}
