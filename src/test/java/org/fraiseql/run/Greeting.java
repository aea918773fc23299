package org.fraiseql.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.launcher.HttpAddress;

/**
 * What somebody new can do next, to be copied.
 *
 * @param port of the PostgreSQL that was started here
 */
record Greeting(HttpAddress address, Sample sample, Optional<Integer> port) {
    /** Of a database that is theirs. */
    static Greeting anyDatabase(HttpAddress address) {
        return new Greeting(address, Sample.THEIRS, Optional.empty());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  In the browser:  " + address.url("/"));
        port.ifPresent(known ->
                lines.add("  In the database: psql postgres://postgres@localhost:" + known + "/" + Dumps.DATABASE));
        lines.add("  By hand:");
        sample.operations().forEach(operation -> lines.add(request(operation)));
        lines.add("    curl " + address.url("/graphql/schema.graphql"));
        lines.add("");
        return lines;
    }

    private String request(String operation) {
        return "    curl " + address.url("/graphql") + " -H 'Content-Type: application/json' -d '{\"query\":\""
                + operation.replace("\"", "\\\"") + "\"}'";
    }
}
