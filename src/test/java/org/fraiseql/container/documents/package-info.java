/** Records of an application that say what documents look like, in an archive without an index. */
@NullMarked
package org.fraiseql.container.documents;

import org.jspecify.annotations.NullMarked;
