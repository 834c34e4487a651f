package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Words;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Place;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a runbook tells for other environments than the one that is planned for: chapters headed by
/// one where this one has its own, and steps whose condition names one. It is left out before
/// anything else is planned, with its windows and limits.
final class Elsewhere {
    /// Names that head a chapter on an environment; `Testing` and `Live` head others too.
    private static final String HEADS =
            "(?:pre-?prod(?:uction)?|prod(?:uction)?|prd|stag(?:e|ing)|stg|uat|dev(?:elopment)?|(?:preview|qa|test|local)(?= (?:environments?|env|servers?|cluster|(?:deploy(?:ment|s)?|releases?|roll-?out)\\W*$))|(?<=\\b(?:to|on) (?:the )?)(?:qa|test|preview)(?=\\W*$)|local(?= dev))";

    /// Names of environments before the live one.
    private static final Pattern TRIAL =
            Pattern.compile(
                    "stag(?:e|ing)|test(?:ing)?|dev(?:elopment)?|qa|uat|pre-?prod(?:uction)?|integration|sandbox");

    private static final Pattern LIVE = target("prod(?:uction)?");
    private static final Pattern HEADED = target(HEADS);
    private static final Pattern COUNTED =
            Pattern.compile("(?i)^\\W*(?:(?:step|phase|part|stage)\\s*\\w+\\b|\\d+[.):]?\\s).*");
    private static final Pattern IN_TURN =
            Pattern.compile("(?i)\\b(?:first|then|next|after|once|finally|promot\\w+)\\b");

    private static final Pattern NAME =
            Pattern.compile("(?i)(?<![A-Za-z])" + Place.NAME + "(?![A-Za-z])");

    private final Runbook runbook;
    private final Environment environment;
    private final Map<Integer, String> chapters = new HashMap<>();
    private final Map<Step, String> steps = new HashMap<>();

    /// Steps that only the name in their command puts under a condition.
    private final Map<Step, Step> named = new HashMap<>();

    private final List<Plan.Open> open = new ArrayList<>();

    Elsewhere(Runbook runbook, Environment environment) {
        this.runbook = runbook;
        this.environment = environment;
        live();
        beside();
        for (var chapter : runbook.chapters()) {
            if (!chapters.containsKey(chapter.line())) {
                steps(chapter);
            }
        }
    }

    /// A title whose chapter is for an environment: `Deploy to production`, `Production`,
    /// `Production deployment`, `Deploy (Prod)`.
    private static Pattern target(String name) {
        return Pattern.compile(
                "(?i)\\b(?:to|in|on|for) (?:the )?"
                        + name
                        + "\\b|^(?:\\W|\\d|(?:step|phase|part|stage)\\b)*"
                        + name
                        + "(?: (?:environment|cluster|servers?|stage|development))?\\W*$|(?<!pre-)\\b"
                        + name
                        + " (?:development )?(?:environment )?(?:deploy\\w*|migrations?|builds?|commands?|set-?up|database|instructions|steps|release|roll-?out|roll-?back|cut-?over)\\b|[(\\[]"
                        + name
                        + "[)\\]]\\W*$");
    }

    /// In an environment that is not the live one, chapters that are for the live one are left out,
    /// where the document has others for this environment.
    private void live() {
        var name = environment.name().toLowerCase(Locale.ROOT);
        if (!TRIAL.matcher(name).matches()) {
            return;
        }
        var own = target(name.startsWith("stag") ? "stag(?:e|ing)" : Pattern.quote(name) + "\\w*");
        if (runbook.chapters().stream()
                .noneMatch(chapter ->
                        chapter.phase().forward() && own.matcher(chapter.title()).find())) {
            return;
        }
        for (var chapter : runbook.chapters()) {
            if (LIVE.matcher(chapter.title()).find() && !own.matcher(chapter.title()).find()) {
                leaveOut(
                        chapter,
                        "\"" + chapter.title() + "\" is for the live environment, and this is ");
            }
        }
    }

    /// Of chapters beside each other that are each headed by an environment those for another one
    /// are left out, unless they are counted or told in turn. Where none is for this one, somebody
    /// has to say which is.
    private void beside() {
        var groups = new LinkedHashMap<List<String>, List<Runbook.Chapter>>();
        for (var chapter : runbook.chapters()) {
            if (!headed(chapter).isEmpty() && !chapters.containsKey(chapter.line())) {
                var place = new ArrayList<>(chapter.path());
                place.add(String.valueOf(chapter.depth()));
                groups.computeIfAbsent(place, _ -> new ArrayList<>()).add(chapter);
            }
        }
        for (var group : groups.values()) {
            if (group.stream().noneMatch(Elsewhere::inTurn)
                    && group.stream().map(Elsewhere::headed).distinct().count() > 1) {
                decide(group);
            }
        }
    }

    private void decide(List<Runbook.Chapter> group) {
        var here = Place.in(environment.name());
        var own =
                group.stream()
                        .filter(chapter -> chosen(chapter) || headed(chapter).equals(here))
                        .toList();
        if (own.isEmpty()) {
            unknown(group);
            return;
        }
        for (var chapter : group) {
            if (!own.contains(chapter) && !Place.in(chapter.title()).containsAll(here)) {
                leaveOut(
                        chapter,
                        "\"" + chapter.title() + "\" is for another environment, and this is ");
            }
        }
    }

    private boolean chosen(Runbook.Chapter chapter) {
        return environment.choose().values().stream()
                .anyMatch(words -> Words.same(words, chapter.title()));
    }

    /// Chapters for several environments, none of which is this one.
    private void unknown(List<Runbook.Chapter> group) {
        var told = group.stream().filter(this::plans).toList();
        if (told.size() < 2) {
            return;
        }
        var heading =
                group.getFirst().path().isEmpty()
                        ? "Deployment"
                        : group.getFirst().path().getLast();
        open.add(
                new Plan.Open(
                        Plan.Open.Kind.CHOICE,
                        "these chapters are each for one environment and none for "
                                + environment.name()
                                + ": "
                                + told.stream()
                                        .map(chapter -> "\"" + chapter.title() + "\"")
                                        .collect(Collectors.joining(", ")),
                        told.getFirst().line(),
                        "choose: { "
                                + Yaml.quoted(heading)
                                + ": "
                                + Yaml.quoted(told.getFirst().title())
                                + " }"));
        told.forEach(chapter -> leaveOut(chapter, "the choice is open for "));
    }

    /// Whether something of a chapter would be done in a deployment.
    private boolean plans(Runbook.Chapter top) {
        return runbook.within(top).stream()
                .anyMatch(chapter ->
                        chapter.phase().forward()
                                && chapter.entries().stream().anyMatch(Step.class::isInstance));
    }

    private static boolean inTurn(Runbook.Chapter chapter) {
        return COUNTED.matcher(chapter.title()).matches()
                || IN_TURN.matcher(chapter.title()).find();
    }

    private static Set<Place> headed(Runbook.Chapter chapter) {
        var found = HEADED.matcher(chapter.title());
        return acts(chapter.phase()) && found.find()
                ? Place.in(found.group())
                : EnumSet.noneOf(Place.class);
    }

    private static boolean acts(Phase phase) {
        return switch (phase) {
            case NONE, PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, MAINTAIN -> true;
            case OVERVIEW, INCIDENT, TROUBLE, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    private void leaveOut(Runbook.Chapter top, String why) {
        runbook.within(top)
                .forEach(inner -> chapters.putIfAbsent(inner.line(), why + environment.name()));
    }

    /// The steps of a chapter whose condition names another environment.
    private void steps(Runbook.Chapter chapter) {
        var others = EnumSet.noneOf(Place.class);
        var first = Optional.<Step>empty();
        var taken = false;
        var all = chapter.entries().stream().filter(Step.class::isInstance).map(Step.class::cast);
        for (var step : all.toList()) {
            var twin = step.when().isPresent() ? Optional.<Step>empty() : twin(step, chapter);
            var asked = twin.orElse(step);
            twin.ifPresent(it -> named.put(step, it));
            if (asked.when().flatMap(environment::acknowledgement).isPresent()) {
                taken = true;
                continue;
            }
            var met = Places.met(asked, environment.name(), runbook);
            if (met.filter(it -> !it).isPresent()) {
                steps.put(
                        step,
                        "for \""
                                + Places.place(asked.when().orElse(""))
                                + "\", and this is "
                                + environment.name());
                others.addAll(Place.in(Places.place(asked.when().orElse(""))));
                first = first.or(() -> Optional.of(asked));
            } else {
                taken |= asked.when().filter(Places::named).isPresent();
            }
        }
        if (others.size() > 1 && !taken && chapter.phase().forward()) {
            missing(chapter, first.orElseThrow());
        }
    }

    /// Nothing of what a chapter tells for one environment or another is for this one.
    private void missing(Runbook.Chapter chapter, Step first) {
        open.add(
                new Plan.Open(
                        Plan.Open.Kind.CHOICE,
                        "\""
                                + chapter.title()
                                + "\" tells what to do in other environments and not in "
                                + environment.name(),
                        first.whenLine().orElse(first.span().line()),
                        "acknowledge: { "
                                + Yaml.quoted(first.when().orElse(""))
                                + ": \"yes\" }, to do it here as well"));
    }

    /// The condition of a command above one that a condition puts elsewhere: they are the same but
    /// for the environment that their words name.
    private static Optional<Step> twin(Step step, Runbook.Chapter chapter) {
        var own = shape(step);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        var places = Place.in(script(step));
        return chapter.entries().stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .filter(other -> other.span().line() > step.span().line())
                .filter(other -> other.when().filter(Places::named).isPresent())
                .filter(other -> shape(other).equals(own))
                .filter(other -> Place.in(script(other)).stream().noneMatch(places::contains))
                .findFirst()
                .flatMap(_ -> name(step).map(name -> Places.under(step, name)));
    }

    private static Optional<String> name(Step step) {
        var found = NAME.matcher(script(step));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private static Optional<String> shape(Step step) {
        var script = script(step);
        return NAME.matcher(script).find()
                ? Optional.of(NAME.matcher(script).replaceAll("§"))
                : Optional.empty();
    }

    private static String script(Step step) {
        return step.action() instanceof Action.Shell shell ? shell.script() : "";
    }

    /// The runbook without what is left out.
    Runbook here() {
        if (chapters.isEmpty() && steps.isEmpty() && named.isEmpty()) {
            return runbook;
        }
        return new Runbook(
                runbook.title(),
                runbook.digest(),
                runbook.lines(),
                runbook.chapters().stream().map(this::here).toList(),
                runbook.readings(),
                runbook.problems());
    }

    private Runbook.Chapter here(Runbook.Chapter chapter) {
        var gone = chapters.containsKey(chapter.line());
        var lines = new HashSet<Integer>();
        chapter.entries().stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .filter(steps::containsKey)
                .forEach(step -> {
                    var from = step.whenLine().orElse(step.span().line());
                    for (var line = from; line <= step.lastLine(); line++) {
                        lines.add(line);
                    }
                });
        return new Runbook.Chapter(
                chapter.title(),
                chapter.depth(),
                chapter.phase(),
                chapter.purpose(),
                chapter.because(),
                chapter.line(),
                chapter.lastLine(),
                chapter.path(),
                chapter.entries().stream()
                        .filter(entry -> !gone && !steps.containsKey(entry))
                        .filter(entry ->
                                entry instanceof Step || !lines.contains(entry.span().line()))
                        .map(entry ->
                                entry instanceof Step step
                                        ? (Entry) named.getOrDefault(step, step)
                                        : entry)
                        .toList());
    }

    /// Says what was left out.
    void tell(Draft draft) {
        for (var chapter : runbook.chapters()) {
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step) {
                    Optional.ofNullable(chapters.get(chapter.line()))
                            .or(() -> Optional.ofNullable(steps.get(step)))
                            .ifPresent(why -> draft.unread(step, why));
                }
            }
        }
        open.forEach(draft::open);
    }
}
