import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Figures of part "throughput" beside earlier ones: requests per second of the product as a share of the servlet's in the same run, as absolute figures say
 * little on another day. See src/bench/README.md, {@code bench.compare}.
 */
final class Compare {
    private static final Pattern RUN = Pattern.compile(
            "\\{\"query\": \"(\\w+)\", \"connections\": (\\d+), \"contender\": \"([^\"]+)\", \"perSecond\": ([\\d.]+)");
    private static final double WORSE = Double.parseDouble(System.getProperty("bench.worse", "0.10"));

    private Compare() {}

    /** @return the newest figures in the folder, before this run writes its own */
    static Path newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d-throughput\\.json"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalArgumentException("There are no earlier figures of throughput in " + folder + "."));
        }
    }

    /** @return whether no share is lower than before by more than {@code bench.worse} */
    static boolean isAsGood(String before, Map<String, Double> now) {
        Map<String, Double> shares = shares(before);
        boolean isAsGood = true;
        StringBuilder table = new StringBuilder("| query, connections | ÷ hand before | now | now ÷ before |\n|---|---|---|---|\n");
        int compared = 0;
        for (Map.Entry<String, Double> share : now.entrySet()) {
            Double earlier = shares.get(share.getKey());
            if (earlier == null) {
                continue;
            }
            compared++;
            double ratio = share.getValue() / earlier;
            boolean isWorse = ratio < 1 - WORSE;
            isAsGood &= !isWorse;
            table.append(String.format(
                    Locale.ROOT, "| %s | %.2f | %.2f | %.2f%s |%n", share.getKey(), earlier, share.getValue(), ratio, isWorse ? " **worse**" : ""));
        }
        System.out.println("\n## compared with before\n\n" + table);
        if (compared == 0) {
            throw new IllegalArgumentException("The earlier figures have nothing of what was measured.");
        }
        return isAsGood;
    }

    /** Median of the product's runs ÷ median of the servlet's, in its better form; by query and connections. */
    static Map<String, Double> shares(String json) {
        Map<String, Map<String, List<Double>>> runs = new LinkedHashMap<>();
        Matcher run = RUN.matcher(json);
        while (run.find()) {
            runs.computeIfAbsent(run.group(1) + ", " + run.group(2), missing -> new LinkedHashMap<>())
                    .computeIfAbsent(run.group(3), missing -> new ArrayList<>())
                    .add(Double.valueOf(run.group(4)));
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        runs.forEach((key, contenders) -> {
            double hand = Math.max(median(contenders.get("hand")), median(contenders.get("hand, merged")));
            if (contenders.containsKey("compiled") && hand > 0) {
                shares.put(key, median(contenders.get("compiled")) / hand);
            }
        });
        return shares;
    }

    private static double median(List<Double> values) {
        return values == null ? 0 : values.stream().sorted().toList().get(values.size() / 2);
    }
}
