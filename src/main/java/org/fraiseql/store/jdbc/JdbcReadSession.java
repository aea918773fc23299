package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.FetchSize;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.SqlStates;
import org.fraiseql.store.StoreErrors;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * One connection for the statements of one operation. A single small statement runs without a transaction; several run in one read-only repeatable
 * read transaction, each behind a savepoint; a statement with many rows runs in a transaction because only there pgjdbc uses a cursor. One that probably has few
 * is asked for as many as may be held, and when there are more, for all of them by a cursor. What is said about a caller goes before the first statement, in a
 * transaction too, and ends with it.
 */
final class JdbcReadSession implements ReadSession {
    private final Connections connections;
    private final Connection connection;
    private final List<BoundStatement> statements;
    private final JdbcErrors errors;
    private final Manner manner;
    private boolean inTransaction;
    private boolean isLimited;
    private final RunningReads running;
    private Deadline deadline;
    private final CallerSettings caller;
    private final DatabaseUse use;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet result;
    private FetchSize fetchSize = new FetchSize(1);
    private boolean wereRowsTooLong;
    /** The statement that runs. */
    private int at;

    private boolean hasFailed;
    private @Nullable EngineException firstFailure;
    private boolean isLost;
    private boolean isClosed;
    private @Nullable RoleBefore before;

    /**
     * How statements begin.
     *
     * @param inTransaction whether in one of ours
     * @param isLimited whether a single statement is asked for no more rows than may be held
     * @param hasLongRows whether rows come one at a time until it is known how long they are
     * @param isJoined whether in the transaction of somebody else, in which nothing can be run a second time
     */
    private record Manner(boolean inTransaction, boolean isLimited, boolean hasLongRows, boolean isJoined) {
        static Manner own(List<BoundStatement> statements, RequestTerms terms) {
            BoundStatement first = statements.getFirst();
            boolean hasLongRows = hasLongRows(statements, terms);
            boolean isLimited = statements.size() == 1 && !hasLongRows && !first.isShort() && first.isProbablyShort();
            boolean inTransaction = statements.size() > 1
                    || hasLongRows
                    || terms.deadline().isLate()
                    || !terms.caller().isNone()
                    || !(first.isShort() || isLimited);
            boolean isJoined = false;
            return new Manner(inTransaction, isLimited, hasLongRows, isJoined);
        }

        static Manner joined(List<BoundStatement> statements, RequestTerms terms) {
            boolean inTransaction = false;
            boolean isLimited = false;
            boolean isJoined = true;
            return new Manner(inTransaction, isLimited, hasLongRows(statements, terms), isJoined);
        }

        private static boolean hasLongRows(List<BoundStatement> statements, RequestTerms terms) {
            return !terms.holdsRows() && statements.stream().anyMatch(BoundStatement::hasLongRows);
        }
    }

    private JdbcReadSession(
            Connections connections,
            Connection connection,
            List<BoundStatement> statements,
            JdbcErrors errors,
            Manner manner,
            RunningReads running,
            RequestTerms terms) {
        this.connections = connections;
        this.connection = connection;
        this.statements = statements;
        this.errors = errors;
        this.manner = manner;
        this.inTransaction = manner.inTransaction();
        this.isLimited = manner.isLimited();
        this.running = running;
        this.deadline = terms.deadline();
        this.caller = terms.caller();
        this.use = terms.use();
    }

    /** @param running tells others of its statements, so that they can be cancelled */
    static JdbcReadSession own(
            Connections connections,
            Connection connection,
            List<BoundStatement> statements,
            JdbcErrors errors,
            RunningReads running,
            RequestTerms terms) {
        return new JdbcReadSession(
                connections, connection, statements, errors, Manner.own(statements, terms), running, terms);
    }

    /** Whether the first statement's rows were too long to be fetched together, and may be fetched one by one. */
    boolean mayReadRowByRow() {
        return wereRowsTooLong && areReadOneByOneNext(statements.getFirst());
    }

    private boolean areReadOneByOneNext(BoundStatement tooLong) {
        return !manner.hasLongRows() && tooLong.hasSeveralRows();
    }

    /**
     * In a JTA transaction of somebody else's, whose begin, isolation and end are not ours, so that nobody may cancel anything in it. Rows that are too long would end
     * it: all but a few come by a cursor, which costs no transaction here.
     */
    static JdbcReadSession joined(
            Connections connections,
            Connection connection,
            List<BoundStatement> statements,
            JdbcErrors errors,
            RequestTerms terms) {
        return new JdbcReadSession(
                connections,
                connection,
                statements,
                errors,
                Manner.joined(statements, terms),
                new RunningReads(),
                terms);
    }

    /** Runs the first statement. Its own permanent failure waits for {@link #rows}, as the other statements may do well. */
    void begin() {
        try {
            if (inTransaction) {
                connection.setAutoCommit(false);
            } else if (!caller.isNone()) {
                before = RoleBefore.of(connection);
            }
            executeRenewed(0);
            if (isLimited && hasMoreThanMayBeHeld()) {
                readByCursor();
            }
        } catch (SQLException e) {
            EngineException failure = failed(e);
            if (SqlStates.isTransient(failure.code())) {
                throw failure;
            }
            firstFailure = failure;
        }
    }

    private boolean hasMoreThanMayBeHeld() throws SQLException {
        ResultSet current = rowsOf(0);
        boolean hasMore = current.absolute(statements.getFirst().rowsAtOnce() + 1);
        current.beforeFirst();
        return hasMore;
    }

    /** Nothing of what has come was told. */
    private void readByCursor() throws SQLException {
        statements.getFirst().statement().foundTooMany();
        endStatement();
        isLimited = false;
        if (inTransaction) {
            connection.rollback();
        } else {
            connection.setAutoCommit(false);
            inTransaction = true;
        }
        executeRenewed(0);
    }

    private ResultSet rowsOf(int index) {
        ResultSet current = result;
        if (current == null) {
            throw new IllegalStateException("statement " + index + " was not run");
        }
        return current;
    }

    @Override
    public Rows rows(int index) {
        try {
            if (index == 0 && firstFailure != null) {
                throw firstFailure;
            }
            if (index > 0) {
                if (wereRowsTooLong) {
                    throw new EngineException(
                            areReadOneByOneNext(statements.get(at))
                                    ? StoreErrors.afterRowsTooLongTogether()
                                    : StoreErrors.afterRowsTooLong());
                }
                at = index;
                endStatement();
                executeRenewed(index);
            }
            ResultSet current = rowsOf(index);
            return new JdbcRows(current, next(current, index), use, this::rowFailed);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private JdbcRows.Next next(ResultSet current, int index) {
        PreparedStatement prepared = statement;
        if (prepared == null || isAtOnce(statements.get(index))) {
            return current::next;
        }
        return new Fetching(current, fetchSize, next -> running.fetch(prepared, next, deadline));
    }

    private boolean isAtOnce(BoundStatement bound) {
        boolean isShort = manner.isJoined()
                ? bound.mostRows() <= new FetchSize(bound.statement().columnCount()).first()
                : bound.isShort();
        return !manner.hasLongRows() && (isLimited || isShort);
    }

    @Override
    public void sendingUntil(Deadline until) {
        deadline = until;
    }

    private EngineException rowFailed(SQLException e) {
        hasFailed = true;
        isLost |= JdbcErrors.isConnectionLost(e);
        if (JdbcErrors.isOfTooLongRows(e)) {
            wereRowsTooLong = true;
            BoundStatement tooLong = statements.get(at);
            tooLong.statement().foundTooLong();
            if (areReadOneByOneNext(tooLong)) {
                return new EngineException(StoreErrors.rowsTooLongTogether(), e);
            }
        }
        return errors.statementFailed(e, deadline);
    }

    private EngineException failed(SQLException e) {
        EngineException failure = rowFailed(e);
        try {
            endStatement();
        } catch (SQLException more) {
            failure.addSuppressed(more);
        }
        return failure;
    }

    /** A statement that was prepared for columns of other types is refused once, see {@link JdbcErrors#isStalePlan}. */
    private void executeRenewed(int index) throws SQLException {
        boolean isOfCaller = !caller.isNone() && (index == 0 || !inTransaction);
        try {
            execute(index, text(index), isOfCaller);
        } catch (SQLException e) {
            if (!inTransaction || !JdbcErrors.isStalePlan(e)) {
                throw e;
            }
            hasFailed = true;
            endStatement();
            try {
                executeAgain(index, isOfCaller);
            } catch (SQLException again) {
                again.addSuppressed(e);
                throw again;
            }
        }
    }

    private void executeAgain(int index, boolean isOfCaller) throws SQLException {
        if (statements.size() == 1) {
            connection.rollback();
            execute(index, text(index), isOfCaller);
        } else {
            // who asks was told before the savepoint
            execute(index, nextText(index), false);
        }
    }

    /** @param becomesCaller whether the text begins with what is said about the caller */
    private void execute(int index, String text, boolean becomesCaller) throws SQLException {
        BoundStatement bound = statements.get(index);
        deadline.check();
        tellRemainingTime(index);
        PreparedStatement prepared =
                isLimited ? PreparedTexts.preparedAtOnce(connection, text) : PreparedTexts.prepared(connection, text);
        statement = prepared;
        if (!isAtOnce(bound)) {
            fetchSize = manner.hasLongRows()
                    ? FetchSize.ofLongRows()
                    : new FetchSize(bound.statement().columnCount());
            prepared.setFetchSize(fetchSize.first());
        }
        // Of statements with parameters of unknown types the driver has the columns described, and when it knows of one
        // that its length has no bound, it waits for
        // the results before it sends that statement. Each parameter is cast, so varchar will do: all of it is one
        // round trip.
        int type = becomesCaller ? Types.VARCHAR : Types.OTHER;
        int next = becomesCaller ? bind(prepared, 1, caller.binds(), type) : 1;
        bind(prepared, next, bound.values(), type);
        result = running.execute(prepared, deadline, becomesCaller ? 1 : 0);
    }

    private void tellRemainingTime(int index) throws SQLException {
        if (inTransaction && statements.size() > 1 && index == 0) {
            RemainingTime.tellSnapshot(deadline, connection);
        } else if (inTransaction) {
            RemainingTime.tell(deadline, connection);
        }
    }

    private static int bind(PreparedStatement prepared, int first, List<String> values, int type) throws SQLException {
        int next = first;
        for (String value : values) {
            prepared.setObject(next++, value, type);
        }
        return next;
    }

    private String text(int index) {
        BoundStatement bound = statements.get(index);
        String whole = bound.statement().jdbcText();
        String text = isLimited ? bound.limited(whole) : whole;
        if (statements.size() == 1 || !inTransaction) {
            return ofCaller(text);
        }
        return index == 0 ? SessionStatements.firstOfSnapshot(caller, text) : nextText(index);
    }

    private String nextText(int index) {
        return SessionStatements.nextOfSnapshot(
                statements.get(index).statement().jdbcText());
    }

    /** A transaction of a single statement that is read at once has no need to wait for its end. */
    private String ofCaller(String text) {
        boolean isRead = inTransaction && isAtOnce(statements.getFirst());
        String asCaller = caller.before(text);
        return isRead && !caller.isNone() ? SessionStatements.thenCommit(asCaller) : asCaller;
    }

    /** After a failure the transaction goes on from the savepoint, so that the other root fields still answer. */
    private void endStatement() throws SQLException {
        PreparedStatement ended = statement;
        statement = null;
        result = null;
        try {
            if (ended != null) {
                ended.close();
            }
        } finally {
            backToSavepoint();
        }
    }

    private void backToSavepoint() throws SQLException {
        if (hasFailed && inTransaction && statements.size() > 1) {
            hasFailed = false;
            try (Statement back = connection.createStatement()) {
                back.execute(SessionStatements.BACK_TO_SAVEPOINT);
            }
        }
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        closeStatement();
        leaveCaller();
        if (wereRowsTooLong) {
            connections.drop(connection);
        } else if (isLost) {
            connections.discard(connection);
        } else if (inTransaction) {
            connections.rollBackAndRelease(connection);
        } else {
            connections.release(connection);
        }
    }

    /** The transaction goes on, and what its owner does in it is no affair of the caller's. */
    private void leaveCaller() {
        RoleBefore owner = before;
        if (owner == null || isLost || hasFailed) {
            return;
        }
        try {
            owner.restore(connection);
        } catch (SQLException e) {
            isLost |= JdbcErrors.isConnectionLost(e);
        }
    }

    private void closeStatement() {
        PreparedStatement last = statement;
        try {
            if (last != null) {
                last.close();
            }
        } catch (SQLException e) {
            isLost |= JdbcErrors.isConnectionLost(e);
        }
    }
}
