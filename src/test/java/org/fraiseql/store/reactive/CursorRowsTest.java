package org.fraiseql.store.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.FetchSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regression: the cursor was asked whether there are more rows, which it does not know on every thread ("No current cursor read"). */
class CursorRowsTest {
    private final List<Integer> asked = new ArrayList<>();
    private int left;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 200, 300, 301, 1_000})
    void giveEachRowAndStopWhereThereAreFewerThanWereAskedFor(int rows) {
        left = rows;
        FetchSize size = new FetchSize(1);
        CursorRows all = new CursorRows(
                of(Cursor.class, (cursor, method, arguments) -> switch (method.getName()) {
                    case "read" -> Future.succeededFuture(part((int) arguments[0]));
                    default -> throw new IllegalStateException("No current cursor read");
                }),
                part(size.first()),
                size,
                new DatabaseUse(),
                Future::result);

        int count = 0;
        while (all.next()) {
            count++;
        }

        assertThat(count).isEqualTo(rows);
        assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(rows);
        assertThat(asked.subList(0, asked.size() - 1).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isLessThanOrEqualTo(rows);
    }

    private RowSet<Row> part(int most) {
        asked.add(most);
        int rows = Math.min(most, left);
        left -= rows;
        return rows(rows);
    }

    @SuppressWarnings("unchecked") // a proxy of one interface
    private static RowSet<Row> rows(int count) {
        return of(RowSet.class, (set, method, arguments) -> switch (method.getName()) {
            case "size" -> count;
            case "iterator" -> iterator(count);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static RowIterator<?> iterator(int count) {
        int[] given = {0};
        Row row = of(Row.class, (one, method, arguments) -> null);
        return of(RowIterator.class, (iterator, method, arguments) -> switch (method.getName()) {
            case "hasNext" -> given[0] < count;
            case "next" -> {
                given[0]++;
                yield row;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T of(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
