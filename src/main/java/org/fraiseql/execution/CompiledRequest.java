package org.fraiseql.execution;

/** How a request is answered, with what was compiled for it. */
public sealed interface CompiledRequest {
    /** Root fields of the catalog alone. */
    record Query(CompiledOperation operation) implements CompiledRequest {}

    /** Root fields of the catalog alone. */
    record Mutation(CompiledMutation mutation) implements CompiledRequest {}

    /** Fields of beans or introspection among them. @param catalogFields those of the catalog */
    record BeanQuery(CompiledOperation catalogFields) implements CompiledRequest {}

    /**
     * Fields that beans add to rows of the catalog among them.
     *
     * @param isOfCatalog whether all root fields are the catalog's
     */
    record AssembledQuery(CompiledOperation catalogFields, boolean isOfCatalog) implements CompiledRequest {}

    /** Fields of beans and of the catalog, or such that beans add to its rows, in one transaction. */
    record MixedMutation(CompiledMutation catalogFields) implements CompiledRequest {}

    /** Fields of beans alone, which see to their transactions themselves. */
    record BeanMutation() implements CompiledRequest {}

    /** Whether beans, or introspection, take part. */
    default boolean hasBeans() {
        return switch (this) {
            case Query query -> false;
            case Mutation mutation -> false;
            case BeanQuery query -> true;
            case AssembledQuery query -> true;
            case MixedMutation mutation -> true;
            case BeanMutation mutation -> true;
        };
    }
}
