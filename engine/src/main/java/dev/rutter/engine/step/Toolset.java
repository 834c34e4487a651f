package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hostings;
import dev.rutter.engine.postgres.Address;
import dev.rutter.engine.probe.HttpProbe;
import dev.rutter.engine.probe.MetricProbe;
import dev.rutter.engine.probe.SqlProbe;
import dev.rutter.engine.secret.Masker;
import dev.rutter.engine.secret.Secrets;
import dev.rutter.engine.session.ByHand;
import dev.rutter.engine.session.SessionException;
import dev.rutter.engine.session.ShellSession;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The real tools: a shell session in the run's folder, the environment's hosting, and probes.
public final class Toolset implements Tools {
    /// How long one look at a metric may take.
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final Environment environment;
    private final Path folder;
    private final Map<String, String> values;
    private final Shell shell;
    private final Optional<Hosting> hosting;
    private final Optional<String> database;
    private final Late<HttpProbe> http = new Late<>(HttpProbe::new);
    private final SqlProbe sql = new SqlProbe();
    private final MetricProbe metrics;
    private final Late<Messenger> messenger;
    private final Masker masker;

    private Toolset(
            Environment environment,
            Path folder,
            Map<String, String> values,
            Shell shell,
            Late<Shell> looks,
            Optional<Hosting> hosting,
            Optional<String> database,
            Late<Messenger> messenger,
            Masker masker) {
        this.environment = environment;
        this.folder = folder;
        this.values = Map.copyOf(values);
        this.shell = shell;
        this.hosting = hosting;
        this.database = database;
        this.messenger = messenger;
        this.masker = masker;
        var count = new AtomicInteger();
        var began = System.nanoTime();
        metrics =
                new MetricProbe(
                        hosting,
                        (script, limit) ->
                                looked(
                                        looks,
                                        "look-"
                                                + Long.toHexString(began)
                                                + "-"
                                                + count.incrementAndGet(),
                                        script,
                                        limit),
                        sql,
                        database,
                        LOOK);
    }

    /// Opens real tools.
    ///
    /// @param own Rutter's own environment, where `$NAME` values and secrets come from
    public static Opener opener(Map<String, String> own) {
        return (run, plan, folder) -> open(plan, folder, Map.copyOf(own));
    }

    /// The connection string of an environment's database, looked up; empty where it names none.
    ///
    /// @param own Rutter's own environment
    /// @throws ToolsException where what it names is not set, or the hosting does not tell it
    public static Optional<String> database(Environment environment, Map<String, String> own) {
        if (environment.database().isEmpty()) {
            return Optional.empty();
        }
        var hosting = environment.hosting().map(named -> hosting(named, own));
        try {
            return new Values(environment, own, hosting).database(environment);
        } finally {
            hosting.ifPresent(Hosting::close);
        }
    }

    private static Toolset open(Plan plan, Path folder, Map<String, String> own) {
        var environment = plan.environment();
        told(Secrets.from(environment.secrets(), own), plan);
        if (plan.steps().stream().anyMatch(step -> step.action() instanceof Action.Announce)) {
            environment.channels().forEach(to -> Values.ofOwn("notify", to.target(), own));
        }
        Workplace.lacking(plan, Path.of(environment.workdir()))
                .ifPresent(why -> {
                    throw new ToolsException(why);
                });
        var hosting = environment.hosting().map(named -> hosting(named, own));
        var values = new Values(environment, own, hosting);
        var variables = values.variables(environment);
        var database = values.database(environment);
        var secrets = values.secrets().hiding(Values.hidden(environment, own));
        var masker = secrets.masker();
        var workdir = Path.of(environment.workdir());
        try {
            blot(folder, masker);
            var shell =
                    ShellSession.open(folder.resolve("session"), workdir, own, variables, secrets);
            // Commands that only measure have a session of their own: what they change in it does
            // not reach the run's.
            var looks =
                    new Late<Shell>(() ->
                            new SessionShell(
                                    ShellSession.open(
                                            folder.resolve("looks"),
                                            workdir,
                                            own,
                                            variables,
                                            secrets)));
            var known = new HashMap<>(variables);
            known.putAll(secrets.values());
            return new Toolset(
                    environment,
                    folder,
                    known,
                    new SessionShell(shell),
                    looks,
                    hosting.map(one -> new MaskedHosting(one, masker)),
                    database,
                    new Late<>(() -> new Messenger(environment.channels(), own)),
                    masker);
        } catch (SessionException e) {
            throw new ToolsException(String.valueOf(e.getMessage()));
        }
    }

    /// What the run's commands wrote is kept without its secrets.
    private static void blot(Path folder, Masker masker) {
        ShellSession.blot(folder.resolve("session"), masker);
        ShellSession.blot(folder.resolve("looks"), masker);
        ByHand.blot(folder.resolve(ByHand.FOLDER), masker);
    }

    /// What takes an environment's secrets out of texts, as far as Rutter's own environment tells
    /// them.
    public static Masker masker(Environment environment, Map<String, String> own) {
        return Secrets.from(environment.secrets(), own)
                .hiding(Values.hidden(environment, own))
                .masker();
    }

    /// A secret that would be shown, or that a step needs and nobody set, is told before anything
    /// is done.
    private static void told(Secrets secrets, Plan plan) {
        secrets.unmaskable().stream()
                .findFirst()
                .ifPresent(why -> {
                    throw new ToolsException(why);
                });
        for (var name : secrets.unset()) {
            var needs = Pattern.compile("\\$\\{?" + Pattern.quote(name) + "(?![A-Za-z0-9_])");
            Stream.concat(plan.steps().stream(), plan.rollback().stream())
                    .filter(step -> needs.matcher(step.action().toString()).find())
                    .findFirst()
                    .ifPresent(step -> {
                        throw new ToolsException(
                                "secret \""
                                        + name
                                        + "\" is not set, and \""
                                        + step.title()
                                        + "\" (line "
                                        + step.line()
                                        + ") needs it; export "
                                        + name);
                    });
        }
    }

    private static Hosting hosting(Environment.Hosting named, Map<String, String> own) {
        var api = Values.ofOwn("hosting", named.api(), own);
        try {
            return Hostings.of(
                    new Environment.Hosting(named.kind(), named.service(), api, named.token()),
                    name -> Optional.ofNullable(own.get(name)).filter(value -> !value.isBlank()));
        } catch (HostingException e) {
            throw new ToolsException(String.valueOf(e.getMessage()));
        }
    }

    private static Measurement looked(
            Late<Shell> looks, String key, String script, Duration limit) {
        try {
            return switch (looks.get().run(key, 1, script, limit, _ -> {})) {
                case Shell.Fate.Exited(var status, var output) ->
                        new Measurement.Ran(status, output);
                case Shell.Fate.TimedOut(var most, _) ->
                        new Measurement.Missing(
                                "the command took more than " + most.toSeconds() + " s");
                case Shell.Fate.Unstarted(var why) -> new Measurement.Missing(why);
                case Shell.Fate.Lost(var why, _) -> new Measurement.Missing(why);
                case Shell.Fate.NeverBegan _ ->
                        new Measurement.Missing("the command could not be started");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Measurement.Missing("interrupted");
        } catch (SessionException e) {
            return new Measurement.Missing(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Shell shell() {
        return shell;
    }

    @Override
    public Optional<Hosting> hosting() {
        return hosting;
    }

    @Override
    public Measurement request(Action.Http request, Duration limit) throws InterruptedException {
        var seen = http.get().look(Expanded.of(request, values), limit);
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop during " + request.method());
        }
        return masked(seen);
    }

    @Override
    public Measurement query(String statement, Duration limit) {
        return database.map(url -> masked(sql.look(url, new Action.Query(statement), limit)))
                .orElse(
                        new Measurement.Missing(
                                "the environment names no database; set \"database\""));
    }

    @Override
    public Optional<MigrationState> migrations() {
        return database.flatMap(Address::of)
                .map(address ->
                        switch (MigrationState.of(address, Path.of(environment.workdir()), LOOK)) {
                            case MigrationState.Sound(var says) ->
                                    new MigrationState.Sound(masker.mask(says));
                            case MigrationState.Broken(var says, var shows) ->
                                    new MigrationState.Broken(
                                            masker.mask(says), masker.mask(shows));
                            case MigrationState.Unread(var why) ->
                                    new MigrationState.Unread(masker.mask(why));
                        });
    }

    @Override
    public Measurement figure(Limit limit, Instant from, Instant to) throws InterruptedException {
        var source = environment.metrics().get(limit.metric().toLowerCase(Locale.ROOT));
        if (source == null) {
            return new Measurement.Missing(
                    "\"" + limit.metric() + "\" has no source; bind it under \"metrics\"");
        }
        var seen = metrics.look(limit, source, from, to);
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop while looking at " + limit.metric());
        }
        return masked(seen);
    }

    @Override
    public List<String> announce(String text) throws InterruptedException {
        return messenger.get().announce(masker.mask(text)).stream().map(masker::mask).toList();
    }

    private Measurement masked(Measurement seen) {
        return new MaskedEvents(masker::mask).masked(seen);
    }

    @Override
    public String masked(String text) {
        return masker.mask(text);
    }

    /// Leaves running children alone: they are found again. What they wrote behind the back of a
    /// step that had ended loses its secrets too.
    @Override
    public void close() {
        try {
            blot(folder, masker);
        } catch (SessionException e) {
            // Whoever is told to stop cannot; who goes on with the run does it.
        }
        http.ifMade(HttpProbe::close);
        messenger.ifMade(Messenger::close);
        hosting.ifPresent(Hosting::close);
    }
}
