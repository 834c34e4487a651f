package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.blueprint.Blueprint.BuildFilter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Sees new commits of a service's branch and asks for a release of those that are meant.
final class CommitWatch {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Context context;
    private final Chosen chosen;
    private final Consumer<Commit> newCommit;
    private long last = System.nanoTime();

    /// Of the last look that came to its end.
    private Optional<RefFiles> done = Optional.empty();

    CommitWatch(Context context, Chosen chosen, Consumer<Commit> newCommit) {
        this.context = context;
        this.chosen = chosen;
        this.newCommit = newCommit;
    }

    /// Looks, where it is time to.
    void look() {
        var now = System.nanoTime();
        if (now - last < EVERY.toNanos()) {
            return;
        }
        last = now;
        if (chosen.autoDeploy() != AutoDeploy.COMMIT || context.shelf().rollouts().isEmpty()) {
            return;
        }
        var repository = context.repository().get();
        var branch = context.workload().get().branch().orElse("HEAD");
        // Before git is asked: a commit that comes meanwhile is another one at the next look.
        var refs = RefFiles.of(repository.folder(), branch);
        if (refs.isPresent() && refs.equals(done)) {
            return;
        }
        done = Optional.empty();
        if (look(repository, branch)) {
            done = refs;
        }
    }

    /// Whether git could tell.
    private boolean look(Repository repository, String branch) {
        Commit head;
        try {
            head = repository.resolve(branch);
        } catch (Refusal none) {
            return false; // the branch is gone; whoever asks for a release is told
        }
        var seen = context.shelf().fact("head");
        if (seen.equals(Optional.of(head.hash()))) {
            return true;
        }
        var newest = context.shelf().rollouts().getFirst().commit().hash();
        if (seen.isEmpty() || newest.equals(head.hash())) {
            context.shelf().fact("head", head.hash());
            return true;
        }
        var filter = context.workload().get().traits().buildFilter();
        if (skips(head.message())) {
            ignored(head, "the commit's message asks to skip it");
        } else if (!meant(filter, repository.changed(seen.get(), head.hash()))) {
            ignored(head, "buildFilter: no changed file is meant");
        } else {
            newCommit.accept(head);
        }
        // Last of all: killed before, the commit is looked at once more, and one that was asked for
        // is the newest release by then.
        context.shelf().fact("head", head.hash());
        return true;
    }

    private void ignored(Commit head, String why) {
        context.shelf().happened("commit_ignored", Map.of("commitId", head.hash(), "reason", why));
    }

    // https://render.com/docs/deploys: "[skip render]" and its like in a message skip the release
    static boolean skips(String message) {
        var text = message.toLowerCase(Locale.ROOT);
        return List.of("render", "deploy", "cd").stream()
                .anyMatch(word ->
                        text.contains("[skip " + word + "]")
                                || text.contains("[" + word + " skip]"));
    }

    /// Whether one of the changed files is meant: it matches `paths` (or there are none) and none
    /// of `ignoredPaths`.
    ///
    /// @param changed empty where git could not tell: then the commit is meant
    static boolean meant(BuildFilter filter, List<String> changed) {
        if (changed.isEmpty()) {
            return true;
        }
        return changed.stream()
                .anyMatch(file ->
                        (filter.paths().isEmpty() || matches(filter.paths(), file))
                                && !matches(filter.ignoredPaths(), file));
    }

    private static boolean matches(List<String> globs, String file) {
        return globs.stream().anyMatch(glob -> new PathGlob(glob).matches(file));
    }
}
