package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// A list below `Options:` or `One of:`, each of whose items is another way.
public final class OneOf {
    private static final QuickPattern ANNOUNCES =
            QuickPattern.compile(
                    "(?:\\boptions|\\balternatives|\\bone of (?:the following|these)|\\beither)\\W*:\\W*$|^\\W*(?:there are |you have |choose (?:one )?(?:of|between) )?(?:two|three|four|several|2|3|4) (?:\\w+ )?(?:options|ways|alternatives|paths|methods)\\b[^.:;]{0,40}:\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern PREFERRED =
            QuickPattern.compile(
                    "\\((?:recommended|preferred|the default|easiest|simplest|fastest)\\)",
                    CASE_INSENSITIVE);
    private static final QuickPattern NAME =
            QuickPattern.compile("^\\*\\*[^*]+\\*\\*\\s*(?:\\([^)]*\\))?\\W*$");

    /// Ways that are told one below the other: `Via the console:`, `Via the command line:`.
    private static final QuickPattern WAY =
            QuickPattern.compile("^\\W*(?:via|using|through)\\b[^.;:]{2,80}:", CASE_INSENSITIVE);

    /// `Preferred: …`, `Fallback: …`.
    private static final QuickPattern RANKED =
            QuickPattern.compile(
                    "^\\W*(?:preferred|recommended|fall-?back|alternative(?:ly)?|last resort)\\W*:\\W*\\w",
                    CASE_INSENSITIVE);

    private final String group;

    /// Some items say of themselves that they are a way.
    private final boolean named;

    /// Some say which is to be tried before the others.
    private final boolean ranked;

    private OneOf(String group, Block.Items list) {
        this.group = group;
        named = several(list, WAY) || several(list, Lettered.OPENS);
        ranked = several(list, RANKED);
    }

    /// The choice that a list's items are, if they are one.
    public static Optional<OneOf> of(Context context, Block.Items list, Scope scope) {
        return list.items().size() > 1
                        && acts(scope.phase())
                        && (ANNOUNCES.find(Inline.plain(scope.leadText()))
                                || preferred(list)
                                || several(list, WAY)
                                || several(list, Lettered.OPENS)
                                || several(list, RANKED))
                        // Flags of a program are no ways of doing something.
                        && list.items().stream()
                                .noneMatch(item ->
                                        item.box()
                                                || item.text().startsWith("`-")
                                                || (!Lettered.OPENS.find(item.text())
                                                        && Phrases.when(item.text()).isPresent()))
                ? Optional.of(new OneOf(context.group(Inline.plain(scope.title())), list))
                : Optional.empty();
    }

    /// Whether one of the names that a list is made of is set before the others.
    private static boolean preferred(Block.Items list) {
        return list.items().stream().filter(item -> PREFERRED.find(item.text())).count() == 1
                && list.items().stream().allMatch(item -> NAME.find(item.text()));
    }

    private static boolean several(Block.Items list, QuickPattern opens) {
        return list.items().stream().filter(item -> opens.find(item.text())).count() > 1;
    }

    /// Whether an item is a way: where some say so of themselves, the others come before them or
    /// behind, whichever is taken.
    public boolean way(Block.Item item) {
        return named
                ? WAY.find(item.text()) || Lettered.OPENS.find(item.text())
                : !ranked || RANKED.find(item.text());
    }

    /// Where the words of one such item stand.
    public Scope item(Context context, Block.Item item, Scope scope) {
        context.notes.mark(item.line(), "one of several alternatives", Role.OPTION);
        return scope.option(
                Optional.of(
                        context.choice(
                                group,
                                Phrases.stripNumber(Inline.plain(item.text())),
                                item.line(),
                                Optional.empty(),
                                scope.option())));
    }

    private static boolean acts(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, TROUBLE, MAINTAIN -> true;
            case NONE, OVERVIEW, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }
}
