package org.fraiseql.store.reactive;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.support.config.DatabaseAddress;
import org.fraiseql.support.config.DatabaseConfig;
import org.hibernate.engine.jdbc.spi.SqlExceptionHelper;
import org.hibernate.engine.jdbc.spi.SqlStatementLogger;
import org.hibernate.reactive.pool.impl.SqlClientPool;
import org.hibernate.service.spi.ServiceRegistryAwareService;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.service.spi.Stoppable;

/**
 * The connection pool of Hibernate Reactive's session factory. Hibernate's own sessions get connections that transfer values as Hibernate wants them; ours come
 * from a pool of their own, whose connections {@linkplain TextTransfer transfer text}. Both connect when they are first asked. Hibernate closes it. Thread-safe.
 */
final class ReactivePool extends SqlClientPool implements ServiceRegistryAwareService, Stoppable {
    private static final long serialVersionUID = 1L;

    private final transient Pool ofHibernate;
    private final transient Pool ofText;
    private final transient Optional<SqlClient> pipelined;
    private final transient ConnectionFactory logins;
    private final transient Duration silence;
    private final transient long maxFetchBytes;
    private final transient OpenSockets sockets = new OpenSockets();
    /** Below connections that many share. */
    private final transient OpenSockets shared = new OpenSockets();

    private final transient SqlStatementLogger logger = new SqlStatementLogger();
    private final transient SqlExceptionHelper exceptions = new SqlExceptionHelper(false);
    private transient Future<Void> closed = Future.succeededFuture();

    ReactivePool(Vertx vertx, DatabaseAddress address, DatabaseConfig config) {
        PgConnectOptions connect = PgOptions.connection(address, config);
        PoolOptions options = PgOptions.pool(config);
        this.silence = config.socketTimeout();
        this.maxFetchBytes = config.maxFetchBytes();
        String session = SessionStatements.session(config.queryTimeout().toMillis());
        this.ofHibernate = PgBuilder.pool()
                .with(options)
                .connectingTo(connect)
                .using(vertx)
                .withConnectHandler(connection -> prepare(connection, session, Transfer.OF_HIBERNATE))
                .build();
        this.ofText = PgBuilder.pool()
                .with(options)
                .connectingTo(connect)
                .using(vertx)
                .withConnectHandler(connection -> prepare(connection, session, Transfer.TEXT))
                .build();
        this.pipelined = config.pipelining() == 1
                ? Optional.empty()
                : Optional.of(PgBuilder.client()
                        .with(new PoolOptions(options).setMaxSize(config.pipelinedConnections()))
                        .connectingTo(new PgConnectOptions(connect).setPipeliningLimit(config.pipelining()))
                        .using(vertx)
                        .withConnectHandler(connection -> prepare(connection, session, Transfer.PIPELINED_TEXT))
                        .build());
        Duration login = PgOptions.login(address, config);
        this.logins = PgDriver.INSTANCE.createConnectionFactory(vertx, connect);
        boolean isPrimaryWanted = config.isPrimaryWanted();
        ofHibernate.connectionProvider(timely(vertx, logins, login, isPrimaryWanted));
        ofText.connectionProvider(timely(vertx, logins, login, isPrimaryWanted));
    }

    /** The client does not tell of a login that nobody answers; the pool would keep its place for ever. */
    private static Function<Context, Future<SqlConnection>> timely(
            Vertx vertx, ConnectionFactory logins, Duration login, boolean isPrimaryWanted) {
        return context -> {
            Promise<SqlConnection> answered = Promise.promise();
            long timer = vertx.setTimer(
                    login.toMillis(),
                    late -> answered.tryFail(new ConnectException("no login within " + login.toMillis() + " ms")));
            Future<SqlConnection> connected = logins.connect(context);
            (isPrimaryWanted ? connected.compose(FormerPrimary::unless) : connected).onComplete(result -> {
                vertx.cancelTimer(timer);
                if (result.failed()) {
                    answered.tryFail(result.cause());
                } else if (!answered.tryComplete(result.result())) {
                    OpenSockets.close(result.result());
                }
            });
            return answered.future();
        };
    }

    private enum Transfer {
        OF_HIBERNATE,
        TEXT,
        PIPELINED_TEXT
    }

    /** Runs on each new connection, in its own event loop; giving it back makes it one of the pool. */
    private void prepare(SqlConnection connection, String session, Transfer transfer) {
        connection.query(session).execute().onComplete(settings -> {
            if (settings.failed()) {
                OpenSockets.close(connection);
                return;
            }
            ChannelPipeline pipeline = OpenSockets.pipeline(connection);
            // was there to end a login that nobody answers
            if (pipeline.get(IdleStateHandler.class) != null) {
                pipeline.remove(IdleStateHandler.class);
            }
            switch (transfer) {
                case OF_HIBERNATE -> {}
                case TEXT -> {
                    sockets.add(connection);
                    pipeline.addBefore("codec", "text", new TextTransfer(maxFetchBytes));
                }
                case PIPELINED_TEXT -> {
                    shared.add(connection);
                    pipeline.addBefore("codec", "text", new TextTransfer(maxFetchBytes));
                    if (!silence.isZero()) {
                        pipeline.addFirst("silence", new EndOfSilence(silence));
                    }
                }
            }
            connection.close();
        });
    }

    /** Connections that transfer all values as text, one for each who asks. */
    Pool ofText() {
        return ofText;
    }

    /** Such connections that many share: their statements are sent before earlier ones are answered. Empty where that is not wanted. */
    Optional<SqlClient> pipelined() {
        return pipelined;
    }

    OpenSockets sockets() {
        return sockets;
    }

    /** Closes all sockets without telling the server. */
    void cutAll() {
        sockets.closeAll();
        shared.closeAll();
    }

    @Override
    protected Pool getPool() {
        return ofHibernate;
    }

    @Override
    protected SqlStatementLogger getSqlStatementLogger() {
        return logger;
    }

    @Override
    protected SqlExceptionHelper getSqlExceptionHelper() {
        return exceptions;
    }

    @Override
    public void injectServices(ServiceRegistryImplementor services) {
        // nothing of it is needed
    }

    @Override
    public void stop() {
        closed = Future.join(
                        ofHibernate.close(),
                        ofText.close(),
                        pipelined.map(SqlClient::close).orElseGet(Future::succeededFuture))
                .<Void>mapEmpty()
                .eventually(() -> closeLogins());
    }

    private Future<Void> closeLogins() {
        Promise<Void> closing = Promise.promise();
        logins.close(closing);
        return closing.future();
    }

    /** Done when all connections are closed, once this was {@linkplain #stop stopped}. */
    Future<Void> closed() {
        return closed;
    }

    @Override
    public CompletionStage<Void> getCloseFuture() {
        return closed.toCompletionStage();
    }
}
