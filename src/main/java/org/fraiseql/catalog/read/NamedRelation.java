package org.fraiseql.catalog.read;

import java.util.Optional;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;

/** A relation in scope with its type's name, and for a view the {@code tb_} table it stands for. */
record NamedRelation(RelationRow readFrom, Optional<RelationRow> base, String typeName, CommentDirectives directives) {}
