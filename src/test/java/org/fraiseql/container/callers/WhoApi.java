package org.fraiseql.container.callers;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.fraiseql.Engine;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.stream.ResponseBuffer;

/** Answers only those whom its rules let in. */
@GraphQLApi
@ApplicationScoped
@DenyAll
public class WhoApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    JsonWebToken token;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    SecurityContext security;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Engine engine;

    @Resource(lookup = "jdbc/fraiseql")
    @SuppressWarnings("NullAway.Init") // injected by the container
    DataSource dataSource;

    @Query
    @PermitAll
    public @NonNull String whoAmI() {
        return token.getSubject();
    }

    @Query
    @PermitAll
    public @NonNull String callerOfContext() {
        return security.getCallerPrincipal().getName();
    }

    /** The engine asks as the caller. */
    @Query
    @RolesAllowed({"shop_editor", "shop_buyer"})
    public @NonNull String tenantsOfCaller() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(answer::write);
        engine.answer(new GraphQLRequest("{ tenants { name } }", Optional.empty(), new LinkedHashMap<>(), true), out);
        out.flush();
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Query
    @RolesAllowed("shop_editor")
    public boolean editorsOnly() {
        return true;
    }

    /** By the rule of the class. */
    @Query
    public boolean nobody() {
        return true;
    }

    @Query
    @PermitAll
    public boolean everybody() {
        return true;
    }

    /** Whom the bean's own JDBC is taken for, in the transaction of a caller's mutation. */
    @Mutation
    @PermitAll
    @Transactional
    public @NonNull String ownJdbc() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
