package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sections with nothing to do in them, whatever their heading is called after: a table of what is
/// there, the state that a document starts from, a block that only shows how a tool can be called.
final class Facts {
    /// Why somebody would: `# To skip a part`, and no step of anything (`# To begin with`, `# For
    /// the customers`).
    private static final QuickPattern PURPOSE =
            QuickPattern.compile(
                    "^\\s*#+\\s*(?:to\\s+(?!(?:begin|start|finish|end)\\b)|for\\s+(?!the\\b))\\p{L}",
                    CASE_INSENSITIVE);

    /// What a program is told to do: `drain` in `./lb drain old`.
    private static final QuickPattern VERB = QuickPattern.compile("[A-Za-z][\\w-]*");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /// A column that says what is done, or by whom, or when.
    private static final QuickPattern DOES =
            QuickPattern.compile(
                    "\\b(?:actions?|steps?|tasks?|commands?|check|do|run|how|when|time|owner|who|responsible|status|done|expected|result|trigger|condition|verif\\w+|rollback|order)\\b|^$",
                    CASE_INSENSITIVE);

    /// A column that says how somebody is reached.
    private static final QuickPattern REACHED =
            QuickPattern.compile(
                    "^\\W*(?:e-?mails?|phones?|telephone|mobile|cell|pagers?|slack(?: (?:handle|id|name))?|handles?|contacts?(?: (?:info\\w*|details|method))?|reach(?:ed)?(?: (?:at|via|by))?|how to reach)\\W*$",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final PhaseContent content;
    private final int firstDeployment;

    /// Where the first section stands that holds something to do, or the number of sections.
    private final int opening;

    /// @param title the index of the document's title, or -1
    /// @param firstDeployment where the deployment itself begins, or -1
    Facts(List<Section.Raw> raws, int title, PhaseContent content, int firstDeployment) {
        this.raws = raws;
        this.content = content;
        this.firstDeployment = firstDeployment;
        var first = title + 1;
        while (first < raws.size() && !raws.get(first).acts()) {
            first++;
        }
        this.opening = first;
    }

    /// What a section is that states facts.
    ///
    /// @param stated what its words state
    /// @param above the phase of the section that it is directly in
    Optional<Phase> of(int index, @Nullable Phase stated, Phase above) {
        if (stated == null
                && (above == Phase.NONE || above == Phase.REFERENCE)
                && people(raws.get(index))) {
            return Optional.of(Phase.CONTACTS);
        }
        if (above != Phase.NONE || (stated != null && stated != Phase.DEPLOY)) {
            return Optional.empty();
        }
        var raw = raws.get(index);
        if (!raw.children().isEmpty()) {
            return Optional.empty();
        }
        if (!raw.acts()) {
            var table = raw.blocks().stream().anyMatch(Block.Table.class::isInstance);
            var listed = table && raw.blocks().stream().allMatch(Facts::states);
            if (index < opening && opening < raws.size()) {
                return listed
                                || (firstDeployment >= 0
                                        && stated == null
                                        && items(raw)
                                        && !content.orders(index))
                        ? Optional.of(Phase.OVERVIEW)
                        : Optional.empty();
            }
            return listed
                            && stated == Phase.DEPLOY
                            && firstDeployment >= 0
                            && index > firstDeployment
                    ? Optional.of(Phase.REFERENCE)
                    : Optional.empty();
        }
        return firstDeployment >= 0 && index > firstDeployment && offered(raw)
                ? Optional.of(Phase.REFERENCE)
                : Optional.empty();
    }

    /// Whether it is nothing but a table of whom to reach, and how.
    private static boolean people(Section.Raw raw) {
        return raw.children().isEmpty()
                && raw.blocks().stream()
                        .anyMatch(block ->
                                block instanceof Block.Table table
                                        && table.header().cells().size() > 1
                                        && table.header().cells().stream().anyMatch(REACHED::find))
                && raw.blocks().stream()
                        .allMatch(b -> b instanceof Block.Table || b instanceof Block.Text);
    }

    private static boolean items(Section.Raw raw) {
        return raw.blocks().stream().anyMatch(Block.Items.class::isInstance);
    }

    /// Whether a block is prose, or a table in which nobody does anything.
    private static boolean states(Block block) {
        return block instanceof Block.Text
                || (block instanceof Block.Table table
                        && table.header().cells().stream().noneMatch(DOES::find));
    }

    /// Whether its blocks show how one tool can be called: each group of commands stands below the
    /// purpose that somebody may have, there are several, and all of them call the same program for
    /// the same.
    private static boolean offered(Section.Raw raw) {
        var purposes = 0;
        var programs = new HashSet<String>();
        var verbs = new HashSet<String>();
        for (var block : raw.blocks()) {
            if (block instanceof Block.Text) {
                continue;
            }
            if (!(block instanceof Block.Fence fence)) {
                return false;
            }
            var fresh = true;
            for (var line : fence.content()) {
                if (line.isBlank()) {
                    fresh = true;
                } else if (fresh) {
                    if (!PURPOSE.find(line)) {
                        return false;
                    }
                    purposes++;
                    fresh = false;
                } else if (!line.strip().startsWith("#")) {
                    var words = BLANKS.split(line.strip(), 3);
                    programs.add(words[0]);
                    if (words.length > 1 && VERB.matches(words[1])) {
                        verbs.add(words[1]);
                    }
                }
            }
        }
        return purposes > 1 && programs.size() == 1 && verbs.size() < 2;
    }
}
