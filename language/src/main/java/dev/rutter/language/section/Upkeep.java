package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chapters beside the deployment that are work on a system that runs: none of them is done with
/// each version that is put out.
final class Upkeep {
    /// Something that is done to a system that runs, one at a time and whenever it is called for.
    private static final QuickPattern WORKS_ON_IT =
            QuickPattern.compile(
                    "^(?:manual(?:ly)? |ad[- ]?hoc |one-off )?(?:ssh\\b|connect(?:ing)? to\\b|log(?:ging)? ?in(?:to)?\\b|access(?:ing)? the\\b|(?:open(?:ing)? )?a? ?shell\\b|exec\\b"
                            + "|run(?:ning)? (?:an? |some )?(?:one-off|ad[- ]?hoc|arbitrary|(?:rails|django|management|artisan|console|rake|mix) )|re-?seed|re-?index|re-?queue|replay|back-?fill|vacuum|prune|purge|wip(?:e|ing)\\b|flush"
                            + "|clear(?:ing)? |reset(?:ting)? |restart(?:ing)?\\b|reboot|resiz(?:e|ing)|scal(?:e|ing) (?:up|down|out|in|the)\\b|(?:db |database )?(?:dump|snapshot|back-?up)s?\\b"
                            + "|(?:add|remov|creat|delet|invit|unlock|suspend|revok)(?:e|ing)? (?:an? |the )?(?:new )?(?:\\w+ )?(?:users?|admins?|accounts?|tenants?|customers?|members?)\\b|tail(?:ing)?\\b)",
                    CASE_INSENSITIVE);

    private static final String STORES =
            "(?:databases?|db|rds|dynamodb|postgres\\w*|mysql|mariadb|mongo\\w*|redis|etcd|sql|data|back-?ups?|snapshots?|dumps?|volumes?|disks?|storage|buckets?|clusters?)";

    private static final String MACHINES =
            "(?:nodes?|disks?|drives?|instances?|servers?|hosts?|machines?|members?|replicas?|brokers?)";

    /// What is done to a system that has lost something, and never because a version goes out.
    private static final QuickPattern ALONE =
            QuickPattern.compile(
                    "^(?:how to )?(?:restor|recover)(?:e|ing) (?:(?:from|the|an?|your|all|lost|deleted) ){0,3}(?:[\\w-]+ )?"
                            + STORES
                            + "\\b|\\b"
                            + STORES
                            + " (?:restor(?:e|ation|ing)|resets?)\\b(?! (?:tests?|drills?|points?|check))"
                            + "|^(?:how to )?reset(?:ting)? (?:(?:the|an?|your) )?(?:[\\w-]+ )?(?:"
                            + STORES
                            + "|environments?)\\b|\\benvironment reset$|^(?:\\w+ )?"
                            + MACHINES
                            + " replacement\\b|^(?:how to )?replac(?:e|ing) (?:an? )?(?:failed|broken|dead|lost|faulty|single|an?) (?:\\w+ )?"
                            + MACHINES
                            + "\\b",
                    CASE_INSENSITIVE);

    /// One store of many, told of behind the deployment.
    private static final QuickPattern BACKS_UP =
            QuickPattern.compile(
                    "^back(?:ing)?[- ]?ups? (?!.*\\b(?:the|current|database|data)\\b)",
                    CASE_INSENSITIVE);

    /// A machine of somebody's own, told of behind the deployment.
    private static final QuickPattern OWN_MACHINE =
            QuickPattern.compile(
                    "^(?:local|dev(?:elopment)?) (?:development|dev|set-?up|environment|workflow)$|^develop(?:ing|ment)? locally$|^running locally$",
                    CASE_INSENSITIVE);

    private static final String WATCHERS =
            "(?:alert(?:s|ing)?|alarms?|monitoring|monitors?|dashboards?|observability|logging)";

    /// What is set up once so that somebody watches ever after, and what is spent meanwhile.
    private static final QuickPattern SETS_WATCH =
            QuickPattern.compile(
                    "^(?:[\\w-]+ ){0,2}"
                            + WATCHERS
                            + "(?: (?:and|&) "
                            + WATCHERS
                            + ")? (?:set-?up|configuration)$|^(?:set(?:ting)?[- ]?up|configur(?:e|ing)|creat(?:e|ing)) (?:(?:the|your|an?) )?(?:[\\w-]+ )?"
                            + WATCHERS
                            + "$|^(?:budgets?|billing|costs?|spend(?:ing)?) (?:alerts?|alarms?|monitoring)$",
                    CASE_INSENSITIVE);

    /// What is only done where something else is so: no part of a failover or a rotation.
    private static final QuickPattern IN_CASE =
            QuickPattern.compile("^(?:if|in case|unless)\\b", CASE_INSENSITIVE);

    private static final QuickPattern WRONG =
            QuickPattern.compile(
                    "\\b(?:lost|leak\\w*|compromis\\w*|nobody|no one|fail(?!-? ?over)\\w*|stuck|wrong|expired|missing|down)\\b",
                    CASE_INSENSITIVE);

    /// What is for another day than that of the deed.
    private static final QuickPattern BAD_DAY =
            QuickPattern.compile(
                    "\\b(?:emergenc|escalat|incident|outage|disaster|crisis|sever|sev\\b|on-?call)",
                    CASE_INSENSITIVE);

    private static final QuickPattern PAUSES =
            QuickPattern.compile("^(?:how to )?paus(?:e|ing)\\b", CASE_INSENSITIVE);
    private static final QuickPattern RESUMES =
            QuickPattern.compile("^(?:un-?paus|resum)(?:e|ing)\\b", CASE_INSENSITIVE);

    /// A page that is shown, or a mode that is entered, before something is put out, and left when
    /// it is.
    private static final QuickPattern MODE =
            QuickPattern.compile("\\bmaintenance (?:mode|page)\\b", CASE_INSENSITIVE);

    /// A chapter of commands to look up: behind the deployment it repeats what that holds.
    private static final QuickPattern COMMANDS =
            QuickPattern.compile("^(?:[\\w/&-]+ ){1,3}commands$", CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final DocumentKind kind;
    private final PhaseContent content;
    private final PartOrder order;
    private final int firstDeployment;
    private final WorkWindow window;

    /// @param firstDeployment where the deployment itself begins, or -1
    Upkeep(
            List<Section.Raw> raws,
            int title,
            DocumentKind kind,
            PhaseContent content,
            PartOrder order,
            int firstDeployment) {
        this.raws = raws;
        this.content = content;
        this.kind = kind;
        this.order = order;
        this.firstDeployment = firstDeployment;
        this.window = new WorkWindow(raws, title, kind, firstDeployment);
    }

    /// What a chapter is that stands behind the deployment and is no part of it by its own words;
    /// or that is the deployment, though its own words are those of upkeep.
    ///
    /// @param stated what its words state otherwise
    Optional<Phase> of(int index, @Nullable Phase stated, String words) {
        if (kind.named()) {
            var own = named(index, stated, words);
            if (own.isPresent()) {
                return own;
            }
        }
        if (stated == Phase.MAINTAIN && window.is(index)) {
            return Optional.of(Phase.DEPLOY);
        }
        if (firstDeployment < 0
                || index <= firstDeployment
                || PartOrder.numbered(raws.get(index))) {
            return Optional.empty();
        }
        if (stated == Phase.WATCH) {
            return SETS_WATCH.find(words) ? Optional.of(Phase.MAINTAIN) : Optional.empty();
        }
        if (stated != null && stated != Phase.DEPLOY && stated != Phase.PREPARE) {
            return Optional.empty();
        }
        if (OWN_MACHINE.find(words)) {
            return Optional.of(Phase.REFERENCE);
        }
        if (ALONE.find(words)
                || (stated == Phase.PREPARE && BACKS_UP.find(words) && !order.amid(index))
                || (PAUSES.find(words) && !anywhere(RESUMES, raws.size()))) {
            return Optional.of(Phase.MAINTAIN);
        }
        if (MODE.find(words)) {
            return anywhere(MODE, firstDeployment) ? Optional.empty() : Optional.of(Phase.MAINTAIN);
        }
        return stated == Phase.DEPLOY && COMMANDS.matches(words) && content.runs(firstDeployment)
                ? Optional.of(Phase.REFERENCE)
                : Optional.empty();
    }

    /// The same in a document that fails over, rotates or backfills: there upkeep is part of the
    /// deed, and what is looked at before it gets ready.
    private Optional<Phase> named(int index, @Nullable Phase stated, String words) {
        if (stated == null) {
            return IN_CASE.find(words) && WRONG.find(words)
                    ? Optional.of(Phase.INCIDENT)
                    : Optional.empty();
        }
        if (!raws.get(index).acts() || Subject.routine(words)) {
            return Optional.empty();
        }
        if (stated == Phase.MAINTAIN) {
            return Optional.of(Phase.DEPLOY);
        }
        var first =
                stated == Phase.INCIDENT
                        && index < firstDeployment
                        && !IN_CASE.find(words)
                        && !WRONG.find(words)
                        && !BAD_DAY.find(words);
        return first ? Optional.of(Phase.PREPARE) : Optional.empty();
    }

    /// Whether a section belongs to the deed that a document is named after: it is counted, or
    /// comes before it.
    boolean ownPart(int index) {
        return kind.named() && (PartOrder.numbered(raws.get(index)) || index < firstDeployment);
    }

    /// Whether a heading before this one says so.
    private boolean anywhere(QuickPattern words, int before) {
        return raws.subList(0, before).stream()
                .anyMatch(raw -> words.find(PhaseNames.bare(raw.heading().text())));
    }

    /// Whether a section that nothing counts is work on a system that runs: by its words, or
    /// because the document is about such work and the deployment has been told already.
    boolean keepsRunning(int index) {
        if (kind.named()
                || PartOrder.numbered(raws.get(index))
                || (index < firstDeployment && firstDeployment >= 0)) {
            return false;
        }
        if (kind.operates() && (firstDeployment >= 0 || !kind.deploys())) {
            return true;
        }
        var words = PhaseNames.bare(raws.get(index).heading().text());
        return WORKS_ON_IT.find(words) && !order.amid(index) && !kind.named(words);
    }
}
