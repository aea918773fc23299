import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.tools.ToolProvider;

/** One Liberty with the product's configuration and some applications; looked into through JMX and /proc. */
final class Server implements AutoCloseable {
    static final Path HERE = Path.of("src/bench");
    private static final Path WLP = Path.of(System.getProperty("bench.wlp", "target/liberty/wlp")).toAbsolutePath();
    private static final Path WAR = Path.of(System.getProperty("bench.war", "target/fraiseql.war"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final int port;
    final Duration startUp;
    private final Process process;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private Server(int port, Process process, Duration startUp) throws Exception {
        this.port = port;
        this.process = process;
        this.startUp = startUp;
        var machine = com.sun.tools.attach.VirtualMachine.attach(Long.toString(process.pid()));
        connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        beans = connector.getMBeanServerConnection();
        machine.detach();
    }

    /** The product alone, or with the servlet written by hand beside it. */
    static Server product(int port, boolean withHandWritten) throws Exception {
        Path folder = folder("bench");
        Files.copy(WAR, folder.resolve("apps/fraiseql.war"));
        if (withHandWritten) {
            war("handwritten", folder, List.of("servlet.6.0", "annotation.2", "jakarta.jsonp.2", "jakarta.transaction.2"));
            Files.writeString(
                    folder.resolve("configDropins/defaults/handwritten.xml"),
                    "<server><webApplication location=\"handwritten.war\" contextRoot=\"/handwritten\"/></server>");
        }
        return start("bench", port, withHandWritten ? List.of("/health/ready", "/handwritten/q1?v=1") : List.of("/health/ready"));
    }

    /** The product alone in another Liberty, configured otherwise. */
    static Server with(String name, int port, Map<String, String> environment) throws Exception {
        Path folder = folder(name);
        Files.copy(WAR, folder.resolve("apps/fraiseql.war"));
        return start(name, port, List.of("/health/ready"), environment);
    }

    static Server ordinary(int port) throws Exception {
        Path folder = folder("ordinary");
        Files.delete(folder.resolve("configDropins/defaults/application.xml"));
        Files.copy(HERE.resolve("ordinary/server.xml"), folder.resolve("configDropins/defaults/ordinary.xml"));
        war("ordinary", folder, List.of("annotation.2", "cdi.4.0", "persistence.3.1", "graphql.2.0"));
        return start("ordinary", port, List.of("/ordinary/graphql/schema.graphql"));
    }

    private static Path folder(String name) throws IOException {
        Path folder = WLP.resolve("usr/servers").resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        copy(Path.of("src/main/liberty/config"), folder);
        Files.createDirectories(folder.resolve("apps"));
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void war(String name, Path folder, List<String> specifications) throws Exception {
        Path classes = Files.createTempDirectory(name);
        List<String> options = new ArrayList<>(
                List.of("--release", "21", "-parameters", "-cp", specifications(specifications), "-d", classes.toString()));
        try (Stream<Path> sources = Files.walk(HERE.resolve(name + "/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(options::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(name + " does not compile");
        }
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("apps/" + name + ".war")))) {
            add(jar, classes, "WEB-INF/classes/");
            add(jar, HERE.resolve(name + "/resources"), "WEB-INF/classes/");
            add(jar, HERE.resolve(name + "/webapp"), "");
        }
    }

    private static void add(JarOutputStream jar, Path folder, String prefix) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(prefix + folder.relativize(file)));
                Files.copy(file, jar);
            }
        }
    }

    private static String specifications(List<String> wanted) throws IOException {
        try (Stream<Path> jars = Files.walk(WLP.resolve("dev/api"))) {
            return String.join(
                    System.getProperty("path.separator"),
                    jars.map(Path::toString)
                            .filter(name -> name.endsWith(".jar") && wanted.stream().anyMatch(name::contains))
                            .toList());
        }
    }

    private static Server start(String name, int port, List<String> readyPaths) throws Exception {
        return start(name, port, readyPaths, Map.of());
    }

    private static Server start(String name, int port, List<String> readyPaths, Map<String, String> environment) throws Exception {
        String options = Runtime.version().feature() >= 24 ? "java24" : "java9";
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "@" + WLP.resolve("usr/servers").resolve(name).resolve("jvm.options"),
                "-javaagent:" + WLP.resolve("bin/tools/ws-javaagent.jar"),
                "-Djdk.attach.allowAttachSelf=true",
                "@" + WLP.resolve("lib/platform/java/" + options + ".options"),
                "-jar",
                WLP.resolve("bin/tools/ws-server.jar").toString(),
                name);
        builder.environment().put("FRAISEQL_HTTP_PORT", Integer.toString(port));
        builder.environment().put("FRAISEQL_DB_MAX_CONNECTIONS", System.getProperty("bench.pool", "16"));
        builder.environment().put("PGAPPNAME", "fraiseql-bench");
        builder.environment().put("FRAISEQL_LIMITS_MAX_QUEUE", "1000"); // 500 clients of one address at once
        builder.environment().putAll(environment);
        builder.environment().put("WLP_OUTPUT_DIR", WLP.resolve("usr/servers").toString());
        Path log = WLP.resolve("usr/servers").resolve(name).resolve("bench.log");
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (System.nanoTime() - start < 120_000_000_000L) {
            if (answers(port, readyPaths)) {
                return new Server(port, process, Duration.ofNanos(System.nanoTime() - start));
            }
            Thread.sleep(50);
        }
        process.destroy();
        throw new IllegalStateException("the server did not start, see " + log);
    }

    private static boolean answers(int port, List<String> paths) throws InterruptedException {
        try {
            for (String path : paths) {
                if (get(port, path).statusCode() != 200) {
                    return false;
                }
            }
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    // ---- requests outside the load

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest post(int port, String path, String query, Object value) {
        String body = "{\"query\":\"" + query + "\",\"variables\":{\"v\":" + value + "}}";
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    // ---- what it uses

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes that all threads have allocated, those that have ended too. */
    long allocatedBytes() throws Exception {
        return ManagementFactory.newPlatformMXBeanProxy(
                        beans, ManagementFactory.THREAD_MXBEAN_NAME, com.sun.management.ThreadMXBean.class)
                .getTotalThreadAllocatedBytes();
    }

    int threads() throws Exception {
        return ManagementFactory.newPlatformMXBeanProxy(beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
                .getThreadCount();
    }

    /** After a full collection. */
    long liveHeapBytes() throws Exception {
        MemoryMXBean memory =
                ManagementFactory.newPlatformMXBeanProxy(beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Resident memory, now ({@code VmRSS}) or at its highest ({@code VmHWM}); 0 where there is no /proc. */
    long residentMegabytes(String field) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return Files.exists(status) ? (long) Load.number(Files.readString(status), field + ":\\s+(\\d+)") / 1024 : 0;
    }

    @Override
    public void close() throws Exception {
        connector.close();
        process.destroy();
        process.waitFor();
    }
}
