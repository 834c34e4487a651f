package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Sections whose titles do not say what they are for: what their parts are, what they stand in,
/// what they hold, and what the document is about.
record NoWords(
        PhaseContent content,
        PartOrder order,
        DocumentKind kind,
        Upkeep upkeep,
        int firstDeployment,
        int firstDeed,
        SeenTo seenTo) {
    private static final String WATCHER =
            "(?:prometheus|grafana|sentry|datadog|new relic|cloudwatch|kibana|loki|jaeger|tempo|alertmanager|pagerduty|opsgenie|opentelemetry|honeycomb|splunk|zabbix|nagios)";

    /// What watches a system and does nothing else.
    private static final QuickPattern WATCHERS =
            QuickPattern.compile(
                    WATCHER
                            + "(?:(?: ?[,/+&] ?| and )"
                            + WATCHER
                            + "){0,5}|(?:structured|application|access|error|audit|server|service|container) logs",
                    CASE_INSENSITIVE);

    /// `What changed`, `What this upgrade does`: no question of what somebody does.
    private static final QuickPattern TELLS_WHAT =
            QuickPattern.compile(
                    "^what(?!.*\\b(?:needs?|must|should|to do|(?:you|we|i) \\w+|(?:each|every|teams?|operators?|dba|support|engineers?|developers?|managers?|leads?|on-?call|qa) (?:\\w+ )?(?:does|do))\\b)(?:'s| is| are| (?!to\\b|if\\b|when\\b)(?:\\w+ ){0,3}?(?:changed|changes|does|do|enforces?|ships|pages?|alerts?|happens|stays|runs))\\b",
                    CASE_INSENSITIVE);

    /// What is left where no words say what a section is for.
    List<PhaseRule> rules() {
        return List.of(
                PhaseRule.is(
                        Phase.WATCH,
                        "it is named after what watches, and does nothing",
                        it ->
                                it.top()
                                        && it.stated() == null
                                        && WATCHERS.matches(it.words())
                                        && !it.raw().acts()),
                new PhaseRule("most of its parts are that", it -> mostly(it)),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "the deployment begins with it",
                        it ->
                                it.above() == Phase.MAINTAIN
                                        && it.states(Phase.DEPLOY)
                                        && it.index() == firstDeployment
                                        && content.putsOut(it.index(), it.words())),
                new PhaseRule(
                        "it tells what something is or does, and does nothing",
                        it ->
                                (it.above() == Phase.DEPLOY || it.above() == Phase.PREPARE)
                                                && (it.stated() == null || it.states(Phase.DEPLOY))
                                                && TELLS_WHAT.find(it.words())
                                                && !it.raw().acts()
                                                && !content.orders(it.index())
                                                && it.raw().children().isEmpty()
                                        ? Optional.of(
                                                it.index() < firstDeed
                                                        ? Phase.OVERVIEW
                                                        : Phase.REFERENCE)
                                        : Optional.empty()),
                PhaseRule.as("it stands in that", it -> it.stated() == null && !it.top()),
                new PhaseRule(
                        "it says how something shows",
                        it ->
                                it.stated() == null
                                                && (IncidentPlaybook.symptoms(it.words())
                                                        || (IncidentPlaybook.shows(it.words())
                                                                && !it.raw().acts()))
                                                && !content.runs(it.index())
                                        ? Optional.of(
                                                kind.title() == Phase.TROUBLE
                                                                || kind.title() == Phase.INCIDENT
                                                        ? kind.title()
                                                        : Phase.OVERVIEW)
                                        : Optional.empty()),
                PhaseRule.is(
                        Phase.PREPARE,
                        "the counted deployment comes behind it",
                        it ->
                                it.stated() == null
                                        && it.raw().acts()
                                        && it.index() < order.counted()),
                new PhaseRule(
                        "what it holds, and what the document is about",
                        it ->
                                it.stated() == null
                                        ? guess(it.index(), it.raw())
                                        : Optional.empty()));
    }

    /// Where no word says: what the section holds.
    Optional<Phase> guess(int index, Section.Raw raw) {
        var below =
                raw.children().stream()
                        .map(child -> Optional.ofNullable(PhaseNames.stated(child, Phase.NONE)))
                        .distinct()
                        .toList();
        if (below.size() == 1 && below.getFirst().isPresent() && !Section.acts(raw.blocks())) {
            return below.getFirst();
        }
        if (WhenToGoBack.told(raw)) {
            return Optional.of(Phase.ROLLBACK);
        }
        if (!raw.acts() && order.partOfDeployment(index)) {
            return Optional.of(Phase.DEPLOY);
        }
        if (index < firstDeployment && seenTo.said(index)) {
            return Optional.of(Phase.PREPARE);
        }
        if (!raw.acts()) {
            return Optional.of(
                    kind.title() == Phase.ROLLBACK
                                    || kind.title() == Phase.TROUBLE
                                    || kind.title() == Phase.WATCH
                            ? kind.title()
                            : Phase.REFERENCE);
        }
        if (kind.title() != Phase.NONE && kind.title() != Phase.DEPLOY) {
            return Optional.of(kind.title());
        }
        var over =
                order.afterwards(index)
                        && !(index < firstDeployment
                                && kind.title() == Phase.DEPLOY
                                && (PartOrder.numbered(raw)
                                        || raw.children().stream().anyMatch(PhaseNames::counted)))
                        && !upkeep.ownPart(index);
        return Optional.of(
                over || order.uncounted(index) || upkeep.keepsRunning(index)
                        ? Phase.MAINTAIN
                        : Phase.DEPLOY);
    }

    /// What most of the parts of a chapter are, where it is upkeep or trouble.
    private Optional<Phase> mostly(Titled it) {
        var children = it.raw().children();
        var open = it.top() && (it.vague() || it.states(Phase.PREPARE));
        if (!open || children.size() < 2 || Section.acts(it.raw().blocks())) {
            return Optional.empty();
        }
        if (IssueTitles.drawer(it.words())
                && children.stream()
                        .anyMatch(child -> IssueTitles.happened(PhaseNames.bare(child)))) {
            return Optional.of(Phase.TROUBLE);
        }
        var maintains = 0;
        var fails = 0;
        for (var child : children) {
            var part = PhaseNames.stated(child, Phase.NONE);
            if (part == Phase.PREPARE || part == Phase.DEPLOY) {
                return Optional.empty();
            }
            maintains += part == Phase.MAINTAIN ? 1 : 0;
            fails += part == Phase.TROUBLE || IssueTitles.happened(PhaseNames.bare(child)) ? 1 : 0;
        }
        var half = children.size() / 2;
        if (maintains > half) {
            return Optional.of(Phase.MAINTAIN);
        }
        return fails <= half
                ? Optional.empty()
                : Optional.of(kind.title() == Phase.INCIDENT ? Phase.INCIDENT : Phase.TROUBLE);
    }
}
