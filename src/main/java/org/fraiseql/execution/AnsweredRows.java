package org.fraiseql.execution;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.fraiseql.store.Rows;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;

/** The rows that a mutation answers, as JSON separated by commas. Not thread-safe. */
final class AnsweredRows {
    /** A row that may not be answered after all. @param position among the keys, from 1 */
    private record Row(int position, long start, long end) {}

    private final List<Row> rows = new ArrayList<>();
    private ResponseBuffer json = ResponseBuffer.whole();
    private long count;

    long count() {
        return count;
    }

    /** What it is only after {@link #add} and {@link #keep}. */
    ResponseBuffer json() {
        return json;
    }

    /** @return how many there were */
    long add(Rows given, RowWriter writer, OptionalInt positionColumn) {
        Rows read = writer.over(given);
        ResponseWriter separators = new ResponseWriter(json);
        long before = count;
        while (read.next()) {
            if (count > 0) {
                separators.json(",");
            }
            int position = positionColumn.isPresent() ? position(read, positionColumn.getAsInt()) : 0;
            long start = json.mark();
            writer.write(read, json);
            if (positionColumn.isPresent()) {
                rows.add(new Row(position, start, json.mark()));
            }
            count++;
        }
        return count - before;
    }

    static int position(Rows row, int column) {
        return Integer.parseInt(new String(Objects.requireNonNull(row.column(column)), US_ASCII));
    }

    /** Drops the rows whose positions are not among these. */
    void keep(Set<Integer> positions) {
        List<Row> kept =
                rows.stream().filter(row -> positions.contains(row.position())).toList();
        if (kept.size() == rows.size()) {
            return;
        }
        ResponseBuffer all = json;
        json = ResponseBuffer.whole();
        ResponseWriter out = new ResponseWriter(json);
        String separator = "";
        for (Row row : kept) {
            out.json(separator);
            out.json(new String(all.bytes(), (int) row.start(), (int) (row.end() - row.start()), UTF_8));
            separator = ",";
        }
        count = kept.size();
    }
}
