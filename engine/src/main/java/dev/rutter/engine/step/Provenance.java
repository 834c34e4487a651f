package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.runbook.Action;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Which release answered. A verification of a new release counts only where that release answered
/// it; a hosting that marks its answers proves which one did.
///
/// @param hosting the service's hosting
/// @param commit what has to answer
record Provenance(Hosting hosting, String commit) {
    /// The local platform's proxy sets it on every answer that a release gave.
    static final String HEADER = "rutter-commit";

    /// What an answer tells of its release.
    sealed interface Told {
        /// It is the one that is meant.
        record Same(String commit) implements Told {}

        /// It is another one.
        record Other(String why) implements Told {}

        /// The answer does not tell.
        record Nothing() implements Told {}
    }

    /// What has to answer now, empty while nothing new is live or nobody can tell what is. On the
    /// way back it is the old release, once the hosting was asked for it.
    static Optional<Provenance> of(Optional<Hosting> hosting, Bearings bearings) {
        if (hosting.isEmpty() || bearings.live().isEmpty()) {
            return Optional.empty();
        }
        var release = bearings.target().isPresent() ? bearings.back() : bearings.deployed();
        try {
            return release.isEmpty()
                    ? Optional.empty()
                    : Optional.of(hosting.get().release(release.get()).commit())
                            .filter(commit -> !commit.isEmpty())
                            .map(commit -> new Provenance(hosting.get(), commit));
        } catch (HostingException e) {
            return bearings.target().isEmpty() && !bearings.commit().isEmpty()
                    ? Optional.of(new Provenance(hosting.get(), bearings.commit()))
                    : Optional.empty();
        }
    }

    Told told(Action.Http request, Measurement.Answered answer) {
        var said = Optional.ofNullable(answer.headers().get(HEADER)).orElse("");
        if (said.isEmpty() || !ofService(request)) {
            return new Told.Nothing();
        }
        return said.startsWith(commit) || commit.startsWith(said)
                ? new Told.Same(said)
                : new Told.Other("answered by release " + said + ", not " + commit);
    }

    /// Another service of the same platform has releases of its own.
    private boolean ofService(Action.Http request) {
        try {
            var asked = place(request.url());
            return hosting.urls().stream().anyMatch(url -> place(url).equals(asked));
        } catch (HostingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String place(String url) {
        var address = URI.create(url);
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return (host.equals("localhost") ? "127.0.0.1" : host) + ":" + address.getPort();
    }
}
