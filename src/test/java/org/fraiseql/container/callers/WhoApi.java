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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.fraiseql.Engine;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
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

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

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

    /** A row. */
    public record Tenant(String name) {}

    /** Those whom the caller sees, and those whom the application does; what a thread of the bean's own is told. */
    @Query
    @RolesAllowed({"shop_editor", "shop_buyer"})
    public @NonNull String tenantsTyped() throws InterruptedException {
        AtomicReference<String> onOwnThread = new AtomicReference<>("");
        Thread own = Thread.ofPlatform().start(() -> onOwnThread.set(tenants(queries)));
        own.join();
        return tenants(queries) + " / " + tenants(queries.asApplication()) + " / " + onOwnThread;
    }

    /** Lets through what a thread of its own is told. */
    @Query
    @RolesAllowed({"shop_editor", "shop_buyer"})
    public @NonNull String tenantsOnOwnThread() {
        return CompletableFuture.supplyAsync(
                        () -> queries.from("tenants").as(Tenant.class).list().toString())
                .join();
    }

    private static String tenants(Queries asked) {
        try {
            return asked.from("tenants").as(Tenant.class).list().toString();
        } catch (QueryException e) {
            return e.code();
        }
    }

    @Query
    @RolesAllowed("shop_editor")
    public boolean editorsOnly() {
        return true;
    }

    /** Of a group that tokens may have. */
    @Query
    @RolesAllowed("auditors")
    public boolean auditorsOnly() {
        return true;
    }

    /** Of a group that tokens may have, after a mutation of the catalog's. */
    @Mutation
    @RolesAllowed("auditors")
    public boolean auditorsOnlyToo() {
        return true;
    }

    /** How secret a note is. */
    public enum EditorsLevel {
        HIGH
    }

    /** What nothing else answers with. */
    public record EditorsNote(String text, EditorsLevel level) {}

    @Query
    @RolesAllowed("shop_editor")
    public @NonNull EditorsNote editorsNote() {
        return new EditorsNote("secret", EditorsLevel.HIGH);
    }

    /** What nothing else takes. */
    public record EditorsWish(String text) {}

    @Mutation
    @RolesAllowed("shop_editor")
    public boolean editorsWish(EditorsWish wish) {
        return !wish.text().isEmpty();
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

    /**
     * Of so many sessions of the pool, held at once: role, whether the user is the connecting one, and the settings of callers. By threads of its own, as the server
     * gives one thread the same connection again.
     */
    @Query
    @RolesAllowed("shop_admin")
    public @NonNull List<@NonNull String> sessions(int count) throws Exception {
        CyclicBarrier allHeld = new CyclicBarrier(count);
        List<Future<String>> sessions = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (int i = 0; i < count; i++) {
                sessions.add(threads.submit(() -> session(allHeld)));
            }
        }
        List<String> told = new ArrayList<>();
        for (Future<String> session : sessions) {
            told.add(session.get());
        }
        return told;
    }

    private String session(CyclicBarrier allHeld) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pg_backend_pid() || ' ' || current_setting('role') || ' ' || current_user || ' ['"
                                + " || coalesce(current_setting('request.jwt.claims', true), '')"
                                + " || coalesce(current_setting('request.method', true), '')"
                                + " || coalesce(current_setting('request.id', true), '') || ']'")) {
            row.next();
            String told = row.getString(1);
            allHeld.await(10, TimeUnit.SECONDS);
            return told;
        }
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
