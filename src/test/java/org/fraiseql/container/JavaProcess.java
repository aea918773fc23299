package org.fraiseql.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM on this machine, asked with the JDK's jcmd. */
record JavaProcess(long pid) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /**
     * What is alive after a full collection.
     *
     * @param bytes of the heap
     * @param instances of the class that was asked for
     * @param classes that are loaded
     */
    record Alive(long bytes, long instances, long classes, long threads) {}

    Alive alive(String className) throws IOException {
        jcmd("GC.run");
        jcmd("GC.run"); // what was finalizable or held by a cleaner at the first
        String histogram = jcmd("GC.class_histogram");
        String counters = jcmd("PerfCounter.print");
        return new Alive(
                number(TOTAL, histogram),
                number(
                        Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "\\s"),
                        histogram),
                counter("java.cls.loadedClasses", counters)
                        + counter("java.cls.sharedLoadedClasses", counters)
                        - counter("java.cls.unloadedClasses", counters)
                        - counter("java.cls.sharedUnloadedClasses", counters),
                counter("java.threads.live", counters));
    }

    private static long counter(String name, String counters) {
        return number(Pattern.compile("(?m)^" + Pattern.quote(name) + "=(\\d+)"), counters);
    }

    /** 0 where it does not stand. */
    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    String jcmd(String... command) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        words.add(Long.toString(pid));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
