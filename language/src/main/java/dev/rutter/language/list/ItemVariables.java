package dev.rutter.language.list;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.step.Assignments;
import dev.rutter.language.text.QuickPattern;

/// List items that name variables and say what they are: `SHOP_KEY: opens the shop`, `$API is the
/// address`, `Optional: SHOP_LIMIT=30`.
final class ItemVariables {
    private static final QuickPattern ENV_ITEM =
            QuickPattern.compile(
                    "^(?:(?i:optional|required)\\W{1,3}(?=`))?(?:\\*\\*)?`?(?:\\$\\{?(?=[A-Z][A-Z0-9_]+\\}?`)([A-Z][A-Z0-9_]+)\\}?|([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|[A-Z]{4,}_?URL))`?("
                            + "?:=\\S*`?)?(?:\\*\\*)?\\s*(?:$|[-–—:=→(,].*|(?:is|are|for|holds|must|should|and `|or `)(?:\\b|(?<=`)).*)");

    /// The same behind a label: `**Web** — `SHOP_DSN` (in the dashboard)`, and nothing else.
    private static final QuickPattern LABELLED =
            QuickPattern.compile(
                    "^(?:\\*\\*)?[A-Z][\\w /&+-]{1,30}(?:\\*\\*)?\\s*[:–—-](?:\\*\\*)?\\s+`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`(?:(?:,| and|, and)? `[A-Z][A-Z0-9]*_[A-Z0-9_]+`)*\\s*(?:env\\w*(?: var\\w*)?\\s*)?(?:\\([^)]*\\))?[.;]?$");

    private static final QuickPattern SET =
            QuickPattern.compile("^\\W*`[A-Z][A-Z0-9]*_[A-Z0-9_]+=[^`]*`\\W*$");

    /// A box that says of one that it is set.
    private static final QuickPattern BOXED =
            QuickPattern.compile(
                    "^`?([A-Z][A-Z0-9]*_[A-Z0-9_]+)`? (?:(?:is|are) )?(?:set|configured|present|defined|exported|populated|points?|pointing|contains|matches)\\b");

    private static final QuickPattern OPTIONAL =
            QuickPattern.compile("^\\W*optional\\b", CASE_INSENSITIVE);
    private static final QuickPattern NAME = QuickPattern.compile("[A-Z][A-Z0-9]*_[A-Z0-9_]+");

    private ItemVariables() {}

    /// The variable that a box to tick says is set.
    static void boxed(Notes notes, String text, int line) {
        if (SET.matches(text)) {
            notes.mark(line, "a variable that must be set", Role.ENV);
            return;
        }
        var said = BOXED.matcher(Inline.plain(text));
        if (!notes.has(line, Role.ENV) && said.find()) {
            notes.mark(line, "a variable that must be set", Role.ENV);
            notes.add(new Entry.Variable(said.group(1), true, "", notes.span(line)));
        }
    }

    /// Reads an item that is one; answers whether it is.
    static boolean listed(Notes notes, Scope scope, String text, int line) {
        var labelled = LABELLED.matcher(text);
        if (labelled.matches()) {
            notes.mark(line, "a variable that must be set", Role.ENV);
            for (var code : Inline.codes(text)) {
                notes.add(new Entry.Variable(code, true, "", notes.span(line)));
            }
            return true;
        }
        var env = ENV_ITEM.matcher(text);
        if (!env.matches() || Assignments.alone(notes, scope, text, line)) {
            return false;
        }
        notes.mark(line, "a variable that must be set", Role.ENV);
        var first = env.group(1) != null ? env.group(1) : env.group(2);
        var required = !OPTIONAL.find(text);
        notes.add(new Entry.Variable(first, required, "", notes.span(line)));
        for (var code : Inline.codes(text)) {
            if (NAME.matches(code) && !code.equals(first)) {
                notes.add(new Entry.Variable(code, required, "", notes.span(line)));
            }
        }
        return true;
    }
}
