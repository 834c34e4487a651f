package dev.rutter.platform.release;

import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.OutputLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The command that runs once, after the first release of a service that went live.
final class InitialHook {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Context context;
    private final Launcher launcher;

    InitialHook(Context context, Launcher launcher) {
        this.context = context;
        this.launcher = launcher;
    }

    /// Runs it to its end; what came of it is told in the events and changes nothing.
    void run(Rollout rollout) {
        var command = context.workload().get().commands().initialDeployHook();
        var recipe = launcher.recipe(rollout.artefact());
        if (command.isEmpty() || recipe.isEmpty()) {
            return;
        }
        String said;
        try {
            var child =
                    context.children()
                            .run(
                                    new Children.Command(
                                            command.get(),
                                            launcher.folder(rollout.artefact(), recipe.get()),
                                            launcher.environment(recipe.get(), rollout),
                                            rollout.id() + "-hook",
                                            context.shelf().release(rollout.id()).resolve("hook"),
                                            OutputLog.SEGMENT_BYTES));
            var ending = context.children().await(child, LIMIT, Optional::empty);
            said = ending + Launcher.lastLines(child);
        } catch (IOException no) {
            said = "cannot start: " + no.getMessage();
        }
        context.shelf().happened("initial_deploy_hook_ended", Map.of("reason", said));
    }
}
