package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a heading's words say its section is for. The first rule that matches decides; a heading
/// without such words has its parent's phase.
final class PhaseNames {
    /// @param parents where not empty, the rule holds only below these phases
    private record Rule(Phase phase, Pattern words, List<Phase> parents) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(Phase.NONE, "^(table of )?contents?$|^toc$|^index$"),
                    rule(
                            Phase.TEMPLATE,
                            "\\btemplates?\\b|print(able)? version|post-?mortem$|checklist summary|sign-?off sheet|deployment (log|history|record)\\b|\\b(change|release) ?log\\b|message examples"),
                    rule(
                            Phase.TROUBLE,
                            "troubleshoot|common (\\w+ )?(issues|problems|errors|failures|pitfalls)|known (issues|problems|limitations)|^(\\w+ )?(issues|problems) (and|&) (solutions|fixes)|^(faq|gotchas|pitfalls)\\b|^(diagnosis|diagnostics|mitigation|investigation|remediation)$|^if (something|things) (goes|go) wrong|^debugging|quick fixes|failure modes|^diagnos(is|tics|e)\\b|^(issue|problem|error|symptom)s?( \\d+)?\\s*[:—–-]"),
                    rule(
                            Phase.REFERENCE,
                            "additional resources|^(support and resources|support resources|getting help|related|see also|references?|resources|links|useful (links|commands)|further reading|appendix|glossary)\\b|best practices|cost (management|optimi[sz]ation|estimat)|\\bcosts?$|architecture|git workflow|next steps|\\bdocumentation links|quick reference|cheat ?sheet|related (docs|documents|documentation|runbooks)|(revision|version|document) (history|information)|^(notes|tools|changelog)$|lessons learned|security (considerations|notes)"),
                    rule(
                            Phase.OVERVIEW,
                            "^(overview|introduction|purpose|goals?|scope|summary|about|background|meaning|impact|intent|what (this|is|it)\\b.*|context|tl;?dr|at a glance|objective|audience|when to use( this)?.*|description)\\b",
                            Phase.NONE,
                            Phase.OVERVIEW),
                    rule(
                            Phase.OVERVIEW,
                            "\\boverview$|^(deployment|release|system|project|document) (summary|information|scope|context|types?|strategy)$"),
                    rule(
                            Phase.CONTACTS,
                            "\\bcontacts?\\b|\\bon-?call rotation|support channels|^whom? to (call|contact)|^(communication )?channels$|stakeholders|^vendor support"),
                    rule(
                            Phase.INCIDENT,
                            "escalat|emergency (procedures?|response|stop|contacts?)|\\bincidents?\\b|severit|^emergenc|disaster (recovery|scenario)|war ?room|crisis|on-?call$|critical (production )?issue|security breach|outage|failover|data (loss|corruption)"),
                    rule(
                            Phase.VERIFY,
                            "roll-?back verification|verify(ing)? (the )?roll-?back|post-rollback (verification|validation)"),
                    rule(
                            Phase.WATCH,
                            "rollback metrics|post-deploy(ment)? (monitoring|tasks|watch)|(performance|availability|service|scaling|capacity|response time) (targets|objectives)|\\bslos?\\b|\\bslas?\\b|service level|key metrics|alert(s|ing)\\b|^alert( |:|$)|\\bmonitor(ing|s)?\\b(?! (deployment|build|the (build|deployment)|deploy|migration)\\b)|\\bwatch(ing)?\\b|observability|dashboards?\\b|^metrics?\\b|\\bmetrics$|^logs?$|log (monitoring|analysis|quer)|error tracking|burn rate"),
                    rule(
                            Phase.ROLLBACK,
                            "roll(ing)?[- ]?backs?\\b|\\b(turn|go)(ing)? back\\b|\\bway back\\b|\\broll (it )?back\\b|\\brevert(ing)?\\b|back-?out|\\bundo\\b|failure scenarios|restore (previous|from)|(?<!backups? (and|&) )(?<!disaster )\\brecovery\\b"),
                    rule(
                            Phase.PREPARE,
                            "pre-?(deploy|launch|release|flight|migration|requisite|check|rollout|upgrade|install|cutover|production|go-?live|push|merge)|prerequisite|^before\\b|\\bbefore (deploy|you|the|we|going|release)|requirements|prepare (for|the environment|environment)|preparation|preparing|readiness|required (tools|access|secrets|variables|environment|permissions)|access requirements|^environment (setup|validation)|\\bset-?up\\b|setting up|provision|install(ation|ing)?\\b|^configur(e|ing)\\b|one-time|deployment (timing|window|schedule)|locally$|^(access|tools|secrets|credentials|permissions|backup)$|back ?up (current|the|database|data)|^code quality|(create|review|test) (the )?migration|release planning|planning|go/?no-?go|quality (gates?|checks?)|backups? before"),
                    rule(
                            Phase.MAINTAIN,
                            "maintenance (schedule|windows?|tasks|procedures?)|maintenance|backups? (and|&) (disaster )?(recovery|restore)|schedule[sd]?\\b|^(daily|weekly|monthly|quarterly|yearly|annual(ly)?)\\b|routine|housekeeping|continuous improvement|\\bdrills?\\b|(day-to-day|regular) |database (management|administration)|rotat(e|ion|ing)\\b|log rotation|clean-?up|^backups?\\b|renew|^operations?\\b|scaling|retrospective"),
                    rule(
                            Phase.VERIFY,
                            "verif(y|ication|ying)|validat(e|ion|ing)|post-?(deploy|launch|release|flight|migration|upgrade|cutover|go-?live|check)|^after\\b|\\bafter (deploy|the|going|release)|smoke[- ]?tests?|health ?-?checks?|success (criteria|indicators)|acceptance|sanity|sign-?off|^confirm\\b|testing$|\\btests?$|definition of done|deployment completion"),
                    rule(
                            Phase.DEPLOY,
                            "deploy(ment|ing|s)?\\b|releas(e|es|ing)\\b|roll-?out|go-?live|cut-?over|launch|procedures?\\b|^steps?\\b|promot(e|ion|ing)|migrat(e|ion|ions|ing)\\b|publish|ship(ping)?\\b|upgrad(e|ing)|execution|push to|hot-?fix|blue[-/ ]green|canary|bootstrap|apply"),
                    rule(
                            Phase.OVERVIEW,
                            "^(overview|introduction|purpose|goals?|scope|summary|about|background)\\b"),
                    rule(
                            Phase.REFERENCE,
                            "^(environments?|infrastructure|configuration|security|services?|components?|topology|ports|directory structure|file (structure|locations?)|variables)\\b|\\binfrastructure\\b|details$|\\bconfiguration$|\\breference$|\\bstructure$|environment variables$|inventory|^support$"));

    /// Words that make a subsection of troubleshooting a part of an entry, not an entry.
    private static final Pattern PART_OF_ISSUE =
            Pattern.compile(
                    "^(symptoms?|signs?|causes?|root cause|possible causes|diagnos(is|e|tics?)|investigation|solutions?|fix(es)?|resolution|mitigation|prevention|impact|meaning|actions?|steps|quick (fix|reference)|remediation|workaround|immediate actions?|common causes|verification|escalation|notes?)\\b.{0,20}$",
                    CASE_INSENSITIVE);

    private static final Pattern LEADING =
            Pattern.compile(
                    "^(?:[^\\p{L}\\p{N}]*)(?:(?:step|phase|part|section|stage)\\s*\\d+[a-z]?\\s*[:.)—–-]*\\s*|\\d+(?:\\.\\d+)*[.):]?\\s+|[A-Z][.)]\\s+)?(?:[^\\p{L}\\p{N}(`\"]*)",
                    CASE_INSENSITIVE);

    private PhaseNames() {}

    private static Rule rule(Phase phase, String words, Phase... parents) {
        return new Rule(phase, Pattern.compile(words, CASE_INSENSITIVE), List.of(parents));
    }

    /// The heading's words without number, emoji and marks.
    static String bare(String title) {
        var plain = Inline.plain(title);
        return LEADING.matcher(plain).replaceFirst("").strip();
    }

    /// The phase that the words themselves state, or null.
    static @Nullable Phase stated(String title, Phase parent) {
        var words = bare(title);
        for (var rule : RULES) {
            if ((rule.parents().isEmpty() || rule.parents().contains(parent))
                    && rule.words().matcher(words).find()) {
                return rule.phase();
            }
        }
        return null;
    }

    static boolean partOfIssue(String title) {
        return PART_OF_ISSUE.matcher(bare(title)).find();
    }
}
