package dev.rutter.language.draft;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// What is said of both hosts (`Both must show less than 80 %:`) above or below one command a host
/// is said of each of those commands, and not of the last alone.
final class SaidOfEach {
    private static final QuickPattern OF_EACH =
            QuickPattern.compile(
                    "\\b(?:both|each|every|all|either|neither|none of)\\b(?: of)?(?: the| our| these| two| three| four| \\d)*(?: [\\w-]+)? (?:hosts?|servers?|machines?|nodes?|instances?|boxes|box|vms?|replicas?|sites?|regions?|clusters?|databases?|endpoints?|urls?|addresses|environments?|brokers?|workers?|backends?|of them|must|should|has|have|are|is|shows?|say|says|reads?|returns?|answers?|prints?|reports?)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");

    /// A comment or a blank line may stand between two of them.
    private static final int NEAR = 3;

    private SaidOfEach() {}

    /// @param drafts a document's steps, in the order of its lines
    static void spread(List<StepDraft> drafts) {
        var alike = new ArrayList<StepDraft>();
        for (var at = 0; at < drafts.size(); at++) {
            var draft = drafts.get(at);
            alike.add(draft);
            if (at + 1 < drafts.size() && again(draft, drafts.get(at + 1))) {
                continue;
            }
            if (alike.size() > 1) {
                ofEach(alike);
            }
            alike.clear();
        }
    }

    private static void ofEach(List<StepDraft> alike) {
        var last = alike.getLast();
        var from = alike.getFirst().span().line();
        var said =
                last.stated().stream()
                        .filter(it -> it.span().line() < from || it.span().line() > last.lastLine())
                        .filter(it -> OF_EACH.find(it.says()))
                        .toList();
        for (var draft : alike.subList(0, alike.size() - 1)) {
            if (draft.expectsNothing()) {
                draft.expect(said);
            }
        }
    }

    /// Whether a command is the one above it once more, of another host.
    private static boolean again(StepDraft draft, StepDraft next) {
        if (next.span().line() > draft.lastLine() + NEAR
                || next.span().line() <= draft.span().line()
                || draft.script().isEmpty()
                || next.script().isEmpty()) {
            return false;
        }
        var one = BLANKS.split(draft.script().strip(), -1);
        var two = BLANKS.split(next.script().strip(), -1);
        if (one.length != two.length || one.length < 2 || !one[0].equals(two[0])) {
            return false;
        }
        var others = 0;
        for (var i = 1; i < one.length; i++) {
            if (!one[i].equals(two[i])) {
                others++;
                if (!"ssh".equals(one[0]) && !alike(one[i], two[i])) {
                    return false;
                }
            }
        }
        return others == 1;
    }

    /// `ledger1` and `ledger2`, and not `pods` and `nodes`.
    private static boolean alike(String one, String two) {
        var shorter = Math.min(one.length(), two.length());
        var head = 0;
        while (head < shorter && one.charAt(head) == two.charAt(head)) {
            head++;
        }
        var tail = 0;
        while (tail < shorter - head
                && one.charAt(one.length() - 1 - tail) == two.charAt(two.length() - 1 - tail)) {
            tail++;
        }
        return 2 * (head + tail) >= Math.max(one.length(), two.length());
    }
}
