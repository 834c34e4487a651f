package dev.rutter.platform.proxy;

import java.time.Duration;

/// What visitors get while a service is under maintenance: 503 with `Retry-After`.
///
/// @param retryAfter when to come back; whole seconds, 1 s to 24 h
/// @param page the HTML body; empty for a plain sentence; at most 64 KiB
public record Maintenance(Duration retryAfter, String page) {
    static final int PAGE_LIMIT = 64 * 1024;

    public Maintenance {
        if (retryAfter.toSeconds() < 1 || retryAfter.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException(
                    "the time to retry after, " + retryAfter + ", is not within 1 s to 24 h");
        }
        if (page.length() > PAGE_LIMIT) {
            throw new IllegalArgumentException(
                    "the maintenance page has "
                            + page.length()
                            + " characters, over "
                            + PAGE_LIMIT);
        }
    }
}
