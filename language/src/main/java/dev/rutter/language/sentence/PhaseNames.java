package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a heading's words say its section is for. The first rule that matches decides; a heading
/// without such words has its parent's phase.
public final class PhaseNames {
    /// @param parents where not empty, the rule holds only below these phases
    private record Rule(Phase phase, QuickPattern words, List<Phase> parents) {}

    /// What takes the whole thing away is no part of putting a version of it out.
    public static final String ENDS_IT =
            "^(?:un-?install(?:ation|ing)?|un-?deploy(?:ing|ment)?)\\b(?! (?:the |an? |any |your )?(?:old|previous|existing|outdated|earlier|current) )|^(?:tear(?:ing)?[- ]?down|decommission(?:ing)?|dismantl(?:e|ing)|destroy(?:ing)?|destruc(?:tion|ci[oó]n)|démantèlement|abbau(?:en)?|rückbau)\\b"
                    + "|^(?:delet|remov)(?:e|ing) (?:the |an? |your |entire |whole |all )*(?:environments?|stacks?|clusters?|infrastructure|namespaces?|deployments?|installations?|resources|everything)\\b";

    /// What somebody does with a thing that is written, which is not the thing.
    private static final String WRITES =
            "(?:add|bump|check|cop[iy]|creat|draft|edit|finali[sz]|generat|merg|prepar|review|updat|writ|commit|publish)(?:y|e|ing|ying|t?ing)?\\b";

    /// How a title ends that names what is broken.
    public static final String BROKEN =
            "\\b(?:errors?|failures?|failed|failing|fails|degrad(?:ation|ed)|corrupt(?:ed|ion)|exhaust(?:ed|ion)|unavailable|crash(?:es|ing|loops?)?|stuck|timeouts?|(?:is|are) (?:down|slow|full|unhealthy|unreachable|unresponsive)"
                    + "|not (?:starting|working|loading|responding|connecting|processing|found|running)|won'?t (?:start|load|connect|build|deploy))$";

    /// What is kept before it is changed, and not how it is kept day by day: `Backup etcd`.
    private static final String BACKS_UP =
            "^back(?:ing)?[- ]?ups? (?!.*\\b(?:restor\\w*|recover\\w*|strateg\\w*|polic\\w*|schedul\\w*|retention|procedures?|verif\\w*|monitoring|jobs?|automat\\w*|daily|weekly|nightly|details)\\b)(?:of )?(?:(?:the|our|your|all|production|prod|live|current|existing|running|old) ){0,3}"
                    + "(?:db|postgres\\w*|my ?sql|mariadb|mongo\\w*|redis|valkey|etcd|kafka|elastic\\w*|opensearch|cassandra|clickhouse|sql\\w*|dynamo\\w*|rds|database|data|volumes?|disks?|files?|uploads?|config\\w*|cluster|state|storage|buckets?|vault|nodes?|servers?|vms?|tables?|schema|app(?:lication)?s?|site|instance)\\b";

    /// What is named after its time alone, which is before the thing itself: `Pre`, `Beforehand`,
    /// `Ahead of the release`, `T-10`. `T-0` is the thing itself.
    private static final String AHEAD =
            "^pre(?:[- ]?(?:work|tasks?|steps?|actions?|game|stage))?\\W*$|^(?:before-?hand|up-?front|up front|in advance|ahead of|prior to)\\b"
                    + "|^t(?:\\s?[-–−]\\s?|[ -]minus[ -])(?!0+\\b)\\d+(?:\\s?[a-z]+)?(?:\\W*$|\\s*[:–—-]\\s*(?:final |pre-?\\w+ )?(?:checks?|announce\\w*|prepar\\w*|reviews?|verif\\w*|go/no-go|readiness)\\b(?!.*\\b(?:deploy|releas|switch|migrat|publish)))"
                    + "|^(?:the |one |an? )?(?:day|days|evening|night|morning|week|hour)s? (?:before|earlier|ahead)(?! the (?:last|first)\\b)|^earlier (?:that|the same|in the) (?:day|week)\\b";

    /// Who looks whether something is broken, or sets what it hangs on, mends nothing.
    private static final String LOOKS_OR_SETS =
            "(?:confirm|check|verify|make sure|ensure|validate|assert)(?:ing)?\\b(?! (?:if|whether|why|for)\\b)|(?:raise|lower|increase|reduce|extend|shorten|set|change|adjust) ";

    private static final List<Rule> RULES =
            List.of(
                    rule(Phase.NONE, "^(table of )?contents?$|^toc$|^index$"),
                    rule(
                            Phase.REFERENCE,
                            "^(?:document |runbook )?change[ -]?(?:log|history)$"
                                    + "|(?:\\.env|\\benv|environment|config\\w*|cloudformation|helm|terraform|bicep|arm|ya?ml|json|docker\\w*|manifest)( file)? templates?$"),
                    rule(
                            Phase.TEMPLATE,
                            "^appendix\\b.*\\bchecklist\\b|\\btemplates?\\b|print(able"
                                    + "|ed)? (version|checklist|copy)|post-?mortem$"
                                    + "|checklist summary|sign-?off sheet|deployment (log|history"
                                    + "|record)\\b|^(?!"
                                    + WRITES
                                    + ").*\\b(change|release) ?log\\b|message examples"),
                    rule(
                            Phase.TEMPLATE,
                            "^post-?(?:deploy\\w*|release) (?:documentation|report|summary)$",
                            Phase.NONE),
                    rule(
                            Phase.TROUBLE,
                            "\\balert(?:ing)? (?:run|play)-?books?\\b|\\b(?:run"
                                    + "|play)-?books? (?:for|by|per) alerts?\\b|^debug\\b"
                                    + "|troubleshoot|common (\\w+ )?(issues|problems|errors"
                                    + "|failures|pitfalls)|known (issues|problems|limitations)"
                                    + "|^(\\w+ )?(issues|problems) (and|&) (solutions|fixes)"
                                    + "|^(faq|gotchas|pitfalls)\\b|^(diagnosis|diagnostics"
                                    + "|mitigation|investigation|remediation)$|^if (something"
                                    + "|things) (goes|go) wrong|^debugging|quick fixes"
                                    + "|failure modes?\\b|^(?:known |past |recent "
                                    + "|common )incidents$|^diagnos(is|tics|e)\\b|^(issue|problem"
                                    + "|error|symptom)s?( \\d+)?\\s*[:—–-]"),
                    rule(Phase.ROLLBACK, Triggers.HALTS_ONLY),
                    rule(
                            Phase.REFERENCE,
                            "additional resources|\\brelease notes\\b|^(?:[\\w-]+ )?(?:flags|command[- ]line options|arguments)$"
                                    // A card of facts about a system, and not what is done with it.
                                    + "|^(?:fail-?over|fail-?back|data recovery)\\b.* (?:type"
                                    + "|details)$|^(?:how to contribute|contribut(?:ing|e|ors?"
                                    + "|ions?)|licen[sc]e|code of conduct|authors?|credits"
                                    + "|acknowledge?ments?|sponsors?)\\b|^(support and resources"
                                    + "|support resources|getting help|related|see also"
                                    + "|references?|resources|links|(?:useful|handy) (?:[\\w-]+ ){0,2}(?:links|commands|snippets|one-?liners)"
                                    + "|further reading|appendix|glossary)\\b|best practices"
                                    + "|cost (management|optimi[sz]ation|estimat)|\\bcosts?$"
                                    + "|architecture(?!.*\\b(?:deploy|releas|migrat|upgrad|roll|checklist))|git workflow|next steps"
                                    + "|\\bdocumentation links|(?<!emergency )quick reference|cheat ?sheet"
                                    + "|related (docs|documents|documentation|runbooks)|(revision"
                                    + "|version|document) (history|information)|^(notes|tools)$"
                                    + "|lessons learned|security (considerations|notes)"
                                    + "|^(?!.*(?:roll|escalat|alert|incident|retention"
                                    + "|back-?up)).*\\b(?:(?<!golden )(?<!ground )(?<!cardinal )rules"
                                    + "|governance|conventions|polic(?:y|ies)|guidelines"
                                    + "|invariants)$|\\bmap$"
                                    + "|^(?:\\w+ ){0,2}compatibility\\b(?!.*(?:check|test|verif))"
                                    + "|\\bhow (?:it|this|they|that|the \\w+) (?:was|were|is|are"
                                    + "|works?)\\b"
                                    // What is named after the word for putting out is not the
                                    // putting out.
                                    + "|^(?:deployment |target |hosting |available |supported |our )?environments$"
                                    + "|^(?:\\w+ )?naming conventions?$|^(?:transaction|data|request|traffic|control|event|message|network) flows?$"
                                    + "|\\b(?:environment|deployment) (?:urls?|specifications?|summary|matrix|map|targets?)$"),
                    rule(
                            Phase.OVERVIEW,
                            "^(overview|introduction|purpose|goals?|scope|summary|about"
                                    + "|background|meaning|impact|intent|general(?: information"
                                    + "| notes| remarks)?$|what (?:this|it|is(?! (?:to be )?(?:done|run)\\b))\\b.*|context|tl;?dr"
                                    + "|at a glance|objective|audience|use[- ]cases?|when (?:to|should (?:you|we)|do we) (?:use|run|perform|execute|invoke|start|deploy|fail ?over)\\b.*"
                                    + "|description)\\b",
                            Phase.NONE,
                            Phase.OVERVIEW),
                    rule(
                            Phase.OVERVIEW,
                            "\\boverview$|^why\\b|^(?:the |our |core |guiding |general ){0,2}(?:philosophy|principles|motivation|rationale|use cases?)$|^(?:the )?(?:golden|ground|cardinal"
                                    + "|iron) rules?\\b|^(deployment|release|system|project"
                                    + "|document) (summary|information|scope|context|types?"
                                    + "|strateg(?:y|ies))$"),
                    // Somebody agrees on a time, and keeps none.
                    rule(
                            Phase.PREPARE,
                            "^(?:schedul|book|arrang|reserv|choos|pick|agree on)(?:e|ing)? (?:(?:the|an?|your) )?(?:[\\w-]+ )?(?:windows?|slot|downtime)$"),
                    rule(
                            Phase.MAINTAIN,
                            "^(?:documentation|docs|runbook|infrastructure|dependenc(?:y|ies)|os|security|package|system|content|certificate) (?:updates?|upgrades|patch(?:es|ing))$",
                            Phase.NONE,
                            Phase.REFERENCE),
                    // A procedure of its own: no part of putting something out by hand.
                    rule(
                            Phase.MAINTAIN,
                            "^(?:trigger|re-?run|run|start|kick off|invoke|execute)(?:ing)?\\b(?!.*(?:deploy|releas|migrat|roll|build|pipeline|back-?up|test|check|verif|health|smoke))"
                                    + ".*\\b(?:manually|by hand|on demand|ad[- ]?hoc)$"
                                    + "|^(?:run|execut)(?:n?ing|e)? (?:an? |some )?(?:one-?off|ad[- ]?hoc|arbitrary)\\b"
                                    + "|^operational (?:commands?|tasks?|procedures?)$|^(?:service|operator|admin|ops|control) commands$|^(?:common|everyday|day-?2) (?:operations|tasks)$"
                                    + "|^manag(?:e|ing)\\b(?!.*(?:deploy|releas|incident|roll))"),
                    rule(
                            Phase.MAINTAIN,
                            "^(?:how )?to (?:add|remove|rename|replace) (?:an?|the) (?:new )?\\w+|^maintaining\\b"),
                    rule(
                            Phase.CONTACTS,
                            "\\bcontacts?\\b|^roles (?:and|&|/) (?:responsibilities|cadence)$|\\bon-?call rotation|support channels"
                                    + "|^whom? to (call|contact)|^(communication )?channels$"
                                    + "|(?<!\\b(?:notify|inform|update|tell|brief|alert"
                                    + "|email)(?: the)?(?: all)? )\\bstakeholders|^vendor support"),
                    rule(
                            Phase.INCIDENT,
                            "\\balerts? (?:response|handling|escalation)\\b|(?:respond(?:ing)?|response) to alerts|^on-?call\\b(?! (rotation|schedule|contacts?))|escalat|(?:failure|outage) scenarios (?:and|&) (?:recovery|response)"
                                    // Somebody else has what opens the door.
                                    + "|\\b(?:leaked|exposed|compromised|stolen"
                                    + "|hijacked) (?:\\w+ )?(?:secrets?|keys?|credentials?"
                                    + "|tokens?|passwords?|accounts?|users?|hosts?|servers?)\\b"
                                    + "|\\b(?:secrets?|keys?|credentials?|tokens?|passwords?"
                                    + "|accounts?) (?:leak(?:s|ed|age)?|exposure|exposed"
                                    + "|compromised?|theft|stolen)\\b|emergency (procedures?"
                                    + "|response|stop|contacts?)"
                                    + "|\\bkill[- ]?switch(?:es)?\\b(?!.*\\b(?:deploy|releas"
                                    + "|test))|^break[- ]?(?:the[- ])?glass\\b(?!.*\\b(?:deploy"
                                    + "|releas|hot-?fix))|\\bincidents?\\b|severit|^sev[- ]?\\d|^emergenc(?!y (?:roll|revert))|\\bin (?:case of )?(?:an? )?emergenc(?:y|ies)\\b"
                                    + "|^(?!(?:update|write|publish|review|read|edit|check)\\b)(?:[\\w-]+ )?on-?call (?:run-?book|guide|handbook|play-?book|manual|procedures?)\\b|disaster (recovery|scenario)|(?<!monitoring )war ?room"
                                    + "|crisis|on-?call$|critical (production )?issue"
                                    + "|security breach|outage|(?<!\\b(?:before|pre)[- ](?:the |a )?)failover|data (loss|corruption)"),
                    rule(
                            Phase.INCIDENT,
                            "^(?:first|initial|immediate)[- ](?:response|triage|mitigation)(?: (?:steps|actions))?(?: ?\\([^)]*\\))?$|^triage$|^post-?mortems?\\b|^(?!.*\\b(?:expected|sample|example|api|http|error|health)\\b)(?:[\\w-]+ ){1,3}response$",
                            Phase.NONE),
                    rule(
                            Phase.VERIFY,
                            "^(?:post|after)[- ]?(?:the |a )?roll-?back$|^(?:verification|validation) (?:after|following) (?:the |an? )?\\w+|roll-?back verification|verify(ing)? (?:\\w+ ){0,2}roll-?back|post-?roll-?"
                                    + "back (verification|validation|checks?|checklist|tests?)"),
                    rule(
                            Phase.VERIFY,
                            "^(?:ensur(?:e|ing)|mak(?:e|ing) sure|confirm(?:ing)?|check(?:ing)? that)\\b.*\\bno(?:t|thing|ne)?\\b.*\\b(?:alert\\w*|alarms?|firing|paging)\\b"),
                    rule(
                            Phase.WATCH,
                            "^detection(?: tools?| methods?| queries)?$"
                                    + "|^inspect(?:ing)?\\b.*\\b(?:health|metrics|logs|traffic"
                                    + "|queues?|usage)\\b|recovery (?:(?:time|point) objectives?|objectives)"
                                    + "|\\brto\\b|\\brpo\\b|^uptime\\b|^(?:uptime ?robot|pingdom"
                                    + "|statuscake|better ?(?:uptime|stack)|healthchecks)\\b"
                                    + "|^observ(e|ing)\\b|^observation (period|window|phase)"
                                    + "|^(soak|bak)(e|ing)?\\b|\\b(soak|bake) (time|period"
                                    + "|for)\\b|^hyper-?care|^keep(?:ing)? an eye\\b|rollback metrics"
                                    + "|post-deploy(ment)? (monitoring|tasks|watch)|(performance"
                                    + "|availability|service|scaling|capacity"
                                    + "|response time) (targets|objectives)|\\bslos?\\b"
                                    + "|\\bslas?\\b|service level|key metrics|alert(s|ing)\\b"
                                    + "|^alert( |:|$)|\\bmonitor(ing|s)?\\b(?! (deployment|build"
                                    + "|the (build|deployment)|deploy|migration)\\b)"
                                    + "|\\bwatch(ing)?\\b|observability|dashboards?\\b"
                                    + "|^metrics?\\b|\\bmetrics$|^logs?$|log (monitoring|analysis"
                                    + "|quer)|error tracking|burn rate"),
                    rule(
                            Phase.WATCH,
                            "^(?:tail|stream|view|read|follow|show|see|check|access|inspect)(?:ing)?\\b.*\\blogs?$",
                            Phase.NONE,
                            Phase.MAINTAIN),
                    rule(
                            Phase.TROUBLE,
                            "(?:^|[–—:-] ?)repair(?:ing)?\\b",
                            Phase.NONE,
                            Phase.REFERENCE),
                    rule(
                            Phase.ROLLBACK,
                            "roll(ing)?[- ]?backs?\\b|\\b(turn|go)(ing)? back\\b(?! on\\b)|\\bway back"
                                    + "\\b|\\b(?:walk|back|tak|pull)(?:e|ing)? (?:it|this|that|everything) (?:back|out)\\b|\\byank(?:ing)?\\b|^back(?=$|\\s*[(:,–—])|^(?:stop|abort|halt) (?:conditions?|criteria|triggers?)"
                                    + "|\\broll (it )?back\\b|\\brevert(ing)"
                                    + "?\\b|back-?out|\\bundo"
                                    + "\\b|failure scenarios|restore (previous|"
                                    + "from)|(?<!backups? (and|"
                                    + "&) )(?<!disaster )\\brecovery\\b|"
                                    + WayBackNames.WORDS),
                    rule(Phase.MAINTAIN, ENDS_IT),
                    // Whatever it is that somebody looks at.
                    rule(Phase.VERIFY, "^(?:verify|validat(?:e|ing)|verifying)\\b"),
                    rule(
                            Phase.TROUBLE,
                            "^(?!(?:if|when|what|in case)\\b|" + LOOKS_OR_SETS + ").*" + BROKEN,
                            Phase.NONE,
                            Phase.REFERENCE,
                            Phase.MAINTAIN),
                    // What is done in it, and not how it is agreed on.
                    rule(
                            Phase.DEPLOY,
                            "^(?:in|during|within|inside) (?:the |an? |your |our )?(?:\\w+ )?(?:maintenance|change|downtime)(?: windows?)?$|^(?:in|during|within|inside) (?:the |an? |your |our )?(?:\\w+ )?(?:maintenance|change|downtime) windows?\\b"),
                    rule(Phase.VERIFY, "^after (?:the |an? )?(?:\\w+ )?maintenance(?: window)?$"),
                    // Something put out before the release, and no checks before it.
                    rule(
                            Phase.DEPLOY,
                            "^(?:how to )?(?:publish|releas|mak|creat|cut|tag|ship)(?:e|t?ing)? (?:an? |the |new |npm |github )*pre-?releases?$|^pre-?releases$|^pre-?release (?:versions?|builds?|packages?)$"
                                    // Where something is installed already.
                                    + "|^(?:how to )?(?:updat|upgrad)(?:e|ing)\\b.*\\binstall(?:ations?|ed)\\b"),
                    rule(
                            Phase.PREPARE,
                            AHEAD
                                    + "|^pre-[a-z]{3,} (?:check-?lists?|checks?|steps|tasks|gates?|validation|verification)\\b|^(?:required |needed )?(?:approvals?|freigaben?)(?: required| needed)?$|^prepare(?: (?:the |your )?(?:servers?|hosts?|machines?"
                                    + "|workspace|team|database|systems?|infrastructure|tools?"
                                    + "|cluster))?$|^local (testing|tests?|development|validation"
                                    + "|verification|checks?|setup)\\b|^(preconditions?"
                                    + "|entry criteria|prep|prep work|getting ready|(code "
                                    + "|change |release |deploy(?:ment)? |merge |feature )?freeze(?!\\W+(?:is |has (?:been )?)?(?:end|over\\b|lift))|set up|(what )?you( will|'ll)? need"
                                    + "|needed (tools|access))\\b|pre (requisites?|deploy(ment)?"
                                    + "|flight|release|launch|checks?)\\b|pre-?(deploy|launch"
                                    + "|release|flight|migration|requisite|check|rollout|upgrade"
                                    + "|install|cutover|production|go-?live|push|merge|switch-?over|fail-?over|rotation|renewal"
                                    + "|maintenance|restore|patch\\w*|change|promotion|swap|migrate|shutdown|reboot)"
                                    + "|prerequisite|^before\\b|\\bbefore[ -](deploy|you|the|we"
                                    + "|going|release)|requirements|prepare (for|the environment"
                                    + "|environment)|preparation|preparing|readiness"
                                    + "|required (tools|access|secrets|variables|environment"
                                    + "|permissions)|access requirements|^environment (setup"
                                    + "|validation)|\\bset-?up\\b|setting up|provision"
                                    + "|install(ation|ing)?\\b|^configur(e|ing)\\b|one-time"
                                    + "|deployment (timing|window|schedule)|locally$|^(access"
                                    + "|tools|secrets|credentials|permissions|backup)$"
                                    + "|back ?up (current|the|database|data)|"
                                    + BACKS_UP
                                    + "|^code quality"
                                    + "|(create|review|test) (the )?migration|^(?:how to )?(?:writ|creat|add|author|draft)(?:e|ing)? (?:(?:an?|the|new|your|database|db|schema|sql) ){0,3}migrations?(?: (?:files?|scripts?))?$|release planning"
                                    + "|planning|\\bgo ?(?:[/-]|or)? ?no[- ]?go\\b|quality (gates?|checks?)"
                                    + "|backups? before"),
                    rule(
                            Phase.MAINTAIN,
                            "maintenance (schedule|windows?|tasks|procedures?)"
                                    + "|maintenance(?! (?:mode|page)\\b)|^maintenance (?:mode"
                                    + "|page)$|backups? (and|&) (disaster )?(recovery|restore)"
                                    + "|schedule[sd]?\\b|^(?:every|each|once an?) (?:day|week|month|quarter|year)\\b|^(daily|weekly|monthly|quarterly|yearly"
                                    + "|annual(ly)?)\\b|routine|housekeeping"
                                    + "|continuous improvement|\\bdrills?\\b|(day-to-day"
                                    + "|regular) |database (management|administration)|rotat(e"
                                    + "|ion|ing)\\b|log rotation|clean-?up|^backups?\\b|renew"
                                    + "|^operations?\\b|scaling|retrospective"),
                    rule(
                            Phase.VERIFY,
                            "^(?:final |health )?checks$|^inspect(?:ing|ion)?\\b"
                                    + "|^compar(e|ing|ison)\\b|\\breconcil|\\bverif(y|ication"
                                    + "|ying)|\\bvalidat(e|ion|ing)|post-?(deploy|launch|release"
                                    + "|flight|migration|upgrade|cutover|go-?live|check)"
                                    + "|^after(?:wards?)?\\b|\\bafter (deploy|the|going|release)"
                                    + "|smoke[- ]?tests?|health ?-?checks?|success (criteria"
                                    + "|indicators)|acceptance|sanity|sign-?off|^confirm\\b"
                                    + "|testing$|\\btests?$|\\baudit$|definition of done"
                                    + "|deployment completion"),
                    rule(
                            Phase.VERIFY,
                            "^check(?:ing)?\\b|\\bchecks?$|^(?:health|exit|completion|stability|done) criteri(?:on|a)\\b|^(?!.*\\bpre-)(?:(?!(?:the|an?) )[\\w/-]+ ){0,3}gates?$"
                                    + "|^(?:what )?(?:success|good|done|healthy) (?:looks|means)\\b",
                            Phase.NONE),
                    rule(
                            Phase.DEPLOY,
                            "deploy(ment|ing|s)?\\b|releas(e|es|ing)\\b|roll-?out"
                                    + "|go-?live|cut-?over|launch|procedures?\\b|^steps?\\b"
                                    + "|promot(e|ion|ing)|migrat(e|ion|ions|ing)\\b|publish"
                                    + "|ship(ping)?\\b|upgrad(e|ing)|execution|push to|hot-?fix"
                                    + "|blue[-/ ]green|canary|bootstrap|apply"),
                    rule(
                            Phase.OVERVIEW,
                            "^(overview|introduction|purpose|goals?|scope|summary|about"
                                    + "|background)\\b"),
                    rule(
                            Phase.REFERENCE,
                            "^(?:compliance|governance)\\b|\\baudit (?:trail|requirements?)\\b|^(environments?|infrastructure|configuration|security|services?|components?|topology|ports|directory structure|file (structure|locations?)|variables)\\b|\\binfrastructure\\b|details$|\\bconfiguration$|\\breference$|\\bstructure$|environment variables$|inventory|^support$"));

    private static final Expressions<Rule> TABLE = Expressions.of(RULES, Rule::words);

    /// What a numbered part of a procedure is called.
    public static final String PARTS =
            "step|phase|part|section|stage|schritt|teil|[ée]tape|fase|paso|passo|etapa|f[áa]ze|krok|stap|этап|шаг|步骤|阶段|ステップ|단계";

    /// A time of the day, or from one to another.
    public static final String CLOCK =
            "\\d{1,2}[:h]\\d\\d(?:\\s?(?:[ap]m|uhr|utc|gmt|cest?|[ecmp][sd]?t)\\b)?(?:\\s*(?:[-–—]|to|bis)\\s*\\d{1,2}[:h]\\d\\d(?:\\s?(?:[ap]m|uhr|utc|gmt|cest?|[ecmp][sd]?t)\\b)?)?";

    /// What counts it where it is no number: `Phase B — …`.
    public static final String LETTER = "\\s+[A-L]\\s*[:.)—–-]";

    /// Words that make a subsection of troubleshooting a part of an entry, not an entry.
    private static final QuickPattern PART_OF_ISSUE =
            QuickPattern.compile(
                    "^(symptoms?|signs?|causes?|root cause|possible causes|diagnos(is|e|tics?)|investigation|solutions?|fix(es)?|resolution|mitigation|prevention|impact|meaning|actions?|steps|quick (fix|reference)|remediation|workaround|immediate actions?|common causes|verification|escalation|notes?)\\b.{0,20}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern LEADING =
            QuickPattern.compile(
                    "^(?:[^\\p{L}\\p{N}]*)(?:(?:"
                            + CLOCK
                            + ")(?=\\W*\\p{L})\\s*[:.)—–-]*\\s*|(?:"
                            + PARTS
                            + ")(?:\\s*\\d"
                            + "+(?:\\.\\d+)*[a-z]?|(?="
                            + LETTER
                            + ")\\s+[A-L])\\s*[:.)—–-]*\\s*|\\d+(?:\\.\\d+)*[.):]?\\s+|[A-Z][.)]\\s"
                            + "+)?(?:[^\\p{L}\\p{N}(`\"]*)",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Memo<String> BARE =
            Memo.of(title ->
                    LEADING.replaceFirst(AnyFails.without(Inline.plain(title)), "").strip());

    private static final Memo<String> UNTIMED = Memo.of(TimedTitle::without);

    private static final QuickPattern COUNTED =
            QuickPattern.compile(
                    "^\\W*(?:(?:" + PARTS + ")\\s*\\w+\\b|\\d+[.)]\\s)", CASE_INSENSITIVE);

    /// What a step brings back is what an earlier one took away: `5. Switch the traffic back`.
    private static final QuickPattern COMES_BACK =
            QuickPattern.compile(
                    "(?:switch|mov|chang|flip|cut|bring|turn)(?:e|ing)? (?:(?:the |all |your )?[\\w-]+ )?back(?: to (?:the )?(?:new|green)\\b.*)?",
                    CASE_INSENSITIVE);

    private PhaseNames() {}

    /// Whether a heading counts what is below it, as the next in a row: `Step 4b: Verify`.
    public static boolean counted(String title) {
        return COUNTED.find(Inline.plain(title));
    }

    private static Rule rule(Phase phase, String words, Phase... parents) {
        return new Rule(phase, QuickPattern.compile(words, CASE_INSENSITIVE), List.of(parents));
    }

    /// The heading's words without number, emoji and marks.
    public static String bare(String title) {
        return BARE.of(title);
    }

    /// The same without how long it takes.
    public static String untimed(String title) {
        return UNTIMED.of(bare(title));
    }

    /// The phase that the words themselves state, or null.
    public static @Nullable Phase stated(String title, Phase parent) {
        var words = untimed(title);
        if (COMES_BACK.matches(words) && counted(title)) {
            return null;
        }
        var rest = BeforeTheWayBack.title(words);
        if (rest.isPresent() && parent != Phase.ROLLBACK) {
            return rest.get().isEmpty() || counted(title) ? null : stated(rest.get(), parent);
        }
        return TABLE.first(
                        words, rule -> rule.parents().isEmpty() || rule.parents().contains(parent))
                .map(Rule::phase)
                .orElseGet(() -> ForeignWords.stated(words));
    }

    /// Whether a heading is a part of a known issue: `Symptoms`, `Fix`.
    public static boolean partOfIssue(String title) {
        return PART_OF_ISSUE.find(bare(title));
    }
}
