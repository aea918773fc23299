package org.fraiseql.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.sql.TestStatements;
import org.fraiseql.support.Deadline;

/** Clients that read by keys, each in a thread of its own. */
final class KeyReaders {
    /** Of their own: what one run shows, the next ones know. */
    private final SqlStatement byKey = TestStatements.byKey();

    private final StandingDatabase database;
    private final Backend backend;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    KeyReaders(StandingDatabase database, Backend backend) {
        this.database = database;
        this.backend = backend;
    }

    static RequestTerms terms() {
        return RequestTerms.until(Deadline.NEVER);
    }

    SqlStatement statement() {
        return byKey;
    }

    String read(Backend other, String key, RequestTerms terms) {
        try (ReadSession session = other.open(List.of(new BoundStatement(byKey, List.of(key), 1)), terms)) {
            Rows rows = session.rows(0);
            assertThat(rows.next()).isTrue();
            byte[] cell = rows.column(0);
            assertThat(rows.next()).isFalse();
            return cell == null ? "" : new String(cell, UTF_8);
        }
    }

    String read(String key, RequestTerms terms) {
        return read(backend, key, terms);
    }

    Future<String> ask(String key) {
        return ask(key, terms());
    }

    Future<String> ask(String key, RequestTerms terms) {
        return threads.submit(() -> read(key, terms));
    }

    Future<?> submit(Runnable client) {
        return threads.submit(client);
    }

    Future<String> askWaiting(String key) {
        return askWaiting(key, terms());
    }

    /** Asks, and comes back when that waits. */
    Future<String> askWaiting(String key, RequestTerms terms) {
        FutureTask<String> read = new FutureTask<>(() -> read(key, terms));
        awaitWaiting(start(read));
        return read;
    }

    static Thread start(FutureTask<?> read) {
        Thread thread = new Thread(read);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void awaitWaiting(Thread thread) {
        while (!(LockSupport.getBlocker(thread) instanceof GatheredRead)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("it does not wait for others");
            }
            Thread.onSpinWait();
        }
    }

    /** Two statements are under way, and do not end. */
    List<Future<String>> twoUnderWay(RequestTerms terms) {
        List<Future<String>> both = List.of(ask("first", terms), ask("second", terms));
        database.awaitArrivals(2);
        return both;
    }

    List<Future<String>> twoUnderWay() {
        return twoUnderWay(terms());
    }

    /** One of those under way ends, and the next goes. */
    BoundStatement next() {
        database.released.release();
        database.awaitArrivals(1);
        return database.asked.getLast();
    }

    void end() {
        database.end();
        threads.shutdownNow();
    }
}
