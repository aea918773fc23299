package org.fraiseql.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of several runs of one statement, held until each has been taken. Immutable. */
final class GatheredRows {
    private final List<List<byte @Nullable []>> cells;
    private final int columns;
    private final boolean isShared;
    private final long bytes;

    private GatheredRows(List<List<byte @Nullable []>> cells, int columns, boolean isShared, long bytes) {
        this.isShared = isShared;
        this.cells = cells;
        this.columns = columns;
        this.bytes = bytes;
    }

    /** Runs by their values; those with the same values are one. */
    static final class Places {
        private final Map<List<String>, Integer> byValues = new LinkedHashMap<>();
        private boolean isShared;

        /** Counted from 0. */
        int of(List<String> values) {
            Integer place = byValues.putIfAbsent(values, byValues.size());
            isShared |= place != null;
            return place == null ? byValues.size() - 1 : place;
        }

        /** Whether a run is for several. */
        boolean areShared() {
            return isShared;
        }

        int count() {
            return byValues.size();
        }

        List<List<String>> values() {
            return new ArrayList<>(byValues.keySet());
        }
    }

    /** With more than one run, a row's column 0 says whose it is, counted from 1. */
    static GatheredRows read(Rows rows, int columns, int runs, boolean isShared) {
        List<List<byte @Nullable []>> cells = new ArrayList<>(runs);
        for (int i = 0; i < runs; i++) {
            cells.add(new ArrayList<>(columns));
        }
        int first = runs == 1 ? 0 : 1;
        long bytes = 0;
        while (rows.next()) {
            List<byte @Nullable []> own = cells.get(runs == 1 ? 0 : place(rows.column(0)));
            for (int i = 0; i < columns; i++) {
                byte[] cell = rows.column(first + i);
                own.add(cell);
                bytes += cell == null ? 0 : cell.length;
            }
        }
        return new GatheredRows(cells, columns, isShared, bytes);
    }

    private static int place(byte @Nullable [] ordinal) {
        if (ordinal == null) {
            throw new IllegalStateException("a row belongs to nobody");
        }
        int number = 0;
        for (byte digit : ordinal) {
            number = 10 * number + digit - '0';
        }
        return number - 1;
    }

    int runs() {
        return cells.size();
    }

    long bytes() {
        return bytes;
    }

    /** Rows of one run, which several may read. */
    Rows of(int place, DatabaseUse use) {
        return new Taken(cells.get(place), columns, isShared, use);
    }

    private static final class Taken implements Rows {
        private final List<byte @Nullable []> cells;
        private final int columns;
        private final boolean isShared;
        private final DatabaseUse use;
        private int at;

        Taken(List<byte @Nullable []> cells, int columns, boolean isShared, DatabaseUse use) {
            this.isShared = isShared;
            this.cells = cells;
            this.columns = columns;
            this.use = use;
            this.at = -columns;
        }

        @Override
        public boolean next() {
            at += columns;
            if (at >= cells.size()) {
                return false;
            }
            use.row();
            return true;
        }

        @Override
        public byte @Nullable [] column(int index) {
            byte[] cell = cells.get(at + index);
            return cell != null && isShared ? cell.clone() : cell;
        }
    }
}
