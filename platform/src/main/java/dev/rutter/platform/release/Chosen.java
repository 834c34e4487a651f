package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.AutoDeploy;
import dev.rutter.platform.blueprint.Blueprint.MaintenanceMode;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// What was chosen for a service by a call, over the word of its blueprint. It stays until it is
/// chosen otherwise, also when the blueprint changes.
public final class Chosen {

    private static final int GENERATED_BYTES = 32;
    private static final String TRIGGER = "autoDeployTrigger";
    private static final String INSTANCES = "numInstances";
    private static final String MAINTENANCE = "maintenance";

    private final Context context;

    Chosen(Context context) {
        this.context = context;
    }

    /// What starts a release without being asked.
    public AutoDeploy autoDeploy() {
        return context.shelf()
                .fact(TRIGGER)
                .flatMap(AutoDeploy::of)
                .orElse(context.workload().get().autoDeploy());
    }

    /// Chooses what starts a release. Returns why the branch cannot be followed, if so.
    public Optional<String> autoDeploy(AutoDeploy trigger) {
        var trouble = Optional.<String>empty();
        if (trigger == AutoDeploy.COMMIT && autoDeploy() != AutoDeploy.COMMIT) {
            // what was committed while it was off stays where it is
            try {
                var branch = context.workload().get().branch().orElse("HEAD");
                context.shelf().fact("head", context.repository().get().resolve(branch).hash());
            } catch (Refusal none) {
                trouble = Optional.of("the branch cannot be followed: " + none.getMessage());
            }
        }
        context.shelf().fact(TRIGGER, trigger.written());
        return trouble;
    }

    /// How many instances run.
    public int instances() {
        return context.shelf()
                .fact(INSTANCES)
                .map(Integer::parseInt)
                .orElse(context.workload().get().traits().instances());
    }

    /// Chooses how many instances run; they come and go a moment later.
    ///
    /// @param count 1 to 20
    public void instances(int count) {
        var before = instances();
        context.shelf().fact(INSTANCES, Integer.toString(count));
        context.shelf()
                .happened(
                        "instance_count_changed",
                        Map.of(
                                "fromInstances", Integer.toString(before),
                                "toInstances", Integer.toString(count)));
    }

    /// Sets a variable; takes effect with the next release or restart.
    public void variable(String key, String value) {
        context.allVariables().get().set(context.name(), key, value);
    }

    /// Takes a variable away, also one of the blueprint.
    public void noVariable(String key) {
        context.allVariables().get().remove(context.name(), key);
    }

    /// A fresh secret, as `generateValue` makes one.
    public String generated() {
        return Base64.getEncoder().encodeToString(context.ids().bytes(GENERATED_BYTES));
    }

    /// Whether visitors are kept out, and by which page.
    public MaintenanceMode maintenance() {
        var written = context.shelf().fact(MAINTENANCE);
        if (written.isEmpty()) {
            return context.workload().get().traits().maintenance();
        }
        var parts = written.get().split(" ", 2);
        return new MaintenanceMode(parts[0].equals("on"), parts.length > 1 ? parts[1] : "");
    }

    /// Keeps visitors out, or lets them in again.
    public void maintenance(MaintenanceMode mode) {
        var word = mode.enabled() ? "on" : "off";
        context.shelf().fact(MAINTENANCE, word + " " + mode.uri());
    }
}
