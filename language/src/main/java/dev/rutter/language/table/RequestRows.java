package dev.rutter.language.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Rows of a table of requests: `Method | Path | Expected`. Each is a line that says what a path
/// answers, which a machine asks where it is known of whom.
final class RequestRows {
    private static final QuickPattern METHOD =
            QuickPattern.compile("^(?:http )?(?:methods?|verb)$", CASE_INSENSITIVE);
    private static final QuickPattern PATH =
            QuickPattern.compile(
                    "^(?:(?:url )?paths?|(?:api )?endpoints?|routes?|urls?|uri|resources?|pages?|requests?|address)$",
                    CASE_INSENSITIVE);
    private static final QuickPattern EXPECTED =
            QuickPattern.compile(
                    "^(?:expect(?:ed|s)?\\b.*|should (?:be|return|see)|returns?|(?:http )?(?:status|response|result)(?: code)?|code|erwartet\\w*|attendu\\w*)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern REQUEST =
            QuickPattern.compile(
                    "^`?(?:(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\\s+)?`?((?:https?://[^\\s`<>{}\\[\\]]+)|/[\\w./?=&%~:@+-]*)`?$");
    private static final QuickPattern CODE =
            QuickPattern.compile(
                    "^`?(?:HTTP(?:/[\\d.]+)? |status )?([1-5]\\d\\d)`?(?:\\s+(?:OK|Created|Accepted|No Content|Moved(?: Permanently)?|Found|See Other|Bad Request|Unauthorized|Forbidden|Not Found|Gone))?\\.?$",
                    CASE_INSENSITIVE);
    private static final QuickPattern READS =
            QuickPattern.compile("^(?:GET|HEAD)?$", CASE_INSENSITIVE);

    /// `Base URL: https://shop.example.com`
    private static final QuickPattern BASE =
            QuickPattern.compile(
                    "^[^.;]{0,20}?\\b(?:base|root|api|app|site|host|service|public)[- _]?(?:url|address|origin)\\b\\W{1,12}(https?://[^\\s`'\"<>)|*\\[\\]{}$]+)",
                    CASE_INSENSITIVE);

    private final Context context;

    RequestRows(Context context) {
        this.context = context;
    }

    /// Reads a row that is such a request; answers whether it is one.
    boolean row(List<String> header, Block.Row row, Scope scope) {
        var path = cell(header, row, PATH);
        var expected = cell(header, row, EXPECTED);
        var request = REQUEST.matcher(path);
        if (!looks(scope) || expected.isBlank() || !request.matches()) {
            return false;
        }
        var line = row.line();
        var named = request.group(1) == null ? cell(header, row, METHOD) : request.group(1);
        var method = Inline.plain(named).replace("`", "").strip();
        var code = CODE.matcher(expected);
        var where = request.group(2);
        context.notes.mark(line, "it says what a request answers", Role.MANUAL, Role.EXPECT);
        if (READS.matches(method) && code.matches()) {
            var at = where.startsWith("/") ? base().orElse("") + where : where;
            context.person(scope, at + " returns " + code.group(1), line, line);
            return true;
        }
        context.person(scope, (method + " " + where).strip(), line, line);
        context.expect("Expected: " + Inline.plain(expected), line);
        return true;
    }

    private static boolean looks(Scope scope) {
        return switch (scope.phase()) {
            case PREPARE, DEPLOY, VERIFY, ROLLBACK ->
                    scope.lead() != Lead.TRIGGER && scope.lead() != Lead.NO_TRIGGER;
            case NONE,
                    OVERVIEW,
                    WATCH,
                    MAINTAIN,
                    INCIDENT,
                    TROUBLE,
                    CONTACTS,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }

    /// The one address that the document calls its base.
    private Optional<String> base() {
        var all = new HashSet<String>();
        for (var line = 1; line <= context.notes.last(); line++) {
            var text = context.notes.text(line);
            if (text.contains("://")) {
                var found = BASE.matcher(text);
                if (found.find()) {
                    all.add(found.group(1).replaceFirst("[/.,]+$", ""));
                }
            }
        }
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    private static String cell(List<String> header, Block.Row row, QuickPattern words) {
        for (var i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            if (words.matches(header.get(i).strip())) {
                return row.cells().get(i).strip();
            }
        }
        return "";
    }
}
