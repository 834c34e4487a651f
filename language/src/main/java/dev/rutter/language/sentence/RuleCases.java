package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cases that one sentence joins: `Roll back when the health check fails or the error rate is above
/// 5 %`. The one with a figure is measured, the other is told by a person.
///
/// @param told the cases without a figure, each with the words that decide
/// @param together whether all must be so, and not one of them
public record RuleCases(List<String> told, boolean together) {
    /// What has a verb of its own is a case, and no part of a metric's name.
    private static final String VERB =
            "\\b(?:is|are|was|were|cannot|can not|can['’]t|(?:does|do|did) ?(?:not|n['’]t)|has|have|fails?|failed|crash(?:es|ed)?(?:-?loops?)?|complains?|stops?|hangs?|dies|breaks?|returns?|shows?|reports?|times? out|los(?:es?|t)|stays?|remains?|goes|doubles?|restarts?|keeps?|becomes?|disappears?|vanish(?:es)?|drops?|grows?|exceeds?|rises?)\\b";

    private static final QuickPattern CASE =
            QuickPattern.compile(
                    "^(?:if |when )?(?!(?:it|this|that|they|then|which|who|is|are|does|do|has|have|stays?|remains?|keeps?)\\b)(?:[\\w'’/-]+ ){1,6}?(?=("
                            + VERB
                            + "))",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDS_IN_VERB = QuickPattern.compile(VERB, CASE_INSENSITIVE);

    private static final QuickPattern DECIDES =
            QuickPattern.compile(
                    "^(.*?\\b(?:if|when|whenever|once|as soon as))\\s+(?:either |both )?(.+)$",
                    CASE_INSENSITIVE);
    private static final QuickPattern THEN =
            QuickPattern.compile(
                    "\\s*(?:,|:|→|->|\\bthen\\b)\\s*(?:then )?(?:roll ?back|go back|revert|abort|stop|back out)\\b.*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern JOINT =
            QuickPattern.compile("\\s*,?\\s+(or|and)\\s+|\\s*,\\s+", CASE_INSENSITIVE);
    private static final QuickPattern FIGURE =
            QuickPattern.compile("\\d|\\bbaseline\\b", CASE_INSENSITIVE);
    private static final QuickPattern COMPARED = QuickPattern.compile("\\w\\s*[<>≤≥]=?\\s*\\d");
    private static final QuickPattern ENDS = QuickPattern.compile("[\\s.;!]+$");

    /// `health check fails or the`: what stands before the name of a metric in such a sentence.
    private static final QuickPattern BEFORE_NAME =
            QuickPattern.compile(
                    "^.*"
                            + VERB
                            + "[^,;<>≤≥=]{0,60}?(?:\\s*,\\s+(?:or |and )?|\\s+(?:or|and)\\s+)(?:if |when )?(?=\\S)",
                    CASE_INSENSITIVE);

    private static final int LONGEST = 300;

    /// The cases of a sentence of which one at least has a figure, and one has none.
    public static Optional<RuleCases> of(String text) {
        var plain = ENDS.replaceFirst(Inline.plain(text), "");
        var decides = DECIDES.matcher(plain);
        if (plain.length() > LONGEST || !FIGURE.find(plain) || !decides.find()) {
            return Optional.empty();
        }
        var said = THEN.replaceFirst(decides.group(2), "");
        var told = new ArrayList<String>();
        var figures = 0;
        var and = false;
        var or = false;
        var from = 0;
        var joints = JOINT.all(said);
        for (var at = 0; at <= joints.size(); at++) {
            var end = at < joints.size() ? joints.get(at).start() : said.length();
            var piece = said.substring(from, end).strip();
            if (!COMPARED.find(piece) && (!CASE.find(piece) || Imperatives.tells(piece))) {
                if (at == joints.size() && !FIGURE.find(piece)) {
                    return Optional.empty();
                }
                continue;
            }
            if (FIGURE.find(piece)) {
                figures++;
            } else {
                told.add(decides.group(1) + " " + piece);
            }
            if (at < joints.size()) {
                and |= "and".equalsIgnoreCase(joints.get(at).group(1));
                or |= "or".equalsIgnoreCase(joints.get(at).group(1));
                from = joints.get(at).end();
            }
        }
        return told.isEmpty() || figures == 0
                ? Optional.empty()
                : Optional.of(new RuleCases(List.copyOf(told), and && !or));
    }

    /// The words before a comparison without a case that stands before its metric.
    static String lastCase(String before) {
        var left = BEFORE_NAME.replaceFirst(before, "");
        return left.isBlank() || ENDS_IN_VERB.matches(left.strip()) ? before : left;
    }
}
