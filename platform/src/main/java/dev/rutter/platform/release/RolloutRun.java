package dev.rutter.platform.release;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.Children.Ending;
import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Brings one rollout from wherever it stands to its end: build, pre-deploy command, start, health,
/// switch. Each state is written before what it stands for is begun, so after a crash the same call
/// goes on: a command that still runs is waited for, one that ended is read from its files, a build
/// that left no trace is made again, and a pre-deploy command that left no trace fails the rollout,
/// because it may have changed something; one that surely never began is begun.
final class RolloutRun {

    private static final String CANCELED = "canceled on request";

    /// How a step went: nothing to say, or why it failed.
    private record Failure(RolloutState state, String reason) {}

    private final Context context;
    private final Launcher launcher;
    private final Switchboard switchboard;
    private final Children.Interruption canceled;
    private Rollout rollout;

    /// @param canceled whether this rollout shall be given up; not asked once it goes live
    RolloutRun(
            Context context,
            Launcher launcher,
            Switchboard switchboard,
            Rollout rollout,
            Children.Interruption canceled) {
        this.context = context;
        this.launcher = launcher;
        this.switchboard = switchboard;
        this.rollout = rollout;
        this.canceled = () -> canceled.asked().map(_ -> CANCELED);
    }

    /// Returns the rollout as it ended.
    Rollout toTheEnd() {
        if (rollout.state().waiting()) {
            context.shelf()
                    .happened(
                            "deploy_started",
                            Map.of("deployId", rollout.id(), "trigger", rollout.trigger().said()));
        }
        Optional<Failure> failure;
        try {
            failure = steps();
        } catch (IOException | UncheckedIOException no) {
            failure = Optional.of(new Failure(failed(), String.valueOf(no.getMessage())));
        } catch (RuntimeException ours) {
            failure = Optional.of(new Failure(failed(), "the platform failed: " + ours));
        }
        failure.ifPresent(this::fail);
        var said = rollout.state() == RolloutState.LIVE ? "succeeded" : "failed";
        context.shelf()
                .happened(
                        "deploy_ended",
                        Map.of(
                                "deployId",
                                rollout.id(),
                                "deployStatus",
                                rollout.state() == RolloutState.CANCELED ? "canceled" : said,
                                "reason",
                                rollout.reason()));
        context.shelf().prune(context.settings().releasesKept(), List.of());
        return rollout;
    }

    private Optional<Failure> steps() throws IOException {
        var own = rollout.artefact().equals(rollout.id());
        if (own
                && (rollout.state().waiting()
                        || rollout.state() == RolloutState.BUILD_IN_PROGRESS)) {
            var failure = build();
            if (failure.isPresent()) {
                return failure;
            }
        }
        if (rollout.trigger() != Trigger.ROLLBACK
                && rollout.state() != RolloutState.UPDATE_IN_PROGRESS) {
            var failure = preDeploy();
            if (failure.isPresent()) {
                return failure;
            }
        }
        to(RolloutState.UPDATE_IN_PROGRESS, "");
        return update();
    }

    private Optional<Failure> build() throws IOException {
        var folder = context.shelf().release(rollout.id());
        var command = context.workload().get().commands().build();
        var step = new Step("build", RolloutState.BUILD_FAILED, context.settings().buildLimit());
        if (rollout.state().waiting() || !step.begun()) {
            to(RolloutState.BUILD_IN_PROGRESS, "");
            happened("build_started", Map.of());
            // one that was started and not written down would build beside this one
            context.children().killMarked(Children.MARKER, rollout.id() + "-" + step.name);
            var words = List.of("rm", "-rf", folder.toString());
            Tool.call(Path.of("/"), Duration.ofMinutes(2), words);
            context.repository().get().export(rollout.commit(), folder.resolve("src"));
            var recipe = Recipe.of(context.workload().get());
            StateFile.write(folder.resolve("recipe.properties"), recipe.fields());
            context.workload()
                    .get()
                    .traits()
                    .site()
                    .ifPresent(site -> launcher.keep(rollout.id(), site));
            command.ifPresent(text -> step.begin(text, recipe));
        }
        var failure = command.isEmpty() ? Optional.<Failure>empty() : step.end(command.get());
        happened("build_ended", Map.of("buildStatus", failure.isEmpty() ? "succeeded" : "failed"));
        return failure.isEmpty() ? asked() : failure;
    }

    private Optional<Failure> preDeploy() {
        var command = context.workload().get().commands().preDeploy();
        if (command.isEmpty()) {
            return Optional.empty();
        }
        var limit = context.settings().preDeployLimit();
        var step = new Step("predeploy", RolloutState.PRE_DEPLOY_FAILED, limit);
        if (rollout.state() != RolloutState.PRE_DEPLOY_IN_PROGRESS) {
            to(RolloutState.PRE_DEPLOY_IN_PROGRESS, "");
            happened("pre_deploy_started", Map.of());
            step.begin(command.get(), recipe());
        }
        var failure = step.end(command.get());
        happened(
                "pre_deploy_ended",
                Map.of("preDeployStatus", failure.isEmpty() ? "succeeded" : "failed"));
        return failure;
    }

    private Optional<Failure> update() throws IOException {
        var found = launcher.recipe(rollout.artefact());
        if (found.isEmpty()) {
            return Optional.of(
                    new Failure(
                            RolloutState.UPDATE_FAILED,
                            "the build of " + rollout.artefact() + " is no longer kept"));
        }
        var recipe = found.get();
        if (!recipe.kind().stays()) {
            rollout = switchboard.goLive(rollout);
            return Optional.empty();
        }
        var standby =
                context.shelf().instances().stream()
                        .filter(_ -> rollout.trigger() == Trigger.ROLLBACK)
                        .filter(each -> ready(each.role()))
                        .filter(each -> each.artefact().equals(rollout.artefact()))
                        .filter(each -> each.child().alive())
                        .findFirst();
        if (standby.isPresent() && launcher.wrong(standby.get(), recipe).isEmpty()) {
            rollout = switchboard.goLive(rollout, standby.get(), recipe);
            return Optional.empty();
        }
        var left =
                context.shelf().instances().stream()
                        .filter(each -> each.rollout().equals(rollout.id()))
                        .filter(each -> each.role() == Instance.Role.STARTING)
                        .filter(each -> each.child().alive())
                        .findFirst();
        if (recipe.mountPath().isPresent() && left.isEmpty()) {
            switchboard.makeRoom(); // two instances never run on one disk
        }
        var instance = left.isPresent() ? left.get() : launcher.start(rollout, recipe);
        var good = context.settings().goodInARow();
        var wrong = launcher.awaitHealthy(instance, recipe, good, canceled, this::notYet);
        if (wrong.isPresent()) {
            launcher.stop(instance);
            return Optional.of(new Failure(RolloutState.UPDATE_FAILED, wrong.get()));
        }
        try {
            rollout = switchboard.goLive(rollout, instance, recipe);
        } catch (IOException notSwitched) {
            launcher.stop(instance);
            throw notSwitched;
        }
        return Optional.empty();
    }

    /// People see why it takes so long.
    private void notYet(String what) {
        var now = context.time().instant();
        rollout = context.shelf().put(rollout.to(rollout.state(), "not healthy yet: " + what, now));
    }

    /// Whether one can take the traffic at once: one that still finishes its last requests can.
    private static boolean ready(Instance.Role role) {
        return role == Instance.Role.STANDBY || role == Instance.Role.LEAVING;
    }

    private Recipe recipe() {
        return launcher.recipe(rollout.artefact()).orElseThrow();
    }

    private Optional<Failure> asked() {
        return canceled.asked().map(why -> new Failure(RolloutState.CANCELED, why));
    }

    private void fail(Failure failure) {
        if (neverServed()) {
            // it may be what fills the disk; what it printed stays
            Shelf.removeAll(context.shelf().release(rollout.id()).resolve("src"));
        }
        var state = failure.reason().equals(CANCELED) ? RolloutState.CANCELED : failure.state();
        to(state, failure.reason());
    }

    private boolean neverServed() {
        var id = rollout.id();
        return rollout.artefact().equals(id)
                && context.shelf().rollout(id).filter(each -> !each.state().settled()).isPresent()
                && context.shelf().instances().stream()
                        .noneMatch(each -> each.artefact().equals(id));
    }

    private RolloutState failed() {
        return switch (rollout.state()) {
            case CREATED, QUEUED, BUILD_IN_PROGRESS -> RolloutState.BUILD_FAILED;
            case PRE_DEPLOY_IN_PROGRESS -> RolloutState.PRE_DEPLOY_FAILED;
            case UPDATE_IN_PROGRESS -> RolloutState.UPDATE_FAILED;
            case LIVE, DEACTIVATED, BUILD_FAILED, PRE_DEPLOY_FAILED, UPDATE_FAILED, CANCELED ->
                    rollout.state();
        };
    }

    private void to(RolloutState state, String reason) {
        if (rollout.state() != state) {
            rollout = context.shelf().put(rollout.to(state, reason, context.time().instant()));
        }
    }

    private void happened(String type, Map<String, String> details) {
        var all = new TreeMap<>(details);
        all.put("deployId", rollout.id());
        context.shelf().happened(type, all);
    }

    /// A command of the blueprint with its log and its end in files.
    private final class Step {
        private final String name;
        private final RolloutState failed;
        private final Duration limit;
        private final Path state;
        private final Path output;

        Step(String name, RolloutState failed, Duration limit) {
            this.name = name;
            this.failed = failed;
            this.limit = limit;
            var folder = context.shelf().release(rollout.id());
            this.state = folder.resolve(name + ".properties");
            this.output = folder.resolve(name);
        }

        boolean begun() {
            return StateFile.child("", StateFile.read(state)).isPresent();
        }

        void begin(String command, Recipe recipe) {
            try {
                var child =
                        context.children()
                                .run(
                                        new Children.Command(
                                                command,
                                                launcher.folder(rollout.artefact(), recipe),
                                                launcher.environment(recipe, rollout),
                                                rollout.id() + "-" + name,
                                                output,
                                                OutputLog.SEGMENT_BYTES));
                StateFile.write(state, new HashMap<>(StateFile.ofChild("", child)));
            } catch (IOException no) {
                throw new UncheckedIOException("the " + name + " command cannot start: " + no, no);
            }
        }

        /// Waits for its end. Where its process was not written down, it is looked for; where it
        /// never began, it begins now.
        Optional<Failure> end(String command) {
            var child = child();
            if (child.isEmpty()) {
                if (neverBegan()) {
                    begin(command, recipe());
                }
                child = child(); // or it began while it was looked for
            }
            if (child.isEmpty()) {
                return Optional.of(
                        new Failure(
                                failed,
                                "the platform ended while the "
                                        + name
                                        + " command began; whether it did anything is unknown"));
            }
            var ending = context.children().await(child.get(), limit, canceled);
            return switch (ending) {
                case Ending.Exited(var status) when status == 0 -> Optional.empty();
                case Ending.Exited(var status) -> failure("exited with " + status, child.get());
                case Ending.Stopped(var why) when why.equals(CANCELED) ->
                        Optional.of(new Failure(RolloutState.CANCELED, CANCELED));
                case Ending.Stopped(var why) -> failure(why, child.get());
                case Ending.Lost() -> failure("was killed from outside", child.get());
            };
        }

        private Optional<Child> child() {
            return StateFile.child("", StateFile.read(state))
                    .or(() -> context.children().find(rollout.id() + "-" + name, output));
        }

        private boolean neverBegan() {
            try {
                return context.children().forestall(output);
            } catch (IOException no) {
                throw new UncheckedIOException("the " + name + " command cannot start: " + no, no);
            }
        }

        private Optional<Failure> failure(String what, Child child) {
            return Optional.of(
                    new Failure(
                            failed,
                            "the " + name + " command " + what + Launcher.lastLines(child)));
        }
    }
}
