package dev.rutter.language.fence;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Pin;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.ExpectationReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the comments of ours right above a block say of it; several of them add up, and of two that
/// say the same thing the lower one counts.
public final class Pins {
    private final List<Pin> all = new ArrayList<>();
    private int line;

    /// What HTML comments of ours say of the block below them.
    public void read(Block.Html html, Context context) {
        for (var words : Pin.words(html.text())) {
            var pin = Pin.of(words);
            var span = context.notes.span(html.line());
            if (pin.isEmpty()) {
                context.problems.add(Pin.unknown(words, span));
            }
            if (pin.isPresent() && pin.get() instanceof Pin.Expect(var says)) {
                context.notes.mark(html.line(), "the document pins an expectation", Role.EXPECT);
                context.last()
                        .ifPresent(last ->
                                last.expect(ExpectationReader.read(says, last.action(), span)));
            }
            pin.ifPresent(it -> add(it, html.line()));
        }
    }

    /// Whether they settle the whole block.
    public boolean skips(Block block, Scope scope, Context context) {
        if (!ignore() && manual() && block instanceof Block.Text text) {
            context.notes.mark(text.line(), "the document pins it to a person", Role.MANUAL);
            context.person(scope.pinned(steps()), text.joined(), text.line(), text.lastLine());
            return true;
        }
        return ignore();
    }

    /// @param at the comment's line
    void add(Pin pin, int at) {
        all.add(pin);
        if (line == 0 || pin instanceof Pin.Idempotent) {
            line = at;
        }
    }

    /// Whether no comment says anything.
    public boolean none() {
        return all.isEmpty();
    }

    boolean ignore() {
        return all.stream().anyMatch(Pin.Ignore.class::isInstance);
    }

    boolean manual() {
        return all.stream().anyMatch(Pin.Manual.class::isInstance);
    }

    /// What the fence below is.
    Optional<FenceClassifier.Kind> fence() {
        return all.reversed().stream()
                .filter(Pin.Fence.class::isInstance)
                .map(pin -> ((Pin.Fence) pin).kind())
                .findFirst();
    }

    /// What holds for each step of the block below.
    public Optional<Step.Pinned> steps() {
        var idempotent = all.stream().anyMatch(Pin.Idempotent.class::isInstance);
        Optional<Duration> limit =
                all.reversed().stream()
                        .filter(Pin.Timeout.class::isInstance)
                        .map(pin -> ((Pin.Timeout) pin).limit())
                        .findFirst();
        return idempotent || limit.isPresent()
                ? Optional.of(new Step.Pinned(idempotent, limit, line))
                : Optional.empty();
    }
}
