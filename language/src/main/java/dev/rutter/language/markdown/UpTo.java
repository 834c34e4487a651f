package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `Wait up to 5 minutes:` right above a block is how long its commands may take.
final class UpTo {
    private static final QuickPattern SAYS =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|and|please)\\s+)?(?:wait|allow|give (?:it|this)|let (?:it|this) run)(?:\\s+for)?\\s+"
                            + Durations.UP_TO
                            + "\\s+[\\d\\w]",
                    CASE_INSENSITIVE);

    /// No longer sentence is looked at.
    private static final int MOST = 300;

    private UpTo() {}

    /// The place of a block below what stands above it.
    static Scope over(Scope scope, @Nullable Block above) {
        if (!(above instanceof Block.Text said)) {
            return scope;
        }
        var unit = Unit.of(said).getLast();
        var text = Inline.plain(unit.lastSentence());
        return text.length() > MOST || !SAYS.find(text)
                ? scope
                : Durations.first(text)
                        .filter(Duration::isPositive)
                        .map(limit -> scope.pinned(Optional.of(pinned(scope, limit, unit.line()))))
                        .orElse(scope);
    }

    private static Step.Pinned pinned(Scope scope, Duration limit, int line) {
        var idempotent = scope.pinned().filter(Step.Pinned::idempotent).isPresent();
        return new Step.Pinned(idempotent, Optional.of(limit), line);
    }
}
