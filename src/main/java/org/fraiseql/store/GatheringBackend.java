package org.fraiseql.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;

/**
 * Short reads that come while others of the same statement are under way, asked for the same caller, go together: the next of them to go takes all that have come
 * by then, as one statement. Who comes alone goes alone, at once. Nobody joins a statement that was sent, so that no answer is older than its request.
 *
 * <p>The caller is the same if role and all settings are, but for the request's id, which is blank in a statement that is run for several.
 *
 * <p>Who waits for others lends its {@linkplain Place place}: it holds no connection. So that more go together than there are connections.
 *
 * <p>What several ask for together fails for none of them: each then runs alone, with its own deadline and attempts. Those of the same statement
 * then go alone for a while. Such a statement has a short time of its own, whose end leaves each of them most of its own: nobody is held for long by others, and
 * nobody's time or departure ends what others wait for. Thread-safe.
 */
public final class GatheringBackend implements Backend {
    private static final System.Logger LOG = System.getLogger(GatheringBackend.class.getName());

    /** What longer lists would share is little beside what it costs to hold their rows. */
    private static final long MAX_ROWS_OF_ONE = 50;

    /** So many of one kind may be under way before others wait for them. */
    private static final int STATEMENTS = 2;

    /** Longer than this nobody waits for statements under way: whoever has, goes, with all who wait. */
    private static final Duration PATIENCE = Duration.ofMillis(5);

    /** How long a statement may take that is run for several, and how long one of them waits for it. What is overdue is ended a fifth of a second later at most. */
    private static final Duration TOGETHER = Duration.ofMillis(300);

    /** Whoever has less time left than this goes alone: it is more than can be lost with others. */
    private static final Duration ENOUGH = Duration.ofSeconds(1);

    private final Backend direct;
    private final int statements;
    private final int slowStatements;
    private final Duration patience;
    private final Duration together;
    private final Map<Alike, GatheringLine> lines = new ConcurrentHashMap<>();
    /** Threads that run a statement for several. */
    private final Set<Thread> leading = ConcurrentHashMap.newKeySet();

    /**
     * What may go together. The statement is one object for all runs of a plan, and of one catalog.
     *
     * @param caller without the request's id
     */
    private record Alike(SqlStatement statement, CallerSettings caller) {
        static Alike of(BoundStatement bound, RequestTerms terms) {
            return new Alike(bound.statement(), terms.caller().ofSeveral());
        }
    }

    /** @param slowStatements of one kind that may be under way before others wait for them, if they take long */
    public GatheringBackend(Backend direct, int slowStatements) {
        this(direct, STATEMENTS, Math.max(STATEMENTS, slowStatements), PATIENCE, TOGETHER);
    }

    GatheringBackend(Backend direct, int statements, int slowStatements, Duration patience, Duration together) {
        this.direct = direct;
        this.statements = statements;
        this.slowStatements = slowStatements;
        this.patience = patience;
        this.together = together;
    }

    /** Cancels nothing that others wait for, too: who is gone has its answer for nobody. */
    public ReadCancellation sparing(ReadCancellation cancellation) {
        return thread -> {
            if (!leading.contains(thread)) {
                cancellation.cancelReadOf(thread);
            }
        };
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        BoundStatement first = statements.getFirst();
        boolean mayGather = statements.size() == 1
                && first.statement().mayBeGathered()
                && first.mostRows() <= MAX_ROWS_OF_ONE
                && !first.statement().hasTooLongRows()
                && !first.statement().isBetterApart()
                && !terms.deadline().isLate()
                && terms.deadline().left().compareTo(ENOUGH) >= 0;
        if (mayGather) {
            return gather(first, terms);
        }
        terms.place().takeBackInTurn(terms.deadline()); // it may have failed together with others, and try again
        return direct.open(statements, terms);
    }

    private ReadSession gather(BoundStatement bound, RequestTerms terms) {
        Alike alike = Alike.of(bound, terms);
        GatheredRead read = new GatheredRead(bound, terms);
        GatheringLine line = enter(alike, read);
        try {
            return switch (read.await(line, patience, patience.plus(together))) {
                case ALONE -> alone(read, line);
                case NEXT -> {
                    terms.place().takeBack();
                    yield lead(read, line, alike.caller());
                }
                case IMPATIENT -> {
                    terms.place().takeBackInTurn(terms.deadline());
                    yield lead(read, line, alike.caller());
                }
                case ANSWERED -> read.answer();
            };
        } finally {
            if (line.left(read)) {
                lines.remove(alike, line);
            }
        }
    }

    private GatheringLine enter(Alike alike, GatheredRead read) {
        while (true) {
            GatheringLine line = lines.computeIfAbsent(alike, first -> new GatheringLine(statements, slowStatements));
            if (line.enter(read)) {
                return line;
            }
            lines.remove(alike, line);
        }
    }

    private ReadSession alone(GatheredRead read, GatheringLine line) {
        read.terms().place().takeBackInTurn(read.terms().deadline());
        ReadSession session = direct.open(List.of(read.bound()), read.terms());
        line.learnAlone(since(read.terms().use()));
        return session;
    }

    private ReadSession lead(GatheredRead leader, GatheringLine line, CallerSettings caller) {
        List<GatheredRead> all = line.take(leader);
        if (all.size() == 1) {
            return alone(leader, line);
        }
        Optional<GatheredRows> rows = Optional.empty();
        leading.add(Thread.currentThread());
        try {
            rows = read(all, line, RequestTerms.ofSeveral(Deadline.in(together), caller));
        } finally {
            leading.remove(Thread.currentThread());
            for (GatheredRead each : all) {
                each.end(rows);
            }
        }
        return rows.isPresent() ? leader.answer() : alone(leader, line);
    }

    /** @return nothing when it failed */
    private Optional<GatheredRows> read(List<GatheredRead> all, GatheringLine line, RequestTerms terms) {
        SqlStatement statement = all.getFirst().bound().statement();
        try {
            GatheredRows rows = read(all, terms);
            line.learn(rows, since(terms.use()));
            return Optional.of(rows);
        } catch (TransientFailure e) {
            failed(e.failure(), statement, terms);
        } catch (EngineException e) {
            failed(e, statement, terms);
        } catch (ReadCancelledException leaderIsGone) {
            throw leaderIsGone;
        } catch (RuntimeException | Error defect) {
            statement.foundBetterApart();
            LOG.log(System.Logger.Level.WARNING, "What was run for several met a defect; each runs alone", defect);
        }
        return Optional.empty();
    }

    private GatheredRows read(List<GatheredRead> all, RequestTerms terms) {
        GatheredRows.Places places = new GatheredRows.Places();
        all.forEach(read -> read.placed(places.of(read.bound().values())));
        BoundStatement first = all.getFirst().bound();
        long mostRows = all.stream().mapToLong(read -> read.bound().mostRows()).sum();
        BoundStatement asked = places.count() == 1 ? first : first.statement().gathered(places.values(), mostRows);
        try (ReadSession session = direct.open(List.of(asked), terms)) {
            return GatheredRows.read(
                    session.rows(0), first.statement().columnCount(), places.count(), places.areShared());
        }
    }

    private static void failed(EngineException failure, SqlStatement statement, RequestTerms terms) {
        if (failure.code() == ErrorCode.LIMIT_EXCEEDED) {
            statement.foundTooLong();
        } else {
            if (terms.use().hasConnected()) { // else it is not to blame
                statement.foundBetterApart();
            }
            LOG.log(System.Logger.Level.DEBUG, "What was run for several failed; each runs alone", failure);
        }
    }

    private static Duration since(DatabaseUse use) {
        return use.hasConnected() ? Duration.ofNanos(System.nanoTime() - use.connectedAtNanos()) : Duration.ZERO;
    }
}
