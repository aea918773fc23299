package org.fraiseql.execution;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.fraiseql.store.Rows;
import org.fraiseql.stream.HeldBytes;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.JsonWriter;

/** The rows that a mutation answers, as JSON separated by commas. Not thread-safe. */
final class AnsweredRows {
    /** A row that may not be answered after all. @param position among the keys, from 1 */
    private record Row(int position, long start, long end) {}

    /** What is noted of such a row. */
    private static final int ROW_BYTES = 40;

    private final List<Row> rows = new ArrayList<>();
    private final HeldBytes held;
    private final boolean isOne;
    private ResponseBuffer json;
    private JsonWriter items;
    private long count;

    /**
     * @param held by the JSON
     * @param isOne whether the first is the only one: a view may show several rows that one of the table behind it stands for
     */
    AnsweredRows(HeldBytes held, boolean isOne) {
        this.isOne = isOne;
        this.held = held;
        this.json = ResponseBuffer.whole(held);
        this.items = new JsonWriter(json);
    }

    long count() {
        return count;
    }

    /** The rows as JSON. {@link #retain} puts another buffer in its place, so ask for it when all rows are in. */
    ResponseBuffer json() {
        return json;
    }

    /** @return how many there were */
    long add(Rows given, RowWriter writer, OptionalInt positionColumn) {
        Rows read = writer.over(given);
        long there = 0;
        while (read.next()) {
            there++;
            if (isOne && count > 0) {
                continue;
            }
            items.item();
            int position = positionColumn.isPresent() ? position(read, positionColumn.getAsInt()) : 0;
            long start = json.mark();
            writer.write(read, json);
            if (positionColumn.isPresent()) {
                held.take(ROW_BYTES);
                rows.add(new Row(position, start, json.mark()));
            }
            count++;
        }
        return there;
    }

    static int position(Rows row, int column) {
        return Integer.parseInt(new String(Objects.requireNonNull(row.column(column)), US_ASCII));
    }

    /** Drops the rows whose positions are not among these. */
    void retain(Set<Integer> positions) {
        List<Row> retained =
                rows.stream().filter(row -> positions.contains(row.position())).toList();
        if (retained.size() == rows.size()) {
            return;
        }
        ResponseBuffer all = json;
        json = ResponseBuffer.whole(held);
        json.addProblems(all.problems());
        items = new JsonWriter(json);
        for (Row row : retained) {
            items.item();
            items.json(all.text(row.start(), row.end()));
        }
        all.release();
        count = retained.size();
    }
}
