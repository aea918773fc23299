package org.fraiseql.container.documents;

import java.util.Map;
import org.fraiseql.query.SqlSource;

/** Documents as there are none. */
@SqlSource("v_user")
public record Odd(Map<String, String> map) {}
