package org.fraiseql.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fraiseql.Interceptors;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.TablesWithoutViews;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.InputConstraints;
import org.fraiseql.query.RowsChanged;
import org.fraiseql.typed.ChangedRows;
import org.fraiseql.typed.CheckedInputs;
import org.fraiseql.typed.InterceptedRequests;

/** Finds the application's interceptors, and the observers of what is written. */
@ApplicationScoped
public class InterceptorBeans {
    private static final RowsChanged ANY_CHANGE = new RowsChanged("", RowsChanged.Change.CREATED, 0, "");

    @Inject
    @Any
    @SuppressWarnings("NullAway.Init") // injected by the container
    Instance<CatalogInterceptor> interceptors;

    @Inject
    @Any
    @SuppressWarnings("NullAway.Init") // injected by the container
    Instance<InputConstraints> constraints;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Event<RowsChanged> changes;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    BeanManager beans;

    private record Ordered(int priority, String name, CatalogInterceptor interceptor) {
        static Ordered of(Instance.Handle<CatalogInterceptor> handle) {
            Class<?> type = handle.getBean().getBeanClass();
            Priority priority = type.getAnnotation(Priority.class);
            return new Ordered(priority == null ? Integer.MAX_VALUE : priority.value(), type.getName(), handle.get());
        }
    }

    /** Whether rows may be hidden, so that no relation leads to a row for certain. */
    boolean hideRows() {
        for (Instance.Handle<CatalogInterceptor> handle : interceptors.handles()) {
            if (hidesRows(handle.getBean().getBeanClass())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hidesRows(Class<?> type) {
        try {
            return type.getMethod("rows", String.class, CatalogOperation.class).getDeclaringClass()
                    != CatalogInterceptor.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }

    /** {@link Interceptors#NONE} when there is neither. */
    Interceptors found(TransactionSynchronizationRegistry transactions) {
        List<Ordered> found = new ArrayList<>();
        for (Instance.Handle<CatalogInterceptor> handle : interceptors.handles()) {
            found.add(Ordered.of(handle));
        }
        found.sort(Comparator.comparingInt(Ordered::priority).thenComparing(Ordered::name));
        List<CatalogInterceptor> all =
                new ArrayList<>(found.stream().map(Ordered::interceptor).toList());
        List<InputConstraints> declared = constraints.stream().toList();
        if (!declared.isEmpty()) {
            all.add(checked(declared)); // what the others have made of a row
        }
        boolean isObserved = !beans.resolveObserverMethods(ANY_CHANGE).isEmpty();
        if (all.isEmpty() && !isObserved) {
            return Interceptors.NONE;
        }
        return new InterceptedRequests(all, isObserved ? new Told(changes, transactions) : ChangedRows.NOBODY);
    }

    /** @throws IllegalStateException which fails the deployment */
    private static CatalogInterceptor checked(List<InputConstraints> declared) {
        try {
            return CheckedInputs.ofServer(declared);
        } catch (LinkageError | UnsatisfiedResolutionException e) {
            throw new IllegalStateException(
                    "The application declares InputConstraints, and the server has no Jakarta Validation."
                            + " On Open Liberty add the feature beanValidation-3.0.",
                    e);
        }
    }

    /** What constraints name and nobody may write, and the tables that neither constraints nor interceptors reach by their views' names. */
    List<Notice> unfit(CatalogsByRole catalogs) {
        if (catalogs.whole().serverVersion().isEmpty()) {
            return List.of();
        }
        List<InputConstraints> declared = constraints.stream().toList();
        List<Notice> notices =
                new ArrayList<>(declared.isEmpty() ? List.of() : CheckedInputs.unfit(declared, catalogs.each()));
        if (!declared.isEmpty() || interceptors.stream().findAny().isPresent()) {
            notices.addAll(TablesWithoutViews.notices(catalogs));
        }
        return notices;
    }

    private record Told(Event<RowsChanged> changes, TransactionSynchronizationRegistry transactions)
            implements ChangedRows {
        @Override
        public boolean isInTransaction() {
            return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void tell(RowsChanged changed) {
            changes.fire(changed);
        }
    }
}
