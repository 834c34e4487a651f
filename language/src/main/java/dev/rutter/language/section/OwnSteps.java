package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.ByRole;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Counted steps right below a document's title, where no chapter of its own deploys: they are the
/// deployment, and what they leave to somebody is asked between their commands.
public final class OwnSteps {
    /// How it is always done, which is no step: `We deploy twice a week`, `Keep the change small`.
    private static final QuickPattern GENERAL =
            QuickPattern.compile(
                    "^\\W*(?:we|keep|use|avoid)\\b|\\b(?:a week|every)\\b", CASE_INSENSITIVE);

    private OwnSteps() {}

    /// The phase that a section's lines are read in.
    ///
    /// @param sections all of the document's
    public static Phase of(Section section, List<Section> sections) {
        var title =
                section.phase() == Phase.NONE
                        && section.depth() == 1
                        && section.path().isEmpty()
                        && section.blocks().stream().anyMatch(OwnSteps::steps)
                        && sections.stream()
                                .noneMatch(it ->
                                        it.phase() == Phase.DEPLOY
                                                || it.phase() == Phase.INCIDENT
                                                || it.phase() == Phase.TROUBLE);
        return title ? Phase.DEPLOY : section.phase();
    }

    /// Whether paragraphs tell somebody to do something.
    static boolean told(List<Block> blocks) {
        return blocks.stream()
                .filter(Block.Text.class::isInstance)
                .flatMap(it -> Unit.of((Block.Text) it).stream())
                .filter(it -> !it.label())
                .anyMatch(it ->
                        ByRole.does(it.text())
                                || (Imperatives.tells(it.text())
                                        && !Imperatives.aside(it.text())
                                        && !GENERAL.find(it.text())));
    }

    private static boolean steps(Block block) {
        return block instanceof Block.Items list
                && list.ordered()
                && list.items().size() > 1
                && list.items().stream().anyMatch(OwnSteps::runs);
    }

    private static boolean runs(Block.Item item) {
        return !item.fences().isEmpty()
                || !InlineCommands.of(item.text()).isEmpty()
                || item.rest().stream()
                        .anyMatch(it ->
                                it instanceof Block.Items list
                                        && list.items().stream().anyMatch(OwnSteps::runs));
    }
}
