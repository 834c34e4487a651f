package dev.rutter.language.draft;

import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.BeforeOther;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/// Sentences that give an order to two commands ([BeforeOther]). A command that stands elsewhere is
/// not run once more for them, and where both stand in one chapter in the other order the first of
/// them is done before the second. One that stands nowhere else is run where the sentence tells it.
public final class Sequences {
    /// A sentence and its steps.
    private static final class Told {
        private final BeforeOther order;
        private Optional<StepDraft> first = Optional.empty();
        private Optional<StepDraft> second = Optional.empty();

        Told(BeforeOther order) {
            this.order = order;
        }

        boolean own(StepDraft draft) {
            return first.filter(draft::equals).isPresent()
                    || second.filter(draft::equals).isPresent();
        }
    }

    private final List<Told> all = new ArrayList<>();

    /// The order that a line gives to its commands, where a shell knows both.
    public static Optional<BeforeOther> in(String text) {
        return BeforeOther.in(text)
                .filter(it ->
                        InlineCommands.runnable(it.first())
                                && InlineCommands.runnable(it.second()));
    }

    /// Whether a command is the first of such a sentence.
    public static boolean first(String text, String script) {
        return in(text).filter(it -> it.first().equals(script)).isPresent();
    }

    /// Takes the step that a command of such a sentence has become, and answers whether it did.
    public boolean took(String text, StepDraft draft) {
        var order = in(text);
        order.ifPresent(it -> add(it, draft));
        return order.isPresent();
    }

    private void add(BeforeOther order, StepDraft draft) {
        if (all.isEmpty()
                || !all.getLast().order.equals(order)
                || all.getLast().second.isPresent()) {
            all.add(new Told(order));
        }
        var told = all.getLast();
        if (draft.script().equals(order.first())) {
            told.first = Optional.of(draft);
        } else {
            told.second = Optional.of(draft);
        }
    }

    /// All chapters have been read.
    ///
    /// @param silent takes the lines that only order what is told elsewhere
    void settle(List<List<Object>> chapters, IntConsumer silent) {
        for (var told : all) {
            var first = elsewhere(chapters, told.order.first());
            var second = elsewhere(chapters, told.order.second());
            var tells = told.order.tells();
            if (first.isPresent() || !(tells || second.isPresent())) {
                drop(chapters, told.first);
            }
            if (second.isPresent()
                    || !tells
                    || told.second.filter(it -> it.phase() == Phase.DEPLOY).isEmpty()) {
                drop(chapters, told.second);
            }
            if (first.isPresent() && second.isPresent()) {
                told.first.ifPresent(it -> silent.accept(it.span().line()));
            }
            sort(
                    chapters,
                    first.or(() -> told.first),
                    second.or(() -> told.second),
                    first.isEmpty());
        }
    }

    /// @param own whether the first is the sentence's own step, which may change its chapter
    private static void sort(
            List<List<Object>> chapters,
            Optional<StepDraft> first,
            Optional<StepDraft> second,
            boolean own) {
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        var from = chapter(chapters, first.get());
        var to = chapter(chapters, second.get());
        if (from.isEmpty() || to.isEmpty() || (!own && !from.get().contains(second.get()))) {
            return;
        }
        if (first.get().span().line() > second.get().span().line()) {
            first.get().before(second.get().place().line());
            from.get().remove(first.get());
            to.get().add(first.get());
        }
    }

    private static Optional<List<Object>> chapter(List<List<Object>> chapters, StepDraft draft) {
        return chapters.stream().filter(it -> it.contains(draft)).findFirst();
    }

    private static void drop(List<List<Object>> chapters, Optional<StepDraft> draft) {
        draft.ifPresent(it -> chapters.forEach(chapter -> chapter.remove(it)));
    }

    /// The first step that runs such a command and is no sentence's on an order.
    private Optional<StepDraft> elsewhere(List<List<Object>> chapters, String code) {
        Predicate<StepDraft> runs =
                draft ->
                        draft.script().equals(code)
                                || List.of(draft.script().split("\\s+", -1)).contains(code);
        return chapters.stream()
                .flatMap(List::stream)
                .filter(StepDraft.class::isInstance)
                .map(StepDraft.class::cast)
                .filter(StepDraft::forward)
                .filter(runs)
                .filter(draft -> all.stream().noneMatch(told -> told.own(draft)))
                .findFirst();
    }
}
