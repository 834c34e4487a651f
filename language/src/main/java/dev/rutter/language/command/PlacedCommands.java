package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Place;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Commands of one line, each for another environment: ``Test: `./go.sh test` / Production:
/// `./go.sh prod` ``, `` `a` (staging) or `b` (production)``, `` `./stop.sh Shop_Test` or
/// `./stop.sh Shop_Production` ``. Which of them is run the environment decides.
public final class PlacedCommands {
    private static final String NAME =
            "(" + Place.NAME + ")(?: (?:environments?|env|servers?|clusters?|only))?";

    /// `Staging: `, `on staging, `.
    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "(?:^|[^\\w-])\\**"
                            + NAME
                            + "\\**\\s*(?::|→|->|=>|–|—)\\W*$|\\b(?:on|in|for) (?:the )?"
                            + NAME
                            + "\\s*[,:]?\\s*(?:run|use)?\\s*$",
                    CASE_INSENSITIVE);

    /// ` (staging)`, ` in production`.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^\\s*\\((?:(?:for|in|on|the) )*"
                            + NAME
                            + "\\)|^\\s+(?:for|in|on) (?:the )?"
                            + NAME
                            + "(?=\\W|$)",
                    CASE_INSENSITIVE);

    /// What is done in turn is done in each of them.
    private static final QuickPattern IN_TURN =
            QuickPattern.compile(
                    "\\b(?:then|afterwards?|next|finally|followed by|before|once|when|if)\\b|[.;!]\\s+[A-Z]\\w*\\s+\\w",
                    CASE_INSENSITIVE);

    /// `_test` of `Shop_Test`, but no part of a longer word.
    private static final QuickPattern NAMED =
            QuickPattern.compile("(?<![A-Za-z])" + Place.NAME + "(?![A-Za-z])", CASE_INSENSITIVE);

    private static final QuickPattern PLAIN =
            QuickPattern.compile(
                    "(?<![A-Za-z])(?:prod(?:uction)?|prd|stag(?:e|ing)|stg|uat)(?![A-Za-z])",
                    CASE_INSENSITIVE);

    /// More of them no line tells.
    private static final int MOST = 6;

    private PlacedCommands() {}

    /// The environment that each of a line's commands is for, in their order; empty where they are
    /// not each for another one.
    ///
    /// @param either whether the line gives them as alternatives
    public static List<String> places(String text, List<String> scripts, boolean either) {
        if (scripts.size() < 2 || scripts.size() > MOST || !NAMED.find(text)) {
            return List.of();
        }
        var told = new ArrayList<String>();
        for (var i = 0; i < scripts.size(); i++) {
            if (i > 0
                    && IN_TURN.find(
                            OtherCommand.between(text, scripts.get(i - 1), scripts.get(i)))) {
                return List.of();
            }
            said(text, scripts.get(i)).ifPresent(told::add);
        }
        if (told.size() == scripts.size() && apart(told)) {
            return told;
        }
        var named = scripts.stream().flatMap(script -> name(script).stream()).toList();
        return told.isEmpty()
                        && either
                        && named.size() == scripts.size()
                        && scripts.stream().map(PlacedCommands::shape).distinct().count() == 1
                        && apart(named)
                ? named
                : List.of();
    }

    /// Whether two commands are one but for the environment that they name.
    static boolean same(String one, String other) {
        return name(one).isPresent()
                && name(other).isPresent()
                && shape(one).equals(shape(other))
                && apart(List.of(name(one).get(), name(other).get()));
    }

    private static Optional<String> said(String text, String script) {
        var behind = BEHIND.matcher(InlineCommands.behind(text, script));
        if (behind.find()) {
            return Optional.of(behind.group(1) == null ? behind.group(2) : behind.group(1));
        }
        var before = BEFORE.matcher(InlineCommands.before(text, script));
        return before.find()
                ? Optional.of(before.group(1) == null ? before.group(2) : before.group(1))
                : Optional.empty();
    }

    private static Optional<String> name(String script) {
        var found = NAMED.matcher(script);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private static String shape(String script) {
        return NAMED.replaceAll(script, "§");
    }

    /// Whether each names places of its own, and one of them names what is nothing else.
    private static boolean apart(List<String> names) {
        var seen = EnumSet.noneOf(Place.class);
        for (var name : names) {
            var places = Place.in(name);
            if (places.isEmpty() || places.stream().anyMatch(seen::contains)) {
                return false;
            }
            seen.addAll(places);
        }
        return names.stream().anyMatch(PLAIN::find);
    }
}
