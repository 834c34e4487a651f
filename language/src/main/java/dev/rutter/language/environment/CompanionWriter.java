package dev.rutter.language.environment;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes the first companion file of a document: everything that the document leaves open, each
/// with its lines. What stands in the document and was taken over is marked as a guess; what nobody
/// can guess is commented out, so that the file can be read at once and filled in line by line.
public final class CompanionWriter {
    private static final Pattern SECRET =
            Pattern.compile(".*(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD|DSN|CREDENTIALS?).*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST = 200;

    private final StringBuilder out = new StringBuilder();
    private final Runbook runbook;

    private CompanionWriter(Runbook runbook) {
        this.runbook = runbook;
    }

    /// The text of a `rutter.yaml` beside `file`, with one environment called `production`.
    ///
    /// @param file the document's path as the companion file shall name it
    /// @param project what the software may be called; commented out where nothing tells
    public static String write(String file, Optional<String> project, Runbook runbook) {
        return new CompanionWriter(runbook).write(file, project);
    }

    private String write(String file, Optional<String> project) {
        line("# Binds what " + file.replaceAll("\\s+", " ") + " never says.");
        line(
                "# A line marked \"guess\" was taken from the document and told by nobody: look at it.");
        line("# A line that is commented out waits for a value.");
        line("# What is deployed: two documents of one project share an environment's lock.");
        line(
                project.map(name -> "project: " + quoted(name) + "  # guess")
                        .orElse("# project: \"…\""));
        line("runbook: " + quoted(file));
        line("environments:");
        line("  production:");
        line("    workdir: .  # guess");
        bind();
        variables();
        hosting();
        metrics();
        decisions();
        if (steps().anyMatch(step -> step.action() instanceof Action.Query)) {
            section("database", "what SQL steps run on");
            waits(
                    "database",
                    "$DATABASE_URL",
                    lines(step -> step.action() instanceof Action.Query),
                    0);
        }
        line("    # Who may approve a run, and who signs lines that only a person can tell.");
        line("    # people: { approve: [\"…\", \"…\"], sign: [\"…\"], approvals: 1 }");
        choices();
        manual();
        return out.toString();
    }

    private void bind() {
        line("    # What the document writes -> what is used here.");
        line("    bind:");
        var hosts = new LinkedHashMap<String, Set<Integer>>();
        var placeholders = new LinkedHashMap<String, Set<Integer>>();
        steps().forEach(step -> {
            var hostsOf =
                    step.action() instanceof Action.Ask ask
                            ? Hosts.ofText(ask.text())
                            : Hosts.ofCommand(text(step.action()));
            hostsOf.forEach(host -> note(hosts, host, step));
        });
        runbook.chapters().stream()
                .filter(chapter -> chapter.phase() != Phase.TEMPLATE)
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .forEach(step ->
                        step.placeholders().stream()
                                .filter(it ->
                                        !it.startsWith("$") && text(step.action()).contains(it))
                                .forEach(it -> note(placeholders, it, step)));
        hosts.forEach((host, at) -> guess(quoted(host), quoted(host), at, 6));
        placeholders.forEach((name, at) -> waits(quoted(name), "\"…\"", at, 6));
    }

    private void variables() {
        var names = new LinkedHashMap<String, Set<Integer>>();
        runbook.all(Entry.Variable.class)
                .filter(it -> NAME.matcher(it.name()).matches())
                .forEach(it ->
                        names.computeIfAbsent(it.name(), _ -> new TreeSet<>())
                                .add(it.span().line()));
        steps().forEach(step ->
                step.placeholders().stream()
                        .filter(it -> it.startsWith("$"))
                        .map(it -> it.replaceAll("[${}]", ""))
                        .filter(it -> NAME.matcher(it).matches())
                        .forEach(it -> note(names, it, step)));
        line(
                "    # Set in the run's shell; $NAME is taken from the shell that Rutter is started in,");
        line("    # \"database:NAME\" is the hosting's connection string of that database.");
        line("    variables:");
        names.entrySet().stream()
                .filter(it -> !SECRET.matcher(it.getKey()).matches())
                .limit(MOST)
                .forEach(it -> waits(it.getKey(), "$" + it.getKey(), it.getValue(), 6));
        var secrets =
                names.entrySet().stream()
                        .filter(it -> SECRET.matcher(it.getKey()).matches())
                        .toList();
        if (!secrets.isEmpty()) {
            line(
                    "    # Names whose values come from the shell that Rutter is started in; never printed.");
            var all = new TreeSet<Integer>();
            secrets.forEach(it -> all.addAll(it.getValue()));
            var list = secrets.stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
            waits("secrets", "[" + list + "]", all, 4);
        }
    }

    private void hosting() {
        var acts = lines(step -> step.action() instanceof Action.Hosting);
        if (acts.isEmpty()) {
            return;
        }
        var kind = HostingKind.in(runbook);
        var service =
                kind == HostingKind.RENDER ? ServiceName.in(runbook) : Optional.<String>empty();
        line("    # What serves the software: its buttons, its logs, its figures.");
        var value =
                "{ kind: "
                        + kind.word()
                        + ", service: "
                        + quoted(service.orElse(kind.example()))
                        + ", token: "
                        + kind.token()
                        + " }";
        if (service.isPresent()) {
            guess("hosting", value, acts, 4);
        } else {
            waits("hosting", value, acts, 4);
        }
    }

    private void metrics() {
        var metrics = new LinkedHashMap<String, Set<Integer>>();
        var units = new LinkedHashMap<String, String>();
        Stream.concat(
                        runbook.all(Entry.Criterion.class).map(Entry.Criterion::limit),
                        runbook.all(Entry.Trigger.class)
                                .filter(it -> it.decision() == Entry.Trigger.Decision.ROLL_BACK)
                                .flatMap(it -> it.limit().stream()))
                .forEach(limit -> {
                    metrics.computeIfAbsent(limit.metric(), _ -> new TreeSet<>())
                            .add(limit.span().line());
                    units.putIfAbsent(limit.metric(), limit.unit());
                });
        if (metrics.isEmpty()) {
            return;
        }
        line("    # Where figures come from: a command, a query, the hosting, or `ask`.");
        line("    metrics:");
        metrics.forEach((name, at) ->
                waits(
                        quoted(name),
                        "{ command: \"…\", unit: " + quoted(units.getOrDefault(name, "")) + " }",
                        at,
                        6));
    }

    /// Guessed from where the document states the limit, and commented out: without it, its own
    /// words decide.
    private void decisions() {
        var metrics = new LinkedHashMap<String, Set<Integer>>();
        var calls = new LinkedHashMap<String, String>();
        runbook.all(Entry.Trigger.class)
                .filter(trigger -> trigger.decision() == Entry.Trigger.Decision.ROLL_BACK)
                .flatMap(trigger -> trigger.limit().stream())
                .forEach(limit -> {
                    metrics.computeIfAbsent(limit.metric(), _ -> new TreeSet<>())
                            .add(limit.span().line());
                    calls.put(limit.metric(), "roll back");
                });
        runbook.all(Entry.Criterion.class)
                .map(Entry.Criterion::limit)
                .forEach(limit -> {
                    metrics.computeIfAbsent(limit.metric(), _ -> new TreeSet<>())
                            .add(limit.span().line());
                    calls.putIfAbsent(limit.metric(), "pause");
                });
        if (metrics.isEmpty()) {
            return;
        }
        line(
                "    # What a missed limit calls for, where the document's words are not to decide it:");
        line("    # warn, pause or roll back.");
        line("    decide:");
        metrics.forEach(
                (name, at) -> waits(quoted(name), calls.getOrDefault(name, "pause"), at, 6));
    }

    private void choices() {
        var groups = new LinkedHashMap<String, Entry.Choice>();
        for (var chapter : runbook.chapters()) {
            if (!planned(chapter.phase())) {
                continue;
            }
            chapter.entries().stream()
                    .filter(Entry.Choice.class::isInstance)
                    .map(Entry.Choice.class::cast)
                    .forEach(choice ->
                            groups.merge(
                                    choice.group(),
                                    choice,
                                    (first, other) ->
                                            other.weight() == Entry.Choice.Weight.RECOMMENDED
                                                    ? other
                                                    : first));
        }
        if (groups.isEmpty()) {
            return;
        }
        line("    # Which alternative to take: the heading's words -> the alternative's.");
        line("    choose:");
        groups.forEach((group, choice) ->
                waits(quoted(group), quoted(choice.label()), Set.of(choice.span().line()), 6));
    }

    private void manual() {
        var manual = new LinkedHashMap<String, Set<Integer>>();
        for (var chapter : runbook.chapters()) {
            if (!planned(chapter.phase()) || chapter.phase() == Phase.ROLLBACK) {
                continue;
            }
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step
                        && step.action() instanceof Action.Ask ask
                        && !Words.bare(ask.text()).isEmpty()) {
                    note(manual, Words.bare(ask.text()), step);
                }
            }
        }
        if (manual.isEmpty()) {
            return;
        }
        line("    # Lines for people, and the command that does one of them instead.");
        line("    automate:");
        manual.entrySet().stream()
                .limit(MOST)
                .forEach(it -> waits(quoted(it.getKey()), "\"…\"", it.getValue(), 6));
    }

    private Stream<Step> steps() {
        return runbook.chapters().stream()
                .filter(chapter -> planned(chapter.phase()))
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Step.class::cast);
    }

    private static boolean planned(Phase phase) {
        return switch (phase) {
            case NONE, OVERVIEW, PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK -> true;
            case INCIDENT, TROUBLE, CONTACTS, MAINTAIN, REFERENCE, TEMPLATE -> false;
        };
    }

    private Set<Integer> lines(java.util.function.Predicate<Step> which) {
        return steps().filter(which)
                .map(step -> step.span().line())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Each of the step's lines that holds the words, or its first where the words are put
    /// otherwise there.
    private void note(Map<String, Set<Integer>> found, String what, Step step) {
        var first = step.span().line();
        var last = Math.max(first, Math.min(step.lastLine(), runbook.lines().size()));
        var own =
                IntStream.rangeClosed(first, last)
                        .filter(line -> runbook.line(line).contains(what))
                        .boxed()
                        .toList();
        found.computeIfAbsent(what, _ -> new LinkedHashSet<>())
                .addAll(own.isEmpty() ? Set.of(first) : own);
    }

    private static String text(Action action) {
        return switch (action) {
            case Action.Shell shell -> shell.script();
            case Action.Query query -> query.sql();
            case Action.Http http -> http.shell();
            case Action.Attended attended -> attended.script();
            case Action.Ask _, Action.Hosting _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    "";
        };
    }

    private void section(String key, String what) {
        line("    # " + key + ": " + what + ".");
    }

    private void guess(String key, String value, Set<Integer> at, int indent) {
        line(" ".repeat(indent) + key + ": " + value + "  # guess, " + places(at));
    }

    private void waits(String key, String value, Set<Integer> at, int indent) {
        var margin = " ".repeat(indent == 0 ? 4 : indent);
        line(margin + "# " + key + ": " + value + "  # " + places(at));
    }

    private static String places(Set<Integer> at) {
        var first = at.stream().sorted().limit(8).map(String::valueOf).toList();
        var more = at.size() > first.size() ? " …" : "";
        return (at.size() == 1 ? "line " : "lines ") + String.join(", ", first) + more;
    }

    /// In double quotes, with everything escaped that YAML reads there.
    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0)) {
                out.append(c == '\n' || c == '\t' ? " " : "");
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
