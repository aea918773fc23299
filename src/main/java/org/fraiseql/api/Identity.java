package org.fraiseql.api;

import java.util.Map;
import java.util.Set;

/**
 * Who the container says that it is.
 *
 * @param claims the same as JSON and read
 */
record Identity(String subject, Set<String> groups, String claims, Map<?, ?> claim) {}
