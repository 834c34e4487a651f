package dev.rutter.language.section;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.WorkNames;
import java.util.List;

/// The one chapter that is called after the time that the work is done in: where nothing is put out
/// before it, what it holds is the deed of the document and no upkeep.
final class WorkWindow {
    private final int index;

    /// @param title the index of the document's title, or -1
    /// @param firstDeployment where the deployment itself begins by its words, or -1
    WorkWindow(List<Section.Raw> raws, int title, DocumentKind kind, int firstDeployment) {
        this.index = kind.operates() ? -1 : find(raws, title, firstDeployment);
    }

    private static int find(List<Section.Raw> raws, int title, int firstDeployment) {
        var end = firstDeployment < 0 ? raws.size() : firstDeployment;
        for (var i = title + 1; i < end; i++) {
            var raw = raws.get(i);
            var words = PhaseNames.bare(raw.heading().text());
            if (raw.acts() && WorkNames.window(words)) {
                return i;
            }
            if (raw.acts() && WorkNames.work(words)) {
                return firstDeployment < 0 && between(raws, title, i) ? i : -1;
            }
        }
        return -1;
    }

    /// Whether all before it prepares, and what comes next verifies.
    private static boolean between(List<Section.Raw> raws, int title, int index) {
        var depth = raws.get(index).heading().depth();
        for (var i = title + 1; i < raws.size(); i++) {
            var raw = raws.get(i);
            if (i == index || raw.heading().depth() > depth || !raw.acts()) {
                continue;
            }
            var stated = PhaseNames.stated(raw.heading().text(), Phase.NONE);
            if (i > index) {
                return stated == Phase.VERIFY;
            }
            if (stated != Phase.PREPARE) {
                return false;
            }
        }
        return false;
    }

    /// Whether a chapter is that one.
    boolean is(int index) {
        return index == this.index;
    }
}
