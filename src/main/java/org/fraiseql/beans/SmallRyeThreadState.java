package org.fraiseql.beans;

import io.smallrye.graphql.execution.QueryCache;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;

/** What SmallRye GraphQL keeps in the thread of a request. Threads outlive requests and applications: what is left would reach the next one, or keep a class loader. */
final class SmallRyeThreadState {
    private static final QueryCache ANY = new QueryCache();

    private SmallRyeThreadState() {}

    static void clear() {
        // an inheritable thread local: a pooled thread would bring the context of an earlier request
        SmallRyeContextManager.clearCurrentSmallRyeContext();
        // a note of the document that is not known yet, which stays when another thread gets to know it first;
        // only the beginning of a validation takes it back
        ANY.beginValidation(null, null);
    }
}
