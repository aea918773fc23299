import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The stages alone, without server and network: JMH over {@code jmh/java}, compiled here with its annotation processor. */
final class Jmh {
    private static final Path CLASS_PATH = Path.of("target/jmh.classpath");
    private static final Path CLASSES = Path.of("target/jmh-classes");
    private static final Path RESULT = Path.of("target/jmh.json");
    private static final String FORKS = System.getProperty("bench.jmhForks", "1");
    private static final String SECONDS = System.getProperty("bench.jmhSeconds", "5");
    private static final String WHICH = System.getProperty("bench.jmh", "Speed");

    /** A configuration without a server. */
    private static final Path CONFIG_OF_TESTS = Path.of("src/test/java/org/fraiseql/support/config/WrittenConfig.java");

    private record Result(String benchmark, String param, double p50Nanos, double p99Nanos, double bytes) {}

    private Jmh() {}

    static void measure(Path out) throws Exception {
        if (!Files.exists(CLASS_PATH)) {
            throw new IllegalStateException("src/bench/run -Dbench.parts=jmh makes " + CLASS_PATH + " with mvn -Pjmh");
        }
        String classPath = String.join(
                System.getProperty("path.separator"), CLASSES.toString(), "target/classes", Files.readString(CLASS_PATH).strip());
        compile(classPath);
        run(classPath);
        report(out, results(Files.readString(RESULT)));
    }

    private static void compile(String classPath) throws IOException {
        Files.createDirectories(CLASSES);
        List<String> options = new ArrayList<>(List.of("--release", "21", "-proc:full", "-cp", classPath, "-d", CLASSES.toString()));
        try (Stream<Path> sources = Files.walk(Server.HERE.resolve("jmh/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(options::add);
        }
        options.add(CONFIG_OF_TESTS.toString());
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("jmh does not compile");
        }
    }

    private static void run(String classPath) throws Exception {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", classPath, "org.openjdk.jmh.Main", WHICH,
                        "-f", FORKS, "-wi", "10", "-w", "1s", "-i", SECONDS, "-r", "1s", "-prof", "gc", "-foe", "true",
                        "-jvmArgs", "-Xmx1g", "-rf", "json", "-rff", RESULT.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("JMH ended with " + exit);
        }
    }

    /** JMH's JSON has one benchmark after the other, each with its name, parameters, percentiles and the score of the profiler, in this order. */
    private static List<Result> results(String json) throws IOException {
        List<Result> results = new ArrayList<>();
        for (String one : json.split("\"jmhVersion\"", -1)) {
            Matcher name = Pattern.compile("\"benchmark\" : \"org\\.fraiseql\\.([^\"]+)\"").matcher(one);
            if (name.find()) {
                Matcher param = Pattern.compile("\"params\" : \\{\\s*\"\\w+\" : \"(\\w+)\"").matcher(one);
                String rest = one.substring(one.indexOf("\"primaryMetric\""));
                String allocated = rest.substring(rest.indexOf("gc.alloc.rate.norm\""));
                results.add(new Result(
                        name.group(1), param.find() ? param.group(1) : "", Load.number(rest, "\"50\\.0\" : ([\\d.E+-]+)"),
                        Load.number(rest, "\"99\\.0\" : ([\\d.E+-]+)"), Load.number(allocated, "\"score\" : ([\\d.E+-]+)")));
            }
        }
        return results;
    }

    private static void report(Path out, List<Result> results) throws IOException {
        StringBuilder table = new StringBuilder("| benchmark | of | p50 ns | p99 ns | bytes allocated |\n|---|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        for (Result result : results) {
            table.append(String.format(
                    Locale.ROOT, "| %s | %s | %,.0f | %,.0f | %,.0f |%n",
                    result.benchmark(), result.param(), result.p50Nanos(), result.p99Nanos(), result.bytes()));
            records.add(String.format(
                    Locale.ROOT, "{\"benchmark\": \"%s\", \"of\": \"%s\", \"p50Nanos\": %.1f, \"p99Nanos\": %.1f, \"allocatedBytes\": %.1f}",
                    result.benchmark(), result.param(), result.p50Nanos(), result.p99Nanos(), result.bytes()));
        }
        Report.write(
                out, "jmh", "one operation on one thread, sampled, " + FORKS + " fork(s) of " + SECONDS + " s after 10 s to warm up; see src/bench/jmh", table.toString(),
                records);
    }
}
