package org.fraiseql;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/** Rows that were read before, again and again. The driver's copy of each cell is part of the driver's work and left out. */
final class KnownRows implements Rows {
    private final byte @Nullable [][][] rows;
    private int at = -1;

    private KnownRows(byte @Nullable [][][] rows) {
        this.rows = rows;
    }

    static KnownRows of(Rows read, int columns) {
        List<byte @Nullable [][]> rows = new ArrayList<>();
        while (read.next()) {
            byte @Nullable [][] row = new byte[columns][];
            for (int i = 0; i < columns; i++) {
                row[i] = read.column(i);
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("the benchmark's database is empty");
        }
        return new KnownRows(rows.toArray(byte[][][]::new));
    }

    /** Of one row. */
    static KnownRows of(byte[]... columns) {
        return new KnownRows(new byte[][][] {columns});
    }

    Rows fromTheStart() {
        at = -1;
        return this;
    }

    @Override
    public boolean next() {
        return ++at < rows.length;
    }

    @Override
    public byte @Nullable [] column(int index) {
        return rows[at][index];
    }
}
