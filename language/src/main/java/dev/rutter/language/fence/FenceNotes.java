package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;

/// Comments of a shell fence that are not a command's title: what a person does, what the system
/// does, whom to turn to, or nothing. A comment can open a list whose lines go on in its sense.
final class FenceNotes {
    private static final QuickPattern BULLET = QuickPattern.compile("^[-*•]\\s*");
    private static final QuickPattern NUMBERED = QuickPattern.compile("^\\d+[.)]\\s.*");
    private static final QuickPattern LOWER = QuickPattern.compile("^[a-z].*");
    private static final QuickPattern USE = QuickPattern.compile("(?i)^use\\b.*");

    /// What the comments of the current run go on with.
    enum Run {
        NONE,
        SILENT,
        EXPECTED,
        RESULTS,
        CONTACTS,
        AUTOMATIC,
        TOLD
    }

    private static final QuickPattern ADDRESS_OR_ASIDE =
            QuickPattern.compile(
                    "^(?:https?://\\S+|~?/[\\w.@/-]+|see\\b.*|note:.*|e\\.g\\..*|example:.*|\\((?!(?:run|check|restart|verify|repeat|do|edit)\\b).*\\)\\W*)$",
                    CASE_INSENSITIVE);
    private static final QuickPattern FIELD =
            QuickPattern.compile(
                    "^(?:title|include|subject|body|label|labels|name|value|url|usage"
                            + "|output|where|options?)\\b\\s*:.*",
                    CASE_INSENSITIVE);
    private static final QuickPattern DESCRIBES =
            QuickPattern.compile(
                    "^(?:this|these|it|that|there|depending|note|warning|important|tip"
                            + "|depends?|any|and|but|because|so|can|may|could|might|each"
                            + "|current(?:ly)?|blue|green)\\b.*",
                    CASE_INSENSITIVE);
    private static final QuickPattern SILENT_LIST =
            QuickPattern.compile(
                    "^(?:common|current|possible|typical|known|example)\\b.*:$", CASE_INSENSITIVE);
    private static final QuickPattern RESULT_LIST =
            QuickPattern.compile(
                    "^(?:\\d+[.)]\\s*)?(?:verify|ensure|confirm|make sure)\\b.*:$",
                    CASE_INSENSITIVE);
    private static final QuickPattern CONTACT =
            QuickPattern.compile(
                    "\\b(?:contact|notify|call|page|message to|escalate to)\\b.*(?:"
                            + "\\bsupport\\b|#[a-z]\\w+|team\\b|on-?call|dba)",
                    CASE_INSENSITIVE);
    private static final QuickPattern CONTACT_LIST =
            QuickPattern.compile(
                    "\\b(?:notify|contact|inform|call|page)\\b.{0,30}\\b(?:stakeholders"
                            + "|people|contacts|teams?|following|everyone)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern TIMED =
            QuickPattern.compile("^(?:every|within|for|after|until)\\b.*", CASE_INSENSITIVE);
    private static final QuickPattern RESULT =
            QuickPattern.compile(
                    "\\b(?:verify|look for|check|confirm)\\b[^:]*:\\s*[\"“`]"
                            + "|^(?:verify|confirm|check|ensure)\\b.*\\b(?:tests? pass(?:es)?|match(?:es)? (?:the )?expect\\w*)\\W*$",
                    CASE_INSENSITIVE);

    /// A sentence on how something is: `No rows were changed`, `The slot keeps its place`.
    private static final QuickPattern TELLS_HOW =
            QuickPattern.compile(
                    "^(?:no (?:\\w+ ){1,4}(?:was|were|is|are|needed|required|necessary)\\b|nothing (?:else |more )?(?:is|was|to)\\b|safe to\\b|(?:[\\w-]+ ){1,4}(?:is|are) (?:not |now |still |always |already )?(?:safe|kept|stored|left|unaffected|optional|only|version\\w*)\\b"
                            + "|(?:the|your|our|all|its|their|existing|old|new) (?:[\\w-]+ ){1,4}(?:retains?|remains?|keeps?|stays?|needs?|contains?|has|have|uses?|will|means?|was|were|is|are|works?|takes?)\\b(?! to\\b| be\\b)"
                            + "|[a-z]+ing (?:[\\w-]+ ){1,5}(?:leaves?|breaks?|causes?|means|requires?|is|are|will|does)\\b)",
                    CASE_INSENSITIVE);

    /// An answer to what a command asks: `Paste: 0x…`
    private static final QuickPattern ANSWERED =
            QuickPattern.compile(
                    "^(?:paste|select|choose|enter|type|pick|answer)\\s*:\\s+\\S.*",
                    CASE_INSENSITIVE);

    /// What the command above goes through.
    private static final QuickPattern AUTOMATIC_LIST =
            QuickPattern.compile(
                    "^(?:(?:this|it|the (?:script|command|job)) (?:will|does|runs|performs|covers|checks|tests)|(?:test )?scenarios|covers|tests covered|what it does)\\b.*:$",
                    CASE_INSENSITIVE);

    private final Context context;
    private final boolean onlyComments;
    private Run run = Run.NONE;

    FenceNotes(Context context, boolean onlyComments) {
        this.context = context;
        this.onlyComments = onlyComments;
    }

    void run(Run next) {
        run = next;
    }

    Run run() {
        return run;
    }

    /// @param titles whether commands follow this run of comments
    void read(String text, int line, Scope scope, boolean titles) {
        var dash = text.startsWith("-") || text.startsWith("*");
        var words = BULLET.replaceFirst(text, "");
        switch (run) {
            case EXPECTED -> {
                return;
            }
            case SILENT -> {
                if (dash || !Imperatives.tells(words)) {
                    return;
                }
            }
            case RESULTS -> {
                if (dash) {
                    context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
                    context.expect(words, line);
                    return;
                }
            }
            case CONTACTS -> {
                if (dash) {
                    context.notes.mark(line, "somebody to turn to", Role.CONTACT);
                    context.notes.add(new Entry.Contact(words, "", context.notes.span(line)));
                    return;
                }
            }
            case AUTOMATIC -> {
                if (dash) {
                    automatic(words, line);
                    return;
                }
            }
            case NONE, TOLD -> {}
        }
        if (ADDRESS_OR_ASIDE.matches(words) || FIELD.matches(words)) {
            return;
        }
        if (AUTOMATIC_LIST.matches(words)) {
            run = Run.AUTOMATIC;
            return;
        }
        if (Phrases.automatic(words)) {
            automatic(words, line);
            return;
        }
        if (text.endsWith(":") && (Lead.of(words).silent() || SILENT_LIST.matches(words))) {
            run = Run.SILENT;
            return;
        }
        if (text.endsWith(":") && !titles && !Imperatives.tells(words) && run == Run.NONE) {
            run = Run.TOLD;
            return;
        }
        person(text, words, line, scope, titles);
    }

    private void automatic(String words, int line) {
        context.notes.mark(line, "what the system does by itself", Role.AUTO);
        context.notes.add(new Entry.Automatic(words, context.notes.span(line)));
    }

    /// One of several results below `# Expected results:`; answers whether the comment is one.
    boolean listed(String text, int line) {
        if (run != Run.EXPECTED || !(text.startsWith("- ") || text.startsWith("* "))) {
            return false;
        }
        context.notes.mark(line, "it says what the result must look like", Role.EXPECT);
        for (var limit :
                LimitReader.read(
                        BULLET.replaceFirst(text, ""),
                        Limit.Polarity.GOOD_IF,
                        context.notes.span(line))) {
            context.notes.mark(line, "it states a limit", Role.LIMIT);
            context.notes.add(new Entry.Criterion(limit, Entry.Criterion.Place.SUCCESS));
        }
        return true;
    }

    private void person(String text, String words, int line, Scope scope, boolean titles) {
        var imperative = Imperatives.tells(words);
        if ((!imperative && DESCRIBES.matches(words))
                || TELLS_HOW.find(words)
                || (TIMED.matches(words) && context.notes.has(line, Role.WINDOW))) {
            return;
        }
        var numbered = NUMBERED.matches(text);
        var goesOn = run == Run.TOLD && !LOWER.matches(words);
        var alone = onlyComments && !LOWER.matches(words);
        var told =
                titles
                        ? imperative && !USE.matches(words) && !numbered
                        : imperative || numbered || goesOn || alone || ANSWERED.matches(words);
        if (!told) {
            return;
        }
        if (CONTACT.find(words)) {
            context.notes.mark(line, "it names somebody to turn to", Role.CONTACT);
        }
        context.notes.mark(line, "an instruction to a person", Role.MANUAL);
        if (RESULT.find(words)) {
            context.notes.mark(line, "it states what the result must look like", Role.EXPECT);
        }
        context.person(scope, words, line, line);
        run =
                CONTACT_LIST.find(words)
                        ? Run.CONTACTS
                        : RESULT_LIST.matches(words) ? Run.RESULTS : titles ? run : Run.TOLD;
    }
}
