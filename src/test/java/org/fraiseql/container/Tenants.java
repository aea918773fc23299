package org.fraiseql.container;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;

/** The database of {@code samples/tenants}, for servers whose callers log in without a token of theirs. */
final class Tenants {
    /** As whom somebody is served, and what a policy can ask about the request. */
    private static final String WHO = """
            CREATE FUNCTION who() RETURNS text LANGUAGE sql STABLE
              RETURN concat_ws(' ', current_user, current_setting('request.jwt.claims', true),
                current_setting('request.method', true), current_setting('request.path', true));
            """;

    private Tenants() {}

    /** Makes it. @return the environment of a server whose editors may more than who has not logged in */
    static Map<String, String> create(String name) throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        Path sample = Path.of("samples/tenants");
        database.create(name, List.of(sample.resolve("schema.sql"), sample.resolve("data.sql")));
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(WHO);
        }
        Map<String, String> environment = new LinkedHashMap<>(database.environment(name));
        environment.put("PGUSER", "shop_server");
        environment.put("FRAISEQL_SECURITY_MODE", "optional");
        environment.put("FRAISEQL_SECURITY_ROLES", "shop_buyer, shop_editor");
        environment.put("FRAISEQL_SECURITY_ANONYMOUS_ROLE", "shop_anonymous");
        environment.put("FRAISEQL_SECURITY_GROUPS", "editors:shop_editor");
        return environment;
    }
}
