package org.fraiseql.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has used.
 *
 * @param cpu processor time since its start
 * @param residentBytes memory now; 0 where there is no {@code /proc}
 * @param threads now; 0 where there is no {@code /proc}
 */
public record Footprint(Duration cpu, long residentBytes, int threads) {
    private static final Pattern RESIDENT_KILOBYTES = Pattern.compile("VmRSS:\\s+(\\d+)");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

    static Footprint of(ProcessHandle process) throws IOException {
        Path file = Path.of("/proc", Long.toString(process.pid()), "status");
        String status = Files.exists(file) ? Files.readString(file) : "";
        return new Footprint(
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                number(RESIDENT_KILOBYTES, status) * 1024,
                (int) number(THREADS, status));
    }

    private static long number(Pattern pattern, String status) {
        Matcher matcher = pattern.matcher(status);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    public Duration cpuSince(Footprint before) {
        return cpu.minus(before.cpu);
    }

    public long residentMegabytesMoreThan(Footprint before) {
        return (residentBytes - before.residentBytes) >> 20;
    }
}
