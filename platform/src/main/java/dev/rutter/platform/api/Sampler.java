package dev.rutter.platform.api;

import dev.rutter.platform.process.Usage;
import dev.rutter.platform.release.Instance;
import dev.rutter.platform.release.Instance.Role;
import dev.rutter.platform.release.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What instances use, looked at every few seconds and remembered for two hours; a platform that
/// starts again begins anew. Thread-safe.
final class Sampler {

    static final Duration EVERY = Duration.ofSeconds(5);

    private static final int MOST = 1_440;

    /// One look at one service.
    ///
    /// @param cores processor cores used since the look before, by instance; empty at the first
    ///   look
    /// @param bytes resident memory by instance
    /// @param serving instances that have traffic
    record Sample(Instant at, Map<String, Double> cores, Map<String, Double> bytes, int serving) {}

    private record Cpu(Instant at, Duration used) {}

    private final Platform platform;
    private final InstantSource time;
    private final Map<String, ArrayDeque<Sample>> samples = new HashMap<>();
    private final Map<String, Cpu> before = new HashMap<>();

    Sampler(Platform platform, InstantSource time) {
        this.platform = platform;
        this.time = time;
    }

    /// Looks once at every service.
    synchronized void look() {
        var usage = Usage.bySession();
        var now = time.instant();
        var seen = new HashMap<String, Cpu>();
        for (var runner : platform.services()) {
            var cores = new TreeMap<String, Double>();
            var bytes = new TreeMap<String, Double>();
            var serving = 0;
            for (var each : runner.instances()) {
                if (!usage.containsKey(each.child().pid()) || !each.child().alive()) {
                    continue;
                }
                var used = Usage.of(List.of(each.child()), usage);
                bytes.put(each.id(), (double) used.memoryBytes());
                var last = before.get(each.id());
                if (last != null && now.isAfter(last.at())) {
                    var nanos = (double) used.cpu().minus(last.used()).toNanos();
                    // a process that ended took its time with it
                    cores.put(
                            each.id(),
                            Math.max(0, nanos) / Duration.between(last.at(), now).toNanos());
                }
                seen.put(each.id(), new Cpu(now, used.cpu()));
                serving += serves(each) ? 1 : 0;
            }
            var kept = samples.computeIfAbsent(runner.id(), _ -> new ArrayDeque<>());
            kept.addLast(new Sample(now, cores, bytes, serving));
            if (kept.size() > MOST) {
                kept.removeFirst();
            }
        }
        before.clear();
        before.putAll(seen);
    }

    private static boolean serves(Instance instance) {
        return instance.role() == Role.LIVE || instance.role() == Role.REPLICA;
    }

    /// Of one service, oldest first.
    ///
    /// @param service `srv-…`
    synchronized List<Sample> of(String service) {
        return List.copyOf(samples.getOrDefault(service, new ArrayDeque<>()));
    }
}
