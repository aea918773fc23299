/**
 * The GraphQL types of the catalog.
 *
 * <p>In: the {@link org.fraiseql.catalog.Catalog}. Out: a {@link org.fraiseql.schema.CatalogSchema}: object types, inputs, root fields, scalars with their
 * coercion. Never: connections, beans.
 */
@NullMarked
package org.fraiseql.schema;

import org.jspecify.annotations.NullMarked;
