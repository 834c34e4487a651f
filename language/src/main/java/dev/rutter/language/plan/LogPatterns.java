package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Expectation.Logged.Sign;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a document says of lines in the log of a release that comes up: what shows that all is
/// well, what may be ignored, and what has to be looked into.
///
/// ```
/// **Key log patterns to watch for:**     **Common Build Warnings (Safe to Ignore):**
/// # Success Indicators                   - "Duplicate key" warnings
/// ✓ "Migrations complete"
/// # Warning Signs (investigate)
/// ✗ "Database connection failed"
/// ```
///
/// A line counts where it, or what stands over it, speaks of a log, and where it quotes; after a
/// mark (✓, ✗) in a block the words themselves will do.
final class LogPatterns {
    /// More than that is no list that somebody looks through.
    private static final int MOST = 50;

    private static final int SHORTEST = 4;

    private static final Set<Phase> WHERE = Set.of(Phase.DEPLOY, Phase.VERIFY, Phase.WATCH);

    private static final Pattern LOGS =
            Pattern.compile("(?i)\\b(logs?|build warnings?|build output|output lines?)\\b");
    private static final Pattern IGNORED =
            Pattern.compile(
                    "(?i)\\b(safe(ly)? (to|be) ignored?|can (safely )?be ignored|harmless)\\b");
    private static final Pattern ALARM =
            Pattern.compile(
                    "(?i)\\b(investigate|warning signs?|failure (indicators?|signs?|patterns?)"
                            + "|error patterns?|red flags?|bad signs?)\\b");
    private static final Pattern SUCCESS =
            Pattern.compile(
                    "(?i)\\b(success(ful)? (indicators?|signs?|patterns?|messages?|lines?)"
                            + "|signs? of success|good signs?)\\b");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|“([^”]+)”|`([^`]+)`");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d+[.)])\\s+(.*)$");
    private static final Pattern MARKED = Pattern.compile("^\\s*[✓✔✅✗✘❌⚠]\\S*\\s*(.+)$");
    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*$");
    private static final Pattern LABEL =
            Pattern.compile("^\\s*(?:#{1,6}\\s+.*|\\*\\*.*|[^-*+#>|].*:\\s*)$");

    /// "Ready in XXXms": anything may stand there.
    private static final Pattern PLACE = Pattern.compile("X{2,}");

    private final List<Expectation> found = new ArrayList<>();
    private Optional<Sign> sign = Optional.empty();
    private boolean ofLogs;
    private boolean fenced;

    private LogPatterns() {}

    /// What the document says of log lines, in its order.
    static List<Expectation> of(Runbook runbook) {
        var all = new LogPatterns();
        for (var chapter : runbook.chapters()) {
            all.sign = Optional.empty();
            all.fenced = false;
            all.ofLogs = LOGS.matcher(chapter.title()).find();
            if (WHERE.contains(chapter.phase())) {
                for (var line = chapter.line() + 1; line <= chapter.lastLine(); line++) {
                    all.read(runbook.line(line), line);
                }
            }
        }
        return all.found.stream().limit(MOST).toList();
    }

    private void read(String line, int number) {
        if (FENCE.matcher(line).matches()) {
            fenced = !fenced;
            return;
        }
        var item = ITEM.matcher(line);
        if (!fenced && item.matches()) {
            sign.ifPresent(_ -> take(item.group(1), number));
        } else if (fenced && !line.strip().startsWith("#")) {
            sign.ifPresent(_ -> takeFenced(line, number));
        } else if (LABEL.matcher(line).matches()) {
            var named = sign(line);
            var logs = LOGS.matcher(line).find();
            // In a block a comment speaks of what the label over the block speaks of.
            ofLogs = fenced ? ofLogs || logs : logs;
            sign = named;
        } else if (!line.isBlank() && !fenced) {
            sign = Optional.empty();
        }
    }

    /// What may be ignored first: "warnings (safe to ignore)" names both.
    private static Optional<Sign> sign(String label) {
        if (IGNORED.matcher(label).find()) {
            return Optional.of(Sign.IGNORE);
        }
        if (ALARM.matcher(label).find()) {
            return Optional.of(Sign.INVESTIGATE);
        }
        return SUCCESS.matcher(label).find() ? Optional.of(Sign.SUCCESS) : Optional.empty();
    }

    private void take(String text, int number) {
        if (ofLogs || LOGS.matcher(text).find()) {
            quoted(text).forEach(words -> add(words, text, number));
        }
    }

    private void takeFenced(String line, int number) {
        var marked = MARKED.matcher(line);
        var text = marked.matches() ? marked.group(1) : line;
        if (!ofLogs || text.isBlank()) {
            return;
        }
        var quotes = quoted(text).toList();
        if (!quotes.isEmpty()) {
            quotes.forEach(words -> add(words, line, number));
        } else if (marked.matches()) {
            for (var words : text.split(",\\s*", -1)) {
                add(words, line, number);
            }
        }
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(match ->
                        Stream.of(1, 2, 3)
                                .flatMap(group -> Optional.ofNullable(match.group(group)).stream())
                                .findFirst()
                                .orElse(""));
    }

    private void add(String words, String line, int number) {
        var text = PLACE.matcher(words.strip()).replaceAll("…");
        if (text.replace("…", "").strip().length() >= SHORTEST) {
            sign.ifPresent(it ->
                    found.add(
                            new Expectation.Logged(
                                    it, text, line.strip(), Span.ofLine(number, line))));
        }
    }

    /// The deployment's steps, and behind them one that holds the release's log against what the
    /// document says of it, where it says something and a hosting is waited for.
    static List<PlannedStep> after(List<PlannedStep> deployment, Draft draft) {
        var signs = of(draft.runbook);
        var released =
                deployment.stream()
                        .filter(step -> acts(step, Action.Hosting.Act.AWAIT_LIVE))
                        .findFirst();
        if (released.isEmpty() || signs.stream().allMatch(LogPatterns::ignores)) {
            return deployment;
        }
        var service =
                released.get().action() instanceof Action.Hosting hosting ? hosting.service() : "";
        var line = signs.getFirst().span().line();
        var step =
                new PlannedStep(
                        "",
                        Phase.VERIFY,
                        "The release's log is as the document describes it",
                        new Action.Hosting(Action.Hosting.Act.READ_LOGS, service, ""),
                        signs,
                        Optional.empty(),
                        Step.Danger.NONE,
                        Plan.IfInterrupted.REPEAT,
                        List.of(),
                        false,
                        draft.environment.stepLimit(),
                        "the document says what lines in the log of a release mean",
                        line);
        return Stream.concat(deployment.stream(), Stream.of(step)).toList();
    }

    /// The steps, with what may be ignored where errors are looked for.
    static List<PlannedStep> ignoring(List<PlannedStep> steps, Runbook runbook) {
        var ignored = of(runbook).stream().filter(LogPatterns::ignores).toList();
        return steps.stream()
                .map(step ->
                        acts(step, Action.Hosting.Act.LOGS_WITHOUT_ERRORS)
                                ? step.withExpectations(
                                        Stream.concat(
                                                        step.expectations().stream(),
                                                        ignored.stream())
                                                .toList())
                                : step)
                .toList();
    }

    private static boolean ignores(Expectation expectation) {
        return expectation instanceof Expectation.Logged it && it.sign() == Sign.IGNORE;
    }

    private static boolean acts(PlannedStep step, Action.Hosting.Act act) {
        return step.action() instanceof Action.Hosting hosting && hosting.act() == act;
    }
}
