package org.fraiseql;

import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.Interception;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.execution.RequestTrace;

/** Port: what the application has to say about operations on the catalog's tables. Thread-safe. */
public interface Interceptors {
    /** Of an application without interceptors; never asked. */
    Interceptors NONE = (request, catalog, coercion, context) -> {
        throw new IllegalStateException("there are no interceptors");
    };

    /** What it says about one request. Used by one thread. */
    interface OfRequest extends Interception {
        /**
         * The request as it is to be run.
         *
         * @throws org.fraiseql.support.EngineException when it is refused, or the application fails; nothing was done
         */
        PreparedRequest admitted();

        /** @param result empty when it broke off, as the client is gone, or on a defect */
        void ended(Optional<ExecutionResult> result, RequestTrace trace);
    }

    /** @param catalog what the caller is served; @param coercion for the same */
    OfRequest of(PreparedRequest request, Catalog catalog, InputCoercion coercion, RequestContext context);
}
