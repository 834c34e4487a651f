package dev.rutter.platform.release;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.Children.Ending;
import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.release.Errand.Kind;
import dev.rutter.platform.release.Errand.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The errands of one service. Thread-safe.
///
/// `errands/ID.properties` is written before the command is started, its process after it. So one
/// that an earlier platform began is found again by its process, by its exit status, or else by its
/// marker; where it left no trace at all it counts as failed and is not begun again.
public final class Errands {

    /// As Render: a cron job that runs for 12 h is ended.
    private static final Duration LIMIT = Duration.ofHours(12);

    /// Errands that may run at once.
    static final int MOST_RUNNING = 20;

    private static final int MOST_KEPT = 100;

    private final Context context;
    private final Launcher launcher;
    private final Set<String> canceled = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    Errands(Context context, Launcher launcher) {
        this.context = context;
        this.launcher = launcher;
    }

    /// Goes on with what an earlier platform left.
    void begin() {
        for (var each : all()) {
            if (!each.state().settled()) {
                Thread.ofVirtual().name("errand " + each.id()).start(() -> follow(each));
            }
        }
    }

    /// Stops looking after them and leaves them running.
    void leave() {
        ending = true;
    }

    /// Starts a command on the live build.
    public Errand start(Kind kind, String command) throws Refusal {
        var live = context.shelf().inState(RolloutState.LIVE);
        var recipe = live.flatMap(each -> launcher.recipe(each.artefact()));
        if (live.isEmpty() || recipe.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "the service \"" + context.name() + "\" has no live build; deploy it first");
        }
        Errand errand;
        synchronized (this) {
            var open = all().stream().filter(each -> !each.state().settled()).toList();
            if (kind == Kind.CRON && open.stream().anyMatch(each -> each.kind() == Kind.CRON)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "a run of \"" + context.name() + "\" is under way; runs never overlap");
            }
            if (open.size() >= MOST_RUNNING) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        open.size() + " errands of \"" + context.name() + "\" run already");
            }
            errand =
                    new Errand(
                            context.ids().id(kind.prefix()),
                            kind,
                            command,
                            live.get().id(),
                            State.RUNNING,
                            "",
                            context.time().instant(),
                            Optional.empty());
            put(errand);
            prune();
        }
        told(errand, "started");
        try {
            var child =
                    context.children()
                            .run(
                                    new Children.Command(
                                            command,
                                            launcher.folder(live.get().artefact(), recipe.get()),
                                            launcher.environment(recipe.get(), live.get()),
                                            errand.id(),
                                            output(errand.id()),
                                            OutputLog.SEGMENT_BYTES));
            StateFile.write(processFile(errand.id()), new HashMap<>(StateFile.ofChild("", child)));
        } catch (IOException no) {
            return ended(errand, State.FAILED, "cannot start: " + no.getMessage());
        }
        Thread.ofVirtual().name("errand " + errand.id()).start(() -> follow(errand));
        return errand;
    }

    private void follow(Errand errand) {
        var child = StateFile.child("", StateFile.read(processFile(errand.id())));
        if (child.isEmpty()) {
            context.children().killMarked(Children.MARKER, errand.id());
            ended(
                    errand,
                    State.FAILED,
                    neverBegan(errand)
                            ? "the platform ended before it began; it did nothing"
                            : "the platform ended while it began; whether it did anything is unknown");
            return;
        }
        var left = LIMIT.minus(Duration.between(errand.createdAt(), context.time().instant()));
        var ending =
                context.children()
                        .await(
                                child.get(),
                                left.isNegative() ? Duration.ZERO : left,
                                () ->
                                        canceled.contains(errand.id())
                                                ? Optional.of("canceled on request")
                                                : Optional.empty());
        switch (ending) {
            case Ending.Exited(var status) when status == 0 -> ended(errand, State.SUCCEEDED, "");
            case Ending.Exited(var status) ->
                    ended(errand, State.FAILED, "exited with " + status + words(child.get()));
            case Ending.Stopped(var why) when canceled.contains(errand.id()) ->
                    ended(errand, State.CANCELED, why);
            case Ending.Stopped(var why) -> ended(errand, State.FAILED, why + words(child.get()));
            case Ending.Lost() ->
                    ended(errand, State.FAILED, "was killed from outside" + words(child.get()));
        }
    }

    private boolean neverBegan(Errand errand) {
        var output = output(errand.id());
        try {
            return context.children().forestall(output);
        } catch (IOException unknown) {
            return false;
        }
    }

    private static String words(Child child) {
        return Launcher.lastLines(child);
    }

    private Errand ended(Errand errand, State state, String why) {
        if (ending) {
            return errand; // the next platform tells
        }
        var over = put(errand.to(state, why, context.time().instant()));
        canceled.remove(errand.id());
        told(over, "ended");
        return over;
    }

    private void told(Errand errand, String what) {
        var details = new HashMap<String, String>();
        details.put(errand.kind() == Kind.CRON ? "cronJobRunId" : "jobId", errand.id());
        if (errand.state().settled()) {
            details.put("status", errand.state().said());
            details.put("reason", errand.reason());
        }
        context.shelf()
                .happened(
                        (errand.kind() == Kind.CRON ? "cron_job_run_" : "job_run_") + what,
                        details);
    }

    /// Ends one that runs; returns it as it is, it ends a moment later.
    public Errand cancel(String id) throws Refusal {
        var errand = errand(id);
        if (errand.state().settled()) {
            throw new Refusal(Refusal.Kind.CONFLICT, id + " is over: " + errand.state().said());
        }
        canceled.add(id);
        return errand;
    }

    /// One of them.
    public Errand errand(String id) throws Refusal {
        return all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                Refusal.Kind.UNKNOWN, "\"" + context.name() + "\" has no " + id));
    }

    /// Newest first.
    public List<Errand> all() {
        var found = new ArrayList<Errand>();
        for (var file : context.shelf().errandFiles()) {
            var fields = StateFile.read(file);
            if (fields.containsKey("id")) {
                found.add(Errand.of(fields));
            }
        }
        found.sort(Comparator.comparing(Errand::createdAt).thenComparing(Errand::id).reversed());
        return found;
    }

    private Errand put(Errand errand) {
        StateFile.write(folder().resolve(errand.id() + ".properties"), errand.fields());
        return errand;
    }

    private void prune() {
        var all = all();
        for (var old : all.subList(Math.min(MOST_KEPT, all.size()), all.size())) {
            if (old.state().settled()) {
                try {
                    Files.deleteIfExists(folder().resolve(old.id() + ".properties"));
                } catch (IOException no) {
                    throw new UncheckedIOException("an old errand cannot be removed", no);
                }
                Shelf.removeAll(output(old.id()));
            }
        }
    }

    private Path folder() {
        return context.shelf().folder().resolve("errands");
    }

    private Path processFile(String id) {
        return output(id).resolve("process.properties");
    }

    private Path output(String id) {
        return folder().resolve(id);
    }
}
