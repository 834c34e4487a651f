package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// When a run waited for people: what lasted long because nobody answered did not take the software
/// that long. Pure.
///
/// @param spans each from a question to its answer, in the order of the questions
record Waits(List<Span> spans) {
    /// One wait.
    record Span(Instant from, Instant to) {}

    Waits {
        spans = List.copyOf(spans);
    }

    /// A question that nobody has answered is waited for until the last event.
    static Waits of(List<Recorded> events) {
        var asked = new HashMap<String, Instant>();
        var spans = new ArrayList<Span>();
        for (var recorded : events) {
            if (recorded.event() instanceof QuestionAsked question) {
                asked.putIfAbsent(question.question(), recorded.at());
            } else if (recorded.event() instanceof AnswerGiven answer) {
                var since = asked.remove(answer.question());
                if (since != null) {
                    spans.add(new Span(since, recorded.at()));
                }
            }
        }
        asked.values().forEach(since -> spans.add(new Span(since, events.getLast().at())));
        spans.sort((one, other) -> one.from().compareTo(other.from()));
        return new Waits(spans);
    }

    /// How much of the time between two moments was waited; questions that stood open together
    /// count once.
    Duration within(Instant from, Instant to) {
        var waited = Duration.ZERO;
        var counted = from;
        for (var span : spans) {
            var begin = span.from().isAfter(counted) ? span.from() : counted;
            var end = span.to().isBefore(to) ? span.to() : to;
            if (end.isAfter(begin)) {
                waited = waited.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return waited;
    }
}
