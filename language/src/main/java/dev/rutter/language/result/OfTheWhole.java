package dev.rutter.language.result;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;

/// What must stay so of the system as a whole: `Health must stay ok`, `The site must remain up all
/// along`. It is no result of a command that happens to stand above it and looks at something else:
/// a person is asked.
final class OfTheWhole {
    private static final QuickPattern STAYS =
            QuickPattern.compile(
                    "^\\W*(?:the |our |your |all )?(?:[\\w-]+ ){0,2}?(health|site|website|service|shop|application|app|system|platform|production|everything|user|customer|traffic|api)s?\\b(?: [\\w-]+){0,2}? (?:must|should|shall|has to|have to|needs? to)(?: not)?(?: always| all)? (?:stay|remain|keep|continue|be kept)\\b[^\\d`\"]{2,80}$",
                    CASE_INSENSITIVE);

    private OfTheWhole() {}

    /// Whether a sentence says so, below a command that does not look at that.
    static boolean says(Context context, String text) {
        var said = STAYS.matcher(Inline.plain(text));
        if (text.endsWith(":") || !said.find()) {
            return false;
        }
        var subject = said.group(1).toLowerCase(Locale.ROOT);
        return context.last()
                .filter(above -> !above.script().isEmpty())
                .filter(above -> !above.script().toLowerCase(Locale.ROOT).contains(subject))
                .isPresent();
    }

    /// Reads a line that does; answers whether it is one.
    static boolean read(Context context, Scope scope, String text, int line, int lastLine) {
        if (!says(context, text)) {
            return false;
        }
        context.notes.mark(line, "it says what must stay so: somebody looks", Role.EXPECT);
        context.person(scope, text, line, lastLine);
        return true;
    }
}
