package dev.rutter.language.block;

import dev.rutter.language.runbook.Place;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// A piece of a paragraph that stands for itself: a line that opens with a label, a tick or a sign,
/// with the lines that go on from it.
///
/// @param label whether it announces what follows: `**Symptoms:**`, `When to roll back:`
/// @param labelText the label's words, empty where the whole unit is one
/// @param last whether it ends its paragraph
public record Unit(
        String text, int line, int lastLine, boolean label, String labelText, boolean last) {
    private static final QuickPattern BOLD =
            QuickPattern.compile("^(?:\\d+[.)]\\s+|[^\\w\\s*]+\\s*)\\*\\*.*");
    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[\\w)`\\]][.!?])\\s+(?=[A-Z\"“(])");

    /// What such words end with goes on in the block below.
    private static final QuickPattern OPEN_END =
            QuickPattern.compile("(?i)\\b(?:run|execute|do|use|with|type|call|by)$");

    private static final QuickPattern AFTER_LABEL = QuickPattern.compile("^\\s*[:—–-]*\\s*");

    private static final QuickPattern OWN_LINE =
            QuickPattern.compile(
                    "^(?:\\*\\*|__|[✅❌✓✔✗✘⚠☐□☑→•🔴🟡🟢]|\\d+[.)]\\s|T[+-]\\d|(?:SEV|Sev|sev)[- ]?\\d\\b|[PS]\\d\\s*(?::|–|—|-\\s)|[-*]\\s|(?i:(?:on |in |for )?"
                            + Place.NAME
                            + "(?: (?:environment|env|servers?|cluster))?)\\s*(?::|–|—|->|→)\\s*`|(?:Symptoms?|(?:Root )?[Cc]auses?|Fix|Solution|Resolution|Workaround|Diagnosis|Prevention|Impact|Action):\\s).*");

    /// What words right above order to be run, one below the other: `scripts/07_backup.sql`.
    private static final QuickPattern FILE =
            QuickPattern.compile("(?:[\\w.-]+/)+[\\w.-]+\\.(?:sql|sh|py|ps1|rb|js|ya?ml)");

    private static final QuickPattern STRESSED =
            QuickPattern.compile("^\\*\\*[^*]{0,80}[^*:.!?]\\*\\*(?:[,;)]|\\s+(?!-)[a-z(])");

    private static final QuickPattern OPEN_LINE = QuickPattern.compile("[a-z,](?:\\*\\*|`)?$");

    /// A paragraph's pieces in their order, one at least.
    public static List<Unit> of(Block.Text text) {
        var units = new ArrayList<Unit>();
        var joined = new StringBuilder();
        var start = 0;
        var lines = text.lines();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!joined.isEmpty()
                    && ((OWN_LINE.matches(line.text())
                                    && !goesOn(lines.get(i - 1).text(), line.text()))
                            || (lines.get(i - 1).text().endsWith(":")
                                    && !FILE.matches(line.text())))) {
                units.add(
                        unit(
                                joined.toString(),
                                lines.get(start).number(),
                                lines.get(i - 1).number(),
                                false));
                joined.setLength(0);
            }
            if (joined.isEmpty()) {
                start = i;
            }
            if (joined.length() < Bounded.LONGEST) {
                joined.append(joined.isEmpty() ? "" : " ")
                        .append(i + 1 < lines.size() ? line.goingOn() : line.text());
            }
        }
        if (!joined.isEmpty()) {
            units.add(
                    unit(
                            joined.toString(),
                            lines.get(start).number(),
                            lines.getLast().number(),
                            true));
        }
        return units;
    }

    /// Whether a line only happens to begin with words in bold: the sentence above it goes on with
    /// them, `… runs on a`, then `**fresh** install.`
    private static boolean goesOn(String above, String line) {
        return STRESSED.find(line) && OPEN_LINE.find(above);
    }

    private static Unit unit(String text, int line, int lastLine, boolean last) {
        var plain = Inline.plain(text);
        var bold = bold(text);
        var colon = plain.endsWith(":");
        var labelText = "";
        if (bold) {
            var from = text.indexOf("**") + 2;
            var end = text.indexOf("**", from);
            if (end > 0 && end + 2 < text.length()) {
                labelText = text.substring(from, end);
            }
        }
        return new Unit(text, line, lastLine, bold || colon, labelText, last);
    }

    /// What is left of it where other words of it are read.
    public Unit saying(String rest) {
        return new Unit(rest, line, lastLine, false, "", last);
    }

    /// The same where these may announce what follows.
    public Unit labelled(String rest) {
        return new Unit(rest, line, lastLine, rest.endsWith(":"), "", last);
    }

    /// Whether it opens with a label in bold.
    public boolean bold() {
        return bold(text);
    }

    /// Whether anything in it is in bold.
    public boolean stressed() {
        return text.contains("**");
    }

    private static boolean bold(String text) {
        return Inline.boldLabel(text) || BOLD.matches(text);
    }

    /// What a label announces: of several sentences the last one.
    public String announces() {
        var goesOn = !label && OPEN_END.find(text);
        return goesOn || (label && !text.contains("**") && text.endsWith(":"))
                ? lastSentence()
                : text;
    }

    /// The last of its sentences, which is what stands right above the next block.
    public String lastSentence() {
        var sentences = SENTENCE.split(text, -1);
        return sentences[sentences.length - 1];
    }

    /// What follows the bold label on the same line.
    public String afterLabel() {
        var from = text.indexOf("**") + 2;
        var end = from < 2 ? -1 : text.indexOf("**", from);
        return end < 0 ? "" : AFTER_LABEL.replaceFirst(text.substring(end + 2), "");
    }
}
