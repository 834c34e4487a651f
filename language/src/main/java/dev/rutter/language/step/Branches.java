package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is done where what stands above came out one way or the other: items or paragraphs that
/// each open with an outcome (`Healthy: go on`, `**Some rows** → fix them`, `anything else → …`).
/// Each is done only where that is the outcome, which a person tells.
public final class Branches {
    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^[^\\w`(]*((?:`[^`]{1,30}`|[^:→`>]){1,48}?)\\s*(→|->|=>|⇒|:|\\s[–—-](?=\\s))\\s*(.*)$");

    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^(?:then |just )?(?:continue|go on|go ahead|proceed|carry on|move on|nothing (?:else )?to (?:do|fix|clean)|no (?:further )?action|nothing (?:more )?(?:is )?(?:needed|required)|all good|you(?: are|['’]re) (?:done|good)|on to|next step|skip)\\b.{0,80}$",
                    CASE_INSENSITIVE);

    /// Where an arrow leads to them, these go on, too.
    private static final QuickPattern FINE =
            QuickPattern.compile(
                    "^(?:it is |that is |you are )?(?:all )?(?:clean|fine|ok(?:ay)?|good|safe|done|ready|expected|healthy)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern END = QuickPattern.compile("[\\s.:;,–—-]+$");

    private static final QuickPattern ELSE =
            QuickPattern.compile(
                    "(?:anything|something|everything) else|otherwise|else|any other\\b.*|other\\w*(?: \\w+)?",
                    CASE_INSENSITIVE);

    private static final QuickPattern NOT =
            QuickPattern.compile(
                    "^(?:is |are |it is )?(?:not |no |non-?|un(?=[a-z]{4})|in(?=valid|complete|active|consistent))\\s*",
                    CASE_INSENSITIVE);

    private static final List<QuickPattern> OPPOSITES =
            List.of(
                    opposite("yes|no"),
                    opposite("pass(?:es|ed|ing)?|fail(?:s|ed|ing|ure)?"),
                    opposite("success(?:ful)?|succeeded|fail(?:s|ed|ure)?|errors?"),
                    opposite("green|red|yellow|amber"),
                    opposite(
                            "(?:all )?(?:zeros?|empty|none|no \\w+|0|0 rows|nothing)|(?:some|any|several|more)\\b.*|> ?0|>= ?1|1 or more"),
                    opposite("(?:it )?exists|(?:is )?missing|present|absent"),
                    opposite("ok(?:ay)?|errors?|not ok"),
                    opposite("up|down"),
                    opposite("match(?:es)?|(?:differs?|mismatch(?:es)?|no match)"));

    /// Of so many paragraphs none are looked through for the few that are the ways something can
    /// come out.
    private static final int MOST = 300;

    private final boolean all;

    private Branches(boolean all) {
        this.all = all;
    }

    private static QuickPattern opposite(String either) {
        return QuickPattern.compile("(?:" + either + ")", CASE_INSENSITIVE);
    }

    private record Branch(String outcome, boolean arrow, String rest) {
        boolean goesOn() {
            return GOES_ON.find(rest) || (arrow && FINE.find(rest));
        }

        boolean acts() {
            return rest.indexOf('`') >= 0 || Imperatives.tells(rest);
        }
    }

    /// Whether a list is made of them.
    public static Branches of(Block.Items list, Scope scope) {
        var items = list.items();
        return new Branches(
                applies(scope)
                        && items.stream().noneMatch(Block.Item::box)
                        && all(items.stream().map(Block.Item::text).toList()));
    }

    /// Whether the paragraphs of a section that open with a name in bold and an arrow are.
    public static Branches of(List<Block> blocks, Scope scope) {
        return new Branches(
                applies(scope)
                        && blocks.size() <= MOST
                        && all(
                                blocks.stream()
                                        .filter(Block.Text.class::isInstance)
                                        .flatMap(text -> Unit.of((Block.Text) text).stream())
                                        .map(Unit::text)
                                        .filter(Branches::bold)
                                        .toList()));
    }

    private static boolean applies(Scope scope) {
        return FenceClassifier.acts(scope.phase())
                && !scope.lead().keeps()
                && !scope.lead().silent();
    }

    /// Whether a paragraph opens with an outcome in bold and an arrow.
    public static boolean bold(String text) {
        return Inline.boldLabel(text) && branch(text).filter(Branch::arrow).isPresent();
    }

    private static boolean all(List<String> texts) {
        if (texts.size() < 2 || texts.size() > 5) {
            return false;
        }
        var found = texts.stream().flatMap(text -> branch(text).stream()).toList();
        return found.size() == texts.size()
                && found.stream().anyMatch(one -> !Imperatives.tells(one.outcome() + " it"))
                && found.stream().anyMatch(one -> !one.goesOn())
                && (found.stream().anyMatch(Branch::goesOn)
                        || (found.stream().anyMatch(Branch::acts) && opposed(found)));
    }

    private static boolean opposed(List<Branch> found) {
        var outcomes = found.stream().map(one -> one.outcome().toLowerCase(Locale.ROOT)).toList();
        return outcomes.stream().anyMatch(ELSE::matches)
                || outcomes.stream()
                        .anyMatch(one ->
                                NOT.find(one) && outcomes.contains(NOT.replaceFirst(one, "")))
                || OPPOSITES.stream()
                        .anyMatch(either -> outcomes.stream().allMatch(either::matches));
    }

    private static Optional<Branch> branch(String text) {
        var opened = OPENS.matcher(Inline.plain(text));
        return opened.find()
                ? Optional.of(
                        new Branch(
                                opened.group(1).strip(),
                                opened.group(2).length() > 1 || "→⇒".contains(opened.group(2)),
                                opened.group(3).strip()))
                : Optional.empty();
    }

    /// Where one of them stands; `scope` itself where they are none.
    public Scope placed(String text, int line, Scope scope) {
        return all
                ? branch(text)
                        .map(one ->
                                scope.guarded(
                                        Guard.in(text, line)
                                                .or(() ->
                                                        Optional.of(
                                                                new Guard(
                                                                        asked(one, scope), line)))))
                        .orElse(scope)
                : scope;
    }

    /// What came out, and of what, where the item that they stand in says it.
    private static String asked(Branch one, Scope scope) {
        var of = END.replaceFirst(scope.under(), "").replace("`", "");
        return of.isEmpty() || of.length() > 80 ? one.outcome() : of + ": " + one.outcome();
    }

    /// Whether one of them does nothing but go on.
    public boolean passes(String text, int line, Notes notes) {
        var passes = all && branch(text).filter(Branch::goesOn).isPresent();
        if (passes) {
            notes.mark(line, "where it came out so, nothing is to be done", Role.WHEN);
        }
        return passes;
    }
}
