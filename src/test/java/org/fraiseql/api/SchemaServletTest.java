package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.Engine;
import org.fraiseql.WithoutTransactions;
import org.fraiseql.api.console.WaitingTexts;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.StubBackend;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

/** The schema as text is asked for as operations are. */
class SchemaServletTest {
    private static final String CLIENT = "192.0.2.7";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final StringWriter body = new StringWriter();
    private int status;

    private static FraiseqlConfig config(String... settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fraiseql.http.introspection", "true");
        for (int i = 0; i < settings.length; i += 2) {
            keys.put(settings[i], settings[i + 1]);
        }
        return ConfigReader.read(new WrittenConfig(keys));
    }

    private static Engine engine(FraiseqlConfig config) {
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), config, Observer.NONE);
        SnapshotFixture db = new SnapshotFixture();
        db.table("plan").columns("id int4!").primaryKey("id");
        Catalog catalog = db.catalog();
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        return engine;
    }

    private int get(SchemaServlet servlet) throws IOException {
        headers.clear();
        servlet.doGet(request(), response());
        return status;
    }

    @Test
    void theSchemaIsText() throws IOException {
        FraiseqlConfig config = config();
        assertThat(get(new SchemaServlet(engine(config), config, new Admission(config), new WaitingTexts())))
                .isEqualTo(200);
        assertThat(body.toString()).contains("type Plan {");
        assertThat(headers).containsKey("X-Request-Id");
    }

    @Test
    void withoutIntrospectionThereIsNone() throws IOException {
        FraiseqlConfig config = config("fraiseql.http.introspection", "false");
        assertThat(get(new SchemaServlet(engine(config), config, new Admission(config), new WaitingTexts())))
                .isEqualTo(404);
    }

    /** Regression: it was printed for whoever asked, as often and as many at once as came. */
    @Test
    void whoeverAsksForItComesAsOftenAsForAnythingElse() throws IOException {
        FraiseqlConfig config = config("fraiseql.limits.rate-per-second", "2");
        SchemaServlet servlet = new SchemaServlet(engine(config), config, new Admission(config), new WaitingTexts());
        assertThat(get(servlet)).isEqualTo(200);
        assertThat(headers).containsKey("RateLimit");
        int last = 200;
        for (int i = 0; i < 100 && last == 200; i++) {
            last = get(servlet);
        }
        assertThat(last).isEqualTo(429);
        assertThat(headers).containsKey("Retry-After");
    }

    /** Regression: as above. */
    @Test
    void itNeedsAPlaceAndLeavesIt() throws IOException {
        FraiseqlConfig config =
                config("fraiseql.limits.max-concurrent", "1", "fraiseql.limits.max-concurrent-per-client", "1");
        Admission admission = new Admission(config);
        SchemaServlet servlet = new SchemaServlet(engine(config), config, admission, new WaitingTexts());
        assertThat(admission.gate().enter("another")).isTrue();
        assertThat(get(servlet)).isEqualTo(503);
        assertThat(headers).containsKey("Retry-After");
        admission.gate().leave("another");
        assertThat(get(servlet)).isEqualTo(200);
        assertThat(get(servlet)).isEqualTo(200);
    }

    /** Regression: it was an internal error, and its place would have been lost. */
    @Test
    void whereNothingIsServedYetItIsUnavailable() throws IOException {
        FraiseqlConfig config =
                config("fraiseql.limits.max-concurrent", "1", "fraiseql.limits.max-concurrent-per-client", "1");
        Admission admission = new Admission(config);
        Engine engine = new Engine(StubBackend.of(1, "7"), new WithoutTransactions(), config, Observer.NONE);
        assertThat(get(new SchemaServlet(engine, config, admission, new WaitingTexts())))
                .isEqualTo(503);
        assertThat(admission.gate().enter(CLIENT)).isTrue();
    }

    /** Regression: a client that asked for it and took nothing held a thread of the server, and any number of them held all. */
    @Test
    void onlySoManyAreSentAtOnce() throws IOException {
        FraiseqlConfig config = config();
        WaitingTexts texts = new WaitingTexts();
        SchemaServlet servlet = new SchemaServlet(engine(config), config, new Admission(config), texts);
        besideOthers(
                WaitingTexts.AT_ONCE - 1, texts, () -> assertThat(get(servlet)).isEqualTo(200));
        besideOthers(WaitingTexts.AT_ONCE, texts, () -> assertThat(get(servlet)).isEqualTo(503));
        assertThat(headers).containsKey("Retry-After");
        assertThat(get(servlet)).isEqualTo(200);
    }

    @Test
    void whatCouldNotBeSentLeavesItsRoom() throws IOException {
        WaitingTexts texts = new WaitingTexts();
        for (int i = 0; i < WaitingTexts.AT_ONCE; i++) {
            assertThatThrownBy(() -> texts.send(response(), () -> {
                        throw new IOException("gone");
                    }))
                    .isInstanceOf(IOException.class);
        }
        texts.send(response(), () -> status = 200);
        assertThat(status).isEqualTo(200);
    }

    private void besideOthers(int others, WaitingTexts texts, WaitingTexts.Sending sending) throws IOException {
        if (others == 0) {
            sending.run();
        } else {
            texts.send(response(), () -> besideOthers(others - 1, texts, sending));
        }
    }

    private static HttpServletRequest request() {
        return stub(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getHeader" -> "r-1";
            case "getRemoteAddr" -> CLIENT;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private HttpServletResponse response() {
        PrintWriter writer = new PrintWriter(body);
        return stub(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setStatus", "sendError" -> status = (int) arguments[0];
                default -> {}
            }
            return writer;
        });
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                SchemaServletTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answer.to(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
