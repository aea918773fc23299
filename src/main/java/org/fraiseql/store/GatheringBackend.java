package org.fraiseql.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;

/**
 * Short reads that come while others of the same statement are under way, asked for the same caller, go together: the next of them to go takes all that have come
 * by then, as one statement. Who comes alone goes alone, at once. Nobody joins a statement that was sent, so that no answer is older than its request.
 *
 * <p>What several ask for together fails for none of them: each then runs alone, with its own deadline and attempts. So it is if their rows are too long together,
 * and those of the same statement then go alone for a while. Thread-safe.
 */
public final class GatheringBackend implements Backend {
    /** What longer lists would share is little beside what they cost. */
    private static final long MAX_ROWS_OF_ONE = 100;

    /** Longer than this nobody waits for statements under way: whoever has, goes, with all who wait. */
    private static final Duration PATIENCE = Duration.ofMillis(1);

    private final Backend direct;
    private final int statements;
    private final Duration patience;
    private final Map<Alike, GatheringLine> lines = new ConcurrentHashMap<>();

    /** What may go together. The statement is one object for all runs of a plan, and of one catalog. */
    private record Alike(SqlStatement statement, CallerSettings caller) {}

    /** @param statements so many of one kind may be under way before others wait for them */
    public GatheringBackend(Backend direct, int statements) {
        this(direct, statements, PATIENCE);
    }

    GatheringBackend(Backend direct, int statements, Duration patience) {
        this.direct = direct;
        this.statements = statements;
        this.patience = patience;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        BoundStatement first = statements.getFirst();
        boolean mayGather = statements.size() == 1
                && first.statement().mayBeGathered()
                && first.mostRows() <= MAX_ROWS_OF_ONE
                && !first.statement().hasTooLongRows()
                && !terms.deadline().isLate();
        return mayGather ? gather(first, terms) : direct.open(statements, terms);
    }

    private ReadSession gather(BoundStatement bound, RequestTerms terms) {
        Alike alike = new Alike(bound.statement(), terms.caller());
        GatheredRead read = new GatheredRead(bound, terms);
        GatheringLine line = enter(alike, read);
        try {
            return switch (read.await(line, patience)) {
                case ALONE -> alone(read);
                case LEADS -> lead(read, line);
                case ANSWERED -> read.answer();
                case FAILED -> alone(read);
            };
        } finally {
            if (line.left(read)) {
                lines.remove(alike, line);
            }
        }
    }

    private GatheringLine enter(Alike alike, GatheredRead read) {
        while (true) {
            GatheringLine line = lines.computeIfAbsent(alike, first -> new GatheringLine(statements));
            if (line.enter(read)) {
                return line;
            }
            lines.remove(alike, line);
        }
    }

    private ReadSession alone(GatheredRead read) {
        return direct.open(List.of(read.bound()), read.terms());
    }

    private ReadSession lead(GatheredRead leader, GatheringLine line) {
        List<GatheredRead> together = line.take(leader);
        if (together.size() == 1) {
            return alone(leader);
        }
        Optional<GatheredRows> rows = Optional.empty();
        try {
            rows = read(together, leader.terms());
        } finally {
            for (GatheredRead each : together) {
                each.end(rows);
            }
        }
        rows.ifPresent(line::learn);
        return rows.isPresent() ? leader.answer() : alone(leader);
    }

    /** @return nothing when it failed */
    private Optional<GatheredRows> read(List<GatheredRead> together, RequestTerms terms) {
        GatheredRows.Places places = new GatheredRows.Places();
        together.forEach(read -> read.placed(places.of(read.bound().values())));
        BoundStatement first = together.getFirst().bound();
        BoundStatement asked = places.count() == 1
                ? first
                : first.statement()
                        .gathered(
                                places.values(),
                                together.stream()
                                        .mapToLong(read -> read.bound().mostRows())
                                        .sum());
        RequestTerms ofAll = RequestTerms.ofSeveral(terms.deadline(), terms.caller());
        try (ReadSession session = direct.open(List.of(asked), ofAll)) {
            return Optional.of(GatheredRows.read(
                    session.rows(0), first.statement().columnCount(), places.count(), places.areShared()));
        } catch (EngineException | TransientFailure e) {
            if (e instanceof EngineException failure && failure.code() == ErrorCode.LIMIT_EXCEEDED) {
                first.statement().foundTooLong();
            }
            return Optional.empty();
        }
    }
}
