package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sections that come before the deed by their place: what is told to be done before a section
/// beside it that deploys by its own words gets ready for it, where no words of its own say more.
final class GettingReady {
    /// The verb says it, whatever it is done to: `Prepare the release`.
    private static final QuickPattern PREPARES =
            QuickPattern.compile("^(?:prepar(?:e|ing)|draft(?:ing)?)\\b", CASE_INSENSITIVE);

    /// Set up once, and no step of each deployment.
    private static final QuickPattern ONE_TIME =
            QuickPattern.compile(
                    "^(?:one-?time|once-?only)\\b|\\((?:one-?time|once|first time only)\\)$",
                    CASE_INSENSITIVE);

    /// The kind of release, where the usual one has been told already.
    private static final QuickPattern PRERELEASE =
            QuickPattern.compile("^(?:the |an? )?pre-?release$", CASE_INSENSITIVE);

    /// One of a row that is told in the order that it is gone through: `Testing phase`.
    private static final QuickPattern PHASE =
            QuickPattern.compile("\\b(?:phase|stage)$", CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final PartOrder order;
    private final PhaseContent content;
    private final int firstDeployment;

    /// The sections that were found to get ready.
    private final BitSet ready = new BitSet();

    /// @param firstDeployment where the deployment itself begins, or -1
    GettingReady(
            List<Section.Raw> raws, PartOrder order, PhaseContent content, int firstDeployment) {
        this.raws = raws;
        this.order = order;
        this.content = content;
        this.firstDeployment = firstDeployment;
    }

    /// What a section is by its place before the deed, or behind it.
    ///
    /// @param stated what its words state
    /// @param above the phase of the section that it is directly in
    Optional<Phase> of(int index, @Nullable Phase stated, Phase above, String words) {
        if (above != Phase.NONE && above != Phase.DEPLOY) {
            return Optional.empty();
        }
        if (stated == Phase.PREPARE) {
            if (above == Phase.NONE) {
                return PRERELEASE.matches(words) && firstDeployment >= 0 && index > firstDeployment
                        ? Optional.of(Phase.DEPLOY)
                        : Optional.empty();
            }
            return ONE_TIME.find(words) ? Optional.of(Phase.PREPARE) : Optional.empty();
        }
        if ((stated != null && stated != Phase.DEPLOY && stated != Phase.REFERENCE)
                || !order.deploysBehind(index)) {
            return Optional.empty();
        }
        var readies =
                (PREPARES.find(words) && !PartOrder.numbered(raws.get(index)))
                        || (stated == null
                                && above == Phase.NONE
                                && (ordered(index) || PHASE.find(words)))
                        || (stated != Phase.DEPLOY
                                && above == Phase.DEPLOY
                                && followsReadiness(index));
        if (!readies || jumps(index)) {
            return Optional.empty();
        }
        ready.set(index);
        return Optional.of(Phase.PREPARE);
    }

    /// Whether something above it, beside it, acts and does not get ready: what is told behind that
    /// does not come before it.
    private boolean jumps(int index) {
        var depth = raws.get(index).heading().depth();
        var acts = false;
        for (var i = index - 1; i >= 0 && raws.get(i).heading().depth() >= depth; i--) {
            acts |= raws.get(i).acts();
            if (raws.get(i).heading().depth() == depth) {
                if (acts && !ready.get(i) && deed(i)) {
                    return true;
                }
                acts = false;
            }
        }
        return false;
    }

    private boolean deed(int index) {
        return switch (PhaseNames.stated(raws.get(index).heading().text(), Phase.NONE)) {
            case null -> true;
            case NONE, DEPLOY, REFERENCE, MAINTAIN -> true;
            case OVERVIEW,
                    PREPARE,
                    VERIFY,
                    WATCH,
                    ROLLBACK,
                    INCIDENT,
                    TROUBLE,
                    CONTACTS,
                    TEMPLATE ->
                    false;
        };
    }

    /// Whether nothing but sentences that tell to do something stands there, before anything has
    /// been put out.
    private boolean ordered(int index) {
        return !raws.get(index).acts()
                && (firstDeployment < 0 || index < firstDeployment)
                && content.orders(index);
    }

    /// Whether it stands behind what prepares, and people do all of it.
    private boolean followsReadiness(int index) {
        var raw = raws.get(index);
        return raw.acts()
                && !PartOrder.numbered(raw)
                && order.readied(index)
                && !content.runs(index);
    }
}
