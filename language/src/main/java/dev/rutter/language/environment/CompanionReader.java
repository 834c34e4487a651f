package dev.rutter.language.environment;

import dev.rutter.language.environment.Environment.Hosting;
import dev.rutter.language.environment.Environment.People;
import dev.rutter.language.problem.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads a companion file, `rutter.yaml`. Never throws for what stands in it: every mistake is a
/// problem, all of them in one pass, and what could be understood is returned beside them.
///
/// Limits: 256 KiB of text, 20 levels of nesting, 50 aliases.
public final class CompanionReader {
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    private static final Set<String> TOP = Set.of("project", "runbook", "rules", "environments");
    private static final Set<String> ENVIRONMENT =
            Set.of(
                    "workdir",
                    "bind",
                    "variables",
                    "secrets",
                    "hosting",
                    "metrics",
                    "people",
                    "automate",
                    "choose",
                    "acknowledge",
                    "database",
                    "limits",
                    "notify",
                    "decide",
                    "idempotent");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)}?");
    private static final Pattern PASSWORD = Pattern.compile("://[^/@:]*:[^@/]+@");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Mistakes mistakes;
    private final Map<Companion.Key, Span> places = new HashMap<>();

    private CompanionReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// What `yaml` says.
    public static Companion read(String yaml) {
        var mistakes = new Mistakes(yaml.lines().toList());
        if (yaml.length() > MOST_CHARACTERS) {
            mistakes.add(
                    Mistakes.TOO_MUCH,
                    Span.atLine(1),
                    "a companion file has at most " + MOST_CHARACTERS + " characters",
                    "it has " + yaml.length(),
                    "keep scripts in files of their own and name them here");
            return nothing(mistakes);
        }
        return new CompanionReader(mistakes).companion(yaml);
    }

    private Companion companion(String yaml) {
        var settings =
                LoadSettings.builder()
                        .setLabel("rutter.yaml")
                        .setCodePointLimit(MOST_CHARACTERS)
                        .setMaxAliasesForCollections(MOST_ALIASES)
                        .build();
        Optional<Node> root = Optional.empty();
        try {
            if (flat(new Parse(settings).parseString(yaml))) {
                root = new Compose(settings).composeString(yaml);
            }
        } catch (MarkedYamlEngineException e) {
            mistakes.add(
                    Mistakes.SYNTAX,
                    // A quote that is never closed is noticed at the file's end.
                    mistakes.span(
                            "while scanning a quoted scalar".equals(e.getContext())
                                    ? e.getContextMark().or(e::getProblemMark)
                                    : e.getProblemMark().or(e::getContextMark)),
                    "the file is not YAML here",
                    Optional.ofNullable(e.getProblem()).orElse("unreadable"),
                    "put texts with special characters in quotes, and align keys with spaces");
        } catch (YamlEngineException e) {
            mistakes.add(
                    Mistakes.TOO_MUCH,
                    Span.atLine(1),
                    "the file is not YAML that is read here",
                    Optional.ofNullable(e.getMessage()).orElse("unreadable"),
                    "write values out instead of using aliases");
        }
        if (root.isEmpty() && mistakes.none()) {
            mistakes.add(
                    Mistakes.MISSING_KEY,
                    Span.atLine(1),
                    "the file is empty",
                    "\"environments\" is missing",
                    "environments: { production: { workdir: . } }");
        }
        return root.map(this::top).orElseGet(() -> nothing(mistakes));
    }

    private static Companion nothing(Mistakes mistakes) {
        return new Companion(
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                mistakes.sorted(),
                Map.of());
    }

    /// Whether nothing is nested so deeply that reading it would exhaust the stack.
    private boolean flat(Iterable<Event> events) {
        var depth = 0;
        for (var event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                mistakes.add(
                        Mistakes.TOO_MUCH,
                        mistakes.span(event.getStartMark()),
                        "a companion file nests at most " + DEEPEST + " levels deep",
                        "level " + depth,
                        "take brackets out");
                return false;
            }
        }
        return true;
    }

    private Companion top(Node root) {
        var environments = new LinkedHashMap<String, Environment>();
        var fields = Mapping.of(mistakes, root, "a companion file", TOP);
        if (fields.isPresent()
                && fields.get().value("environments").isEmpty()
                && fields.get().value("rules").isEmpty()) {
            mistakes.add(
                    Mistakes.MISSING_KEY,
                    root,
                    "the file names no environment, and no rules either",
                    "\"environments\" is missing",
                    "environments: { production: { workdir: . } }");
        }
        fields.flatMap(top -> top.value("environments"))
                .flatMap(node -> Mapping.of(mistakes, node, "\"environments\""))
                .ifPresent(named ->
                        named.names()
                                .forEach(name ->
                                        environment(named, name)
                                                .ifPresent(read -> environments.put(name, read))));
        fields.ifPresent(top ->
                top.value("runbook")
                        .ifPresent(node ->
                                top.text("runbook")
                                        .ifPresent(name ->
                                                places.put(
                                                        new Companion.Key("", "runbook", name),
                                                        mistakes.span(node)))));
        var rules = fields.map(new RuleReader(mistakes)::read).orElse(List.of());
        return new Companion(
                fields.flatMap(top -> top.text("project"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty()),
                fields.flatMap(top -> top.text("runbook")),
                environments,
                rules,
                mistakes.sorted(),
                places);
    }

    private Optional<Environment> environment(Mapping environments, String name) {
        var node = environments.value(name);
        if (node.isEmpty()) {
            return Optional.of(Environment.unbound(name));
        }
        return Mapping.of(mistakes, node.get(), "an environment", ENVIRONMENT)
                .map(fields -> environment(name, fields));
    }

    private Environment environment(String name, Mapping fields) {
        KeyPlaces.of(name, fields, mistakes).forEach(places::putIfAbsent);
        var hosting = fields.value("hosting").flatMap(new HostingReader(mistakes)::read);
        var channels = new ChannelReader(mistakes).read(fields);
        var secrets = new LinkedHashSet<>(secrets(fields));
        hosting.flatMap(it -> name(it.token())).ifPresent(secrets::add);
        channels.forEach(channel -> name(channel.target()).ifPresent(secrets::add));
        return new Environment(
                name,
                fields.text("workdir").orElse("."),
                fields.pairs("bind"),
                fields.pairs("variables"),
                List.copyOf(secrets),
                hosting,
                new MetricReader(mistakes, hosting.map(Hosting::service)).read(fields),
                fields.value("people").map(new PeopleReader(mistakes)::read).orElse(People.NOBODY),
                fields.filledPairs("automate"),
                fields.pairs("choose"),
                new AcknowledgementReader(mistakes).read(fields),
                database(fields),
                stepLimit(fields),
                channels,
                new DecideReader(mistakes).read(fields),
                repeatable(name, fields));
    }

    private List<Environment.Repeatable> repeatable(String name, Mapping fields) {
        var all = new ArrayList<Environment.Repeatable>();
        fields.items("idempotent")
                .forEach((words, node) -> {
                    var place = mistakes.span(node);
                    places.putIfAbsent(new Companion.Key(name, "idempotent", words), place);
                    all.add(new Environment.Repeatable(words, place.line()));
                });
        return all;
    }

    /// A connection string without a password, a variable, or a database of the hosting.
    private Optional<String> database(Mapping fields) {
        var database = fields.text("database");
        if (database.filter(it -> PASSWORD.matcher(it).find()).isPresent()) {
            mistakes.add(
                    Mistakes.SECRET_WRITTEN_OUT,
                    fields.value("database").orElse(fields.node()),
                    "a password is written out in the file",
                    "its value is not shown here",
                    "set a variable in the shell and write `database: $DATABASE_URL`");
            return Optional.empty();
        }
        return database;
    }

    /// A list of names, or a mapping that says where the values come from and which names there
    /// are.
    private List<String> secrets(Mapping fields) {
        var node = fields.value("secrets");
        if (node.isEmpty()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        if (node.get() instanceof SequenceNode) {
            names.addAll(fields.texts("secrets"));
        } else {
            Mapping.of(mistakes, node.get(), "\"secrets\"", Set.of("from", "names"))
                    .ifPresent(secrets -> {
                        names.addAll(secrets.texts("names"));
                        var from = secrets.text("from").orElse("env");
                        if (!from.equals("env")) {
                            mistakes.add(
                                    Mistakes.UNKNOWN_WORD,
                                    secrets.value("from").orElse(node.get()),
                                    "secrets are not taken from there",
                                    "\"" + from + "\"",
                                    "from: env");
                        }
                    });
        }
        for (var name : names) {
            if (!NAME.matcher(name).matches()) {
                mistakes.add(
                        Mistakes.SECRET_WRITTEN_OUT,
                        node.get(),
                        "secrets are named here and never written out",
                        "one of them is not the name of a variable",
                        "secrets: [RENDER_API_KEY]");
                return List.of();
            }
        }
        return names;
    }

    private Duration stepLimit(Mapping fields) {
        return fields.value("limits")
                .flatMap(node -> Mapping.of(mistakes, node, "\"limits\"", Set.of("step")))
                .flatMap(limits -> limits.value("step").flatMap(node -> length(limits, node)))
                .orElse(Environment.STEP_LIMIT);
    }

    private Optional<Duration> length(Mapping limits, Node node) {
        var text = limits.text(node, "\"step\"");
        var length = text.flatMap(TimeText::read);
        if (text.isPresent() && length.isEmpty()) {
            mistakes.add(
                    Mistakes.NOT_UNDERSTOOD,
                    node,
                    "a time limit is a number with a unit, above 0 and up to 7 days",
                    "\"" + text.get() + "\"",
                    "step: 10 min");
        }
        return length;
    }

    /// The variable that `$NAME` refers to.
    static Optional<String> name(String text) {
        var found = REFERENCE.matcher(text);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
