package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Sequences;
import dev.rutter.language.problem.Span;
import dev.rutter.language.result.ToldToSee;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Clauses;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.sentence.SaidFirst;
import dev.rutter.language.sentence.Suspended;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a line tells a person to do besides the commands in it: ``Edit `values.yaml` and run
/// `./upgrade` ``, ``Run `./sync`, then update the ticket``. A command would else be run as if what
/// comes before it were done. What one of the commands does by its own name is its title.
final class DeedsOfLine {
    private static final QuickPattern BREAK = QuickPattern.compile("<br ?/?>", CASE_INSENSITIVE);

    private static final QuickPattern CODE = QuickPattern.compile("`[^`]*`");

    /// What is done elsewhere, by a machine, or by whoever likes to.
    private static final QuickPattern NOT_HERE =
            QuickPattern.compile(
                    "^\\W*(?:(?:ci|cd|the pipeline|pipeline|jenkins|github actions|automatic(?:ally)?|faq|example|alternative(?:ly)?|optional(?:ly)?|note|tip)\\b\\W*[:,]|(?:optionally|alternatively|you (?:can|may|could|might))\\b)",
                    CASE_INSENSITIVE);

    /// A sentence on what is, in which no order stands.
    private static final QuickPattern STATES =
            QuickPattern.compile(
                    "\\b(?:will|must|should|can|cannot|would|does|is|are|have to|has to|which|that way)\\b",
                    CASE_INSENSITIVE);

    /// What goes on about the command, and orders nothing.
    private static final QuickPattern SAYS =
            QuickPattern.compile("^\\W*(?:which|that|it|this)\\b", CASE_INSENSITIVE);

    /// What stands behind a dash right behind the command.
    private static final QuickPattern EXPLAINS = QuickPattern.compile("^\\s+[-–—]\\s");

    private static final QuickPattern SENTENCE_ENDS = QuickPattern.compile("[.!;]\\s+");

    /// What is done only where something went wrong, or to see what else there is.
    private static final QuickPattern IN_CASE =
            QuickPattern.compile(
                    "\\b(?:on|upon|in case of|for|any|common) (?:any )?(?:errors?|failures?|problems?|issues?|conflicts?)\\b|\\b(?:if|when|unless|in case)\\b|^\\W*(?:then |and )?(?:fix|resolve)\\b|\\bto (?:see|get|serve|preview|stop|learn)\\b",
                    CASE_INSENSITIVE);

    /// What a line is called, or when it is done, before it tells anything.
    private static final QuickPattern HEAD =
            QuickPattern.compile(
                    "^\\W*(?:[A-Za-z][\\w /-]{1,40}?\\W*:\\s+(?=\\w)|(?:before|after|once|when|if|as soon as|in|on|from|at|for|to|with)\\b[^,:.;`]{2,80},\\s+)",
                    CASE_INSENSITIVE);

    /// Where something is typed: no deed of its own.
    private static final QuickPattern ENTERS =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|next|first|and),?\\s+)*(?:open (?:an?|the|your) (?:new )?(?:terminal|shell|console|command (?:line|prompt))|log ?in(?:to)?|sign in|ssh|connect|go to|cd|change (?:in)?to|navigate|enter|switch (?:in)?to the (?:\\S+ )?(?:director|folder|repo|root|project)|be\\b)",
                    CASE_INSENSITIVE);

    /// Words on the command itself, on what comes next, or on how one goes on.
    private static final QuickPattern NO_DEED =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|next|finally|and),?\\s+)*(?:re-?)?(?:run|execute|use|see|note(?! (?:the|down|its|all|every|each|which|how|when)\\b)|refer|repeat|retry|continue|proceed|go (?:on|ahead|to|back)|move on|carry on|skip|keep|remember|leave|expect|replace|substitute|choose|select|pick|ignore|avoid|try|let|have|press|type|answer|hit|follow|do not|don|never|be|allow|consider|read|feel|approve)\\b",
                    CASE_INSENSITIVE);

    /// An option of the command, and nobody's deed.
    private static final QuickPattern OPTION = QuickPattern.compile("`-{1,2}\\w");

    private static final QuickPattern WAITS =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|and),?\\s+)*(?:wait|pause|sleep|hold|watch|monitor|give|allow|let)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern UNTIL =
            QuickPattern.compile(
                    "\\b(?:until|till|finish|complet|ready|done|to (?:come|be) |seconds?\\b|minutes?\\b|hours?\\b|days?\\b|an? (?:while|moment))",
                    CASE_INSENSITIVE);

    /// What is looked at in what the command gave.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|and),?\\s+)*(?:verify|confirm|check|ensure|make sure|validate|watch|look|inspect|review|compare|note)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern THEN =
            QuickPattern.compile("^(?:(?:then|and|next|now),?\\s+)+", CASE_INSENSITIVE);

    /// What only says when the command is run.
    private static final QuickPattern NEXT_SENTENCE =
            QuickPattern.compile(
                    "[.;]\\s+(?:once|when|if|after|as soon as|expected)\\b[^.]*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDS = QuickPattern.compile("[\\s,.;:(–—-]+$");

    /// Whatever the verb, no command of the line does it.
    private static final QuickPattern PERSONAL =
            QuickPattern.compile(
                    "\\b(?:by hand|manually|(?:pull|merge) requests?|PRs?|tickets?|(?:in|on|from) the (?:\\w+ )?(?:console|dashboard|ui|portal|panel))\\b",
                    CASE_INSENSITIVE);

    /// Fewer letters name no deed.
    private static final int SHORT = 6;

    private static final int BEGINNING = 16;
    private static final int SOME_LINES = 8;

    private final Context context;
    private final String text;
    private final List<String> scripts;
    private final List<Integer> lines;
    private final List<Clauses.Order> orders;

    /// Which of the orders hold the first and the last command.
    private final int first;

    private final int last;

    private DeedsOfLine(
            Context context,
            String text,
            List<String> scripts,
            List<Integer> lines,
            List<Clauses.Order> orders,
            int first,
            int last) {
        this.context = context;
        this.text = text;
        this.scripts = scripts;
        this.lines = lines;
        this.orders = orders;
        this.first = first;
        this.last = last;
    }

    /// Asks for what is told before the first command.
    void before(Scope scope) {
        if (first == 0) {
            return;
        }
        var handed = said(text, orders.get(first));
        if (!DeedsBeside.handsOver(handed, scripts)) {
            return;
        }
        var told =
                orders.subList(0, first).stream()
                        .map(order -> said(text, order))
                        .filter(words ->
                                !ENTERS.find(words)
                                        && !NO_DEED.find(words)
                                        && !lapses(words)
                                        && told(words, scripts))
                        .toList();
        if (!told.isEmpty()) {
            var line = lineBefore(context, told.getFirst(), lines.getFirst());
            ask(context, scope, told, context.notes.span(line));
        }
    }

    /// Asks for what is told behind the last command, if that is not what its result must show.
    void behind(Scope scope) {
        var line = lines.getLast();
        var command = context.last();
        var told = new ArrayList<String>();
        var code = "`" + scripts.getLast() + "`";
        var end = text.indexOf(code) + code.length();
        for (var order : orders.subList(last + 1, orders.size())) {
            var words = said(text, order);
            if (stated(text, end, order.from())
                    || SAYS.find(words)
                    || IN_CASE.find(words)
                    || NO_DEED.find(words)
                    || OPTION.find(text.substring(order.from(), order.to()))
                    || lapses(words)
                    || (LOOKS.find(words) && judged(context, words, line))
                    || HaltSentences.orders(words)
                    || Retreat.before(words)
                    || !told(words, scripts)) {
                continue;
            }
            told.add(words);
        }
        if (told.isEmpty()) {
            return;
        }
        var asked = ToldToSee.lineOf(context.notes, told.getFirst(), line);
        var source = context.notes.text(line);
        var behind = source.lastIndexOf(scripts.getLast());
        var column = behind < 0 ? source.length() : behind + scripts.getLast().length() + 1;
        ask(
                context,
                scope,
                told,
                asked > line ? context.notes.span(asked) : new Span(line, Math.max(1, column), 1));
        // What is said below the line is said of its command.
        command.ifPresent(context::last);
    }

    /// The orders of a line with commands; none where it tells nothing besides them.
    ///
    /// @param scripts the line's commands, in order
    /// @param lines where they stand
    static Optional<DeedsOfLine> of(
            Context context, Scope scope, String said, List<String> scripts, List<Integer> lines) {
        var text = ended(said);
        if (scripts.isEmpty()
                || !several(text)
                || text.length() > Bounded.LONGEST
                || text.endsWith(":")
                || NOT_HERE.find(text)
                || scope.lead().silent()
                || scope.lead() == Lead.EXPECTED
                || scope.lead() == Lead.AUTO
                || context.notes.has(lines.getFirst(), Role.TRIGGER)
                || BothWays.told(text)
                || Sequences.in(text).isPresent()
                || scripts.stream().anyMatch(script -> SaidFirst.is(text, script))) {
            return Optional.empty();
        }
        var masked = masked(text);
        var head = HEAD.first(masked).map(found -> found.end()).orElse(0);
        var orders =
                Clauses.spans(masked.substring(head)).stream()
                        .map(order -> new Clauses.Order(order.from() + head, order.to() + head))
                        .toList();
        var first = Integer.MAX_VALUE;
        var last = -1;
        for (var script : scripts) {
            var at = text.indexOf("`" + script + "`");
            for (var i = 0; i < orders.size(); i++) {
                if (at >= orders.get(i).from() && at < orders.get(i).to()) {
                    first = Math.min(first, i);
                    last = Math.max(last, i);
                }
            }
        }
        return last < 0 || orders.size() < 2
                ? Optional.empty()
                : Optional.of(new DeedsOfLine(context, text, scripts, lines, orders, first, last));
    }

    /// The same with a full stop for each line of a table's cell, each letter at its place.
    private static String ended(String said) {
        if (!said.contains("<br")) {
            return said;
        }
        var text = new StringBuilder(said);
        for (var line : BREAK.all(said)) {
            for (var i = line.start(); i < line.end(); i++) {
                text.setCharAt(i, i == line.start() ? '.' : ' ');
            }
        }
        return text.toString();
    }

    /// Whether a text has a place where another order may begin: most have none.
    private static boolean several(String text) {
        return text.contains(" and ")
                || text.contains(", ")
                || text.contains(". ")
                || text.contains("; ")
                || text.contains("! ")
                || text.contains(" then ");
    }

    /// The same text with nothing in it that a command may hold, each letter at its place.
    private static String masked(String text) {
        var masked = new StringBuilder(text.replace('*', ' '));
        var code = CODE.matcher(text);
        while (code.find()) {
            for (var i = code.start() + 1; i < code.end() - 1; i++) {
                masked.setCharAt(i, 'x');
            }
        }
        return masked.toString();
    }

    private static String said(String text, Clauses.Order order) {
        var whole = bare(Inline.plain(text.substring(order.from(), order.to())));
        var opens = whole.lastIndexOf('(');
        var cut =
                opens > whole.lastIndexOf(')')
                        ? whole.substring(0, opens)
                        : opens < 0 && whole.endsWith(")")
                                ? whole.substring(0, whole.length() - 1)
                                : whole;
        return bare(NEXT_SENTENCE.replaceFirst(cut, "")).strip();
    }

    private static String bare(String words) {
        return ENDS.replaceFirst(words, "");
    }

    private static boolean told(String words, List<String> scripts) {
        return words.length() >= SHORT
                && !ItemWords.forbids(words)
                && (PERSONAL.find(words)
                        || named(words, scripts)
                        || !DeedsBeside.done(words, scripts));
    }

    /// Whether the words name something that no command does: what is done to a file of its own is
    /// done by none of them.
    private static boolean named(String words, List<String> scripts) {
        return Inline.codes(words).stream()
                .anyMatch(code -> scripts.stream().noneMatch(script -> script.contains(code)));
    }

    /// Whether what stands at `at` belongs to a sentence that only says how things are, to brackets
    /// or to what a colon behind the command explains.
    private static boolean stated(String text, int end, int at) {
        var between = text.substring(Math.min(end, at), at);
        if (between.lastIndexOf('(') > between.lastIndexOf(')')) {
            return true;
        }
        var sentence = 0;
        var ends = SENTENCE_ENDS.matcher(between);
        while (ends.find()) {
            sentence = ends.end();
        }
        var said = between.substring(sentence);
        return STATES.find(CODE.replaceAll(said, ""))
                || (sentence == 0 && (said.startsWith(":") || EXPLAINS.find(said)));
    }

    /// Whether nothing but time is let pass, which is waited for elsewhere.
    private static boolean lapses(String words) {
        return WAITS.find(words)
                && !Suspended.tells(words)
                && (UNTIL.find(words) || !Durations.find(words).isEmpty());
    }

    /// Whether what is looked at is held against the command already.
    private static boolean judged(Context context, String words, int line) {
        return context.notes.has(line, Role.EXPECT)
                || context.notes.has(ToldToSee.lineOf(context.notes, words, line), Role.EXPECT);
    }

    /// The line that such words begin on: the command's own or one right above it.
    private static int lineBefore(Context context, String words, int command) {
        var begins = words.substring(0, Math.min(words.length(), BEGINNING)).strip();
        for (var line = command; line > Math.max(0, command - SOME_LINES); line--) {
            if (Inline.plain(context.notes.text(line)).contains(begins)) {
                return line;
            }
        }
        return command;
    }

    private static void ask(Context context, Scope scope, List<String> told, Span span) {
        context.notes.mark(span.line(), "what a person does besides the command", Role.MANUAL);
        var words = DeedsBeside.joined(told);
        var asked = THEN.replaceFirst(words, "");
        context.person(
                scope,
                Character.toUpperCase(asked.charAt(0)) + asked.substring(1),
                span,
                span.line(),
                Optional.empty());
    }
}
