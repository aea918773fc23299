package org.fraiseql.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboard, alerts and the page ask for metrics that there are, by the names that Prometheus gives them. */
class DashboardTest {
    private static final Path FOLDER = Path.of("server-config", "telemetry");
    private static final Pattern IN_JSON = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern IN_YAML = Pattern.compile("(?m)^ *expr: (.*)$");
    private static final Pattern OURS = Pattern.compile("\\b(?:fraiseql|db_client)_\\w+");
    /** What follows {@code by}, and what stands in braces. */
    private static final Pattern LABELS = Pattern.compile("by \\(([^)]*)\\)|\\{([^}]*)}");

    private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*(?=\\s*(?:[,=!]|$))");

    /** OpenTelemetry specification, "Prometheus and OpenMetrics Compatibility": dots, the unit, {@code _total} for sums that only go up. */
    private static List<String> prometheusNames(Metric metric) {
        String name = metric.metricName().replace('.', '_')
                + switch (metric.unit()) {
                    case "s" -> "_seconds";
                    case "By" -> "_bytes";
                    default -> "";
                };
        return switch (metric.kind()) {
            case COUNTER, READ_COUNTER -> List.of(name + "_total");
            case READ_GAUGE -> List.of(name);
            case HISTOGRAM -> List.of(name + "_bucket", name + "_sum", name + "_count");
        };
    }

    private static List<String> queries(String file, Pattern query) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = query.matcher(Files.readString(FOLDER.resolve(file)));
        while (matcher.find()) {
            found.add(matcher.group(1).replace("\\\"", "\""));
        }
        assertThat(found).hasSizeGreaterThan(5);
        return found;
    }

    private static List<String> dashboard() throws IOException {
        return queries("dashboard.json", IN_JSON);
    }

    private static List<String> alerts() throws IOException {
        return queries("alerts.yaml", IN_YAML);
    }

    private static Set<String> metrics(List<String> queries) {
        Set<String> asked = new LinkedHashSet<>();
        for (String query : queries) {
            OURS.matcher(LABELS.matcher(query).replaceAll("")).results().forEach(name -> asked.add(name.group()));
        }
        return asked;
    }

    private static Set<String> labels(List<String> queries) {
        Set<String> asked = new LinkedHashSet<>();
        for (String query : queries) {
            LABELS.matcher(query)
                    .results()
                    .map(labels -> labels.group(1) == null ? labels.group(2) : labels.group(1))
                    .forEach(labels -> NAME.matcher(labels.replaceAll("\"[^\"]*\"", ""))
                            .results()
                            .forEach(name -> asked.add(name.group())));
        }
        return asked;
    }

    private static Set<String> attributes() throws IllegalAccessException {
        Set<String> names = new LinkedHashSet<>(Set.of("le", "instance")); // of Prometheus itself
        for (Class<?> place : List.of(Names.class, Figures.class)) {
            for (Field field : place.getDeclaredFields()) {
                field.setAccessible(true);
                Object value = field.get(null);
                String name = value instanceof AttributeKey<?> key ? key.getKey() : String.valueOf(value);
                names.add(name.replace('.', '_'));
            }
        }
        return names;
    }

    @Test
    void theDashboardShowsEveryMetric() throws IOException {
        Set<String> asked = metrics(dashboard());
        assertThat(asked)
                .isSubsetOf(Stream.of(Metric.values())
                        .flatMap(metric -> prometheusNames(metric).stream())
                        .toList());
        for (Metric metric : Metric.values()) {
            assertThat(asked).as(metric.metricName()).containsAnyElementsOf(prometheusNames(metric));
        }
    }

    @Test
    void alertsLookAtMetricsThatThereAre() throws IOException {
        assertThat(metrics(alerts()))
                .isSubsetOf(Stream.of(Metric.values())
                        .flatMap(metric -> prometheusNames(metric).stream())
                        .toList());
    }

    @Test
    void theirLabelsAreAttributesThatThereAre() throws IOException, IllegalAccessException {
        assertThat(labels(dashboard()))
                .contains("graphql_operation_name", "fraiseql_cache_result")
                .isSubsetOf(attributes());
        assertThat(labels(alerts())).contains("error_type").isSubsetOf(attributes());
    }

    @Test
    void thePageTellsOfEveryMetric() throws IOException {
        String page = Files.readString(Path.of("docs", "telemetry.md"));
        for (Metric metric : Metric.values()) {
            assertThat(page)
                    .contains("| `%s` | %s | %s |".formatted(metric.metricName(), metric.unit(), metric.description()));
        }
    }
}
