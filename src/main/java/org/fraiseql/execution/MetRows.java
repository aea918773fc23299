package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fraiseql.execution.CompiledMutation.Apart;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The rows that statements taken apart have inserted or changed. PostgreSQL lets one statement meet no row twice (PostgreSQL manual, INSERT, ON CONFLICT). One
 * with NULL in what tells it is not known from others, and may be met again, unless the key holds NULLs for the same.
 */
final class MetRows {
    private final Map<Integer, Set<List<@Nullable String>>> met = new LinkedHashMap<>();

    /** @param argument where the rows stand in the input */
    void add(Apart apart, List<List<@Nullable String>> rows, String argument) {
        Set<List<@Nullable String>> before = met.computeIfAbsent(apart.number(), any -> new LinkedHashSet<>());
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> telling = new ArrayList<>(row.subList(0, apart.columns()));
            boolean isTold = apart.nullsMeet() || telling.stream().noneMatch(Objects::isNull);
            if (isTold && !before.add(telling)) {
                throw new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, "The same row is given more than once.")
                        .with("argument", argument)
                        .hint("Give each row once."));
            }
        }
    }
}
