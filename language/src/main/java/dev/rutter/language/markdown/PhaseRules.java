package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A section's phase from its words, its parent, its place and its content.
final class PhaseRules {
    private static final Pattern MONITORS_DEPLOYMENT =
            Pattern.compile(
                    "monitor(ing)? (the )?(deploy|build|rollout|migration|release)",
                    CASE_INSENSITIVE);
    private static final Pattern ENTRY =
            Pattern.compile(
                    "^(issue|problem|error|symptom|q)\\b\\s*\\d*\\s*[:.—–-]", CASE_INSENSITIVE);
    private static final Pattern POST_ROLLBACK =
            Pattern.compile("post-?roll-?back (actions|steps|tasks)", CASE_INSENSITIVE);
    private static final Pattern ROLLBACK =
            Pattern.compile("roll(ing)?[- ]?back|revert", CASE_INSENSITIVE);

    /// Monitoring that stands for ever, as against looking at dashboards once.
    private static final Pattern STANDING =
            Pattern.compile(
                    "(automated|continuous|uptime|synthetic|ongoing) monitoring|\\balert|\\bwatch",
                    CASE_INSENSITIVE);

    private static final Pattern GENERIC =
            Pattern.compile(
                    "(the )?(procedures?|steps?|process|instructions|workflow)", CASE_INSENSITIVE);
    private static final Pattern RECORDS =
            Pattern.compile("^(?:document|record|log|write down|note)\\b", CASE_INSENSITIVE);
    private static final Pattern REQUIRED =
            Pattern.compile("^(?:required|requirements|prerequisites?)\\b", CASE_INSENSITIVE);
    private static final Pattern SETS_UP =
            Pattern.compile(
                    "^(?:configure|set ?up|create|import|install|enable)\\b", CASE_INSENSITIVE);
    private static final Pattern BUILDS = Pattern.compile("^build\\b", CASE_INSENSITIVE);
    private static final Pattern POST =
            Pattern.compile(
                    "\\bpost-|\\bwatch|first \\d|\\bafter\\b|hours?\\b|monitor(?:ing)? period",
                    CASE_INSENSITIVE);
    private static final Pattern SAYS = Pattern.compile("communicat|announce", CASE_INSENSITIVE);
    private static final Pattern AFTERWARDS =
            Pattern.compile("post|after|health|smoke|success|sign-?off|valid", CASE_INSENSITIVE);
    private static final Pattern SIGN_OFF =
            Pattern.compile("sign-?off|approvals?", CASE_INSENSITIVE);

    /// Inside a deployment these are steps of it.
    private static final Pattern INSTALLS =
            Pattern.compile(
                    "^(?!.*\\b(pre-|prerequisite|before|environment var)).*\\b(set-?u"
                            + "p|install\\w*|configur\\w+|provision\\w*)\\b",
                    CASE_INSENSITIVE);

    private static final Pattern VARIABLES =
            Pattern.compile("environment variables?|env vars?|secrets", CASE_INSENSITIVE);
    private static final Pattern FIXED_REFERENCE =
            Pattern.compile(
                    "resources|references?$|links|architecture|best practices|see als"
                            + "o|appendix|cheat|related",
                    CASE_INSENSITIVE);
    private static final Pattern ROUTINE =
            Pattern.compile("schedule|routine|daily|weekly|monthly|drill", CASE_INSENSITIVE);
    private static final Pattern MANAGES =
            Pattern.compile("incident response|emergency|escalat", CASE_INSENSITIVE);
    private static final Pattern CONTAINER =
            Pattern.compile(
                    "^(common|known|typical|frequent)\\b.*|.*\\b(issues|problems|fail"
                            + "ures|errors|scenarios|procedures|guide)$",
                    CASE_INSENSITIVE);
    private static final Pattern NOT_AN_ISSUE =
            Pattern.compile(
                    "quick (reference|fixes|help)|additional|commands|links|resources"
                            + "|escalat|getting help|rollback procedure|support$|debug mode|log"
                            + " locations?",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final int title;
    private final PartOrder order;
    private final Phase fallback;
    private final int firstDeployment;

    /// @param title the index of the document's title, or -1
    PhaseRules(List<Section.Raw> raws, int title) {
        this.raws = raws;
        this.title = title;
        this.order = new PartOrder(raws, title);
        this.fallback = title < 0 ? Phase.NONE : titlePhase(raws.get(title).heading().text());
        this.firstDeployment = firstDeployment();
    }

    private static Phase titlePhase(String words) {
        if (words.toLowerCase(java.util.Locale.ROOT).contains("deploy")) {
            return Phase.DEPLOY;
        }
        var stated = PhaseNames.stated(words, Phase.OVERVIEW);
        return stated == null || stated == Phase.OVERVIEW || stated == Phase.REFERENCE
                ? Phase.NONE
                : stated;
    }

    /// Where the deployment itself begins: tests before it prepare, tests after it verify.
    private int firstDeployment() {
        for (var i = 0; i < raws.size(); i++) {
            if (i != title
                    && raws.get(i).acts()
                    && PhaseNames.stated(raws.get(i).heading().text(), Phase.NONE)
                            == Phase.DEPLOY) {
                return i;
            }
        }
        return -1;
    }

    /// The phase of section `index`, which lies directly in `parent`.
    Phase phase(int index, Optional<Section> parent) {
        var raw = raws.get(index);
        for (var block : raw.blocks()) {
            if (block instanceof Block.Html html
                    && Pin.words(html.text()).flatMap(Pin::of).orElse(null)
                            instanceof Pin.OfPhase(var pinned)) {
                return pinned;
            }
        }
        var above = parent.map(Section::phase).orElse(Phase.NONE);
        var words = PhaseNames.bare(raw.heading().text());
        if (ENTRY.matcher(words).find()) {
            return above == Phase.INCIDENT || above == Phase.ROLLBACK ? above : Phase.TROUBLE;
        }
        if (MONITORS_DEPLOYMENT.matcher(words).find() && above == Phase.DEPLOY) {
            return Phase.DEPLOY;
        }
        if (GENERIC.matcher(words).matches()) {
            return above == Phase.NONE ? guess(index) : above;
        }
        if (above == Phase.NONE && order.beforeTheDeployment(index)) {
            return Phase.PREPARE;
        }
        if (record(raw, words)) {
            return Phase.TEMPLATE;
        }
        if (above == Phase.NONE && SAYS.matcher(words).find() && onlyMessages(raw)) {
            return Phase.TEMPLATE;
        }
        if (POST_ROLLBACK.matcher(words).find()) {
            return Phase.ROLLBACK;
        }
        var stated = PhaseNames.stated(raw.heading().text(), above);
        if (stated == null) {
            return above == Phase.NONE ? guess(index) : above;
        }
        if (above == Phase.NONE
                && stated == Phase.VERIFY
                && index < firstDeployment
                && !AFTERWARDS.matcher(words).find()) {
            return Phase.PREPARE;
        }
        if (stated == Phase.VERIFY
                && SIGN_OFF.matcher(words).find()
                && raw.blocks().stream().anyMatch(Block.Table.class::isInstance)) {
            return Phase.TEMPLATE;
        }
        if (above == Phase.NONE
                && stated == Phase.REFERENCE
                && index < firstDeployment
                && VARIABLES.matcher(words).find()) {
            return Phase.PREPARE;
        }
        if (stated == Phase.VERIFY && above == Phase.DEPLOY && BUILDS.matcher(words).find()) {
            return above;
        }
        if (stated == Phase.WATCH
                && PartOrder.numbered(raw)
                && ((above == Phase.VERIFY && !POST.matcher(words).find())
                        || (above == Phase.DEPLOY && SETS_UP.matcher(words).find()))) {
            return above;
        }
        return within(stated, above, words);
    }

    /// Whether a section tells to write something down and holds nothing but the form for it.
    private static boolean record(Section.Raw raw, String words) {
        var forms =
                raw.blocks().stream()
                        .filter(b ->
                                b instanceof Block.Fence f && f.tag().matches("markdown|md|text|"))
                        .count();
        return forms > 0
                && RECORDS.matcher(words).find()
                && raw.blocks().stream()
                        .allMatch(b -> b instanceof Block.Text || b instanceof Block.Fence)
                && raw.blocks().stream().filter(Block.Fence.class::isInstance).count() == forms;
    }

    private static boolean onlyMessages(Section.Raw raw) {
        return raw.blocks().stream()
                .anyMatch(b -> b instanceof Block.Fence f && !FenceClassifier.shell(f));
    }

    /// Some words mean less inside a section that is already about something.
    private static Phase within(Phase stated, Phase above, String words) {
        var stays =
                switch (above) {
                    case NONE -> false;
                    case OVERVIEW ->
                            stated == Phase.DEPLOY
                                    || stated == Phase.REFERENCE
                                    || stated == Phase.VERIFY;
                    case PREPARE ->
                            !(stated == Phase.CONTACTS
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.TROUBLE
                                    || (stated == Phase.ROLLBACK
                                            && ROLLBACK.matcher(words).find()));
                    case DEPLOY ->
                            (stated == Phase.REFERENCE && !FIXED_REFERENCE.matcher(words).find())
                                    || (stated == Phase.MAINTAIN && !ROUTINE.matcher(words).find())
                                    || (stated == Phase.INCIDENT && words.matches("(?i).*deploy.*"))
                                    || (stated == Phase.PREPARE
                                            && INSTALLS.matcher(words).find()
                                            && !REQUIRED.matcher(words).find());
                    case VERIFY ->
                            !((stated == Phase.WATCH && STANDING.matcher(words).find())
                                    || stated == Phase.ROLLBACK
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.TROUBLE);
                    case WATCH ->
                            !(stated == Phase.INCIDENT
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.ROLLBACK
                                    || stated == Phase.TROUBLE
                                    || stated == Phase.VERIFY);
                    case ROLLBACK ->
                            !(stated == Phase.VERIFY
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.CONTACTS
                                    || stated == Phase.TROUBLE);
                    case INCIDENT ->
                            !(stated == Phase.CONTACTS
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.ROLLBACK);
                    case TROUBLE ->
                            !(stated == Phase.CONTACTS
                                    || stated == Phase.TEMPLATE
                                    || (stated == Phase.ROLLBACK
                                            && words.matches("(?i).*procedure.*"))
                                    || (stated == Phase.INCIDENT && MANAGES.matcher(words).find()));
                    case CONTACTS -> !(stated == Phase.INCIDENT && MANAGES.matcher(words).find());
                    case MAINTAIN ->
                            !(stated == Phase.ROLLBACK
                                            && ROLLBACK.matcher(words).find()
                                            && !ROUTINE.matcher(words).find())
                                    && stated != Phase.CONTACTS
                                    && stated != Phase.WATCH
                                    && stated != Phase.TEMPLATE;
                    case TEMPLATE -> true;
                    case REFERENCE ->
                            stated == Phase.DEPLOY
                                    || (stated == Phase.PREPARE && !REQUIRED.matcher(words).find())
                                    || stated == Phase.OVERVIEW
                                    || stated == Phase.VERIFY;
                };
        if (above == Phase.DEPLOY && stays && VARIABLES.matcher(words).find()) {
            return Phase.PREPARE;
        }
        return stays ? above : stated;
    }

    /// Where no word says: what the section holds.
    private Phase guess(int index) {
        var raw = raws.get(index);
        var below =
                raw.children().stream()
                        .map(child -> Optional.ofNullable(PhaseNames.stated(child, Phase.NONE)))
                        .distinct()
                        .toList();
        if (below.size() == 1 && below.getFirst().isPresent()) {
            return below.getFirst().get();
        }
        var rules =
                raw.blocks().stream()
                        .filter(Block.Text.class::isInstance)
                        .map(block -> Lead.of(((Block.Text) block).joined()))
                        .anyMatch(lead -> lead == Lead.TRIGGER || lead == Lead.NO_TRIGGER);
        if (rules) {
            return Phase.ROLLBACK;
        }
        if (!raw.acts()) {
            return fallback == Phase.ROLLBACK
                            || fallback == Phase.INCIDENT
                            || fallback == Phase.TROUBLE
                    ? fallback
                    : Phase.REFERENCE;
        }
        return fallback == Phase.NONE || fallback == Phase.DEPLOY
                ? (order.afterwards(index) ? Phase.MAINTAIN : Phase.DEPLOY)
                : fallback;
    }

    /// Whether blocks hold something to do: commands, numbered steps, boxes.
    static boolean acts(List<Block> blocks) {
        for (var block : blocks) {
            var found =
                    switch (block) {
                        case Block.Fence fence ->
                                FenceClassifier.shell(fence) && !fence.content().isEmpty();
                        case Block.Items list ->
                                list.ordered()
                                        || list.items().stream()
                                                .anyMatch(i -> i.box() || !i.fences().isEmpty());
                        case Block.Heading _,
                                Block.Text _,
                                Block.Item _,
                                Block.Table _,
                                Block.Html _ ->
                                false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /// Whether a heading is the title of a known problem: an entry of its own, or a section of
    /// troubleshooting that is not only a drawer for entries.
    boolean issue(Section.Raw raw, Phase phase, Optional<Section> parent) {
        var title = raw.heading().text();
        if (phase != Phase.TROUBLE) {
            return false;
        }
        var words = PhaseNames.bare(title);
        if (ENTRY.matcher(words).find()) {
            return true;
        }
        var inTrouble = parent.isPresent() && parent.get().phase() == Phase.TROUBLE;
        if (!inTrouble || parent.get().issue() || PhaseNames.partOfIssue(title)) {
            return false;
        }
        var drawer =
                CONTAINER.matcher(words).matches()
                        && raw.children().stream()
                                .anyMatch(child -> !PhaseNames.partOfIssue(child));
        return !drawer && !NOT_AN_ISSUE.matcher(words).find();
    }

    /// Whether the whole document is one troubleshooting entry: what it means, how to diagnose, how
    /// to mitigate.
    boolean titleIsIssue() {
        var parts = title < 0 ? List.<String>of() : raws.get(title).children();
        var diagnosis = parts.stream().anyMatch(p -> Lead.of(p) == Lead.DIAGNOSIS);
        var cure =
                parts.stream()
                        .anyMatch(p ->
                                PhaseNames.bare(p)
                                        .matches(
                                                "(?i)(mitigation|resolution|remediation|s"
                                                        + "olution|fix)\\b.*"));
        return diagnosis
                && cure
                && PhaseNames.stated(raws.get(title).heading().text(), Phase.NONE) == null;
    }
}
