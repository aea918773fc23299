package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fraiseql.BesideOthers;
import org.fraiseql.database.Folders;
import org.fraiseql.pages.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the servers' pages, word for word, on a server that nobody has touched since it was unpacked. */
@BesideOthers
@Timeout(600)
class ServerPagesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String BOOK = "{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\"}}}";
    /** What the pages say where somebody fills in his own database. */
    private static final String THEIR_DATABASE = "PGHOST=db.example PGDATABASE=shop PGUSER=shop PGPASSWORD=… ";

    private static final boolean IS_WILDFLY = WildFly.home().isPresent();
    private static final Page PAGE =
            Page.read(Path.of("server-config", IS_WILDFLY ? "wildfly" : "liberty", "README.md"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private Shell shell;

    private final Map<String, String> environment = new LinkedHashMap<>();

    /** What of a checkout the commands take. */
    @BeforeEach
    void unpack() throws IOException {
        shell = Shell.in(folder);
        shell.prepareMaven();
        Files.copy(Path.of("pom.xml"), folder.resolve("pom.xml"));
        Folders.copy(Path.of("server-config"), folder.resolve("server-config"));
        Folders.copy(Path.of("src/main/liberty"), folder.resolve("src/main/liberty"));
        Files.copy(
                Path.of(System.getProperty("fraiseql.war")),
                Files.createDirectory(folder.resolve("target")).resolve("fraiseql.war"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        if (IS_WILDFLY) {
            environment.put(
                    "WILDFLY",
                    unpacked("org/wildfly/wildfly-dist", "wildfly.version", "wildfly-%s")
                            .toString());
        } else {
            environment.put(
                    "WLP",
                    unpacked("io/openliberty/openliberty-runtime", "liberty.version", "wlp")
                            .toString());
        }
    }

    /** As it comes from Maven Central: the build's own server was set up already. @return its folder */
    private Path unpacked(String artifact, String property, String server) throws IOException {
        Matcher version =
                Pattern.compile("<%s>([^<]+)<".formatted(property)).matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        Path zip = Path.of(System.getProperty("fraiseql.maven.repository"))
                .resolve(artifact)
                .resolve(version.group(1))
                .resolve("%s-%s.zip".formatted(Path.of(artifact).getFileName(), version.group(1)));
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries);
            }
        }
        return folder.resolve(server.formatted(version.group(1)));
    }

    /** {@link ZipInputStream} does not tell of permissions. */
    private void unpack(ZipEntry entry, InputStream content) throws IOException {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.copy(content, target);
        if (entry.getName().matches("[^/]+/bin/[^/]+")) {
            assertThat(target.toFile().setExecutable(true)).isTrue();
        }
    }

    private static String block(int number) {
        return PAGE.blocks("sh").get(number);
    }

    /** Starts the server as the last line says, on the tests' database and on ports that are free. */
    private Process serve(int http, int https, Map<String, String> variables) throws IOException {
        Map<String, String> database = IntegrationServer.database().environment(IntegrationServer.DATABASE);
        return serve(
                "PGHOST=%s PGPORT=%s PGDATABASE=%s PGUSER=%s PGPASSWORD=of-no-use "
                        .formatted(
                                database.get("PGHOST"),
                                database.get("PGPORT"),
                                database.get("PGDATABASE"),
                                database.get("PGUSER")),
                http,
                https,
                variables);
    }

    /** @param database in the place of theirs */
    private Process serve(String database, int http, int https, Map<String, String> variables) throws IOException {
        String line = block(0).lines().toList().getLast();
        assertThat(line).startsWith(THEIR_DATABASE);
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("FRAISEQL_HTTP_HOST", "localhost");
        all.put("FRAISEQL_HTTP_PORT", Integer.toString(http));
        all.putAll(variables);
        String ports = " -Djboss.http.port=%d -Djboss.https.port=%d -Djboss.management.http.port=%d"
                .formatted(http, https, OwnServer.freePort());
        return shell.start(line.replace(THEIR_DATABASE, database) + (IS_WILDFLY ? ports : ""), all);
    }

    private void run(String commands) throws IOException, InterruptedException {
        Process process = shell.start(commands, environment);
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(shell.said())
                    .isTrue();
            assertThat(process.exitValue()).as(shell.said()).isZero();
        } finally {
            Shell.end(process);
        }
    }

    private void setUp() throws IOException, InterruptedException {
        List<String> lines = block(0).lines().toList();
        run(String.join("\n", lines.subList(0, lines.size() - 1)));
    }

    /** The first answer of this status, which must come. */
    private String await(Process server, HttpClient client, HttpRequest request, int status) throws IOException {
        AtomicReference<String> last = new AtomicReference<>("no answer");
        try {
            Eventually.holds(PATIENCE, () -> {
                assertThat(server.isAlive()).isTrue();
                try {
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    last.set(answer.statusCode() + " " + answer.body());
                } catch (IOException notYet) {
                    return false;
                }
                return last.get().startsWith(status + " ");
            });
        } catch (AssertionError failed) {
            throw new AssertionError(last + "\n" + shell.said(), failed);
        }
        return last.get();
    }

    private static HttpRequest.Builder book(String scheme, int port) {
        return HttpRequest.newBuilder(
                URI.create(scheme + "://localhost:" + port + "/graphql?query=%7Bbook(id:1)%7Btitle%7D%7D"));
    }

    @Test
    void aServerThatIsSetUpAsThePageSaysAnswers() throws Exception {
        setUp();
        int port = OwnServer.freePort();
        Process server = serve(port, OwnServer.freePort(), Map.of());
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(await(server, client, book("http", port).build(), 200)).isEqualTo("200 " + BOOK);
        } finally {
            Shell.end(server);
        }
    }

    /** As in the images, whose servers write into a folder of their own. */
    @Test
    void aDatabaseUrlIsTakenApartBeforeTheServerStarts() throws Exception {
        setUp();
        int port = OwnServer.freePort();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "DATABASE_URL",
                "postgres://postgres:of%%20no%%20use@localhost:%d/%s"
                        .formatted(IntegrationServer.database().port(), IntegrationServer.DATABASE));
        variables.put("WLP_OUTPUT_DIR", folder.resolve("cache").toString());
        Process server = serve("server-config/container/database-url ", port, OwnServer.freePort(), variables);
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(await(server, client, book("http", port).build(), 200)).isEqualTo("200 " + BOOK);
        } finally {
            Shell.end(server);
        }
    }

    /** On Open Liberty variables do the same: {@link CallersIT}, {@link HttpsIT}. */
    @Test
    void theOtherScriptsOfWildFlyVerifyTokensOverHttpsAndLogJson() throws Exception {
        assumeTrue(IS_WILDFLY);
        setUp();
        ServerKeys keys = ServerKeys.in(folder);
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE", keys.file().toString());
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE_PASSWORD", ServerKeys.PASSWORD);
        // the tests' database asks for none
        environment.put("PGSSLCERT", folder.resolve("client.crt").toString());
        environment.put("PGSSLKEY", folder.resolve("client.pk8").toString());
        run(block(1));
        Tokens issuer = Tokens.issuer("k1");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FRAISEQL_SECURITY_MODE", "required");
        variables.put("FRAISEQL_SECURITY_ROLES", "pg_read_all_data");
        variables.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        variables.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
        variables.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                Files.writeString(folder.resolve("issuer.pem"), issuer.pem())
                        .toUri()
                        .toString());
        int https = OwnServer.freePort();
        Process server = serve(OwnServer.freePort(), https, variables);
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(keys.trusted()).build()) {
            HttpRequest known = book("https", https)
                    .header("Authorization", "Bearer " + issuer.token("pg_read_all_data", 1))
                    .build();
            assertThat(await(server, client, known, 200)).isEqualTo("200 " + BOOK);
            assertThat(await(server, client, book("https", https).build(), 401)).doesNotContain("Pride");
        } finally {
            Shell.end(server);
        }
        assertThat(shell.said().lines().filter(line -> line.contains("WFLYSRV0010")))
                .singleElement()
                .asString()
                .startsWith("{\"timestamp\":\"")
                .endsWith("}");
    }
}
