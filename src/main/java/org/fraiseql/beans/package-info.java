/**
 * The bean path: MicroProfile GraphQL beans and the one schema that they and the catalog share.
 *
 * <p>In: {@code @GraphQLApi} CDI beans, the catalog's {@link org.fraiseql.schema.CatalogSchema}, an operation with a field of a bean or introspection in it.
 * Out: the merged {@link graphql.schema.GraphQLSchema}, with the fields that beans add to the types of tables ({@code @Source}), the names that the
 * catalog leaves to beans, the shapes of documents that records declare, a {@link org.fraiseql.execution.BeanAnswer}.
 * Never: SQL, HTTP. SmallRye GraphQL is known in this package alone.
 */
@NullMarked
package org.fraiseql.beans;

import org.jspecify.annotations.NullMarked;
