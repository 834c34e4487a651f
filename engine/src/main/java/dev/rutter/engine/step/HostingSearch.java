package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which release of a hosting's list is meant, where nobody heard its id.
final class HostingSearch {
    /// How much the clocks of the hosting and of this machine may differ.
    static final Duration SKEW = Duration.ofSeconds(5);

    private static final int MOST_RELEASES = 20;

    private HostingSearch() {}

    /// By the hosting's own clock where it told its newest release before it was asked; by this
    /// machine's, which may have been set since, where it did not.
    static Instant since(Hosting hosting, Bearings bearings) throws HostingException {
        var newest = bearings.newest();
        if (newest.isEmpty() || newest.get().equals(About.UNTOLD)) {
            return bearings.beganAt().minus(SKEW);
        }
        return newest.get().isEmpty() ? Instant.EPOCH : hosting.release(newest.get()).createdAt();
    }

    /// The release that was newest before; empty where none is known to have been.
    static String known(Bearings bearings) {
        return bearings.newest().filter(id -> !id.equals(About.UNTOLD)).orElse("");
    }

    /// Whether it is this run's own release, which is never what it goes back to.
    static boolean own(About act, Release release, Bearings bearings) {
        return act == About.ROLL_BACK
                && bearings.deployed().filter(release.id()::equals).isPresent();
    }

    /// The commit of what was asked for: of a way back, that of the release gone back to, which the
    /// hosting may have had to build anew.
    static Optional<String> commit(Hosting hosting, Bearings bearings, About act, String released)
            throws HostingException {
        var target = bearings.target().filter(id -> act == About.ROLL_BACK && !id.isEmpty());
        var commit = target.isPresent() ? hosting.release(target.get()).commit() : released;
        return commit.isEmpty() ? Optional.empty() : Optional.of(commit);
    }

    /// The newest release since a time, of a commit where one is named.
    static Optional<Release> newest(Hosting hosting, Instant since, String commit)
            throws HostingException {
        return hosting.releases(MOST_RELEASES).stream()
                .filter(release -> !release.createdAt().isBefore(since.minus(SKEW)))
                .filter(release ->
                        commit.isEmpty()
                                || release.commit().isEmpty()
                                || release.commit().startsWith(commit)
                                || commit.startsWith(release.commit()))
                .findFirst();
    }
}
