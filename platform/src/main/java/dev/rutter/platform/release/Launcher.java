package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.Kind;
import dev.rutter.platform.blueprint.Blueprint.Site;
import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.Children;
import dev.rutter.platform.process.FreePort;
import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.process.StateFile;
import dev.rutter.platform.site.SiteMain;
import dev.rutter.platform.site.SiteRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Starts instances of built releases and waits for their health.
final class Launcher {

    /// A worker that has run for this long counts as started.
    private static final Duration WORKER_STARTED = Duration.ofSeconds(2);

    private static final int LAST_LINES = 3;

    /// What is wrong with a new instance is told no oftener.
    private static final Duration TELL_EACH = Duration.ofSeconds(2);

    private static final String SITE = "site.properties";

    private final Context context;
    private final HealthProbe probe;

    Launcher(Context context) {
        this.context = context;
        this.probe = new HealthProbe();
    }

    /// The recipe of a built release, empty where its folder is gone.
    Optional<Recipe> recipe(String artefact) {
        var folder = context.shelf().release(artefact);
        var fields = StateFile.read(folder.resolve("recipe.properties"));
        return fields.isEmpty() || !Files.isDirectory(folder.resolve("src"))
                ? Optional.empty()
                : Optional.of(Recipe.of(fields));
    }

    /// Starts an instance in the role STARTING.
    Instance start(Rollout rollout, Recipe recipe) throws IOException {
        var id = context.shelf().fact("id").orElse("srv") + "-" + context.ids().brief();
        var port = recipe.kind().listens() ? FreePort.any(context.ids().number()) : 0;
        var variables = new TreeMap<>(environment(recipe, rollout));
        variables.put("RENDER_INSTANCE_ID", id);
        if (port > 0) {
            variables.put("PORT", Integer.toString(port));
        }
        if (recipe.mountPath().isPresent()) {
            disk(recipe.mountPath().get(), rollout, variables);
        }
        var child =
                context.children()
                        .serve(
                                new Children.Command(
                                        command(rollout.artefact(), recipe),
                                        folder(rollout.artefact(), recipe),
                                        variables,
                                        id,
                                        context.shelf().output(id),
                                        OutputLog.SEGMENT_BYTES));
        var now = context.time().instant();
        var role = Instance.Role.STARTING;
        return context.shelf()
                .put(new Instance(id, rollout.id(), rollout.artefact(), port, child, role, now));
    }

    private void disk(String mountPath, Rollout rollout, Map<String, String> variables)
            throws IOException {
        var disks = new Disks(context.shelf());
        var sources = context.shelf().release(rollout.artefact()).resolve("src");
        disks.ready(mountPath, sources)
                .ifPresent(wrong ->
                        context.shelf().happened("disk_not_mounted", Map.of("reason", wrong)));
        variables.put(Disks.VARIABLE, disks.folder().toString());
    }

    private String command(String artefact, Recipe recipe) throws IOException {
        if (recipe.kind() != Kind.STATIC) {
            return recipe.start();
        }
        return SiteMain.command(
                folder(artefact, recipe).toAbsolutePath(),
                context.shelf().release(artefact).resolve(SITE).toAbsolutePath());
    }

    /// Keeps with a built release what its site does besides serving files.
    void keep(String artefact, Site site) {
        var routes =
                site.routes().stream()
                        .map(each ->
                                new SiteRules.Route(
                                        each.redirect(), each.source(), each.destination()))
                        .toList();
        var headers =
                site.headers().stream()
                        .map(each -> new SiteRules.Header(each.path(), each.name(), each.value()))
                        .toList();
        StateFile.write(
                context.shelf().release(artefact).resolve(SITE),
                new SiteRules(site.publishPath(), routes, headers).fields());
    }

    /// The folder that commands run in.
    Path folder(String artefact, Recipe recipe) throws IOException {
        var sources = context.shelf().release(artefact).resolve("src");
        var folder = recipe.rootDir().isEmpty() ? sources : sources.resolve(recipe.rootDir());
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "the commit has no folder \"" + recipe.rootDir() + "\" (rootDir)");
        }
        return folder;
    }

    /// The whole environment of a command of a rollout, all but what belongs to one instance.
    Map<String, String> environment(Recipe recipe, Rollout rollout) {
        var variables = new TreeMap<>(context.passedOn());
        variables.putAll(context.variables().get());
        var url = "http://127.0.0.1:" + context.publicPort();
        variables.put("RENDER", "true");
        variables.put("RENDER_SERVICE_ID", context.shelf().fact("id").orElse(""));
        variables.put("RENDER_SERVICE_NAME", context.name());
        variables.put("RENDER_SERVICE_TYPE", recipe.kind().written());
        variables.put("RENDER_DISCOVERY_SERVICE", context.name());
        variables.put("RENDER_GIT_COMMIT", rollout.commit().hash());
        var repository = context.repository().get();
        var branch = context.workload().get().branch().or(repository::currentBranch);
        branch.ifPresent(name -> variables.put("RENDER_GIT_BRANCH", name));
        variables.put("RENDER_CPU_COUNT", cores());
        variables.putIfAbsent("WEB_CONCURRENCY", cores());
        variables.put("IS_PULL_REQUEST", "false");
        if (recipe.kind().listens()) {
            variables.put("RENDER_EXTERNAL_URL", url);
            variables.put("RENDER_EXTERNAL_HOSTNAME", "127.0.0.1");
        }
        if (recipe.runtime().equals("node")) {
            variables.putIfAbsent("NODE_ENV", "production");
        }
        variables.put(Context.PLATFORM, context.mark());
        return variables;
    }

    private static String cores() {
        return Integer.toString(Runtime.getRuntime().availableProcessors());
    }

    /// Waits until the instance is healthy; returns what is wrong where it does not become so.
    Optional<String> awaitHealthy(
            Instance instance, Recipe recipe, int goodInARow, Children.Interruption interruption) {
        return awaitHealthy(instance, recipe, goodInARow, interruption, _ -> {});
    }

    /// @param told hears now and then what is wrong still
    Optional<String> awaitHealthy(
            Instance instance,
            Recipe recipe,
            int goodInARow,
            Children.Interruption interruption,
            Consumer<String> told) {
        var settings = context.settings();
        var begun = System.nanoTime();
        var good = 0;
        var last = "no answer yet";
        var said = "";
        var next = begun + TELL_EACH.toNanos();
        while (System.nanoTime() - begun < settings.healthDeadline().toNanos()) {
            var why = interruption.asked();
            if (why.isPresent()) {
                return why;
            }
            if (!instance.child().alive()) {
                return Optional.of(ended(instance, Duration.ofNanos(System.nanoTime() - begun)));
            }
            if (!recipe.kind().listens()) {
                if (System.nanoTime() - begun > WORKER_STARTED.toNanos()) {
                    return Optional.empty();
                }
            } else {
                var wrong = wrong(instance, recipe);
                good = wrong.isEmpty() ? good + 1 : 0;
                if (good >= goodInARow) {
                    return Optional.empty();
                }
                last = wrong.orElse(last);
                if (wrong.isPresent() && System.nanoTime() > next) {
                    next = System.nanoTime() + TELL_EACH.toNanos();
                    var text = last + Deaf.why(instance);
                    if (!text.equals(said)) {
                        said = text;
                        told.accept(text);
                    }
                }
            }
            pause(settings.pause());
        }
        return Optional.of(
                "the instance was not healthy within "
                        + settings.healthDeadline().toSeconds()
                        + " s: "
                        + last
                        + Deaf.why(instance));
    }

    /// What is wrong with a running instance now, empty where it is healthy.
    Optional<String> wrong(Instance instance, Recipe recipe) {
        if (!recipe.kind().listens()) {
            return Optional.empty();
        }
        return probe.wrong(instance.port(), recipe.healthPath(), context.settings().answerLimit());
    }

    /// Ends an instance and forgets it.
    void stop(Instance instance) {
        var grace = recipe(instance.artefact()).map(Recipe::shutdown);
        context.children().stop(instance.child(), grace.orElse(Duration.ofSeconds(30)));
        context.shelf().drop(instance);
    }

    private String ended(Instance instance, Duration after) {
        return "the process ended after "
                + after.toMillis()
                + " ms, before it was healthy"
                + (instance.port() > 0 && FreePort.taken(instance.port())
                        ? "; something else listens on its port " + instance.port()
                        : "")
                + lastWords(instance.child());
    }

    /// How a child ended and the end of its output, to show why.
    String lastWords(Child child) {
        return context.children().end(child).map(end -> "; " + end).orElse("") + lastLines(child);
    }

    /// The end of a child's output.
    static String lastLines(Child child) {
        try {
            var lines = new OutputLog(child.output(), OutputLog.SEGMENT_BYTES).lines();
            var texts =
                    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                            .map(OutputLog.Line::text)
                            .toList();
            return texts.isEmpty() ? "; it said nothing" : "; last output: " + join(texts);
        } catch (IOException none) {
            return "; its output cannot be read";
        }
    }

    private static String join(List<String> lines) {
        var text = String.join(" | ", lines);
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", stopped);
        }
    }
}
