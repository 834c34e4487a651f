package assistant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How many requests one address may make: a bucket of tokens each, filled steadily. Kept in this process: two
/// instances let twice as much through.
final class RateLimit {
    private static final int ADDRESSES = 10_000;
    private static final double NANOS_A_MINUTE = 60e9;

    private final int perMinute;
    private final int burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > ADDRESSES;
                }
            };

    private record Bucket(double tokens, long at) {}

    RateLimit(int perMinute, int burst, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.burst = burst;
        this.nanos = nanos;
    }

    synchronized boolean allows(String address) {
        var now = nanos.getAsLong();
        var old = buckets.getOrDefault(address, new Bucket(burst, now));
        var tokens = Math.min(burst, old.tokens() + (now - old.at()) * perMinute / NANOS_A_MINUTE);
        var allowed = tokens >= 1;
        buckets.put(address, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed;
    }
}
