package org.fraiseql.container.documents;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.fraiseql.query.SqlSource;

/** Documents of the view v_tag, whose comment declares nothing. */
@Type
@SqlSource("v_tag")
public record Tag(@Id @NonNull String id, int users, OffsetDateTime firstUsed) {}
