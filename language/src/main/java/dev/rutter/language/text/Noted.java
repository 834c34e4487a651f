package dev.rutter.language.text;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is noted of one text during a piece of work, each when it is first asked for: its trace,
/// which expressions were found in it, and what functions answered for it.
final class Noted {
    /// Needs more characters than any text has that is searched: its matcher finds nothing without
    /// looking.
    private static final Pattern NOWHERE = Pattern.compile("(?!)x{1000000000}");

    private static final Object[] NO_ANSWERS = {};
    private static final int[] NO_QUESTIONS = {};

    /// What is asked of an expression: whether it occurs, whether the whole text is one occurrence,
    /// what is left without the first or without all of them.
    enum Question {
        OCCURS(0),
        WHOLE(1),
        WITHOUT_FIRST(2),
        WITHOUT_ALL(3);

        private final int number;

        Question(int number) {
            this.number = number;
        }
    }

    private static final int QUESTIONS = Question.values().length;

    private final String text;
    private @Nullable Trace trace;
    private @Nullable Object[] answers = NO_ANSWERS;

    private @Nullable Matcher nothing;

    /// What expressions answered, each at the place of its question or behind it where that is
    /// taken.
    private @Nullable Object[] told = NO_ANSWERS;

    private int[] questions = NO_QUESTIONS;
    private int asked;

    Noted(String text) {
        this.text = text;
    }

    /// Whether it is of this very text.
    // Of two that are equal but not one the words are compared.
    @SuppressWarnings("ReferenceEquality")
    boolean is(String other) {
        return text == other;
    }

    /// Whether it is of a text with these words.
    boolean of(String other) {
        return text.equals(other);
    }

    /// Whether the text has what an expression needs; false is certain.
    boolean meets(Needs needs) {
        return needs.none() || needs.metBy(trace());
    }

    /// Whether it may be one occurrence of an expression that needs this; false is certain.
    boolean meetsWholly(Needs needs) {
        return needs.metByWhole(trace());
    }

    /// A matcher over the text that finds nothing in it, whoever asks for it: it has no state that
    /// asking changes.
    Matcher nothing() {
        var known = nothing;
        if (known == null) {
            known = NOWHERE.matcher(text);
            nothing = known;
        }
        return known;
    }

    /// What the text holds.
    Trace trace() {
        var known = trace;
        if (known == null) {
            known = Trace.of(text);
            trace = known;
        }
        return known;
    }

    /// What an expression answers of the text; what it is asked a second time is known.
    Object told(QuickPattern pattern, Question asks) {
        if (2 * asked >= questions.length) {
            grow();
        }
        // No question is 0, which stands for a free place.
        var question = 1 + pattern.number() * QUESTIONS + asks.number;
        var at = place(question);
        var known = told[at];
        if (known == null) {
            known = pattern.answer(text, this, asks);
            questions[at] = question;
            told[at] = known;
            asked++;
        }
        return known;
    }

    private int place(int question) {
        var mask = questions.length - 1;
        var at = ((question * 0x9E3779B1) >>> 7) & mask;
        while (questions[at] != question && questions[at] != 0) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        var before = questions;
        var answers = told;
        questions = new int[Math.max(8, 2 * before.length)];
        told = new Object[questions.length];
        for (var i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                var at = place(before[i]);
                questions[at] = before[i];
                told[at] = answers[i];
            }
        }
    }

    /// What a function answers for the text.
    <T> T answer(Memo<T> memo) {
        var number = memo.number();
        if (number >= answers.length) {
            answers = Arrays.copyOf(answers, Math.max(number + 1, Memo.count()));
        }
        // Only the memo's own answers are kept under its number.
        @SuppressWarnings("unchecked")
        var known = (T) answers[number];
        if (known == null) {
            known = memo.asked(text);
            answers[number] = known;
        }
        return known;
    }
}
