package dev.rutter.platform.release;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Starts what is live anew, beside itself; where it has a disk, after itself.
final class Restart {

    private final Context context;
    private final Launcher launcher;
    private final Switchboard switchboard;
    private final BooleanSupplier ending;

    /// @param ending whether the platform ends
    Restart(Context context, Launcher launcher, Switchboard switchboard, BooleanSupplier ending) {
        this.context = context;
        this.launcher = launcher;
        this.switchboard = switchboard;
        this.ending = ending;
    }

    /// What came of it is told in the events.
    void of(Instance live) {
        var recipe = launcher.recipe(live.artefact());
        var rollout = context.shelf().rollout(live.rollout());
        if (recipe.isEmpty() || rollout.isEmpty()) {
            return;
        }
        var said = "";
        try {
            if (recipe.get().mountPath().isPresent()) {
                switchboard.makeRoom(); // the keeper starts it again, as one that died
                context.shelf()
                        .happened("server_restarted", Map.of("reason", "its disk is its own"));
                return;
            }
            var fresh = launcher.start(rollout.get(), recipe.get());
            var wrong =
                    launcher.awaitHealthy(
                            fresh,
                            recipe.get(),
                            context.settings().goodInARow(),
                            () ->
                                    ending.getAsBoolean()
                                            ? Optional.of("the platform ends")
                                            : Optional.empty());
            var why = wrong.orElse("another release went live");
            var replaced = false;
            try {
                replaced =
                        wrong.isEmpty()
                                && switchboard.replace(live, fresh, recipe.get(), rollout.get());
            } catch (IOException no) {
                why = String.valueOf(no.getMessage());
            }
            if (!replaced) {
                launcher.stop(fresh);
                said = "not restarted: " + why;
            }
        } catch (IOException no) {
            said = "not restarted: " + no.getMessage();
        }
        context.shelf().happened("server_restarted", Map.of("reason", said));
    }
}
