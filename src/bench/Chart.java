import java.util.List;
import java.util.Locale;

/** Bars in groups, as SVG. */
final class Chart {
    private static final List<String> COLOURS = List.of("#2563eb", "#64748b", "#f59e0b");
    private static final int HEIGHT = 260;
    private static final int BAR = 18;

    /** @param values one for each series */
    record Bar(String label, List<Double> values) {}

    private Chart() {}

    static String bars(String title, List<String> series, List<Bar> groups) {
        int groupWidth = series.size() * BAR + 26;
        int width = 60 + groups.size() * groupWidth;
        double max = groups.stream().flatMap(group -> group.values().stream()).mapToDouble(Double::doubleValue).max().orElse(1);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n<text x=\"12\" y=\"20\" font-size=\"14\">%s</text>%n",
                width, HEIGHT + 100, title));
        for (int s = 0; s < series.size(); s++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"32\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"42\">%s</text>%n",
                    12 + s * 150, COLOURS.get(s), 30 + s * 150, series.get(s)));
        }
        for (int g = 0; g < groups.size(); g++) {
            int left = 40 + g * groupWidth;
            List<Double> values = groups.get(g).values();
            for (int s = 0; s < values.size(); s++) {
                double height = values.get(s) / max * HEIGHT;
                double top = 60 + HEIGHT - height;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/><text x=\"%.1f\" y=\"%.1f\" font-size=\"8\" text-anchor=\"middle\">%.2f</text>%n",
                        left + s * BAR, top, BAR - 2, height, COLOURS.get(s), left + s * BAR + BAR / 2.0 - 1, top - 3, values.get(s)));
            }
            svg.append(String.format(
                    Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", left + series.size() * BAR / 2.0, 60 + HEIGHT + 18, groups.get(g).label()));
        }
        return svg.append("<text x=\"12\" y=\"").append(HEIGHT + 95).append("\" fill=\"#64748b\">query, connections</text>\n</svg>\n").toString();
    }
}
