package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Lines for people that state something a hosting does on request. Only the line that acts counts:
/// opening the dashboard before it says nothing to a machine.
public final class HostingActs {
    private record Rule(Act act, QuickPattern words) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            Act.RESTART,
                            "\\b(click|select|choose|press|use)\\b.*\\b(restart service"
                                    + "|restart)\\b|\\bmanual deploy\\b.*\\brestart\\b"
                                    + "|^restart (the )?(web |api |backend |frontend )?service\\b"),
                    rule(
                            Act.ROLL_BACK,
                            "\\b(click|select|choose|press|hit|use)\\b.*\\b(roll ?back"
                                    + "|redeploy|promote to production)\\b|(previous"
                                    + "|last) (successful|good|known good|working) (deploy\\w*"
                                    + "|release|version).*\\b(redeploy|roll ?back|promote)\\b"
                                    + "|\\bredeploy (the )?previous\\b"),
                    rule(
                            Act.DEPLOY,
                            "\\b(click|select|choose|press|hit"
                                    + "|use)\\b.*\\b(manual deploy|deploy latest commit"
                                    + "|deploy latest|clear build cache)\\b|^(trigger|start) (a "
                                    + "|the )?(manual )?(re)?deploy(ment)?( on \\w+| in \\w+)?$"
                                    + "|^\"?manual deploy\"?\\s*(>|→|->)"),
                    rule(
                            Act.AWAIT_LIVE,
                            "\\bwait (for|until|till)\\b.*\\b(live|(deploy\\w*|rollback"
                                    + "|build|service)\\b.*\\b(complete\\w*|finish\\w*|done"
                                    + "|healthy|live|ready))\\b"),
                    rule(
                            Act.LOGS_WITHOUT_ERRORS,
                            "\\bno (new |critical )?errors?\\b.*\\blogs?\\b"
                                    + "|\\blogs?\\b.*\\b(show|have|contain"
                                    + "|with) no (new )?errors\\b|\\blogs? (are|is) (clean|clear"
                                    + "|free of errors)\\b"),
                    rule(
                            Act.READ_LOGS,
                            "^(check|review|read|look at|inspect|open"
                                    + "|view) (the )?(render|service|deploy\\w*|application|app"
                                    + "|build|server|api)( service)? logs?\\b"));

    private static final Expressions<Rule> TABLE = Expressions.of(RULES, Rule::words);

    private static final QuickPattern CODE_NAME =
            QuickPattern.compile(
                    "(?:open|service|select|navigate to|deploy|restart|go to|for)\\s+"
                            + "(?:the\\s+)?[`\"]([a-z][a-z0-9-]{1,60})[`\"]|[`\"]([a-z][a-z0-9-"
                            + "]{1,60})[`\"]\\s+service",
                    CASE_INSENSITIVE);

    private HostingActs() {}

    private static Rule rule(Act act, String words) {
        return new Rule(act, QuickPattern.compile(words, CASE_INSENSITIVE));
    }

    /// The act that a line asks of the hosting; empty where it asks none.
    public static Optional<Action.Hosting> read(String line) {
        var text = Phrases.stripNumber(Inline.plain(line));
        if (text.length() > 300) {
            return Optional.empty();
        }
        return TABLE.first(text).map(rule -> new Action.Hosting(rule.act(), service(text), ""));
    }

    private static String service(String text) {
        var match = CODE_NAME.matcher(text);
        return match.find() ? (match.group(1) == null ? match.group(2) : match.group(1)) : "";
    }
}
