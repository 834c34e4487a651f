package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.OtherCommand;
import dev.rutter.language.command.PlacedCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Cases;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands of one line that are alternatives of each other: ``run `npm ci` or `yarn install` ``.
/// One of them is run, and somebody says which; where the second stands in brackets, the first.
public final class EitherOr {

    private static final QuickPattern BRACKET =
            QuickPattern.compile("^\\s*\\((?:or |use |run |with |via )*$", CASE_INSENSITIVE);

    /// Nothing else between two of them: one is done, where nothing says when.
    private static final QuickPattern ELSE_ALONE =
            QuickPattern.compile(
                    "^[\\s,;–—-]*(?:otherwise|alternatively|sonst|sinon|andernfalls)[\\s,:]*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONDITION =
            QuickPattern.compile(
                    "\\b(?:if|when|unless|falls|wenn|si|check|verify|confirm|should|must|need(?:s|ed)?)\\b|\\?",
                    CASE_INSENSITIVE);

    private static final QuickPattern END = QuickPattern.compile("[\\s:(,;–—-]+$");

    private EitherOr() {}

    /// Whether a bracket says of the second command what kind of release it is for.
    private static boolean rare(String between, String behind) {
        return Kinds.BEFORE.find(between) || (BRACKET.find(between) && Kinds.BEHIND.find(behind));
    }

    /// The place of each of a line's commands.
    public static List<Scope> placed(
            Context context, List<Scope> scopes, String text, List<String> scripts, int line) {
        if (scripts.size() < 2) {
            return scopes;
        }
        var cases = cases(scopes, text, scripts, line);
        if (!cases.isEmpty()) {
            context.notes.mark(line, "each is for another case", Role.WHEN);
            return cases;
        }
        var joined = new ArrayList<Boolean>();
        var first = false;
        for (var i = 0; i + 1 < scripts.size(); i++) {
            var between = OtherCommand.between(text, scripts.get(i), scripts.get(i + 1));
            var or = OtherCommand.OR.matcher(between);
            var rare = rare(between, InlineCommands.behind(text, scripts.get(i + 1)));
            var written = or.find();
            var is =
                    rare
                            || written
                            || (ELSE_ALONE.find(between) && !CONDITION.find(text))
                            || OtherCommand.joins(between, scripts.get(i), scripts.get(i + 1));
            joined.add(is);
            first |= is && i == 0 && (rare || (written && !or.group(1).isEmpty()));
        }
        var places = PlacedCommands.places(text, scripts, !joined.contains(false));
        if (!places.isEmpty()) {
            context.notes.mark(line, "it holds only for an environment", Role.WHEN);
            var each = new ArrayList<Scope>();
            for (var i = 0; i < scripts.size(); i++) {
                each.add(scopes.get(i).guarded(Optional.of(new Guard(places.get(i), line))));
            }
            return each;
        }
        if (!joined.contains(true) || scripts.stream().distinct().count() < scripts.size()) {
            return scopes;
        }
        var out = new ArrayList<Scope>();
        var group = "";
        for (var i = 0; i < scripts.size(); i++) {
            var scope = scopes.get(i);
            var before = i > 0 && joined.get(i - 1);
            var behind = i + 1 < scripts.size() && joined.get(i);
            if (!before && !behind) {
                out.add(scope);
                continue;
            }
            if (!before) {
                group = context.group(words(text, scripts.get(i), scope));
            }
            out.add(
                    scope.option(
                            Optional.of(
                                    context.choice(
                                            group,
                                            scripts.get(i),
                                            line,
                                            first
                                                    ? Optional.of(
                                                            before
                                                                    ? Weight.PLAIN
                                                                    : Weight.RECOMMENDED)
                                                    : Optional.empty(),
                                            scope.option()))));
        }
        return out;
    }

    /// The places of two commands of which each is for a case of its own.
    private static List<Scope> cases(
            List<Scope> scopes, String text, List<String> scripts, int line) {
        if (scripts.size() != 2) {
            return List.of();
        }
        var between = OtherCommand.between(text, scripts.getFirst(), scripts.getLast());
        var behind = InlineCommands.behind(text, scripts.getLast());
        if (rare(between, behind)) {
            return List.of();
        }
        var cases = Cases.of(between, behind);
        var out = new ArrayList<Scope>();
        for (var i = 0; i < cases.size(); i++) {
            var scope = scopes.get(i);
            // What the whole line seems to be guarded by is one of the two.
            var outside =
                    scope.when()
                            .filter(guard -> cases.stream().anyMatch(it -> of(guard.own(), it)))
                            .map(guard -> scope.when(guard.around()))
                            .orElse(scope);
            out.add(outside.guarded(Optional.of(new Guard(cases.get(i), line))));
        }
        return out;
    }

    private static boolean of(String own, String one) {
        var words = END.replaceAll(own, "").replaceAll("[.)]+$", "");
        return !words.isEmpty() && one.endsWith(words);
    }

    /// What stands before the first of them names the choice.
    private static String words(String text, String script, Scope scope) {
        var before = Inline.plain(text.substring(0, Math.max(0, text.indexOf("`" + script))));
        var words = END.replaceAll(Phrases.stripNumber(before).replace("`", ""), "");
        return words.isEmpty() ? Inline.plain(scope.title()) : words;
    }
}
