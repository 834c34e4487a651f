package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// A section's phase from its words, its parent, its place and its content.
final class PhaseRules {
    private static final QuickPattern MARKDOWN_TEXT = QuickPattern.compile("markdown|md|text|");
    private static final QuickPattern MITIGATION_RESOLUTION =
            QuickPattern.compile("(?i)(mitigation|resolution|remediation|solution|fix)\\b.*");

    private static final QuickPattern MONITORS_DEPLOYMENT =
            QuickPattern.compile(
                    "monitor(ing)? (the )?(deploy|build|rollout|migration|release)",
                    CASE_INSENSITIVE);
    private static final QuickPattern ENTRY =
            QuickPattern.compile(
                    "^(issue|problem|error|symptom|q|alert|alarm)\\b\\s*\\d*\\s*[:.—–-]",
                    CASE_INSENSITIVE);
    private static final QuickPattern POST_ROLLBACK =
            QuickPattern.compile("post-?roll-?back (actions|steps|tasks)", CASE_INSENSITIVE);
    private static final QuickPattern GOES_WRONG =
            QuickPattern.compile(
                    "^(?:if|when|in case|what if)\\b.*\\b(?:wrong|fails?|failed|breaks?|badly|trouble|problems?|bad|broken)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern GENERIC =
            QuickPattern.compile(
                    "(the )?(procedures?|steps?|process|instructions|workflow)", CASE_INSENSITIVE);
    private static final QuickPattern RECORDS =
            QuickPattern.compile("^(?:document|record|log|write down|note)\\b", CASE_INSENSITIVE);
    private static final QuickPattern SETS_UP =
            QuickPattern.compile(
                    "^(?:configure|set ?up|create|import|install|enable)\\b", CASE_INSENSITIVE);
    private static final QuickPattern BUILDS = QuickPattern.compile("^build\\b", CASE_INSENSITIVE);
    private static final QuickPattern POST =
            QuickPattern.compile(
                    "\\bpost-|\\bwatch|set-?up\\b|first \\d|\\bafter\\b|hours?\\b|monitor(?:ing)? period",
                    CASE_INSENSITIVE);
    private static final QuickPattern SAYS =
            QuickPattern.compile("communicat|announce", CASE_INSENSITIVE);
    private static final QuickPattern AFTERWARDS =
            QuickPattern.compile(
                    "post|after|health|smoke|success|sign-?off|valid", CASE_INSENSITIVE);
    private static final QuickPattern SIGN_OFF =
            QuickPattern.compile("sign-?off|approvals?", CASE_INSENSITIVE);

    private static final QuickPattern VARIABLES =
            QuickPattern.compile("environment variables?|env vars?|secrets", CASE_INSENSITIVE);
    private static final QuickPattern CONTAINER =
            QuickPattern.compile(
                    "^(common|known|typical|frequent)\\b.*|.*\\b(issues|problems|fail"
                            + "ures|errors|scenarios|procedures|guide)$",
                    CASE_INSENSITIVE);

    /// No more than the name of a drawer, whatever is in it.
    private static final QuickPattern DRAWER =
            QuickPattern.compile(
                    "(?:(?:all |the |our |some )?(?:common|known|typical|frequent|other|open|current|recent|past|general|more|outstanding)\\s+)?"
                            + "(?:issues|problems|errors|failures|bugs|limitations|pitfalls|gotchas|symptoms|scenarios)"
                            + "(?:\\s+(?:and|&|/)\\s+(?:their )?(?:solutions|fixes|workarounds|cures|remedies|resolutions|causes|problems|limitations))?",
                    CASE_INSENSITIVE);

    private static final QuickPattern NOT_AN_ISSUE =
            QuickPattern.compile(
                    "quick (reference|fixes|help)|additional|commands|links|resources"
                            + "|escalat|getting help|rollback procedure|support$|debug mode|log"
                            + " locations?",
                    CASE_INSENSITIVE);

    /// A copy on paper of what another part holds.
    private static final QuickPattern PRINTED =
            QuickPattern.compile(
                    "\\bprint(?:able|ed|-?outs?|-?friendly)\\b|[(\\[](?:[\\w ]+ )?print(?:ing|s)?\\b[^)\\]]*[)\\]]|\\b(?:to|for) print(?:ing)?\\b|\\b(?:hard|paper) cop(?:y|ies)\\b"
                            + "|\\bprint (?:version|copy|checklist|this|me|out)\\b|[–—:-]\\s*print$",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final int title;
    private final PartOrder order;
    private final PhaseContent content;
    private final Phase fallback;
    private final int firstDeployment;

    /// @param title the index of the document's title, or -1
    PhaseRules(List<Section.Raw> raws, int title) {
        this.raws = raws;
        this.title = title;
        this.order = new PartOrder(raws, title);
        this.content = new PhaseContent(raws);
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

    /// What the document's title stands for: nothing, unless it is the only heading.
    Phase titlePhase() {
        var alone = raws.size() == 1 && raws.getFirst().acts();
        return !alone ? Phase.NONE : fallback == Phase.NONE ? Phase.DEPLOY : fallback;
    }

    /// Where the deployment itself begins: tests before it prepare, tests after it verify.
    private int firstDeployment() {
        for (var i = 0; i < raws.size(); i++) {
            if (i != title
                    && raws.get(i).acts()
                    && !PRINTED.find(raws.get(i).heading().text())
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
            if (block instanceof Block.Html html) {
                for (var words : Pin.words(html.text())) {
                    if (Pin.of(words).orElse(null) instanceof Pin.OfPhase(var pinned)) {
                        return pinned;
                    }
                }
            }
        }
        var above = parent.map(Section::phase).orElse(Phase.NONE);
        var words = PhaseNames.bare(raw.heading().text());
        if (ENTRY.find(words)) {
            return above == Phase.INCIDENT || above == Phase.ROLLBACK ? above : Phase.TROUBLE;
        }
        if (above != Phase.INCIDENT && above != Phase.TEMPLATE && IssueReader.cured(raw.blocks())) {
            return Phase.TROUBLE;
        }
        if (MONITORS_DEPLOYMENT.find(words) && above == Phase.DEPLOY) {
            return Phase.DEPLOY;
        }
        if (index != firstDeployment
                && firstDeployment >= 0
                && (PRINTED.find(words) || content.printed(index))) {
            return Phase.TEMPLATE;
        }
        if (GENERIC.matches(words)) {
            return above == Phase.NONE ? guess(index) : above;
        }
        if (above == Phase.NONE && order.beforeTheDeployment(index)) {
            return Phase.PREPARE;
        }
        if (record(raw, words)) {
            return Phase.TEMPLATE;
        }
        if (above == Phase.NONE
                && SAYS.find(words)
                && (onlyMessages(raw) || raw.children().stream().anyMatch(PhaseRules::message))) {
            return Phase.TEMPLATE;
        }
        if (POST_ROLLBACK.find(words) || (GOES_WRONG.find(words) && Triggers.in(raw.blocks()))) {
            return Phase.ROLLBACK;
        }
        var stated = PhaseNames.stated(raw.heading().text(), above);
        if (stated == null
                && above == Phase.NONE
                && GOES_WRONG.find(words)
                && raw.acts()
                && !tellsTheWayBack()) {
            return Phase.ROLLBACK;
        }
        var held = content.phase(index, stated, above, words);
        if (held.isPresent()) {
            return held.get();
        }
        if (stated == null) {
            return above == Phase.NONE ? guess(index) : above;
        }
        if (above == Phase.NONE
                && stated == Phase.VERIFY
                && index < firstDeployment
                && !AFTERWARDS.find(words)) {
            return Phase.PREPARE;
        }
        if (stated == Phase.VERIFY
                && SIGN_OFF.find(words)
                && (raw.blocks().stream().anyMatch(Block.Table.class::isInstance)
                        || onlyMessages(raw))) {
            return Phase.TEMPLATE;
        }
        if (above == Phase.NONE
                && stated == Phase.REFERENCE
                && index < firstDeployment
                && VARIABLES.find(words)) {
            return Phase.PREPARE;
        }
        if (stated == Phase.VERIFY && above == Phase.DEPLOY && BUILDS.find(words)) {
            return above;
        }
        if (stated == Phase.WATCH
                && PartOrder.numbered(raw)
                && ((above == Phase.VERIFY && !POST.find(words))
                        || (above == Phase.DEPLOY && SETS_UP.find(words)))) {
            return above;
        }
        return Nesting.of(stated, above, words, raw.acts(), content.runs(index));
    }

    /// Whether some chapter is about going back by its own words.
    private boolean tellsTheWayBack() {
        return raws.stream()
                .anyMatch(raw ->
                        PhaseNames.stated(raw.heading().text(), Phase.NONE) == Phase.ROLLBACK);
    }

    /// Whether a section tells to write something down and holds nothing but the form for it.
    private static boolean record(Section.Raw raw, String words) {
        var forms =
                raw.blocks().stream()
                        .filter(b -> b instanceof Block.Fence f && MARKDOWN_TEXT.matches(f.tag()))
                        .count();
        return forms > 0
                && RECORDS.find(words)
                && raw.blocks().stream()
                        .allMatch(b -> b instanceof Block.Text || b instanceof Block.Fence)
                && raw.blocks().stream().filter(Block.Fence.class::isInstance).count() == forms;
    }

    private static boolean message(String title) {
        return PhaseNames.stated(title, Phase.NONE) == Phase.TEMPLATE;
    }

    private static boolean onlyMessages(Section.Raw raw) {
        return raw.blocks().stream()
                .anyMatch(b -> b instanceof Block.Fence f && !FenceClassifier.shell(f));
    }

    /// Where no word says: what the section holds.
    private Phase guess(int index) {
        var raw = raws.get(index);
        var below =
                raw.children().stream()
                        .map(child -> Optional.ofNullable(PhaseNames.stated(child, Phase.NONE)))
                        .distinct()
                        .toList();
        if (below.size() == 1 && below.getFirst().isPresent() && !Section.acts(raw.blocks())) {
            return below.getFirst().get();
        }
        var rules =
                raw.blocks().stream()
                        .filter(Block.Text.class::isInstance)
                        .map(block -> ((Block.Text) block).joined())
                        // One sentence among steps does not make them the way back.
                        .filter(text -> !raw.acts() || text.endsWith(":") || Inline.boldLabel(text))
                        .filter(text -> !Triggers.pauses(Inline.plain(text)))
                        .map(Lead::of)
                        .anyMatch(lead -> lead == Lead.TRIGGER || lead == Lead.NO_TRIGGER);
        if (rules) {
            return Phase.ROLLBACK;
        }
        if (!raw.acts() && order.partOfDeployment(index)) {
            return Phase.DEPLOY;
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

    /// Whether a heading is the title of a known problem: an entry of its own, or a section of
    /// troubleshooting that is not only a drawer for entries.
    boolean issue(Section.Raw raw, Phase phase, Optional<Section> parent) {
        var title = raw.heading().text();
        if (phase != Phase.TROUBLE) {
            return false;
        }
        var words = PhaseNames.bare(title);
        if (ENTRY.find(words) || IssueReader.cured(raw.blocks())) {
            return true;
        }
        var inTrouble = parent.isPresent() && parent.get().phase() == Phase.TROUBLE;
        if (!inTrouble || parent.get().issue() || PhaseNames.partOfIssue(title)) {
            return false;
        }
        var drawer =
                CONTAINER.matches(words)
                        && raw.children().stream()
                                .anyMatch(child -> !PhaseNames.partOfIssue(child));
        return !drawer
                && !NOT_AN_ISSUE.find(words)
                && !DRAWER.matches(words)
                && !IssueReader.drawer(raw.blocks());
    }

    /// Whether the whole document is one troubleshooting entry: what it means, how to diagnose, how
    /// to mitigate.
    boolean titleIsIssue() {
        var parts = title < 0 ? List.<String>of() : raws.get(title).children();
        var diagnosis = parts.stream().anyMatch(p -> Lead.of(p) == Lead.DIAGNOSIS);
        var cure = parts.stream().anyMatch(p -> MITIGATION_RESOLUTION.matches(PhaseNames.bare(p)));
        return diagnosis
                && cure
                && PhaseNames.stated(raws.get(title).heading().text(), Phase.NONE) == null;
    }
}
