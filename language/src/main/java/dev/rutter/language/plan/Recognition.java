package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lines for people that state what a machine can find out, where the environment says how.
final class Recognition {
    /// What a line was taken for.
    record Act(Action action, List<Expectation> expectations, String why) {
        Act {
            expectations = List.copyOf(expectations);
        }
    }

    private static final Pattern CLEAN =
            Pattern.compile(
                    "(?i)\\bclean (?:git )?(?:working (?:directory|tree|copy)|git status|checkout)\\b"
                            + "|\\b(?:working (?:directory|tree|copy)|git status) (?:is )?clean\\b"
                            + "|\\bno uncommitted changes\\b");
    private static final Pattern UP_TO_DATE =
            Pattern.compile(
                    "(?i)\\bbranch\\b.*\\bup[- ]to[- ]date with (?:origin/)?[`\"']?([\\w./-]+?)[`\"']?"
                            + "(?:\\s|$|[,.;])");
    private static final Pattern ON_BRANCH =
            Pattern.compile(
                    "(?i)^(?:you are |we are |currently )?on (?:the )?[`\"']?(main|master|[\\w./-]+)[`\"']?"
                            + " branch$|^current branch is [`\"']?([\\w./-]+)[`\"']?$");
    private static final Pattern IS_SET =
            Pattern.compile(
                    "^[`\"']?([A-Z][A-Z0-9_]{2,})[`\"']? (?:is |are |environment variable is )?"
                            + "(?:set|configured|present|defined)\\b(.*)$");
    private static final Pattern MIN_LENGTH =
            Pattern.compile(
                    "(?i)(?:min(?:imum)?\\.?|at least|>=?)\\s*(\\d{1,4})\\s*(?:\\+\\s*)?char");
    private static final Pattern PATH_RETURNS =
            Pattern.compile(
                    "(?i)(?:(https?://[^/\\s\"'<>`)\\]$\\[{*]+)(/[\\w./?=&%-]*)?|(?<![\\w/:])(/[\\w./?=&%-]*))[`\"']? (?:endpoint )?"
                            + "(?:to |until it |until this )?(?:returns?|responds? with|responds?|answers?|gives?)"
                            + " (?:an? )?(?:http )?(?:status )?(?:code )?[`\"']?([1-5]\\d\\d)\\b");

    /// `Check health endpoint: https://shop.example.com/`, with nothing said of the answer.
    private static final Pattern HEALTH_AT =
            Pattern.compile(
                    "(?i)^(?:check|verify|test|confirm|open|hit|call)\\b[\\w ]{0,20}\\bhealth[- ]?(?:check )?(?:endpoint|check|url|page|path)?\\b[^/]{0,10}?"
                            + "(https?://[^/\\s\"'<>`)\\]$\\[{*]+)(/[\\w./?=&%-]*)?[`\"']?[.]?$");

    private static final Pattern SERVICE = Pattern.compile("^\\W*(\\w{2,20}):\\s");

    /// A host that stands for the reader's own.
    private static final Pattern MADE_UP = Pattern.compile("(?i)\\byour|xxx");

    private static final Pattern BACKED_UP =
            Pattern.compile(
                    "(?i)\\b(?:(?:database|db|postgres(?:ql)?|production) )?back-?up (?:of [\\w ]{1,30} )?(?:is |was |has been )?(?:created|taken|made|done|completed?|verified)\\b"
                            + "|^(?:create|take|make|run) (?:an? |the )?(?:full |fresh |manual )?(?:database|db|postgres(?:ql)?)(?: production)? back-?up\\b"
                            + "|^back ?up (?:the )?(?:production )?database\\b");
    private static final Pattern MIGRATED =
            Pattern.compile(
                    "(?i)\\b(?:no (?:pending|failed|outstanding)|all(?: the)?(?: database)?) migrations?(?: (?:are|have been|were))?(?: (?:applied|up[- ]to[- ]date|complete[d]?))?\\s*$"
                            + "|^(?:database )?migrations? (?:are |have been |were |is )?(?:applied|up[- ]to[- ]date|completed)\\b");
    private static final Pattern LEADS_TO_BUTTON =
            Pattern.compile(
                    "(?i)^(?:log ?in|sign ?in|go|navigate|open|select|choose|click|press|find|locate"
                            + "|switch to|confirm(?: the)? (?:rollback|deploy|deployment|restart|dialog)"
                            + "|in the \\S+ dashboard|visit)\\b.*");
    private static final Pattern URL =
            Pattern.compile("(https?://[^/\\s\"'<>`)\\]]+)(/[^\\s\"'<>`)\\]]*)?");

    private final Environment environment;
    private final boolean usesGit;
    private final Map<String, String> baseOfPath = new HashMap<>();
    private final Optional<String> commonBase;

    Recognition(Draft draft) {
        environment = draft.environment;
        usesGit =
                draft.runbook
                        .all(Step.class)
                        .anyMatch(step -> Lines.text(step.action()).strip().startsWith("git "));
        var counts = new HashMap<String, Integer>();
        draft.runbook
                .all(Step.class)
                .filter(step ->
                        step.action() instanceof Action.Http
                                || step.action() instanceof Action.Shell)
                .forEach(step -> {
                    var found = URL.matcher(Lines.text(step.action()));
                    while (found.find()) {
                        var path = found.group(2) == null ? "/" : found.group(2);
                        baseOfPath.putIfAbsent(path, found.group(1));
                        counts.merge(found.group(1), 1, Integer::sum);
                    }
                });
        commonBase = counts.size() == 1 ? counts.keySet().stream().findFirst() : Optional.empty();
    }

    /// Whether the line is only the way to a button that the hosting's client presses.
    static boolean leadsToButton(Step step) {
        return step.action() instanceof Action.Ask ask
                && step.expectations().isEmpty()
                && leadsToButton(ask.text());
    }

    /// The same of one sentence.
    static boolean leadsToButton(String sentence) {
        return LEADS_TO_BUTTON.matcher(Strip.marks(sentence)).matches();
    }

    /// What a machine can do for this line, or empty where only a person can tell.
    Optional<Act> of(String line, Span span) {
        var text = Strip.marks(line);
        if (usesGit && CLEAN.matcher(text).find()) {
            return Optional.of(
                    new Act(
                            new Action.Shell("git status --porcelain"),
                            List.of(
                                    new Expectation.ExitStatus(0, text, span),
                                    new Expectation.Empty(text, span)),
                            "states that the working tree is clean, which git tells"));
        }
        var upToDate = UP_TO_DATE.matcher(text);
        if (usesGit && upToDate.find()) {
            return Optional.of(upToDate(upToDate.group(1), text, span));
        }
        var on = ON_BRANCH.matcher(text);
        if (usesGit && on.find()) {
            var branch = on.group(1) == null ? on.group(2) : on.group(1);
            return Optional.of(
                    shell(
                            "test \"$(git branch --show-current)\" = '" + branch + "'",
                            text,
                            span,
                            "states which branch is checked out, which git tells"));
        }
        return variable(text, span)
                .or(() -> answers(text, span))
                .or(() -> healthy(text, span))
                .or(() -> database(text, span));
    }

    /// The address stays in a variable: no argument and no plan shows it.
    private Optional<Act> database(String text, Span span) {
        if (environment.database().isEmpty()) {
            return Optional.empty();
        }
        if (BACKED_UP.matcher(text).find()) {
            return Optional.of(
                    shell(
                            "\"${RUTTER:-rutter}\" db backup --url '$RUTTER_DATABASE'",
                            text,
                            span,
                            "states that a backup was made, which is made and proven by restoring it"));
        }
        return MIGRATED.matcher(text).find()
                ? Optional.of(
                        shell(
                                "\"${RUTTER:-rutter}\" db status --url '$RUTTER_DATABASE'",
                                text,
                                span,
                                "states that migrations are applied, which the database's history tells"))
                : Optional.empty();
    }

    private static Act upToDate(String branch, String text, Span span) {
        return shell(
                "if git remote get-url origin >/dev/null 2>&1; then git fetch --quiet origin '"
                        + branch
                        + "' && git merge-base --is-ancestor FETCH_HEAD HEAD; else git merge-base"
                        + " --is-ancestor '"
                        + branch
                        + "' HEAD; fi",
                text,
                span,
                "states that nothing of " + branch + " is missing here, which git tells");
    }

    /// The value is looked at by the shell and never printed.
    private Optional<Act> variable(String text, Span span) {
        var set = IS_SET.matcher(text);
        if (!set.find()) {
            return Optional.empty();
        }
        var name = set.group(1);
        if (!environment.variables().containsKey(name) && !environment.secrets().contains(name)) {
            return Optional.empty();
        }
        var least = MIN_LENGTH.matcher(set.group(2));
        var length = least.find() ? Integer.parseInt(least.group(1)) : 1;
        var script =
                "[ \"${#"
                        + name
                        + "}\" -ge "
                        + length
                        + " ] || { echo '"
                        + name
                        + (length == 1
                                ? " is not set"
                                : " is not set or shorter than " + length + " characters")
                        + "'; false; }";
        return Optional.of(
                shell(script, text, span, "states that a variable is set, which the shell tells"));
    }

    private Optional<Act> answers(String text, Span span) {
        var returns = PATH_RETURNS.matcher(text);
        if (!returns.find()) {
            return Optional.empty();
        }
        var named = Optional.ofNullable(returns.group(1));
        if (named.filter(host -> MADE_UP.matcher(host).find()).isPresent()) {
            return Optional.empty();
        }
        var path = Optional.ofNullable(returns.group(named.isPresent() ? 2 : 3)).orElse("/");
        var base =
                named.or(() ->
                        Optional.ofNullable(baseOfPath.get(path))
                                .or(() -> commonBase)
                                .filter(host -> meant(text, host)));
        var status = Integer.parseInt(returns.group(4));
        return base.map(host ->
                new Act(
                        get(environment.bound(host + path)),
                        List.of(new Expectation.HttpStatus(status, status, text, span)),
                        "states what " + path + " answers; the document asks " + host));
    }

    /// `Frontend: / returns 200` means no other service's host.
    private static boolean meant(String text, String host) {
        var label = SERVICE.matcher(text);
        return !label.find()
                || host.toLowerCase(Locale.ROOT).contains(label.group(1).toLowerCase(Locale.ROOT));
    }

    private Optional<Act> healthy(String text, Span span) {
        var found = HEALTH_AT.matcher(text);
        if (!found.find() || MADE_UP.matcher(found.group(1)).find()) {
            return Optional.empty();
        }
        var path = Optional.ofNullable(found.group(2)).orElse("/");
        return Optional.of(
                new Act(
                        get(environment.bound(found.group(1) + path)),
                        List.of(new Expectation.HttpStatus(200, 399, text, span)),
                        "names the address that tells the health, which has to answer 2xx or 3xx"));
    }

    private static Action get(String url) {
        return new Action.Http(
                "GET",
                url,
                Map.of(),
                Optional.empty(),
                false,
                false,
                "curl -s -o /dev/null -w '%{http_code}' '" + url + "'");
    }

    private static Act shell(String script, String text, Span span, String why) {
        return new Act(
                new Action.Shell(script), List.of(new Expectation.ExitStatus(0, text, span)), why);
    }
}
