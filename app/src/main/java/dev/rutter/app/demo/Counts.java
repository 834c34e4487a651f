package dev.rutter.app.demo;

import java.util.Map;
import java.util.TreeMap;

/// What the traffic has seen.
///
/// @param failedByRelease answers of a release that were not as they should be
/// @param failedBySwitch requests that no release answered
/// @param heldBack requests that were due and not sent, because as many as allowed were under way
/// @param byRelease each release's own share, by commit
record Counts(
        long requests,
        long failedByRelease,
        long failedBySwitch,
        long heldBack,
        Map<String, Share> byRelease) {

    /// Nothing yet.
    static final Counts NONE = new Counts(0, 0, 0, 0, Map.of());

    Counts {
        byRelease = Map.copyOf(byRelease);
    }

    /// @param answers that the release gave
    /// @param failed those among them that were not as they should be
    record Share(long answers, long failed) {
        /// Nothing was answered.
        static final Share NONE = new Share(0, 0);

        /// Both added up.
        Share plus(Share other) {
            return new Share(answers + other.answers, failed + other.failed);
        }

        private Share minus(Share other) {
            return new Share(answers - other.answers, failed - other.failed);
        }
    }

    /// What one release answered.
    Share of(String release) {
        return byRelease.getOrDefault(release, Share.NONE);
    }

    /// All failures, whoever caused them.
    long failed() {
        return failedByRelease + failedBySwitch;
    }

    /// With one more request.
    ///
    /// @param release empty where nobody answered
    Counts with(Cause cause, String release) {
        var shares = new TreeMap<>(byRelease);
        if (!release.isEmpty()) {
            var failed = cause == Cause.RELEASE ? 1 : 0;
            shares.merge(release, new Share(1, failed), Share::plus);
        }
        return new Counts(
                requests + 1,
                failedByRelease + (cause == Cause.RELEASE ? 1 : 0),
                failedBySwitch + (cause == Cause.SWITCH ? 1 : 0),
                heldBack,
                shares);
    }

    /// With one more that was not sent.
    Counts withHeldBack() {
        return new Counts(requests, failedByRelease, failedBySwitch, heldBack + 1, byRelease);
    }

    /// What came on top of `earlier`.
    Counts since(Counts earlier) {
        var shares = new TreeMap<String, Share>();
        byRelease.forEach((release, share) -> {
            var before = earlier.of(release);
            if (share.answers() > before.answers()) {
                shares.put(release, share.minus(before));
            }
        });
        return new Counts(
                requests - earlier.requests,
                failedByRelease - earlier.failedByRelease,
                failedBySwitch - earlier.failedBySwitch,
                heldBack - earlier.heldBack,
                shares);
    }
}
