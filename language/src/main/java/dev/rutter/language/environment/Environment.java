package dev.rutter.language.environment;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a runbook runs, as the companion file binds it. Holds names of secrets, never their
/// values.
///
/// @param name `production`, `staging`, `rehearsal` …
/// @param workdir relative to the companion file, `.` by default
/// @param bind what the document writes (host, placeholder, any text) → what is used here; longest
///   match first
/// @param variables set in the run's shell session; a value `$NAME` is taken from Rutter's own
///   environment, `database:NAME` is the hosting's connection string of that database
/// @param secrets names whose values are taken from Rutter's own environment and never printed
/// @param metrics the document's metric (lower case, without percentile) → where its figure comes
///   from
/// @param automate a manual line's words → the shell command that does it
/// @param choose a heading's or group's words → the label of the alternative to take
/// @param acknowledged whole manual lines or conditions → the answer to take without asking, each
///   as [Acknowledgement#text()] (used by rehearsals and demos)
/// @param database what SQL steps run on: a connection string, `$NAME` from Rutter's own
///   environment, or `database:NAME` of the hosting
/// @param channels where announcements go
/// @param stepLimit how long one step may take unless the document says otherwise
/// @param decide a metric's or a limit's words → what a miss in a window calls for, where the
///   document's own words are not to decide it
/// @param idempotent words of lines whose work may be done twice: interrupted and not found again,
///   they are repeated instead of asked about
public record Environment(
        String name,
        String workdir,
        Map<String, String> bind,
        Map<String, String> variables,
        List<String> secrets,
        Optional<Hosting> hosting,
        Map<String, MetricSource> metrics,
        People people,
        Map<String, String> automate,
        Map<String, String> choose,
        Map<String, String> acknowledged,
        Optional<String> database,
        Duration stepLimit,
        List<Channel> channels,
        Map<String, OnMiss> decide,
        List<Repeatable> idempotent) {

    /// How long one step may take where nothing says otherwise.
    public static final Duration STEP_LIMIT = Duration.ofMinutes(10);

    public Environment {
        bind = ordered(bind);
        variables = ordered(variables);
        secrets = List.copyOf(secrets);
        metrics = ordered(metrics);
        automate = ordered(automate);
        choose = ordered(choose);
        acknowledged = ordered(acknowledged);
        channels = List.copyOf(channels);
        decide = ordered(decide);
        idempotent = List.copyOf(idempotent);
    }

    /// In the order of the file: what is printed is printed the same every time.
    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// What a limit calls for that a window misses.
    public enum OnMiss {
        /// It is told, and the window goes on.
        WARN,
        /// A person decides, at once.
        PAUSE,
        /// The run goes back.
        ROLL_BACK
    }

    /// An environment that binds nothing: what a document gets that has no companion.
    public static Environment unbound(String name) {
        return new Environment(
                name,
                ".",
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Map.of(),
                People.NOBODY,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                STEP_LIMIT,
                List.of(),
                Map.of(),
                List.of());
    }

    /// The same with other bindings of what the document leaves open.
    Environment binding(
            Map<String, String> bind,
            Map<String, String> variables,
            List<String> secrets,
            Map<String, String> choose) {
        return new Environment(
                name,
                workdir,
                bind,
                variables,
                secrets,
                hosting,
                metrics,
                people,
                automate,
                choose,
                acknowledged,
                database,
                stepLimit,
                channels,
                decide,
                idempotent);
    }

    /// The same in another working directory.
    public Environment in(String folder) {
        return with(folder, metrics, acknowledged);
    }

    /// The same with other sources of figures.
    public Environment measuring(Map<String, MetricSource> sources) {
        return with(workdir, sources, acknowledged);
    }

    /// The same with other answers to take without asking.
    public Environment acknowledging(Map<String, String> answers) {
        return with(workdir, metrics, answers);
    }

    private Environment with(
            String folder, Map<String, MetricSource> sources, Map<String, String> answers) {
        return new Environment(
                name,
                folder,
                bind,
                variables,
                secrets,
                hosting,
                sources,
                people,
                automate,
                choose,
                answers,
                database,
                stepLimit,
                channels,
                decide,
                idempotent);
    }

    /// Where the companion file says that a line may be done twice: words that one of these texts
    /// holds.
    public Optional<Repeatable> repeatable(List<String> texts) {
        return idempotent.stream()
                .filter(said -> texts.stream().anyMatch(text -> Words.held(said.words(), text)))
                .findFirst();
    }

    /// Words of a line that may be done twice, and the line of the companion file that says so.
    public record Repeatable(String words, int line) {}

    /// `text` with every binding applied, longest first; what a binding put in is not replaced
    /// again.
    public String bound(String text) {
        var keys =
                bind.keySet().stream()
                        .filter(key -> !key.isEmpty())
                        .sorted(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        if (keys.isEmpty()) {
            return text;
        }
        var any = keys.stream().map(Environment::whole).collect(Collectors.joining("|"));
        return Pattern.compile(any)
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(bind.getOrDefault(found.group(), "")));
    }

    /// `v1.5.1` is no part of `v1.5.10`.
    private static String whole(String key) {
        return (Character.isDigit(key.charAt(0)) ? "(?<!\\d)" : "")
                + Pattern.quote(key)
                + (Character.isDigit(key.charAt(key.length() - 1)) ? "(?!\\d)" : "");
    }

    /// The shell command that does what a manual line asks for, where `automate` names one.
    public Optional<String> automation(String line) {
        return Words.find(automate, line).map(Map.Entry::getValue);
    }

    /// The answer to take without asking for a manual line or a condition, where `acknowledge`
    /// names that line, whole. An answer that is neither yes nor no (of a run from before only
    /// those were read) is none.
    public Optional<Acknowledgement> acknowledgement(String line) {
        return acknowledged.entrySet().stream()
                .filter(entry -> Words.same(entry.getKey(), line))
                .min(Map.Entry.comparingByKey())
                .flatMap(entry -> Acknowledgement.of(entry.getValue()));
    }

    /// The same for what can destroy something: only where the key is the line, letter by letter.
    public Optional<Acknowledgement> acknowledgementOfDanger(String line) {
        return Optional.ofNullable(acknowledged.get(line.strip())).flatMap(Acknowledgement::of);
    }

    /// What a missed limit calls for, where `decide` names its own words or its metric; its own
    /// words go first.
    public Optional<OnMiss> onMiss(String says, String metric) {
        return decide.entrySet().stream()
                .filter(entry -> Words.same(entry.getKey(), says))
                .min(Map.Entry.comparingByKey())
                .or(() ->
                        decide.entrySet().stream()
                                .filter(entry -> Words.same(entry.getKey(), metric))
                                .min(Map.Entry.comparingByKey()))
                .map(Map.Entry::getValue);
    }

    /// What serves the software.
    ///
    /// @param service the service's name or id there
    /// @param api base URL; empty means the kind's public one
    /// @param token a secret's name as `$NAME`
    public record Hosting(Kind kind, String service, String api, String token) {
        /// The hosting clients there are.
        public enum Kind {
            RENDER,
            /// `service` is the project, after `TEAM/` where it belongs to one.
            VERCEL,
            /// `service` is `OWNER/REPOSITORY/WORKFLOW.yml`, with `@BRANCH` where it is not the
            /// default one.
            GITHUB
        }
    }

    /// Where a metric's figure comes from.
    public sealed interface MetricSource {
        /// The hosting's own record of the service's requests.
        record OfHosting(Of of) implements MetricSource {
            /// Which of its figures.
            public enum Of {
                /// Share of answers with status 500-599, in percent.
                SERVER_ERRORS,
                /// Time to answer, in milliseconds, at the limit's percentile (p95 where it names
                /// none).
                LATENCY,
                /// Requests per second.
                REQUESTS
            }
        }

        /// A person tells (`ask` in the companion file). The planner asks them at the end of a
        /// window, so that no limit of a planned window has this source.
        record OfPerson() implements MetricSource {}

        /// The first number that a shell command prints.
        record OfCommand(String script, String unit) implements MetricSource {}

        /// The first cell of a query's result.
        record OfQuery(String sql, String unit) implements MetricSource {}
    }

    /// Who may do what.
    ///
    /// @param approve may approve a run; `approvals` of them have to, and whoever started it does
    ///   not count
    /// @param sign may sign manual lines; empty means whoever runs it
    /// @param notAuthor whether who wrote the change may not approve its deployment
    public record People(
            List<String> approve, List<String> sign, int approvals, boolean notAuthor) {
        /// Nobody is named: whoever runs it answers.
        public static final People NOBODY = new People(List.of(), List.of(), 0);

        public People {
            approve = List.copyOf(approve);
            sign = List.copyOf(sign);
        }

        /// People among whom the author of the change may approve it.
        public People(List<String> approve, List<String> sign, int approvals) {
            this(approve, sign, approvals, false);
        }
    }

    /// Where messages go. `target` may be a secret's name as `$NAME`.
    public record Channel(String kind, String target) {}
}
