package dev.rutter.language.section;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.shell.Reads;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sections whose commands change nothing, below a heading whose words say nothing: behind the
/// deployment they verify it, before it they get ready for it.
final class OnlyLooks {
    /// Between two lines, of which the first does not go on.
    private static final Pattern LINES = Pattern.compile("(?<!\\\\)\\n");

    private final List<Section.Raw> raws;
    private final PartOrder order;
    private final PhaseContent content;
    private final int firstDeployment;

    /// @param firstDeployment where the deployment itself begins, or -1
    OnlyLooks(List<Section.Raw> raws, PartOrder order, PhaseContent content, int firstDeployment) {
        this.raws = raws;
        this.order = order;
        this.content = content;
        this.firstDeployment = firstDeployment;
    }

    /// What such a section is by its place.
    ///
    /// @param stated what its words state
    /// @param above the phase of the section that it is directly in
    Optional<Phase> of(int index, @Nullable Phase stated, Phase above) {
        if (stated != null
                || firstDeployment < 0
                || index == firstDeployment
                || (above != Phase.NONE && above != Phase.DEPLOY)
                || !looks(index)) {
            return Optional.empty();
        }
        if (index < firstDeployment) {
            return Optional.of(Phase.PREPARE);
        }
        return order.afterwards(index) ? Optional.empty() : Optional.of(Phase.VERIFY);
    }

    /// Whether all that a section without parts runs only looks, and nothing else is told to do.
    private boolean looks(int index) {
        var raw = raws.get(index);
        if (!raw.acts() || !raw.children().isEmpty() || content.orders(index)) {
            return false;
        }
        var runs = false;
        for (var block : raw.blocks()) {
            var looks =
                    switch (block) {
                        case Block.Fence fence -> looks(fence);
                        case Block.Items list -> !list.ordered();
                        case Block.Text _ -> true;
                        case Block.Heading _,
                                Block.Item _,
                                Block.Fold _,
                                Block.Table _,
                                Block.Html _ ->
                                false;
                    };
            if (!looks) {
                return false;
            }
            runs |=
                    block instanceof Block.Fence fence
                            && FenceTag.commands(fence)
                            && !commands(fence).isEmpty();
        }
        return runs;
    }

    private static boolean looks(Block.Fence fence) {
        return !FenceTag.commands(fence) || commands(fence).stream().allMatch(Reads::line);
    }

    private static List<String> commands(Block.Fence fence) {
        return LINES.splitAsStream(String.join("\n", fence.content()))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
