package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan.Again;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.WaitedFor;
import dev.rutter.language.shell.Reads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A command that the document has looked at again and again: "Wait until `./lag` prints 0", "Run
/// `./replicas` until all are `Running`", "Retry `./health` every 10 s for up to 5 minutes".
///
/// Only what the sentence itself has repeated is: a command that a "then" or an "and" sets apart is
/// done once, and so is what may destroy something.
final class Until {
    /// How soon again where the document does not say.
    static final Duration USUAL = Duration.ofSeconds(10);

    /// A step is not looked at more often than this, whatever the document says.
    static final int MOST = 500;

    /// Words longer than this are no one sentence.
    private static final int LONGEST = 400;

    private static final String NO_BREAK = "[^.;,`]{0,120}";

    /// In front of the command: "wait until", "and wait for the output of".
    private static final Pattern WAITED_FOR =
            Pattern.compile(
                    "(?i)\\bwait(?:ing)?\\b"
                            + NO_BREAK
                            + "\\b(?:until|till|for)\\s+(?:(?:the|that|this|a|an|command|script|output|result|answer|status|query|request|endpoint|of|from|both|each|GET|to)\\s+){0,5}`?$");

    private static final Pattern REPEATED =
            Pattern.compile(
                    "(?i)\\b(?:repeat|re-?run|retry|poll|keep (?:on )?(?:running|calling|polling|checking|repeating)|loop|run|check|call|execute|query)\\b"
                            + NO_BREAK
                            + "`?$");

    private static final Pattern POLLED =
            Pattern.compile("(?i)\\b(?:retry|poll)\\b" + NO_BREAK + "`?$");

    /// Behind it: "until", "every 10 s until".
    private static final Pattern UNTIL =
            Pattern.compile(
                    "(?i)^[`*\\s]*(?:(?:again|repeatedly|in a loop|every [^.;,`]{1,20}|for (?:up to |at most )?[^.;,`]{1,20}|up to [^.;,`]{1,20}),?\\s+){0,4}(?:until|till)\\b");

    private static final Pattern HOW_OFTEN =
            Pattern.compile("(?i)^[`*\\s,]*(?:every|for|up to|at most|until|till|\\d+ times)\\b");

    /// A title above a block: what the block holds is looked at until it is so.
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?i)^\\W*(?:(?:then|now|next|and),? )?(?:wait (?:until|till)\\b|wait for [^.;,`]{1,80} to \\w|(?:retry|poll)\\b|(?:repeat|re-?run|run|keep)\\b[^.;,`]{0,80}\\b(?:until|till)\\b)(?!.*(?:\\bthen\\b|;))");

    private static final Pattern WHAT = Pattern.compile("(?i)\\b(?:until|till)\\s+([^;]{2,200})$");

    private static final Pattern EVERY =
            Pattern.compile("(?i)\\b(?:every|each)\\s+(?=(?:\\d|few|other|half|a |second|minute))");

    private static final Pattern WITHIN =
            Pattern.compile(
                    "(?i)\\b(?:for(?: up to| at most| a maximum of| no (?:more|longer) than)?|up to|at most|no (?:more|longer) than|within|max(?:imum|\\.)?(?: of)?|time ?out(?: of|:)?|give up after)\\s+(?=\\d|an? |half)");

    private static final Pattern TIMES = Pattern.compile("(?i)\\b(\\d{1,3}) times\\b");

    /// Things that are all to be so, in a word that a machine prints: "all are Running".
    private static final Pattern ALL_ARE =
            Pattern.compile(
                    "(?i)\\b((?:all|each|every)\\b[^.;,`]{0,40}\\b(?:are|is|show|shows|report|reports)) ((?-i:[A-Z])\\w{1,30})\\b");

    /// What a result is said to need until it shows: "0 (may take up to 5 minutes)".
    private static final Pattern MAY_TAKE =
            Pattern.compile(
                    "(?i)\\b(?:may|can|might|could) take\\b(?: up to| about| around| at most| as long as)?\\s*");

    /// Nothing is said of it but its figure: "it is 0".
    private static final Pattern A_NUMBER =
            Pattern.compile(
                    "(?i)(?:it|this|that|the (?:output|result|count|number|value|figure|lag))(?: of [\\w ]{1,30})? (?:is|are|equals|becomes|reaches|drops to|goes to|is down to)(?: exactly)? (\\d{1,9}|zero|one)");

    /// In front of the command that shows it: "wait until the queue is empty: ".
    private static final Pattern SHOWN_BY =
            Pattern.compile(
                    "(?i)^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|now|next|and),? )?wait (?:until|till) ((?!.{0,200}\\bthen\\b)[^.;`]{3,200}?)\\s*(?:[:(–—]|\\b(?:with|using|via)\\b|[(,]?\\b(?:check|see|watch|look at)\\b)[^.;`]{0,40}`?$");

    private static final Pattern NOT =
            Pattern.compile("(?i)\\b(?:not|never|without|n['’]t)\\b[^.;]*$");

    private Until() {}

    /// When a step is looked at again, where its words say so.
    ///
    /// @param action as planned
    /// @param phase in which it is planned: what verifies looks
    /// @param stated the time that the document gives the step
    /// @param usual the time for a step of which nothing is said
    static Optional<Again> of(
            ChapterIndex chapter,
            Step step,
            Action action,
            Phase phase,
            Optional<Duration> stated,
            Duration usual) {
        var words = words(step);
        var takes =
                step.expectations().stream()
                        .map(Expectation::says)
                        .filter(says -> MAY_TAKE.matcher(says).find())
                        .findFirst();
        if (takes.isPresent() && looks(step, action) && reads(action, phase)) {
            var within = after(MAY_TAKE, takes.get()).or(() -> stated).orElse(usual);
            return Optional.of(again("", Optional.of(within), usual));
        }
        if (words.length() > LONGEST || !words.contains(" ") || !looks(step, action)) {
            return Optional.empty();
        }
        return repeated(chapter, step, action, words)
                ? Optional.of(again(words, stated, usual))
                : Optional.empty();
    }

    /// What the sentence waits for, where the step states nothing else: held against each result.
    static List<Expectation> awaited(Step step, Action action) {
        var what = what(step, action);
        if (!step.expectations().isEmpty() || what.isEmpty()) {
            return List.of();
        }
        var phrase = withoutTimes(what.get()).replaceFirst("[.:!\\s]+$", "");
        if (WaitedFor.nothing(phrase) && shows(action, phrase)) {
            return List.of(new Expectation.Warned("", phrase, step.span()));
        }
        var judged = judged(step, action, phrase);
        return judged.isEmpty() && shown(step, action, phrase) && !tells(action, phrase)
                ? List.of(new Expectation.Asked(phrase, step.span()))
                : judged;
    }

    /// What is waited for, where the words say so in front of the command or say nothing else.
    private static Optional<String> what(Step step, Action action) {
        var words = words(step);
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        var at = words.indexOf(command(words, step, action));
        var before = at < 0 ? "" : words.substring(0, at);
        var by = SHOWN_BY.matcher(before);
        if (by.find()) {
            return Optional.of(by.group(1));
        }
        var what = WHAT.matcher(words);
        return what.find() ? Optional.of(what.group(1)) : Optional.empty();
    }

    /// Whether the words in front of a command, or over it, wait for what it only shows.
    private static boolean shown(Step step, Action action, String phrase) {
        var words = words(step);
        return (SHOWN_BY.matcher(before(words, step, action)).find()
                        || (words.indexOf(command(words, step, action)) < 0
                                && TITLE.matcher(words).find()))
                && shows(action, phrase);
    }

    private static boolean shows(Action action, String phrase) {
        return !(action instanceof Action.Shell(var script))
                || Reads.only(script)
                || WaitedFor.shownBy(script, phrase);
    }

    /// Whether how a command ends says whether it is so.
    private static boolean tells(Action action, String phrase) {
        return WaitedFor.ofItself(phrase)
                || !(action instanceof Action.Shell(var script))
                || WaitedFor.toldBy(script);
    }

    private static String before(String words, Step step, Action action) {
        return words.substring(0, Math.max(0, words.indexOf(command(words, step, action))));
    }

    private static String command(String words, Step step, Action action) {
        return action instanceof Action.Http http && words.contains(http.url())
                ? http.url()
                : Lines.text(step.action()).strip();
    }

    private static List<Expectation> judged(Step step, Action action, String phrase) {
        var number = A_NUMBER.matcher(phrase);
        if (number.matches()) {
            return ExpectationReader.read("it prints " + number.group(1), action, step.span());
        }
        var all = ALL_ARE.matcher(phrase);
        var said = all.find() ? all.replaceFirst("$1 `$2`") : phrase;
        if (ExpectationReader.states(said)) {
            return ExpectationReader.read(said, action, step.span());
        }
        var limits = LimitReader.read(phrase, Limit.Polarity.GOOD_IF, step.span());
        return limits.size() == 1
                        && !limits.getFirst().baseline()
                        && limits.getFirst().polarity() == Limit.Polarity.GOOD_IF
                ? List.of(numeric(limits.getFirst(), phrase, step.span()))
                : List.of();
    }

    /// How often and how long is no part of what is waited for.
    private static String withoutTimes(String words) {
        var bare = words.replaceAll("\\([^()]*\\)", " ");
        for (var label : List.of(EVERY, WITHIN)) {
            var found = label.matcher(bare);
            while (found.find()) {
                var from = found.start();
                if (Durations.find(bare.substring(found.end())).stream()
                        .anyMatch(it -> it.start() <= 1)) {
                    bare = bare.substring(0, from);
                    found = label.matcher(bare);
                }
            }
        }
        return bare.replaceFirst("[\\s,;–-]+$", "");
    }

    private static Expectation numeric(Limit limit, String says, Span span) {
        return new Expectation.Numeric(limit.comparison(), limit.value(), limit.unit(), says, span);
    }

    /// Its sentence, with the marks around what is code.
    private static String words(Step step) {
        return Lines.title(step).replace("**", "").strip();
    }

    private static boolean looks(Step step, Action action) {
        return !step.danger().grave()
                && switch (action) {
                    case Action.Shell _ -> true;
                    case Action.Http http -> List.of("GET", "HEAD").contains(http.method());
                    case Action.Query(var sql) -> Interruption.readsRows(sql);
                    case Action.Hosting _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Attended _,
                            Action.Wait _,
                            Action.Watch _ ->
                            false;
                };
    }

    /// Whether a look is known to be one, so that nobody has to say that it may be repeated.
    private static boolean reads(Action action, Phase phase) {
        return phase == Phase.VERIFY
                || !(action instanceof Action.Shell(var script))
                || Reads.only(script);
    }

    private static boolean repeated(ChapterIndex chapter, Step step, Action action, String words) {
        var command = command(words, step, action);
        var at = words.indexOf(command);
        if (at >= 0 && command.length() > 1) {
            var before = words.substring(0, at);
            var after = words.substring(at + command.length());
            if (NOT.matcher(before).find()) {
                return false;
            }
            return WAITED_FOR.matcher(before).find()
                    || (REPEATED.matcher(before).find() && UNTIL.matcher(after).find())
                    || (POLLED.matcher(before).find() && HOW_OFTEN.matcher(after).find())
                    || (SHOWN_BY.matcher(before).find() && only(step, action));
        }
        return TITLE.matcher(words).find()
                // Of several commands below one title nobody knows which one is meant.
                && !chapter.shared().contains(step.title())
                && looked(step, action);
    }

    /// Whether a command below such words is one that only looks.
    private static boolean looked(Step step, Action action) {
        return !step.expectations().isEmpty()
                || !awaited(step, action).isEmpty()
                || only(step, action);
    }

    /// Whether a command is known to do no more than that.
    private static boolean only(Step step, Action action) {
        return !(action instanceof Action.Shell(var script))
                || Reads.only(script)
                || what(step, action)
                        .filter(it -> !WaitedFor.ofItself(it))
                        .filter(it -> WaitedFor.shownBy(script, it))
                        .isPresent();
    }

    private static Again again(String words, Optional<Duration> stated, Duration usual) {
        var every = after(EVERY, words).orElse(USUAL);
        var times = TIMES.matcher(words);
        var within =
                after(WITHIN, words)
                        .or(() -> stated)
                        .or(() ->
                                times.find()
                                        ? Optional.of(
                                                every.multipliedBy(
                                                        Integer.parseInt(times.group(1))))
                                        : Optional.empty())
                        .orElse(usual);
        var soonest = within.dividedBy(MOST);
        return new Again(every.compareTo(soonest) < 0 ? soonest : every, within);
    }

    private static Optional<Duration> after(Pattern label, String words) {
        var found = label.matcher(words);
        while (found.find()) {
            var rest = words.substring(found.end());
            var length =
                    Durations.find(rest).stream()
                            .filter(it -> it.start() <= 1)
                            .map(Durations.Found::to)
                            .filter(Duration::isPositive)
                            .findFirst();
            if (length.isPresent()) {
                return length;
            }
        }
        return Optional.empty();
    }
}
