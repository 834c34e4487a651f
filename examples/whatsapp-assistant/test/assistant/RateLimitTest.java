package assistant;

import java.util.concurrent.atomic.AtomicLong;

final class RateLimitTest {
    private RateLimitTest() {}

    static void an_address_has_its_burst_then_its_steady_share() {
        var now = new AtomicLong();
        var limit = new RateLimit(60, 2, now::get);
        Tests.same(true, limit.allows("a"));
        Tests.same(true, limit.allows("a"));
        Tests.same(false, limit.allows("a"));
        Tests.same(true, limit.allows("b"));
        now.addAndGet(999_000_000);
        Tests.same(false, limit.allows("a"));
        now.addAndGet(1_000_000_000);
        Tests.same(true, limit.allows("a"));
    }
}
