package dev.rutter.language.result;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.LabelledCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.AllOfThem;
import dev.rutter.language.sentence.BareResult;
import dev.rutter.language.sentence.Claims;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.StatedFigure;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/// What is said straight below a command that looks: `` `PONG` ``, `All queues must be at 0
/// messages.`, `- Must return 0 rows`, `It must not exceed 20 GB.` It is held against what the
/// command prints, and is neither a metric to be watched nor the title of the next command.
public final class BelowCommand {
    private static final String SAID = "it says what the command above it must show";

    private static final String MUST =
            "(?:(?:must|should|shall)(?:n['’]t)?|has to|have to|needs? to|ought to|may not|can ?not|can['’]t)";

    private static final String SUBJECT =
            "^(?!\\W*(?:if|when|once|after|before|until|unless|while|because|since|note|for|in case|then|next|wait|run|make|check|verify|ensure|confirm|see|use|add|remember|we|i|they|(?:the |your |an? )?(?:users?|operators?|teams?|engineers?|developers?|on-?call|customers?|someone|somebody|everyone))\\b)"
                    + "(?!\\W*you\\b(?! (?:must|should|shall|have to|need to|ought to)(?: (?:not|now|also|only|still))? (?:see|get|find)\\b))"
                    + "\\W*";

    private static final QuickPattern STATES =
            QuickPattern.compile(
                    SUBJECT
                            + "((?:[\\w`\"'./:%()_-]+,? ){0,9}?)("
                            + MUST
                            + ")(?: (not|never|no longer))?(?: (?:always|now|all|also|only|still|both|each))* (?!be (?:run|done|executed|performed|taken|used|repeated|reviewed|approved|called|started manually|followed|careful|sure|able|given|granted|signed|handled|skipped|installed|replaced|avoided|considered|discussed|coordinated|communicated|escalated|investigated|resolved)\\b|(?:run|use|do|follow|wait|take|ask|contact|notify|inform|repeat|roll ?back|stop|abort|proceed|continue)\\b)([^.;!?]|[.;!?](?! |$)){2,120}[.!]?$",
                    CASE_INSENSITIVE);

    /// `The count must be at least 1200000`, `It must not exceed 20 GB`.
    private static final QuickPattern FIGURE =
            QuickPattern.compile(
                    "^\\W*((?:[\\w/'-]+ ){0,6}?)"
                            + "("
                            + MUST
                            + ")( not| never)?(?: always| now| all| still| only)? (?:(exceed)|be|stay|remain|keep|return|show|print|equal|read|report|answer|drop|fall|go|rise|get|see|have)(?: at)?(?: ("
                            + StatedFigure.SIGNS
                            + "))?\\s+(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*("
                            + StatedFigure.UNITS
                            + ")?( or (?:more|higher|less|lower|fewer))?(?: in use| used| full)?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern DENIED =
            QuickPattern.compile("n['’]t$|\\b(?:may not|can ?not)$", CASE_INSENSITIVE);

    private static final String OUTPUT =
            "(?:(?:it|this|that|which|(?:the |its )?(?:output|result|answer|response|command|reply|query|list))\\s+)?";

    private static final QuickPattern NOTHING =
            QuickPattern.compile(
                    "^\\W*"
                            + OUTPUT
                            + MUST
                            + "(?: now| always)? (?:be|return|show|print|list|output|give|find|yield)(?: back)? (?:an? )?(?:0 (?:rows|lines|records|entries|results)|no (?:rows|lines|records|entries|results|output)|zero (?:rows|lines|records)|nothing|empty(?: (?:list|result|output))?)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    "^\\W*((?:[\\w/'-]+ ){0,5}?)"
                            + MUST
                            + "(?: now| always)? (?:answer|reply|respond|return|print|say|show|be|contain|include|read|output|report|list)(?: with)?\\s+(`[^`]{1,100}`|\"[^\"]{1,100}\")\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern PRINTED =
            QuickPattern.compile(
                    "^\\W*(?:(?:the |its )?(?:output|result|answer|response|reply)\\s+"
                            + MUST
                            + "|(?:(?:it|this|that|the command)\\s+)?"
                            + MUST
                            + " (?:now |always )?(?:print|show|return|say|output|answer|report|read|list)\\b)",
                    CASE_INSENSITIVE);

    /// ``The output is `0`.``
    private static final QuickPattern OUTPUT_IS =
            QuickPattern.compile(
                    "^\\W*(?:the |its )?(?:output|result|answer|response|reply) (?:is|reads|says|shows)(?: now)?\\s+(`[^`]{1,120}`|-?\\d[\\d.,]*)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern OF_THE_OUTPUT =
            QuickPattern.compile("^\\W*" + OUTPUT + "$", CASE_INSENSITIVE);

    /// The result and nothing else.
    private static final QuickPattern ALONE =
            QuickPattern.compile("^\\W*(?:→|=>|->)?\\s*`([^`]{1,120})`[.!]?$");

    /// `- No partitions`
    private static final QuickPattern NONE =
            QuickPattern.compile(
                    "^(?:no|zero|0)(?! (?:further|more|additional|need|downtime|action|other)\\b) [\\w-]+(?: (?:in|on|of|at|for|with|are|is|left|pending|running)? ?[\\w-]+){0,4}[.!]?$",
                    CASE_INSENSITIVE);

    /// No output: an address, a file, a setting, a version with a hole in it.
    private static final QuickPattern ELSE =
            QuickPattern.compile(
                    "^(?:/|~|https?:|[A-Z][A-Z0-9_]*=)|^[\\w./-]+\\.(?:ya?ml|json|toml|env|sh|py|js|ts|sql|md|txt|log|conf)$|\\s-{1,2}[A-Za-z]");

    private static final QuickPattern HOLE = QuickPattern.compile("\\d\\.x\\b|<[^<>]+>|\\.{3}|…");

    /// Over a time, or of what is measured of the running software and of no command.
    private static final QuickPattern WATCHED =
            QuickPattern.compile(
                    "\\b(?:for|over|during|within|in)\\s+(?:(?:the|at least|about|any)\\s+)?(?:(?:first|last|next)\\s+)?\\d+\\s*-?(?:s|sec\\w*|m|min\\w*|h|hours?|days?)\\b|\\b(?:error rates?|[45]xx|p\\d\\d|throughput|saturation|uptime|availability|success rate|baseline)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SQL =
            QuickPattern.compile("\\b(?:psql|mysql|sqlite3|sqlcmd|bq|clickhouse-client)\\b");

    private static final QuickPattern ITEM =
            QuickPattern.compile("^\\s*(?:>\\s*)*(?:[-*+]|\\d+[.)])\\s.*");

    /// What is said of the work itself, or of another time.
    private static final QuickPattern PLAN =
            QuickPattern.compile(
                    "\\b(?:before|after|until|first|always|never|manually|by hand|approv\\w+|permissions?|access|backward\\w*|compatible|unique|tag(?:ged)?|names?|match(?:es)?|set|exported|configured|you)\\b",
                    CASE_INSENSITIVE);

    private BelowCommand() {}

    /// Whether a line is such words.
    static boolean is(Context context, Scope scope, String text, int line) {
        if (text.length() > 200
                || text.endsWith(":")
                || !(looks(scope)
                        || ((printed(text) || OUTPUT_IS.find(text)) && Stated.looked(scope)))
                || context.isHead(line)
                || !Stated.below(context, line)
                || Phrases.guards(text)
                || OfTheWhole.says(context, text)
                || !InlineCommands.of(text).isEmpty()) {
            return false;
        }
        var command = context.last().orElseThrow();
        if (command.script().isEmpty() && !(command.action() instanceof Action.Query)) {
            return false;
        }
        var plain = Inline.plain(text);
        var alone = ALONE.matcher(text.strip());
        if (alone.matches()) {
            return !ELSE.find(alone.group(1))
                    && !InlineCommands.runnable(alone.group(1))
                    && !LabelledCommands.shown(text, alone.group(1));
        }
        if (OUTPUT_IS.find(text) || BareResult.nothing(plain)) {
            return true;
        }
        var item = ITEM.matches(context.notes.text(line));
        if (item && NONE.matches(plain)) {
            return true;
        }
        var states = STATES.find(plain);
        if (!item && !states && AllOfThem.says(plain) && !ShellEffect.acts(command.script())) {
            return true;
        }
        if (!states || (!item && Claims.states(plain))) {
            return false;
        }
        var limits = !LimitReader.read(text, null, context.notes.span(line)).isEmpty();
        return limits
                ? !WATCHED.find(plain)
                : item || !ExpectationReader.states(plain) || SHOWS.find(text);
    }

    /// Whether words say what something must show, and name it.
    public static boolean demands(String words) {
        var plain = Inline.plain(words);
        return required(words) && !OwnResult.says(plain) && !PLAN.find(plain);
    }

    /// Whether words say what must be so, by whatever name.
    public static boolean required(String words) {
        var plain = Inline.plain(words);
        return plain.length() <= 200 && STATES.find(plain) && !WATCHED.find(plain);
    }

    /// Whether they speak of an output by no name of its own.
    static boolean unnamed(String words) {
        var said = STATES.matcher(Inline.plain(words));
        return said.find() && (said.group(1).isBlank() || OF_THE_OUTPUT.find(said.group(1)));
    }

    /// Whether they name a figure or a text.
    public static boolean exact(String words) {
        return FIGURE.find(Inline.plain(words)) || SHOWS.find(words.strip());
    }

    /// Reads a line that is; answers whether it is one.
    public static boolean read(Context context, Scope scope, String text, int line) {
        if (!is(context, scope, text, line)) {
            return false;
        }
        var command = context.last().orElseThrow();
        context.notes.mark(line, SAID, Role.EXPECT);
        command.expect(
                expected(text, command.action(), command.script(), context.notes.span(line)));
        return true;
    }

    /// The same of an item. A block right behind it is no part of it.
    public static boolean item(Context context, Scope scope, Block.Item item) {
        var own =
                item.rest().stream().anyMatch(Block.Fence.class::isInstance)
                        && Demand.states(item.text());
        return !item.box()
                && !item.hasItems()
                && !own
                && read(context, scope, item.text(), item.line());
    }

    /// Whether a paragraph has been read as such.
    public static boolean read(Notes notes, Block.Text text) {
        var last = Unit.of(text).getLast();
        return !last.text().endsWith(":") && notes.says(last.line(), SAID);
    }

    /// What such words expect.
    public static List<Expectation> expected(String text, Action action, String script, Span span) {
        var plain = Inline.plain(text).strip();
        var alone = ALONE.matcher(text.strip());
        if (alone.matches()) {
            var shown = alone.group(1).strip();
            return BareResult.of(shown, script, span)
                    .orElseGet(() ->
                            List.of(
                                    HOLE.find(shown)
                                            ? new Expectation.Asked(shown, span)
                                            : ExpectationReader.literal(shown, shown, span)));
        }
        var is = OUTPUT_IS.matcher(text.strip());
        if (is.find()) {
            var bare = is.group(1).replace("`", "");
            return ExpectationReader.read(
                    "Expected: " + (bare.matches("-?[\\d.,]+") ? bare : is.group(1)), action, span);
        }
        if (BareResult.nothing(plain)) {
            return List.of(new Expectation.Empty(plain, span));
        }
        if (NOTHING.find(plain)) {
            return List.of(
                    action instanceof Action.Query || SQL.find(script)
                            ? new Expectation.Empty(plain, span)
                            : new Expectation.Warned("", plain, span));
        }
        var figure = FIGURE.matcher(plain);
        if (figure.find()) {
            return List.of(figure(figure).expect(action, script, plain, span));
        }
        var shows = SHOWS.matcher(text.strip());
        if (shows.find()) {
            var shown = shows.group(2).substring(1, shows.group(2).length() - 1);
            return List.of(
                    HOLE.find(shown)
                            ? new Expectation.Asked(plain, span)
                            : OF_THE_OUTPUT.find(shows.group(1))
                                    ? ExpectationReader.literal(shown, plain, span)
                                    : new Expectation.Worded(shown, plain, span));
        }
        return ExpectationReader.states(plain) && !NONE.matches(plain)
                ? ExpectationReader.read(plain, action, span)
                : List.of(new Expectation.Asked(plain, span));
    }

    private static StatedFigure figure(Matcher said) {
        var or = said.group(8) == null ? "" : said.group(8).strip().toLowerCase(Locale.ROOT);
        var more = or.endsWith("more") || or.endsWith("higher") ? "at least" : "at most";
        var sign =
                said.group(4) != null
                        ? "exceed"
                        : !or.isEmpty() ? more : said.group(5) == null ? "" : said.group(5);
        return new StatedFigure(
                said.group(1).strip(),
                sign,
                said.group(3) != null || DENIED.find(said.group(2)),
                said.group(6),
                said.group(7) == null ? "" : said.group(7));
    }

    /// Whether words speak of what is printed: in a chapter that does things, others tell how they
    /// are done.
    private static boolean printed(String text) {
        return PRINTED.find(Inline.plain(text)) && exact(text);
    }

    private static boolean looks(Scope scope) {
        return (scope.phase() == Phase.VERIFY || scope.phase() == Phase.PREPARE)
                && Stated.looked(scope);
    }
}
