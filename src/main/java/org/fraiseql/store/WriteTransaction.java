package org.fraiseql.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** The one bean that carries {@code @Transactional}: a mutation runs in the caller's JTA transaction or in one that begins and ends here. */
@ApplicationScoped
public class WriteTransaction implements TransactionScope {
    private static final System.Logger LOG = System.getLogger(WriteTransaction.class.getName());
    /** The deadline comes first, and is what the client is told. */
    private static final int MARGIN_SECONDS = 5;

    private final WriteBackend backend;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    TransactionSynchronizationRegistry transactions;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    UserTransaction userTransaction;

    @Inject
    public WriteTransaction(WriteBackend backend) {
        this.backend = backend;
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected WriteTransaction() {
        this.backend = null;
    }

    @Override
    public boolean isUnderWay() {
        return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void mayTakeUntil(Deadline deadline) {
        if (deadline != Deadline.NEVER) {
            allow((int) Math.min(Integer.MAX_VALUE, deadline.left().toSeconds() + MARGIN_SECONDS));
        }
    }

    @Override
    public void mayTakeAsUsual(Deadline deadline) {
        if (deadline != Deadline.NEVER) {
            allow(0);
        }
    }

    private void allow(int seconds) {
        try {
            userTransaction.setTransactionTimeout(seconds);
        } catch (SystemException | IllegalStateException e) {
            // as within a bean that is @Transactional(SUPPORTS): the container's time holds
            LOG.log(System.Logger.Level.DEBUG, "The time of a transaction can't be set here", e);
        }
    }

    @Override
    @Transactional(rollbackOn = Exception.class)
    public <T> void run(
            Function<WriteSession, T> work,
            boolean isOwn,
            RequestTerms terms,
            WriteAttempt attempt,
            AtomicReference<@Nullable T> result) {
        if (isOwn) {
            transactions.registerInterposedSynchronization(new Ending(Thread.currentThread(), backend));
        }
        try (WriteSession session = backend.open(isOwn, attempt, terms)) {
            result.set(work.apply(session));
            if (isOwn && transactions.getRollbackOnly()) {
                // the container would roll back without a word
                attempt.failed(
                        terms.deadline().isOver() ? terms.deadline().exceeded() : StoreErrors.markedForRollback());
                return;
            }
            attempt.workDone();
        } catch (EngineException e) {
            // not thrown through the container, which would report each wrong input as an incident of its own
            attempt.failed(e);
            transactions.setRollbackOnly();
        }
    }

    @Override
    public WriteBackend backend() {
        return backend;
    }

    /** A transaction that takes too long may be ended by a thread of the container's. */
    private record Ending(Thread owner, WriteBackend backend) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // the work is done
        }

        @Override
        public void afterCompletion(int status) {
            if (Thread.currentThread().equals(owner)) {
                backend.ending();
            }
        }
    }
}
