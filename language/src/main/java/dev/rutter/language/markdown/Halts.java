package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sentences that are about their condition alone, whatever stands below them: `If the plan shows
/// anything else, stop.`, `Do not go on until the node is ready.` Whether it goes on is asked at
/// their place. `If in doubt, see the wiki.` is no question, and guards as little.
final class Halts {
    private static final String FROM =
            "^\\W*(?:\\d+[.)]\\s+)?(?:(?:warning|caution|important|note|attention|gate|stop)\\b[!:*\\s–—-]+)?";

    /// What a sentence with a condition begins with.
    private static final String WHEN =
            "(?:(?:and|but|again|only)\\s+)?(?:if|when(?:ever)?|unless|in (?:the )?(?:case|event)|should|as long as|while|once|until)\\b";

    private static final String PLEASE =
            "(?:\\s|then\\b|please\\b|immediately\\b|at once\\b|you (?:must|should|have to)\\b|[*_\"“(])*";

    /// What is gone through, not what runs on some machine.
    private static final String PROCESS =
            "(?:(?:the|this|your|all)\\s+)?(?:(?:whole|entire|current|remaining)\\s+)?(?:deploy(?:ment)?s?|release|roll-?out|upgrade|update|migration|procedure|maintenance|cut-?over|switch-?over|fail-?over|rotation|promotion|launch|here|now|immediately|right (?:here|there|away)|at once|everything)\\b";

    private static final String STANDS =
            "(?:(?:stop|halt|abort|quit|cancel|pause|hold|bail out|break off)\\b[*_!\"”)]*\\s*(?=$|[.!,;:—–(]|(?:and|until|if|when|whenever|unless)\\b)|(?:stop|halt|abort|cancel)\\s+"
                    + PROCESS
                    + "|(?:do not|don['’]t|never|must not)\\s+(?:you\\s+)?(?:just\\s+|yet\\s+)?(?:continue|proceed|go on|go ahead|go any further|move on|carry on|advance|promote|resume|deploy|release|start|begin|upgrade|merge|ship|publish|roll out|cut over|switch|fail over|apply)\\b|no-?go\\b|hold off\\b|(?:go|jump|skip|switch|move|turn|proceed|continue)\\s+(?:(?:straight|directly|back|over|on)\\s+)?(?:to|with)\\s+(?:the\\s+)?(?:section\\s+|chapter\\s+)?[\\[\"“'*_]*(?:back-?out|roll-?back|fall-?back|abort)\\b)";

    private static final String GOES =
            "(?:you (?:can|may) )?(?:now )?(?:continue|proceed|go on|go ahead|move on|carry on)\\b(?!\\s+(?:with|at|to|from|in)\\s+(?:\\*\\*)?(?:the\\s+)?(?:step|section|chapter|part|option|phase|appendix|\\[|\\d|#|§|`)(?!s? (?:below|is\\b)))(?!\\s+using\\b)";

    private static final String BEFORE_IT =
            "\\bbefore (?:you )?(?:continu|proceed|go(?:ing)? (?:on|ahead|any further)|mov(?:e|ing) on|carry|the next)\\w*";

    /// Between a condition and what is then done.
    private static final String THEN = "(?:\\s*(?:,|→|->|=>|⇒|–|—|:|\\*\\*)\\s*|\\s+then\\s+)";

    /// `If …, stop.`, `If … → STOP`, `If …, wait and check again.`, `If …, ask … before going on.`
    private static final QuickPattern IF_STOPS =
            QuickPattern.compile(
                    FROM
                            + WHEN
                            + "[^`]{2,240}?"
                            + THEN
                            + PLEASE
                            + "(?:"
                            + STANDS
                            + "|"
                            + GOES
                            + "|roll ?back (?:instead of|rather than|and (?:do )?not) commit\\w*\\W*$|wait\\b[^`,]{0,80}$|(?:contact|ask|call|escalate|notify|inform|page|talk to|check with|consult|get|fix|resolve|investigate|clear)\\b[^`]{3,120}"
                            + BEFORE_IT
                            + ")",
                    CASE_INSENSITIVE);

    /// `Stop if …`, `Do not continue until …`.
    private static final QuickPattern STOPS_IF =
            QuickPattern.compile(
                    FROM
                            + PLEASE
                            + STANDS
                            + "[^`,.;:]{0,60}?\\b(?:if|when|whenever|unless|until|before|while|as long as)\\b\\s+(?!(?:necessary|needed|required|possible|applicable|done|finished|ready)\\b)[^`]{3,240}$",
                    CASE_INSENSITIVE);

    /// `Proceed only if …`, `Only continue once …`.
    private static final QuickPattern ONLY_IF =
            QuickPattern.compile(
                    FROM
                            + PLEASE
                            + "(?:only\\s+"
                            + GOES
                            + "[^`,.;:]{0,40}?\\b(?:if|when|once|after|as soon as)|"
                            + GOES
                            + "[^`,.;:]{0,40}?\\b(?:only (?:if|when|once|after)|provided(?: that)?|as long as))\\b[^`]{3,240}$",
                    CASE_INSENSITIVE);

    /// `Wait until the node is ready.`
    private static final QuickPattern WAITS =
            QuickPattern.compile(
                    FROM
                            + "(?:(?:then|now|please|and)\\W+){0,2}wait\\s+(?:for\\s+)?(?:"
                            + UpTo.WORDS
                            + "\\s+[^`.,;:]{1,30}?\\s+)?(?:(?:until|till)\\b|(?<=[a-z]\\s)for\\b[^`]{1,80}\\sto\\b)[^`]{3,240}$",
                    CASE_INSENSITIVE);

    /// Where to read on, whom to ask, how it is then: nothing below is done for it.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    FROM
                            + WHEN
                            + "[^`]{2,240}?"
                            + THEN
                            + PLEASE
                            + "(?:(?:see|refer to|consult|read|check out|contact|ask|call|page|escalate|notify|inform|reach out|ping|raise|open (?:a|an) (?:issue|ticket|incident)|file (?:a|an)|report|inspect the|look at the)\\b(?![^.]*\\b(?:following|below|these|this (?:command|block)|and (?:then )?(?:run|re-?run|apply|use|execute|restart|do))\\b)(?![^.]*:$)"
                            + "|(?:the|this|that|it|everything|your|all)\\b[^.,:]{0,60}\\b(?:worked|succeeded|was successful|(?:has|have) (?:worked|succeeded|completed|finished)|(?:is|are) (?:fine|ok|okay|done|complete|healthy|normal|good|safe|up to date|expected))\\b[^:]*$)",
                    CASE_INSENSITIVE);

    /// Said of every step, before anything is done: the run keeps to that by itself.
    private static final QuickPattern ALWAYS =
            QuickPattern.compile(
                    "\\b(?:(?:any|a|one|each|some)(?: \\w+)? steps?\\b(?! (?:above|below))|(?:anything|something) (?:goes|looks|went|seems) (?:wrong|bad|odd|off)|at any (?:point|time|step|stage)|in doubt|unsure|not sure)",
                    CASE_INSENSITIVE);

    /// What is then done may be what stands below.
    private static final QuickPattern ORDERS_MORE =
            QuickPattern.compile(
                    "(?:,|→|->|\\band|\\bthen|:)\\s+(?:\\w+\\s+)?(?:roll(?:ing)?[ -]?back(?! (?:instead of|rather than|and (?:do )?not) commit)|revert|back out|restore|run|re-?run|execute|restart|re-?apply)\\b",
                    CASE_INSENSITIVE);

    /// A command of such a kind shows whether it is so.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "\\b(?:wait|sleep|until|while|watch|status|get|describe|show|list|ls|ps|check|health\\w*|lag|curl|wget|ping|query|select|top|logs?|tail|info|inspect|verify|poll)\\b",
                    CASE_INSENSITIVE);

    /// What is stopped below: then the words announce it.
    private static final QuickPattern STOPS =
            QuickPattern.compile("\\b(?:stop|halt|abort|cancel|pause|undo)\\b", CASE_INSENSITIVE);

    /// A rule for all of the rollout among others of a list.
    private static final QuickPattern RULE =
            QuickPattern.compile(
                    "^\\W*(?:stop|halt|abort|cancel)\\s+(?:the|this|your|all)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern FAILS =
            QuickPattern.compile(
                    "^\\W*if (?:this|it|that|(?:this|that|the) (?:command|script|step|migration|build|deploy(?:ment)?|job))\\s+(?:fails|errors(?: out)?|exits (?:non-?zero|with (?:an error|a non-?zero (?:status|code)))|returns (?:an error|non-?zero)|(?:does not|doesn['’]t) succeed)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern OTHERWISE_ON =
            QuickPattern.compile(
                    "^\\W*(?:otherwise|else|if (?:not|so|yes)|if everything (?:is|looks) (?:ok|okay|fine|good))[,:\\s–—-]*(?:(?:you (?:can|may) )?(?:continue|proceed|go on|go ahead|move on|carry on)\\b[^`,;:]{0,40}$|(?:(?:please |just |you (?:can|may|should) )?(?:skip\\b|do nothing\\b|leave (?:it|everything|all)\\b)|(?:there is |there['’]s )?(?:nothing|no (?:further )?(?:action|step|change)s?)\\b|you(?: are|['’]re) (?:done|fine|finished)\\b|all is (?:well|fine|good)\\b)[^`:]{0,80}$)",
                    CASE_INSENSITIVE);

    private static final QuickPattern STARS = QuickPattern.compile("\\*\\*|__");
    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[.!;])[*_)\"”]*\\s+(?=\\S)");
    private static final QuickPattern CLOSES = QuickPattern.compile("[\\s).]+$");
    private static final QuickPattern OPENS = QuickPattern.compile("^[\\s(.,;:–—-]+");
    private static final QuickPattern END = QuickPattern.compile("[\\s.;,:!]+$");

    /// No longer line is looked at.
    private static final int MOST = 500;

    private static final Memo<Boolean> GATES = Memo.of(Halts::says);

    private Halts() {}

    /// Whether a sentence says no more than when it goes on or stops.
    static boolean gate(String sentence) {
        return GATES.of(sentence);
    }

    /// Whether the first sentence with a condition guards nothing but itself.
    static boolean complete(String text) {
        if (text.length() > MOST) {
            return false;
        }
        var first = first(text);
        return gate(first) || OTHERWISE_ON.find(text) || (!text.endsWith(":") && ASIDE.find(first));
    }

    /// Whether a text is asked, and names nothing of what stands below it.
    static boolean only(String text, @Nullable Block next) {
        return next instanceof Block.Fence
                && sentences(text).stream()
                        .allMatch(it ->
                                (gate(it) && !below(it, next))
                                        || goesOn(it)
                                        || (waits(it) && asked(it, next)));
    }

    private static boolean waits(String sentence) {
        return WAITS.find(END.replaceFirst(Inline.plain(sentence), ""));
    }

    /// Asks what a paragraph says, at its place; answers what else it says, and nothing where it
    /// asks nothing.
    static Optional<String> paragraph(
            Context context, Scope scope, Unit unit, @Nullable Block next) {
        if (!acts(scope)) {
            return Optional.empty();
        }
        var rest = new ArrayList<String>();
        var asked = new ArrayList<String>();
        for (var sentence : sentences(unit.text())) {
            var asks =
                    (waits(sentence) ? asked(sentence, next) : gate(sentence))
                            && !below(sentence, next)
                            && !general(context, sentence)
                            && !told(context, scope, sentence, unit.line());
            if (asks) {
                asked.add(sentence);
            } else if (asked.isEmpty() || !(goesOn(sentence) || Triggers.decides(sentence))) {
                rest.add(sentence);
            }
        }
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        asked.forEach(it -> ask(context, scope, it, unit.line(), unit.lastLine()));
        return Optional.of(String.join(" ", rest));
    }

    /// The same of an item that says nothing else.
    static boolean item(Context context, Scope scope, Block.Item item) {
        if (!acts(scope) || item.hasItems()) {
            return false;
        }
        var sentences = sentences(item.text());
        if (!item.ordered() && !item.box() && RULE.find(item.text())) {
            return false;
        }
        if (sentences.stream().anyMatch(it -> !gate(it) && !goesOn(it))
                || sentences.stream()
                        .anyMatch(it ->
                                below(it, item.first()) || told(context, scope, it, item.line()))) {
            return false;
        }
        var place = item.box() ? scope.under(scope.under(), true) : scope;
        for (var sentence : sentences) {
            if (gate(sentence) && !general(context, sentence)) {
                ask(context, place, sentence, item.line(), item.lastLine());
            }
        }
        return true;
    }

    /// The same of a comment between commands.
    static boolean comment(Context context, Scope scope, String text, int line) {
        var asks = acts(scope) && gate(text) && !told(context, scope, text, line);
        if (asks) {
            ask(context, scope, text, line, line);
        }
        return asks;
    }

    /// Reads an item's own command, and when its words say to stop; answers whether it has one.
    static boolean beside(Context context, Block.Item item, Scope scope) {
        var commands = new Commands(context).told(item, scope);
        if (commands) {
            var question = acts(scope) ? beside(item.text()) : Optional.<String>empty();
            question.ifPresent(it ->
                    context.last()
                            .ifPresent(last ->
                                    last.expect(
                                            List.of(
                                                    new Expectation.Asked(
                                                            it,
                                                            context.notes.span(item.line()))))));
            Stops.own(context, scope, item.text(), item.line());
            TimeBefore.behind(context, scope, item.text(), item.line());
        }
        return commands;
    }

    /// What is asked of what a command has shown, where words behind it say when to stop.
    static Optional<String> beside(String text) {
        var behind = text.substring(Math.min(text.lastIndexOf('`') + 1, text.length()));
        var said = CLOSES.replaceFirst(OPENS.replaceFirst(behind, ""), "");
        return sentences(said).stream()
                .filter(it -> gate(it) && !FAILS.find(it))
                .map(Halts::question)
                .findFirst();
    }

    /// The condition that a line puts on itself alone, besides what it puts on others: whom to ask
    /// in such a case.
    static Optional<Guard> own(String text, int line) {
        var aside = complete(text) && !gate(first(text)) && !goesOn(text);
        return aside
                ? Phrases.when(text).map(words -> new Guard(words, line))
                : Guard.in(text, line);
    }

    /// The condition of what stands below, where that is how to stop: `If it hangs, stop the
    /// rollout.`
    static Optional<Guard> over(Unit unit, @Nullable Block next) {
        var text = unit.text();
        var line = unit.line();
        return complete(text) && below(text, next)
                ? Phrases.when(text).map(words -> new Guard(words, line))
                : Guard.in(text, line);
    }

    static boolean acts(Scope scope) {
        return ParagraphReader.acts(scope.phase())
                && scope.phase() != Phase.MAINTAIN
                && scope.later().isEmpty()
                && !scope.lead().silent()
                && scope.lead() != Lead.TRIGGER
                && scope.lead() != Lead.NO_TRIGGER
                && scope.lead() != Lead.AUTO;
    }

    private static String first(String text) {
        return SENTENCE.split(STARS.replaceAll(text, ""), 2)[0];
    }

    private static List<String> sentences(String text) {
        return text.length() > MOST
                ? List.of(text)
                : List.of(SENTENCE.split(STARS.replaceAll(text, ""), -1));
    }

    private static void ask(Context context, Scope scope, String text, int line, int lastLine) {
        context.notes.mark(line, "somebody says whether it goes on", Role.MANUAL);
        context.person(scope, question(text), line, lastLine);
    }

    /// `Wait until the pods are ready.`, where no command below shows it and nothing else does it.
    private static boolean asked(String sentence, @Nullable Block next) {
        return !ends(sentence)
                && sentence.length() <= MOST
                && next instanceof Block.Fence fence
                && fence.content().stream().noneMatch(LOOKS::find)
                && HostingActs.read(sentence).isEmpty();
    }

    /// Whether a command shows whether something is so, or waits for it.
    static boolean looks(String script) {
        return LOOKS.find(script);
    }

    private static boolean below(String sentence, @Nullable Block next) {
        return next instanceof Block.Fence fence
                && STOPS.find(sentence)
                && fence.content().stream().anyMatch(STOPS::find);
    }

    /// Whether how the command above ended decides by itself.
    private static boolean judged(Context context) {
        return context.person().isEmpty()
                && context.last().filter(it -> !it.action().byPerson()).isPresent();
    }

    /// Whether it was asked right above whether it goes on.
    private static boolean held(Context context) {
        return context.person()
                .filter(it -> it.action() instanceof Action.Ask ask && ask.holds())
                .isPresent();
    }

    /// Whether the run does so by itself: it watches the figures, or goes back.
    private static boolean told(Context context, Scope scope, String sentence, int line) {
        var back = scope.phase() == Phase.VERIFY && Triggers.decides(sentence);
        return back
                || (FAILS.find(sentence) && (judged(context) || held(context)))
                || (Triggers.pauses(Inline.plain(sentence))
                        && !LimitReader.read(sentence, null, context.notes.span(line)).isEmpty());
    }

    /// Whether such words end with no more than leave to go on otherwise.
    static boolean goesOn(String text) {
        return text.length() <= MOST && OTHERWISE_ON.find(text);
    }

    /// What goes for every step, where none was done yet.
    private static boolean general(Context context, String sentence) {
        return ALWAYS.find(sentence) && context.last().isEmpty() && context.person().isEmpty();
    }

    /// What is asked at the place of such a sentence.
    static String question(String sentence) {
        return Phrases.stripNumber(END.replaceFirst(Inline.plain(sentence), "")).strip()
                + Action.Ask.GOES_ON;
    }

    private static boolean says(String sentence) {
        if (sentence.length() > MOST || sentence.strip().endsWith("?")) {
            return false;
        }
        var words = END.replaceFirst(Inline.plain(sentence), "");
        return !ends(sentence)
                && (IF_STOPS.find(words)
                        || STOPS_IF.find(words)
                        || ONLY_IF.find(words)
                        || ForeignHalts.says(words))
                && !ORDERS_MORE.find(words);
    }

    /// What ends so announces what is below it.
    private static boolean ends(String sentence) {
        return sentence.strip().endsWith(":");
    }
}
