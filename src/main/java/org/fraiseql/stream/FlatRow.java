package org.fraiseql.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** An object whose members are columns, each a value of its own: for readers in Java, who can do without the JSON around them. Immutable, thread-safe. */
public final class FlatRow {
    private final List<Cell> cells;

    private record Cell(String key, int column, JsonForm form, CellWriter writer) {}

    private FlatRow(List<Cell> cells) {
        this.cells = List.copyOf(cells);
    }

    /** Empty when a member is an object, a list, a constant or part of a document, or the whole may be null. */
    static Optional<FlatRow> of(JsonNode.Members node) {
        List<Cell> cells = new ArrayList<>();
        for (JsonNode.Member member : node.members()) {
            if (!(member.value() instanceof JsonNode.Column(int column, JsonForm form))
                    || form instanceof JsonForm.Document) {
                return Optional.empty();
            }
            cells.add(new Cell(member.key(), column, form, CellWriter.of(form)));
        }
        return node.presence().isPresent() || cells.isEmpty() ? Optional.empty() : Optional.of(new FlatRow(cells));
    }

    /** The members' names, in their order. */
    public List<String> keys() {
        return cells.stream().map(Cell::key).toList();
    }

    /** What a member's text becomes; empty for enums whose labels have other names in GraphQL. */
    public Optional<JsonShape> shape(int member) {
        return cells.get(member).form() instanceof JsonForm.Shaped(JsonShape shape)
                ? Optional.of(shape)
                : Optional.empty();
    }

    /** PostgreSQL's text of a member; null for NULL. Nobody has looked whether it is in the form of its type. */
    public byte @Nullable [] text(int member, Rows row) {
        return row.column(cells.get(member).column());
    }

    /** Writes the JSON of a member's text. @throws org.fraiseql.support.EngineException when it is not in the form of its type */
    public void write(int member, byte @Nullable [] text, ResponseBuffer out) {
        if (text == null) {
            out.write(Constants.NULL);
        } else {
            cells.get(member).writer().write(text, out);
        }
    }
}
