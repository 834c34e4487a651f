package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Pin;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// A section's phase from its words, its parent, its place and its content.
final class PhaseRules {
    private static final QuickPattern MONITORS_DEPLOYMENT =
            QuickPattern.compile(
                    "monitor(ing)? (the )?(deploy|build|rollout|migration|release)",
                    CASE_INSENSITIVE);
    private static final QuickPattern POST_ROLLBACK =
            QuickPattern.compile("post-?roll-?back (actions|steps|tasks)", CASE_INSENSITIVE);
    private static final QuickPattern GOES_WRONG =
            QuickPattern.compile(
                    "^(?:if|when|in case|what (?:to do )?(?:if|when))\\b.*\\b(?:wrong|fail(?:s|ed|ing)?|breaks?|badly|trouble|problems?|bad|broken|down|crash(?:es|ed)?|hangs|stuck|unreachable)\\b",
                    CASE_INSENSITIVE);

    /// What nobody does unless something has happened.
    private static final QuickPattern WHAT_TO_DO =
            QuickPattern.compile("^what to do (?:if|when)\\b", CASE_INSENSITIVE);

    /// The release itself, or no more than "it": what else goes wrong is trouble and takes nothing
    /// back.
    private static final QuickPattern RELEASE =
            QuickPattern.compile(
                    "\\b(?:it|this|that|something|anything|things|everything|deploy\\w*|releas\\w*|roll-?out|migrations?|upgrade|update|launch|cut-?over|go-?live|verification|validation|smoke|checks?|tests?|steps?|phase)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern GENERIC =
            QuickPattern.compile(
                    "(the )?(procedures?|steps?|process|instructions|workflow)", CASE_INSENSITIVE);
    private static final QuickPattern SETS_UP =
            QuickPattern.compile(
                    "^(?:configure|set ?up|create|import|install|enable)\\b", CASE_INSENSITIVE);
    private static final QuickPattern SETTING_UP =
            QuickPattern.compile(
                    "\\b(?:set[- ]?up|configur\\w+|install\\w*|provision\\w*|secrets|credentials)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern CONFIGURATION =
            QuickPattern.compile("\\bconfiguration$", CASE_INSENSITIVE);

    /// What is set up once, or elsewhere, and not with each deployment.
    private static final QuickPattern ONCE =
            QuickPattern.compile(
                    "\\b(?:local|locally|dev|development|one-time|once|first|initial|pre-?\\w+|prerequisites?|required|requirements?|before)\\b",
                    CASE_INSENSITIVE);

    /// A list that is gone through when all of it is done.
    private static final QuickPattern CHECKLIST =
            QuickPattern.compile("^(?!.*(?:deploy|releas)).*\\bchecklist$", CASE_INSENSITIVE);

    private static final QuickPattern APPENDIX =
            QuickPattern.compile("^appendix(?: [A-Z\\d]+)?\\s*[:.–—-]+\\s*", CASE_INSENSITIVE);
    private static final QuickPattern STRATEGY =
            QuickPattern.compile("\\bstrateg(?:y|ies)$|\\buse[- ]cases?$", CASE_INSENSITIVE);

    /// A step that looks at what goes on, for no length of time.
    private static final QuickPattern LOOKS_ON =
            QuickPattern.compile(
                    "^monitor\\b(?!.*\\d ?(?:s|sec|min|h|hour)\\w*\\b)", CASE_INSENSITIVE);

    private static final QuickPattern POST =
            QuickPattern.compile(
                    "\\bpost-|\\bwatch|set-?up\\b|first \\d|\\bafter\\b|hours?\\b|monitor(?:ing)? period",
                    CASE_INSENSITIVE);
    private static final QuickPattern SAYS =
            QuickPattern.compile("communicat|announce", CASE_INSENSITIVE);
    private static final QuickPattern SIGN_OFF =
            QuickPattern.compile("sign-?off|approvals?", CASE_INSENSITIVE);

    /// A copy on paper of what another part holds.
    static final QuickPattern PRINTED =
            QuickPattern.compile(
                    "\\bprint(?:able|ed|-?outs?|-?friendly)\\b|[(\\[](?:[\\w ]+ )?print(?:ing|s)?\\b[^)\\]]*[)\\]]|\\b(?:to|for) print(?:ing)?\\b|\\b(?:hard|paper) cop(?:y|ies)\\b"
                            + "|\\bprint (?:version|copy|checklist|this|me|out)\\b|[–—:-]\\s*print$",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final int title;
    private final StepsBack back;
    private final PartOrder order;
    private final PhaseContent content;
    private final DocumentKind kind;
    private final Phase fallback;
    private final int firstDeployment;
    private final Upkeep upkeep;
    private final Deeds deeds;
    private final PhaseByPlace placed;
    private final Row row;

    /// @param title the index of the document's title, or -1
    PhaseRules(List<Section.Raw> raws, int title) {
        this.raws = raws;
        this.title = title;
        this.back = new StepsBack(raws, title);
        this.order = new PartOrder(raws, title, back);
        this.content = new PhaseContent(raws, title);
        this.kind = new DocumentKind(raws, title);
        this.fallback = kind.title();
        this.firstDeployment = firstDeployment();
        this.upkeep = new Upkeep(raws, title, kind, content, order, firstDeployment);
        this.deeds = new Deeds(raws, title, kind, order, back, firstDeployment);
        this.row = new Row(raws, title, kind);
        this.placed = new PhaseByPlace(raws, title, order, content, firstDeployment);
    }

    /// What the document's title stands for: nothing, unless it is the only heading.
    Phase titlePhase() {
        var alone =
                raws.size() == 1
                        && (raws.getFirst().acts()
                                || (fallback == Phase.DEPLOY && content.orders(0)));
        return !alone ? Phase.NONE : fallback == Phase.NONE ? Phase.DEPLOY : fallback;
    }

    /// Where the deployment itself begins: tests before it prepare, tests after it verify.
    private int firstDeployment() {
        for (var i = 0; i < raws.size(); i++) {
            if (i == order.counted()) {
                return i;
            }
            if (i != title && raws.get(i).acts() && Deeds.begins(raws.get(i).heading().text())) {
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
        if (IssueTitles.entry(words)) {
            return above == Phase.INCIDENT || above == Phase.ROLLBACK ? above : entry();
        }
        if (kind.scenario(words, above)) {
            return above == Phase.NONE ? entry() : above;
        }
        if (above != Phase.INCIDENT && above != Phase.TEMPLATE && IssueTitles.cured(raw.blocks())) {
            return Phase.TROUBLE;
        }
        if (above == Phase.NONE && IncidentPlaybook.entry(raw.children())) {
            return entry();
        }
        if (MONITORS_DEPLOYMENT.find(words) && above == Phase.DEPLOY) {
            return Phase.DEPLOY;
        }
        if (index != firstDeployment
                && firstDeployment >= 0
                && (PRINTED.find(words) || content.printed(index))) {
            return Phase.TEMPLATE;
        }
        if (deeds.part(index, above, words)) {
            return Phase.DEPLOY;
        }
        if (GENERIC.matches(words)) {
            var told = fallback == Phase.DEPLOY && content.orders(index);
            return above != Phase.NONE ? above : told ? Phase.DEPLOY : guess(index);
        }
        if (above == Phase.NONE && order.beforeTheDeployment(index)) {
            return kind.keepsCopies(index, words) ? Phase.MAINTAIN : Phase.PREPARE;
        }
        if (content.record(index, words)) {
            return Phase.TEMPLATE;
        }
        var rowed = row.of(index, order.stated(index), above, words);
        if (rowed.isPresent()) {
            return rowed.get();
        }
        if (above == Phase.NONE && fallback != Phase.ROLLBACK && content.occasion(index, words)) {
            return Phase.OVERVIEW;
        }
        if (above == Phase.NONE
                && SAYS.find(words)
                && (PhaseContent.onlyMessages(raw)
                        || raw.children().stream().anyMatch(PhaseContent::message))) {
            return Phase.TEMPLATE;
        }
        if (NotToRun.heading(words, raw.heading().text())) {
            return Phase.REFERENCE;
        }
        if (back.goesBack(index)
                || POST_ROLLBACK.find(words)
                || (GOES_WRONG.find(words) && WhenToGoBack.in(raw.blocks()))) {
            return Phase.ROLLBACK;
        }
        var stated =
                back.is(index) && above != Phase.ROLLBACK
                        ? null
                        : PhaseNames.stated(raw.heading().text(), above);
        if (above == Phase.NONE) {
            var scenario = kind.scenario(index, words, stated);
            if (scenario != null) {
                return scenario;
            }
            if ((stated == null || stated == Phase.REFERENCE) && kind.picture(index, words)) {
                return Phase.OVERVIEW;
            }
        }
        if ((stated == null || stated == Phase.DEPLOY || stated == Phase.VERIFY)
                && above == Phase.NONE
                && (GOES_WRONG.find(words) || WHAT_TO_DO.find(words))) {
            return RELEASE.find(words) && !content.tellsTheWayBack(index)
                    ? Phase.ROLLBACK
                    : Phase.TROUBLE;
        }
        if (above == Phase.NONE) {
            var own = upkeep.of(index, stated, words);
            if (own.isPresent()) {
                return own.get();
            }
        }
        var place = placed.of(index, stated, above, words);
        if (place.isPresent()) {
            return place.get();
        }
        var held = content.phase(index, stated, above, words);
        if (held.isPresent()) {
            return held.get();
        }
        if (above == Phase.NONE
                && (stated == null || stated == Phase.DEPLOY || stated == Phase.REFERENCE)
                && firstDeployment >= 0
                && index > firstDeployment
                && raw.children().isEmpty()
                && CHECKLIST.find(words)
                && !content.runs(index)) {
            return Phase.VERIFY;
        }
        if (above == Phase.NONE
                && (stated == null || stated == Phase.REFERENCE)
                && raw.acts()
                && order.looksOver(index)
                && !content.runs(index)) {
            return Phase.VERIFY;
        }
        if (above == Phase.NONE && raw.acts() && order.amongPreparations(index)) {
            return Phase.PREPARE;
        }
        var most = content.mostly(index, above, stated, fallback, words);
        if (most.isPresent()) {
            return most.get();
        }
        if (above == Phase.MAINTAIN
                && stated == Phase.DEPLOY
                && index == firstDeployment
                && content.putsOut(index, words)) {
            return Phase.DEPLOY;
        }
        if (stated == null) {
            return above != Phase.NONE
                    ? above
                    : raw.acts() && index < order.counted() ? Phase.PREPARE : guess(index);
        }
        if (above == Phase.NONE
                && stated == Phase.PREPARE
                && firstDeployment < 0
                && kind.deploys()
                && raw.children().size() >= PartOrder.FEWEST
                && SETTING_UP.find(words)
                && !ONCE.find(words)) {
            return Phase.DEPLOY;
        }
        if (above == Phase.NONE
                && (stated == Phase.PREPARE || stated == Phase.WATCH)
                && SETTING_UP.find(words)
                && order.stepBeforeDeployment(index)) {
            return Phase.DEPLOY;
        }
        if (above == Phase.NONE
                && ((stated == Phase.PREPARE
                                && (SETS_UP.find(words) || Nesting.INSTALLS.find(words)))
                        || (stated == Phase.REFERENCE
                                && raw.acts()
                                && PartOrder.numbered(raw)
                                && CONFIGURATION.find(PhaseNames.untimed(raw.heading().text()))))
                && !ONCE.find(words)
                && order.amid(index)) {
            return Phase.DEPLOY;
        }
        if (above == Phase.NONE
                && stated == Phase.REFERENCE
                && fallback == Phase.DEPLOY
                && content.inShort(index, title, words)) {
            return Phase.DEPLOY;
        }
        if (stated == Phase.REFERENCE && APPENDIX.find(words)) {
            var rest = PhaseNames.stated(APPENDIX.replaceFirst(words, ""), above);
            return rest == Phase.WATCH
                            || rest == Phase.CONTACTS
                            || rest == Phase.TROUBLE
                            || rest == Phase.MAINTAIN
                    ? rest
                    : Phase.REFERENCE;
        }
        if (stated == Phase.OVERVIEW && STRATEGY.find(words) && content.runs(index)) {
            return Phase.DEPLOY;
        }
        if (above == Phase.DEPLOY && stated == Phase.INCIDENT && PartOrder.step(raw)) {
            return above;
        }
        if (above == Phase.DEPLOY
                && (stated == Phase.PREPARE || stated == Phase.REFERENCE)
                && Nesting.VARIABLES.find(words)
                && !ONCE.find(words)
                && PartOrder.numbered(raw)) {
            return above;
        }
        if (above == Phase.NONE
                && stated == Phase.VERIFY
                && fallback != Phase.MAINTAIN
                && index < firstDeployment
                && !row.begun(index)
                && !PhaseByPlace.afterwards(words, PartOrder.numbered(raw))) {
            return Phase.PREPARE;
        }
        if (stated == Phase.VERIFY
                && SIGN_OFF.find(words)
                && (raw.blocks().stream().anyMatch(Block.Table.class::isInstance)
                        || PhaseContent.onlyMessages(raw))) {
            return Phase.TEMPLATE;
        }
        if (above == Phase.NONE
                && stated == Phase.REFERENCE
                && index < firstDeployment
                && Nesting.VARIABLES.find(words)) {
            return Phase.PREPARE;
        }
        if (stated == Phase.VERIFY
                && (above == Phase.DEPLOY || above == Phase.NONE)
                && FirstDeed.in(words)) {
            return Phase.DEPLOY;
        }
        if (stated == Phase.WATCH
                && PartOrder.numbered(raw)
                && ((above == Phase.VERIFY && !POST.find(words))
                        || (above == Phase.DEPLOY
                                && (SETS_UP.find(words) || LOOKS_ON.find(words))))) {
            return above;
        }
        return Nesting.of(stated, above, words, raw.acts(), content.runs(index));
    }

    /// What an entry on something that has happened is for, in a document about such days and in
    /// any other.
    private Phase entry() {
        return fallback == Phase.INCIDENT ? Phase.INCIDENT : Phase.TROUBLE;
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
        if (WhenToGoBack.told(raw)) {
            return Phase.ROLLBACK;
        }
        if (!raw.acts() && order.partOfDeployment(index)) {
            return Phase.DEPLOY;
        }
        if (!raw.acts()) {
            return fallback == Phase.ROLLBACK || fallback == Phase.TROUBLE
                    ? fallback
                    : Phase.REFERENCE;
        }
        if (fallback != Phase.NONE && fallback != Phase.DEPLOY) {
            return fallback;
        }
        var over = order.afterwards(index) && !upkeep.ownPart(index);
        return over || order.uncounted(index) || upkeep.keepsRunning(index)
                ? Phase.MAINTAIN
                : Phase.DEPLOY;
    }
}
