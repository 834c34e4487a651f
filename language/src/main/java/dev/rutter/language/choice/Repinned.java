package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.section.Section;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// The same thing installed once more, at another version: `Pin a tag:` over `uv tool install …@v3`
/// behind `uv tool install …`. One of them is run, and somebody says which. Upgrades from one
/// version to the next are none of these.
public final class Repinned {
    private static final QuickPattern INSTALLS =
            QuickPattern.compile(
                    "^(?:sudo )?(?:uv (?:tool install|pip install|add)|(?:python3? -m )?pip[x3]? install|npm (?:i|install|add)|(?:yarn|pnpm|bun)(?: global)? add|brew install|cargo install|gem install|go install|composer require)\\b");

    /// Says that it is done instead of what stands above it.
    private static final QuickPattern RATHER =
            QuickPattern.compile(
                    "\\b(?:pin(?:s|ned|ning)?|or|any (?:ref|tag|version|branch|commit)|for an? (?:\\w+ )?(?:deployment|install(?:ation)?|setup|machine|environment)s?)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern UPGRADES =
            QuickPattern.compile("\\b(?:upgrad|updat)\\w+|\\bstops?\\b", CASE_INSENSITIVE);

    /// What says which version.
    private static final QuickPattern REF =
            QuickPattern.compile(
                    "(?:@|==|~=|>=|#)[^@/\\s\"'=]+(?=[\"']?(?:\\s|$))|\\s--(?:version|tag|ref|rev|branch)[= ]\\S+");

    private Repinned() {}

    /// How much a label speaks for the block below it, where that installs what a block above
    /// installs.
    public static Optional<Weight> label(Unit unit, Section section, List<Block> siblings) {
        if (!unit.label()
                || !unit.last()
                || !RATHER.find(unit.text())
                || UPGRADES.find(unit.text())
                || !FenceClassifier.acts(section.phase())) {
            return Optional.empty();
        }
        var below = "";
        var above = false;
        var passed = false;
        for (var block : siblings) {
            if (block instanceof Block.Fence fence) {
                var script = installs(fence);
                if (passed) {
                    below = script;
                    break;
                }
            } else if (passed) {
                break;
            }
            passed |= block instanceof Block.Text && block.lastLine() >= unit.line();
        }
        for (var block : siblings) {
            above |=
                    !below.isEmpty()
                            && block.line() < unit.line()
                            && block instanceof Block.Fence fence
                            && other(installs(fence), below);
        }
        return above ? Optional.of(Weight.PLAIN) : Optional.empty();
    }

    /// The steps above that install the same at another version, and are no alternative yet.
    public static List<StepDraft> above(Notes notes, Unit unit, Scope outer, List<Block> siblings) {
        var below =
                siblings.stream()
                        .filter(it -> it instanceof Block.Fence && it.line() > unit.line())
                        .findFirst()
                        .map(it -> installs((Block.Fence) it))
                        .orElse("");
        return notes.draftsSince(0).stream()
                .filter(it -> it.span().line() < unit.line() && other(it.script(), below))
                .filter(it -> it.option().equals(outer.option()))
                .toList();
    }

    /// The one command of a fence, where it installs something.
    private static String installs(Block.Fence fence) {
        var lines = fence.content().stream().filter(it -> !it.isBlank()).toList();
        return lines.size() == 1 && INSTALLS.find(lines.getFirst()) ? lines.getFirst().strip() : "";
    }

    private static boolean other(String one, String two) {
        return !one.isEmpty()
                && !one.equals(two)
                && REF.replaceAll(one, "").equals(REF.replaceAll(two, ""));
    }
}
