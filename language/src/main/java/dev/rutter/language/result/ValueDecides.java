package dev.rutter.language.result;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.ValueRule;
import dev.rutter.language.shell.OneValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A paragraph below a command that says what its value decides: `The value must be below 0.01. If
/// it is 0.05 or more, roll back. In between: ask the duty manager.` It is held against what the
/// command prints, and is neither a metric to be watched nor asked elsewhere.
public final class ValueDecides {
    private static final int MOST = 500;

    private ValueDecides() {}

    /// Reads a paragraph that is one; answers whether it is.
    public static boolean read(Context context, Scope scope, Unit unit, @Nullable Block next) {
        var text = unit.text();
        if (unit.label()
                || text.length() > MOST
                || text.endsWith(":")
                || !acts(scope)
                || !Stated.below(context, unit.line())) {
            return false;
        }
        var sentences = HaltSentences.sentences(text);
        if (sentences.stream().allMatch(it -> ValueRule.of(it).isEmpty())
                || !ofAbove(sentences.getFirst())) {
            return false;
        }
        var command = context.last().orElseThrow();
        var script = command.script();
        if (!OneValue.mayPrint(script) || (!looks(script) && below(next))) {
            return false;
        }
        var span = context.notes.span(unit.line());
        var expected = new ArrayList<Expectation>();
        for (var sentence : sentences) {
            var rule = ValueRule.of(sentence);
            if (rule.isPresent()) {
                expected.add(rule.get().expect(command.action(), script, span));
                if (rule.get().back()) {
                    context.notes.rollBack(rule.get().says(), Optional.empty(), unit.line());
                }
            } else if (BelowCommand.required(sentence)) {
                expected.addAll(BelowCommand.expected(sentence, command.action(), script, span));
            } else if (!ValueRule.between(sentence)) {
                expected.add(new Expectation.Asked(Inline.plain(sentence).strip(), span));
            }
        }
        context.notes.mark(unit.line(), "it says what the command above it must show", Role.EXPECT);
        command.expect(List.copyOf(expected));
        return true;
    }

    private static boolean ofAbove(String first) {
        return ValueRule.of(first).isPresent()
                || (BelowCommand.required(first) && !Phrases.guards(first));
    }

    /// Whether a block below may show it as well as the command above.
    private static boolean below(@Nullable Block next) {
        return next instanceof Block.Fence fence
                && fence.content().stream().anyMatch(ValueDecides::looks);
    }

    private static boolean looks(String script) {
        return HaltSentences.looks(script) || OneValue.prints(script);
    }

    private static boolean acts(Scope scope) {
        return (scope.phase() == Phase.PREPARE
                        || scope.phase() == Phase.DEPLOY
                        || scope.phase() == Phase.VERIFY)
                && scope.lead() != Lead.TRIGGER
                && scope.lead() != Lead.NO_TRIGGER
                && !scope.lead().silent();
    }
}
