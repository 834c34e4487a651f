package dev.rutter.platform.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the processes of one session use now.
///
/// @param cpu processor time of those that run, since each began
/// @param memoryBytes resident
public record Usage(Duration cpu, long memoryBytes) {

    /// Nothing.
    public static final Usage NONE = new Usage(Duration.ZERO, 0);

    // proc(5): times are told in ticks, which sysconf(_SC_CLK_TCK) has at 100 on every Linux
    private static final long TICK_MILLIS = 10;

    private static final long PAGE_BYTES = 4096;

    /// By the number of a session, which is that of the [Child] that leads it.
    public static Map<Long, Usage> bySession() {
        var all = new HashMap<Long, Usage>();
        for (var each : ProcFiles.times()) {
            all.merge(each.session(), of(each), Usage::plus);
        }
        return all;
    }

    /// Of all sessions of some children.
    public static Usage of(List<Child> children, Map<Long, Usage> bySession) {
        var sum = NONE;
        for (var each : children) {
            sum = sum.plus(bySession.getOrDefault(each.pid(), NONE));
        }
        return sum;
    }

    private static Usage of(ProcFiles.Times times) {
        return new Usage(
                Duration.ofMillis(times.ticks() * TICK_MILLIS), times.pages() * PAGE_BYTES);
    }

    private Usage plus(Usage other) {
        return new Usage(cpu.plus(other.cpu), memoryBytes + other.memoryBytes);
    }
}
