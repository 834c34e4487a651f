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
import java.util.stream.Stream;

/// A section's phase from its words, its parent, its place and its content: the first rule that
/// says something decides, and its reason is told.
final class PhaseRules {
    private static final QuickPattern MONITORS_DEPLOYMENT =
            QuickPattern.compile(
                    "monitor(ing)? (the )?(deploy|build|rollout|migration|release)",
                    CASE_INSENSITIVE);

    private static final QuickPattern GENERIC =
            QuickPattern.compile(
                    "(the )?(procedures?|steps?|process|instructions|workflow)", CASE_INSENSITIVE);

    /// The same in a document on a bad day.
    private static final QuickPattern STEP_BY_STEP =
            QuickPattern.compile("step-by-step checklist", CASE_INSENSITIVE);

    /// A list that is gone through when all of it is done.
    private static final QuickPattern CHECKLIST =
            QuickPattern.compile("^(?!.*(?:deploy|releas)).*\\bchecklist$", CASE_INSENSITIVE);

    private static final QuickPattern SAYS =
            QuickPattern.compile("communicat|announce", CASE_INSENSITIVE);

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
    private final NoWords noWords;
    private final List<PhaseRule> rules;

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
        this.noWords =
                new NoWords(
                        content,
                        order,
                        kind,
                        upkeep,
                        firstDeployment,
                        firstActing(),
                        new SeenTo(raws));
        var badDays = new BadDays(kind, content, back);
        this.rules =
                Stream.of(
                                pinned(),
                                badDays.events(),
                                parts(),
                                badDays.goingBack(),
                                badDays.goingWrong(),
                                List.of(
                                        new PhaseRule(
                                                "how it stands beside the deployment",
                                                it ->
                                                        it.top()
                                                                ? upkeep.of(
                                                                        it.index(),
                                                                        it.stated(),
                                                                        it.words())
                                                                : Optional.empty())),
                                placed.rules(),
                                content.rules(fallback),
                                checks(),
                                noWords.rules(),
                                new SettingUp(content, order, kind, title, firstDeployment).rules(),
                                new NamedSo(content, kind, row, firstDeployment, firstActing())
                                        .rules())
                        .flatMap(List::stream)
                        .toList();
    }

    /// What the document's title stands for: nothing, unless it is the only heading.
    Settled title() {
        var alone =
                raws.size() == 1
                        && (raws.getFirst().acts()
                                || (fallback == Phase.DEPLOY
                                        && (content.orders(0)
                                                || OwnSteps.told(raws.getFirst().blocks()))));
        return !alone
                ? Settled.NOTHING
                : new Settled(
                        fallback == Phase.NONE ? Phase.DEPLOY : fallback,
                        "the document has no other heading");
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

    /// Where something is told to be done for the first time.
    private int firstActing() {
        var first = title + 1;
        while (first < raws.size()
                && !(raws.get(first).acts() && !raws.get(first).blocks().isEmpty())) {
            first++;
        }
        return first;
    }

    /// The phase of section `index`, which lies directly in `parent`.
    Settled settle(int index, Optional<Section> parent) {
        var raw = raws.get(index);
        var above = parent.map(Section::phase).orElse(Phase.NONE);
        var heading = raw.heading().text();
        var titled =
                new Titled(
                        index,
                        raw,
                        above,
                        PhaseNames.bare(heading),
                        back.is(index) && above != Phase.ROLLBACK
                                ? null
                                : PhaseNames.stated(heading, above));
        for (var rule : rules) {
            var phase = rule.phase().apply(titled);
            if (phase.isPresent()) {
                return new Settled(phase.get(), rule.why());
            }
        }
        return Settled.NOTHING;
    }

    private static List<PhaseRule> pinned() {
        return List.of(new PhaseRule("a comment in the document says so", PhaseRules::pin));
    }

    private static Optional<Phase> pin(Titled it) {
        for (var block : it.raw().blocks()) {
            if (block instanceof Block.Html html) {
                for (var words : Pin.words(html.text())) {
                    if (Pin.of(words).orElse(null) instanceof Pin.OfPhase(var pinned)) {
                        return Optional.of(pinned);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Parts of the deed by their number, their time or what stands around them.
    private List<PhaseRule> parts() {
        return List.of(
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it looks on while the deployment it stands in goes on",
                        it -> it.above() == Phase.DEPLOY && MONITORS_DEPLOYMENT.find(it.words())),
                PhaseRule.is(
                        Phase.TEMPLATE,
                        "it is a copy to print of what another part holds",
                        it ->
                                it.index() != firstDeployment
                                        && firstDeployment >= 0
                                        && (PRINTED.find(it.words())
                                                || content.printed(it.index()))),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it is a counted or timed part of the deed",
                        it -> deeds.part(it.index(), it.above(), it.words())),
                PhaseRule.as(
                        "its title says nothing, and it stands in that",
                        it -> !it.top() && generic(it)),
                new PhaseRule(
                        "its title says nothing, and the document is about that",
                        it ->
                                !generic(it)
                                        ? Optional.empty()
                                        : fallback == Phase.DEPLOY && content.orders(it.index())
                                                ? Optional.of(Phase.DEPLOY)
                                                : noWords.guess(it.index(), it.raw())),
                new PhaseRule(
                        "parts behind it still prepare",
                        it ->
                                it.top() && order.beforeTheDeployment(it.index())
                                        ? Optional.of(
                                                kind.keepsCopies(it.index(), it.words())
                                                        ? Phase.MAINTAIN
                                                        : Phase.PREPARE)
                                        : Optional.empty()),
                PhaseRule.is(
                        Phase.TEMPLATE,
                        "it tells to write something down, and holds the form for it",
                        it -> content.record(it.index(), it.words())),
                new PhaseRule(
                        "its place in a row of numbered parts",
                        it -> row.of(it.index(), order.stated(it.index()), it.above(), it.words())),
                PhaseRule.is(
                        Phase.OVERVIEW,
                        "it lists what the whole document is for",
                        it ->
                                it.top()
                                        && fallback != Phase.ROLLBACK
                                        && content.occasion(it.index(), it.words())),
                PhaseRule.is(
                        Phase.PREPARE,
                        "it tells to send a message before the deployment",
                        it ->
                                it.top()
                                        && it.index() < firstDeployment
                                        && SAYS.find(it.words())
                                        && PhaseContent.sends(it.raw())),
                PhaseRule.is(
                        Phase.TEMPLATE,
                        "it holds messages to send",
                        it ->
                                it.top()
                                        && SAYS.find(it.words())
                                        && (PhaseContent.onlyMessages(it.raw())
                                                || it.raw().children().stream()
                                                        .anyMatch(PhaseContent::message))),
                PhaseRule.is(
                        Phase.REFERENCE,
                        "its title says that nothing of it is to be run",
                        it -> NotToRun.heading(it.words(), it.raw().heading().text())));
    }

    /// Whether its title says no more than that something is done.
    private boolean generic(Titled it) {
        return GENERIC.matches(it.words())
                || ((fallback == Phase.INCIDENT || fallback == Phase.TROUBLE)
                        && STEP_BY_STEP.matches(it.words()));
    }

    /// What is gone through when all is done.
    private List<PhaseRule> checks() {
        return List.of(
                PhaseRule.is(
                        Phase.VERIFY,
                        "it is a checklist behind the deployment that runs nothing",
                        it ->
                                it.top()
                                        && (it.vague() || it.states(Phase.DEPLOY))
                                        && firstDeployment >= 0
                                        && it.index() > firstDeployment
                                        && it.raw().children().isEmpty()
                                        && CHECKLIST.find(it.words())
                                        && !content.runs(it.index())),
                PhaseRule.is(
                        Phase.VERIFY,
                        "it follows what verifies, and runs nothing",
                        it ->
                                it.top()
                                        && it.vague()
                                        && it.raw().acts()
                                        && order.looksOver(it.index())
                                        && !content.runs(it.index())),
                PhaseRule.is(
                        Phase.PREPARE,
                        "it stands among what prepares",
                        it -> it.top() && it.raw().acts() && order.amongPreparations(it.index())));
    }
}
