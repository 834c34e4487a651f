package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What the place of a section among its neighbours says of its phase where its own words say
/// nothing.
///
/// @param title the index of the document's title, or -1
record PartOrder(List<Section.Raw> raws, int title) {
    private static final QuickPattern SIGN_OFF =
            QuickPattern.compile("sign-?off|approvals?", CASE_INSENSITIVE);
    private static final QuickPattern NUMBERED =
            QuickPattern.compile("^\\W*(?:(?:phase|stage|step|part)\\s*)?\\d+", CASE_INSENSITIVE);
    private static final QuickPattern CONFIGURES =
            QuickPattern.compile(
                    "\\b(?:config\\w*|secrets|credentials|accounts?|access|dns|domains?|environments?|infrastructure"
                            + "|network\\w*)\\b",
                    CASE_INSENSITIVE);

    /// Whether a numbered part stands, among numbered parts, before one that still prepares (or,
    /// where it signs off, before the deployment itself): parts are numbered in the order they are
    /// done in.
    boolean beforeTheDeployment(int index) {
        var raw = raws.get(index);
        var words = PhaseNames.bare(raw.heading().text());
        var depth = raw.heading().depth();
        if (!raw.acts() || !numbered(raw)) {
            return false;
        }
        var stated = PhaseNames.stated(raw.heading().text(), Phase.NONE);
        var open = stated == null || stated == Phase.REFERENCE || stated == Phase.VERIFY;
        var sets = CONFIGURES.find(words) && stated != Phase.VERIFY;
        var signs = SIGN_OFF.find(words);
        for (var i = index + 1; open && i < raws.size(); i++) {
            var next = raws.get(i);
            if (next.heading().depth() < depth) {
                break;
            }
            if (next.heading().depth() == depth && numbered(next)) {
                var phase = PhaseNames.stated(next.heading().text(), Phase.NONE);
                if ((phase == Phase.PREPARE && stated != Phase.VERIFY)
                        || (phase == Phase.DEPLOY && (signs || sets))) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean numbered(Section.Raw raw) {
        return NUMBERED.find(Inline.plain(raw.heading().text()));
    }

    /// Whether a chapter beside it has already dealt with what comes when the deployment is over.
    boolean afterwards(int index) {
        var depth = raws.get(index).heading().depth();
        for (var i = index - 1; i > title && raws.get(i).heading().depth() >= depth; i--) {
            var phase =
                    raws.get(i).heading().depth() == depth
                            ? PhaseNames.stated(raws.get(i).heading().text(), Phase.NONE)
                            : null;
            if (phase == Phase.ROLLBACK || phase == Phase.TROUBLE || phase == Phase.WATCH) {
                return true;
            }
        }
        return false;
    }
}
