package dev.rutter.app.rehearse;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Binds a document to the sandbox: its hosts to the local platform, its variables, its figures,
/// and every question and choice to a stated default. Starts from the workspace's own companion,
/// where it has one, and fills in what is open from what the document itself says. Nothing is bound
/// silently.
final class Binding {
    /// How long one step may take in a rehearsal, unless the document says otherwise.
    static final Duration STEP_LIMIT = Duration.ofMinutes(2);

    private static final int ROUNDS = 12;
    private static final Pattern SECRET =
            Pattern.compile(".*(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD|DSN|CREDENTIALS?).*");
    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(?:127\\.0\\.0\\.1|localhost):(\\d+)");
    private static final Pattern PAIR =
            Pattern.compile("\\{ \"((?:[^\"\\\\]|\\\\.)*)\": (?:\"((?:[^\"\\\\]|\\\\.)*)\")?");

    /// A condition whose words leave it to the moment: without an occasion it does not hold.
    private static final Pattern OCCASIONAL =
            Pattern.compile(
                    "(?i).*\\b(?:applicable|needed|necessary|required|desired|optional|fails?|failed|error|problem|issue|down|broken|only"
                            + " for|development|staging)\\b.*");

    private final Runbook runbook;
    private final Grounds grounds;
    private final Map<String, String> bind = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Map<String, MetricSource> metrics = new LinkedHashMap<>();
    private final Map<String, String> choose = new LinkedHashMap<>();
    private final Map<String, String> acknowledged = new LinkedHashMap<>();
    private final List<Default> defaults = new ArrayList<>();
    private final Environment given;

    /// What the sandbox has to bind to.
    ///
    /// @param urls of the services by name, in the blueprint's order
    /// @param database the first database's name, where there is one
    /// @param branch that is released
    /// @param commit that is released
    record Grounds(
            String workdir,
            LinkedHashMap<String, String> urls,
            Optional<String> database,
            String branch,
            String commit) {}

    /// Something that the document leaves open, and what was taken for it.
    ///
    /// @param kind `host`, `value`, `choice`, `question`, `condition`, `metric`
    record Default(int line, String kind, String what, String taken) {
        /// Whether it is an answer, kept ready for a question that may be asked.
        boolean answers() {
            return kind.equals("question") || kind.equals("condition");
        }
    }

    private static final String WILLING = "a rehearsal's default";
    private static final String HARMLESS = "a rehearsal destroys nothing";

    /// What answers kept ready give as their reason.
    static final List<String> REASONS = List.of(WILLING, HARMLESS);

    /// A document bound to a sandbox.
    ///
    /// @param plan leaves nothing open
    /// @param left lines that could not be bound, and why: they are not in the plan
    /// @param tried those of them that are run by themselves all the same
    /// @param secrets names whose values the sandbox has to make up
    record Bound(
            Plan plan,
            Map<Integer, String> left,
            Set<Integer> tried,
            List<Default> defaults,
            Set<String> secrets) {}

    private Binding(Runbook runbook, Optional<Environment> given, Grounds grounds) {
        this.runbook = runbook;
        this.grounds = grounds;
        this.given = given.orElseGet(() -> Environment.unbound("rehearsal"));
    }

    /// @param given the workspace's own environment
    /// @param wrong what the linter says; a command on a line with an error is not run
    static Bound bind(
            String file,
            Runbook runbook,
            Optional<Environment> given,
            Grounds grounds,
            List<Problem> wrong) {
        return new Binding(runbook, given, grounds).bind(file, wrong);
    }

    private Bound bind(String file, List<Problem> wrong) {
        bind.putAll(given.bind());
        bind.replaceAll((_, value) -> rebound(value));
        variables.putAll(given.variables());
        variables.replaceAll((_, value) -> rebound(value));
        secrets.addAll(given.secrets());
        metrics.putAll(given.metrics());
        choose.putAll(given.choose());
        acknowledged.putAll(given.acknowledged());
        addresses();
        new Places(runbook, grounds)
                .bind((place, taken, told) -> {
                    if (bind.putIfAbsent(place, taken) == null) {
                        told.ifPresent(defaults::add);
                    }
                });
        names();
        acknowledged.putIfAbsent("no way back", "yes: a rehearsal's default");
        var plan = Planner.plan(file, runbook, environment());
        for (var round = 0; round < ROUNDS; round++) {
            var before = environment();
            plan.open().forEach(this::resolve);
            plan.steps().forEach(this::answers);
            plan.rollback().forEach(this::answers);
            runbook.all(Step.class).forEach(this::conditions);
            if (environment().equals(before)) {
                break;
            }
            plan = Planner.plan(file, runbook, environment());
        }
        return Runnables.of(plan, runbook, wrong, List.copyOf(defaults), Set.copyOf(secrets));
    }

    private Environment environment() {
        return new Environment(
                "rehearsal",
                grounds.workdir(),
                bind,
                variables,
                List.copyOf(secrets),
                hosting(),
                metrics,
                new Environment.People(List.of(), List.of(), 0),
                given.automate(),
                choose,
                acknowledged,
                grounds.database().map(name -> "database:" + name),
                given.stepLimit().compareTo(STEP_LIMIT) < 0 ? given.stepLimit() : STEP_LIMIT,
                List.of(),
                given.decide(),
                given.idempotent());
    }

    private Optional<Environment.Hosting> hosting() {
        if (grounds.urls().isEmpty()) {
            return Optional.empty();
        }
        var named = given.hosting().map(Environment.Hosting::service).orElse("");
        // Several that are released as one are joined by a plus.
        var known =
                !named.isBlank()
                        && Stream.of(named.split("\\+", -1))
                                .map(String::strip)
                                .allMatch(grounds.urls()::containsKey);
        var service = known ? named : grounds.urls().keySet().iterator().next();
        return Optional.of(
                new Environment.Hosting(
                        Environment.Hosting.Kind.RENDER,
                        service,
                        "$RUTTER_PLATFORM_API",
                        "$RUTTER_PLATFORM_KEY"));
    }

    /// A port of this machine that the companion names is the sandbox's port of the same service:
    /// 10000 is the first, 10001 the second.
    private String rebound(String value) {
        var urls = List.copyOf(grounds.urls().values());
        return LOOPBACK.matcher(value)
                .replaceAll(found -> {
                    var index = Integer.parseInt(found.group(1)) - 10_000;
                    return index >= 0 && index < urls.size()
                            ? urls.get(index)
                            : urls.isEmpty() ? found.group() : urls.getFirst();
                });
    }

    private void addresses() {
        for (var each : Addresses.in(runbook, grounds)) {
            if (each.isDatabase()) {
                name("DATABASE_URL", each.line());
            }
            if (bind.putIfAbsent(each.text(), each.value()) == null) {
                defaults.add(new Default(each.line(), "value", each.text(), each.value()));
            }
        }
    }

    /// Variables that the document requires: the database's by its connection string, secrets by a
    /// made-up value.
    private void names() {
        runbook.all(Entry.Variable.class).forEach(each -> name(each.name(), each.span().line()));
        runbook.all(Step.class)
                .forEach(step ->
                        step.placeholders().stream()
                                .filter(it -> !it.startsWith("$"))
                                .forEach(it -> value(it, step.span().line())));
        runbook.all(Step.class)
                .forEach(step ->
                        step.placeholders().stream()
                                .filter(it -> it.startsWith("$"))
                                .forEach(it ->
                                        name(it.replaceAll("[${}]", ""), step.span().line())));
    }

    private void name(String name, int line) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")
                || variables.containsKey(name)
                || secrets.contains(name)) {
            return;
        }
        if (name.matches(".*(?:DATABASE|DIRECT|POSTGRES|DB)_?UR[LI].*")
                && grounds.database().isPresent()) {
            variables.put(name, "database:" + grounds.database().get());
            defaults.add(new Default(line, "value", name, "the sandbox's database"));
        } else if (SECRET.matcher(name).matches()) {
            secrets.add(name);
            defaults.add(new Default(line, "value", name, "a secret made up for this rehearsal"));
        } else if (name.equals("NODE_ENV")) {
            variables.put(name, "production");
            defaults.add(new Default(line, "value", name, "production"));
        } else if (name.matches(".*(?:URL|HOST|ORIGIN|DOMAIN)S?") && !grounds.urls().isEmpty()) {
            variables.put(name, grounds.urls().firstEntry().getValue());
            defaults.add(new Default(line, "value", name, "the sandbox's service"));
        }
    }

    private void resolve(Plan.Open open) {
        var pair = PAIR.matcher(open.help());
        var found = pair.find();
        switch (open.kind()) {
            case CHOICE -> {
                if (found
                        && choose.putIfAbsent(plain(pair.group(1)), plain(pair.group(2))) == null) {
                    defaults.add(
                            new Default(open.line(), "choice", open.what(), plain(pair.group(2))));
                }
            }
            case METRIC -> {
                if (found) {
                    metric(plain(pair.group(1)), open);
                }
            }
            case INPUT -> {
                if (found) {
                    value(plain(pair.group(1)), open.line());
                }
            }
            case HOSTING, DATABASE, ROLLBACK, DOCUMENT -> {
                // Nothing in the document tells: the lines concerned are left out and told.
            }
        }
    }

    private static String plain(String quoted) {
        return quoted == null ? "" : quoted.replaceAll("\\\\(.)", "$1");
    }

    private void metric(String name, Plan.Open open) {
        var words = name.toLowerCase(Locale.ROOT);
        MetricSource source = new MetricSource.OfPerson();
        var says = "asked, and answered by a default";
        if (!grounds.urls().isEmpty() && words.matches(".*(?:error|5xx|fail).*")) {
            source = new MetricSource.OfHosting(MetricSource.OfHosting.Of.SERVER_ERRORS);
            says = "the share of 5xx that the sandbox's hosting counts";
        } else if (!grounds.urls().isEmpty()
                && (words.matches(".*(?:time|latency|response|p9\\d|duration).*")
                        || open.help().contains("unit: \"ms\""))) {
            source = new MetricSource.OfHosting(MetricSource.OfHosting.Of.LATENCY);
            says = "the response time that the sandbox's hosting measures";
        }
        if (metrics.putIfAbsent(name, source) == null) {
            defaults.add(new Default(open.line(), "metric", name, says));
        }
    }

    private void value(String placeholder, int line) {
        var words = placeholder.toLowerCase(Locale.ROOT);
        Optional<String> value = Optional.empty();
        if (words.contains("branch")) {
            value = Optional.of(grounds.branch());
        } else if (words.contains("commit") || words.contains("sha")) {
            value = Optional.of(grounds.commit());
        } else if (words.matches(".*(?:module|package).*")) {
            value = Packages.named(Path.of(grounds.workdir()));
        } else if (words.matches(".*deployment.*url.*")) {
            // A stand-in finds the deployment before by itself.
            value = grounds.urls().values().stream().findFirst();
        }
        if (value.isPresent()
                && !placeholder.startsWith("$")
                && bind.putIfAbsent(placeholder, value.get()) == null) {
            defaults.add(new Default(line, "value", placeholder, value.get()));
        }
    }

    /// Each question of a step, answered as a willing person would; what can destroy something is
    /// answered no.
    private void answers(PlannedStep step) {
        if (step.asksBefore()) {
            for (var exact : List.of(step.title(), Words.command(step.action()))) {
                if (!exact.isBlank()
                        && acknowledged.putIfAbsent(exact.strip(), "no: " + HARMLESS) == null) {
                    defaults.add(
                            new Default(
                                    step.line(), "question", "may \"" + exact + "\" run?", "no"));
                    break;
                }
            }
        }
        if (step.action() instanceof Action.Ask(var text)) {
            answer(step.line(), "question", text, true);
        }
        if (step.action() instanceof Action.Attended attended) {
            answer(step.line(), "question", attended.script(), true);
        }
        step.when().ifPresent(when -> condition(step.line(), when));
        step.expectations()
                .forEach(expected -> {
                    if (expected instanceof Expectation.Asked
                            || expected instanceof Expectation.Worded
                            || expected instanceof Expectation.Warned
                            || expected instanceof Expectation.Lacks
                            || expected instanceof Expectation.Every
                            || expected instanceof Expectation.Gone) {
                        answer(step.line(), "question", expected.says(), true);
                    }
                });
    }

    private void conditions(Step step) {
        step.when().ifPresent(when -> condition(step.span().line(), when));
    }

    private void condition(int line, String when) {
        // Of what is done on a condition and what otherwise, one is rehearsed.
        if (when.startsWith(Step.NOT) && !when.contains(Step.BOTH)) {
            condition(line, when.substring(Step.NOT.length()));
            return;
        }
        var not = when.contains(Step.BOTH + Step.NOT);
        answer(line, "condition", when, !not && !OCCASIONAL.matcher(when).matches());
    }

    private void answer(int line, String kind, String text, boolean yes) {
        var value = (yes ? "yes" : "no") + ": " + WILLING;
        if (!text.isBlank() && acknowledged.putIfAbsent(text, value) == null) {
            defaults.add(new Default(line, kind, text, yes ? "yes" : "no"));
        }
    }
}
