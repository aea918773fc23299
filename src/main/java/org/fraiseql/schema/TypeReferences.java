package org.fraiseql.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.schema.GraphQLTypeReference;

/** References to types by their names. A schema has tens of thousands of them and keeps them as long as it lives; one of a name will do, for all schemas. Thread-safe. */
public final class TypeReferences {
    private static final Cache<String, GraphQLTypeReference> KNOWN =
            Caffeine.newBuilder().executor(Runnable::run).weakValues().build(); // no threads of its own

    private TypeReferences() {}

    public static GraphQLTypeReference typeRef(String typeName) {
        return KNOWN.get(typeName, GraphQLTypeReference::typeRef);
    }
}
