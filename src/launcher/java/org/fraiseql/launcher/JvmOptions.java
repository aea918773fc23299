package org.fraiseql.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What whoever starts the server wants of its JVM. Later ones win, as in every JVM: {@code JAVA_OPTS}, then {@code JVM_ARGS}, then what stands on the launcher's own command
 * line ({@code java -Xmx512m -jar fraiseql.jar}).
 */
final class JvmOptions {
    private static final List<String> VARIABLES = List.of("JAVA_OPTS", "JVM_ARGS");

    /** Memory, collectors and their logs. Agents stay where they are: two JVMs would ask for the same port or file. */
    private static final Pattern HANDED_ON = Pattern.compile("-(Xm|Xss|Xlog|XX:).*");

    /** What a shell takes for one word, but for escapes. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use(?!Parallel)\\w+GC");
    private static final String WITHOUT_OURS = "-XX:-UseParallelGC";

    private JvmOptions() {}

    /** @param own the arguments of the launcher's JVM */
    static List<String> given(Map<String, String> environment, List<String> own) {
        List<String> given = new ArrayList<>();
        VARIABLES.forEach(name -> given.addAll(words(environment.getOrDefault(name, ""))));
        own.stream().filter(HANDED_ON.asMatchPredicate()).forEach(given::add);
        if (given.stream().anyMatch(COLLECTOR.asMatchPredicate())) {
            given.add(0, WITHOUT_OURS); // HotSpot refuses two collectors
        }
        return given;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().replaceAll("[\"']", ""));
        }
        return words;
    }
}
