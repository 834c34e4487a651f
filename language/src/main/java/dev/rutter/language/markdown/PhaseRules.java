package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Phase;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A section's phase from its words, its parent and its content.
final class PhaseRules {
    private static final Pattern MONITORS_DEPLOYMENT =
            Pattern.compile(
                    "monitor(ing)? (the )?(deploy|build|rollout|migration|release)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTRY =
            Pattern.compile(
                    "^(issue|problem|error|symptom|scenario|case|q)\\b\\s*\\d*\\s*[:.—–-]",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern POST_ROLLBACK =
            Pattern.compile("post-?roll-?back (actions|steps|tasks)", Pattern.CASE_INSENSITIVE);

    /// Monitoring that stands for ever, as against looking at dashboards once.
    private static final Pattern STANDING =
            Pattern.compile(
                    "(automated|continuous|uptime|synthetic|ongoing) monitoring|\\balert|\\bwatch",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern GENERIC =
            Pattern.compile(
                    "(the )?(procedures?|steps?|process|instructions|workflow)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SAYS =
            Pattern.compile("communicat|announce", Pattern.CASE_INSENSITIVE);

    private PhaseRules() {}

    static Phase phase(String title, @Nullable Section parent, List<Block> own, Phase fallback) {
        var above = parent == null ? Phase.NONE : parent.phase();
        var words = PhaseNames.bare(title);
        if (ENTRY.matcher(words).find()) {
            return above == Phase.INCIDENT ? Phase.INCIDENT : Phase.TROUBLE;
        }
        if (MONITORS_DEPLOYMENT.matcher(words).find() && above == Phase.DEPLOY) {
            return Phase.DEPLOY;
        }
        if (GENERIC.matcher(words).matches()) {
            return above == Phase.NONE ? guess(own, fallback) : above;
        }
        if (above == Phase.NONE
                && SAYS.matcher(words).find()
                && own.stream()
                        .anyMatch(b -> b instanceof Block.Fence f && !FenceClassifier.shell(f))) {
            return Phase.TEMPLATE;
        }
        if (POST_ROLLBACK.matcher(words).find()) {
            return Phase.ROLLBACK;
        }
        var stated = PhaseNames.stated(title, above);
        var sticky =
                switch (above) {
                    case TROUBLE, TEMPLATE, MAINTAIN, CONTACTS -> true;
                    case NONE,
                            OVERVIEW,
                            PREPARE,
                            DEPLOY,
                            VERIFY,
                            WATCH,
                            ROLLBACK,
                            INCIDENT,
                            REFERENCE ->
                            false;
                };
        if (stated == null) {
            return above == Phase.NONE ? guess(own, fallback) : above;
        }
        if (sticky) {
            var leaves =
                    switch (stated) {
                        case CONTACTS, TEMPLATE -> true;
                        case INCIDENT ->
                                above == Phase.CONTACTS
                                        && words.toLowerCase(Locale.ROOT).contains("escalat");
                        case NONE,
                                OVERVIEW,
                                PREPARE,
                                DEPLOY,
                                VERIFY,
                                WATCH,
                                ROLLBACK,
                                TROUBLE,
                                MAINTAIN,
                                REFERENCE ->
                                false;
                    };
            return leaves ? stated : above;
        }
        return within(stated, above, words);
    }

    /// Some words mean less inside a section that is already about something.
    private static Phase within(Phase stated, Phase above, String words) {
        return switch (above) {
            case PREPARE ->
                    stated == Phase.CONTACTS
                                    || stated == Phase.ROLLBACK
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.TROUBLE
                            ? stated
                            : Phase.PREPARE;
            case ROLLBACK ->
                    stated == Phase.DEPLOY
                                    || stated == Phase.PREPARE
                                    || stated == Phase.MAINTAIN
                                    || stated == Phase.OVERVIEW
                                    || stated == Phase.INCIDENT
                                    || stated == Phase.REFERENCE
                                    || stated == Phase.WATCH
                            ? Phase.ROLLBACK
                            : stated;
            case INCIDENT ->
                    stated == Phase.CONTACTS || stated == Phase.TEMPLATE || stated == Phase.ROLLBACK
                            ? stated
                            : Phase.INCIDENT;
            case VERIFY ->
                    stated == Phase.WATCH && STANDING.matcher(words).find()
                                    || stated == Phase.ROLLBACK
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.TROUBLE
                            ? stated
                            : Phase.VERIFY;
            case WATCH ->
                    stated == Phase.INCIDENT
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.ROLLBACK
                                    || stated == Phase.TROUBLE
                                    || stated == Phase.VERIFY
                            ? stated
                            : Phase.WATCH;
            case REFERENCE ->
                    stated == Phase.DEPLOY || stated == Phase.PREPARE || stated == Phase.OVERVIEW
                            ? Phase.REFERENCE
                            : stated;
            case OVERVIEW ->
                    stated == Phase.DEPLOY || stated == Phase.REFERENCE ? Phase.OVERVIEW : stated;
            case DEPLOY ->
                    stated == Phase.INCIDENT && words.toLowerCase(Locale.ROOT).contains("deploy")
                            ? Phase.DEPLOY
                            : stated;
            case NONE, TROUBLE, CONTACTS, MAINTAIN, TEMPLATE -> stated;
        };
    }

    /// Where no word says: what the section holds.
    private static Phase guess(List<Block> own, Phase fallback) {
        if (fallback != Phase.NONE) {
            return fallback;
        }
        for (var block : own) {
            if (block instanceof Block.Fence fence && FenceClassifier.shell(fence)) {
                return Phase.DEPLOY;
            }
        }
        return Phase.REFERENCE;
    }

    /// Whether a heading is the title of a known problem.
    static boolean issue(String title, Phase phase, @Nullable Section parent, List<Block> own) {
        if (phase != Phase.TROUBLE) {
            return false;
        }
        if (ENTRY.matcher(PhaseNames.bare(title)).find()) {
            return true;
        }
        if (parent == null
                || parent.phase() != Phase.TROUBLE
                || parent.issue() && parent.depth() >= 2) {
            return false;
        }
        return !PhaseNames.partOfIssue(title)
                && PhaseNames.stated(title, Phase.NONE) != Phase.REFERENCE;
    }
}
