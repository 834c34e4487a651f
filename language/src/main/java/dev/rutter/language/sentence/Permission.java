package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.regex.MatchResult;

/// Sentences that make what stands below them wait for somebody's yes: `Do not roll back without
/// asking the duty manager first.`, `A deployment needs the approval of two engineers.`, `Only the
/// duty manager may order a rollback.` What they are about is the procedure, and not some other
/// thing that people are warned of.
public final class Permission {
    /// What one of them needs.
    private static final QuickPattern MAY =
            QuickPattern.compile(
                    "\\b(?:only|without|unless|before|first|whether|decides?|decided|decision|ordered|(?:on|by|with) (?:your|their|the)|needs?|require[sd]?|must|subject|approv\\w+|(?:is|has|have) signed|signs?[- ]?offs?|freigabe|genehmigung|zustimmung|accord|validation|aprobaci(?:ó|o)n)\\b",
                    CASE_INSENSITIVE);

    /// What a yes is called.
    private static final String YES =
            "(?:approvals?|sign[- ]?offs?|permission|consent|go-?ahead|green light|ok(?:ay)?|confirmation|authori[sz]ation|clearance|agreement|blessing|(?:a )?second pair of eyes)\\b(?![- ]?(?:file|flag|gate|job|workflow|rule))";

    private static final String WHOSE =
            "(?:(?:the|an?|any|prior|first|explicit|written|formal|manual|their|your|her|his|our|two|one|\\d|[\\w-]+['’]s?)\\s+){0,4}";

    private static final String PROCEDURE =
            "(?:deploy(?:ing|ments?|s)?|releas(?:es?|ing)|roll(?:ing|s)?[- ]?(?:it |this )?(?:backs?|out|outs)|go(?:ing|es)?[- ](?:live|back)|ship(?:ping|s)?|(?:cut|switch|fail)(?:ting|ing)?[- ]?overs?|launch(?:ing|es)?|upgrad(?:es?|ing)|migrat(?:ions?|ing|e)|procedure|restor(?:es?|ing)|revert(?:ing|s)?|promot(?:es?|ions?|ing)|this(?: (?:step|chapter|section|command|script|part|procedure))?|it|running|proceed(?:ing)?|continu(?:e|ing)|start(?:ing)?|execut(?:e|ing)|run)\\b";

    /// The procedure, and what may be said of where or how it is done.
    private static final String IT =
            "(?:(?:order|trigger|start|begin|perform|carry out|execute|run|do|initiate|authori[sz]e|approve|call|decide(?: on)?)(?:ing)?\\s+)?(?:(?:the|this|these|any|an?|every|each|all|your|production|emergency|automatic|manual|to)\\s+){0,3}"
                    + PROCEDURE
                    + "(?:\\s+(?:(?:to|in|on|into|during|of|for)\\s+(?:the\\s+)?[\\w-]+|anything|this|it|back|now|yourself)){0,3}";

    private static final String ASKING =
            "(?:asking|talking to|consulting|checking with|calling|speaking (?:to|with)|informing|having asked|contacting)\\b";

    private static final String DECIDES =
            "(?:(?:may|can|must|should|is allowed to|are allowed to|is entitled to)\\s+(?:also\\s+)?(?:order|decide(?: on| about)?|approve|authori[sz]e|start|trigger|call|initiate|perform|run|execute|do|begin)|(?:orders|decides(?: on| about)?|approves|authori[sz]es)|(?:may|can))";

    /// What is approved.
    private static final String CHANGE =
            "(?:(?:the|this|these|each|every|all|any)\\s+)?(?:(?:production|schema|database|config(?:uration)?|release)\\s+)?(?:changes?|change requests?|requests?|tickets?|pull requests?|prs?|plan|cr|rfc|steps?|sections?|procedures?|commands?)";

    /// Whose yes it takes, told as a fact or as a label: `Approver: Ann`, `@ann approves the
    /// change`, `Freigabe durch die Leitung erforderlich`.
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:"
                            + "(?:required\\s+|needed\\s+)?(?:approvers?|approvals?|sign[- ]?offs?|freigabe|genehmigung)(?:\\s+(?:required|needed|by|from|durch|von))?\\s*[:=]\\s*\\W*(?!(?:not?|none|n/?a|nein|keine?|tbd|automatic\\w*|granted|given|done|yes)\\b)[\\w@].*"
                            + "|(?:approvals?|sign[- ]?offs?)\\s+(?:by|from|of)\\s+(?:the\\s+)?@?\\w[\\w -]{0,40}(?:\\s+(?:first|required|needed))?"
                            + "|"
                            + CHANGE
                            + "\\s+(?:requires?|needs?|(?:is|are) subject to|must have)\\s+"
                            + WHOSE
                            + YES
                            + ".*"
                            + "|@?[\\w-]+(?:\\s+[\\w-]+){0,3}?\\s+(?:approves?|signs? off(?: on)?|(?:has|have) (?:approved|signed off(?: on)?|agreed to))\\s+(?:"
                            + CHANGE
                            + "|(?:the |this )"
                            + PROCEDURE
                            + ")"
                            + "|(?:(?:die|eine|schriftliche|vorherige) )*(?:freigabe|genehmigung|zustimmung)\\b[^.;:`]{0,60}\\b(?:erforderlich|nötig|notwendig|einholen|abwarten)|(?:benötigt|braucht|erfordert|bedarf) (?:\\w+ )?(?:freigabe|genehmigung|zustimmung)\\b.*"
                            + "|(?:nécessite|requiert|exige) (?:l['’]|la |une? )?(?:accord|validation|approbation|autorisation)\\b.*|(?:requiere|necesita) (?:la )?(?:aprobaci(?:ó|o)n|autorizaci(?:ó|o)n)\\b.*"
                            + ")\\W*$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern NEEDS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:(?:warning|caution|important|note|attention|stop)\\b[!:*\\s–—-]+)?(?:please\\s+)?(?:"
                            // `Do not roll back without …`, `Nobody deploys without …`
                            + "(?:(?:do not|don['’]t|never|(?:you )?must not|nobody|no[- ]one)\\s+(?:ever\\s+|may\\s+|should\\s+|must\\s+)?|no\\s+)"
                            + IT
                            + "\\s*,?\\s+(?:without\\s+(?:first\\s+)?(?:"
                            + ASKING
                            + "|"
                            + WHOSE
                            + YES
                            + ")|unless\\s+[^.;:`]{2,60}?\\b(?:agree[sd]?|approve[sd]?|allow(?:s|ed)|said (?:yes|so)|says (?:yes|so)|confirm(?:s|ed)|signed off|ordered)|(?:on your own|by yourself|alone|on your own authority)(?=\\W|$))"
                            // `Only the duty manager may order a rollback`
                            + "|only\\s+(?!(?:if|when|after|once|then|the (?:following|above|first|last|script|command))\\b)(?:[\\w-]+\\s+){1,6}?"
                            + DECIDES
                            + "\\s+"
                            + IT
                            // `A rollback needs the approval of …`, `This is only run with …`
                            + "|(?:(?:the|this|any|an?|every|each|all)\\s+)?"
                            + IT
                            + "\\s+(?:(?:always|also|must|will|only)\\s+)?(?:(?:need|require|have|be subject to)s?\\s+(?:to have\\s+)?"
                            + WHOSE
                            + YES
                            + "|(?:must|should|may|needs? to|has to|have to|can|is|are)\\s+(?:first\\s+|only\\s+|always\\s+)?(?:(?:be\\s+)?(?:approved|authori[sz]ed|ordered|signed off|agreed|confirmed|decided)\\s+(?:only\\s+)?(?:by|with)\\b|(?:be\\s+)?(?:(?:done|run|started|ordered|performed|executed|allowed|taken)\\s+)?(?:only\\s+)?(?:with|after|upon|on|subject to)\\s+"
                            + WHOSE
                            + YES
                            + "))"
                            // `Requires sign-off by the DBA`, `Approval of … is required`
                            + "|(?:(?:this\\s+)?(?:requires|needs)|subject to)\\s+"
                            + WHOSE
                            + YES
                            + "|"
                            + WHOSE
                            + YES
                            + "[^.;:`]{0,60}\\b(?:is|are)\\s+(?:required|needed|necessary|mandatory)"
                            // `Ask the duty manager before you roll back`, `Get approval first`
                            + "|(?:always\\s+)?(?:you\\s+(?:must|should|have to|need to)\\s+)?(?:first\\s+)?(?:ask|call|consult|talk to|check with|(?:get|obtain|have|seek|request|wait for|await)\\s+"
                            + WHOSE
                            + YES
                            + ")[^.;:`]{0,60}?(?:\\bfirst(?=\\W*$)|\\bbefore\\s+(?:you\\s+|we\\s+|anybody\\s+)?"
                            + IT
                            + "\\s*$)"
                            // `Only deploy with the consent of …`, `… after Ada has said yes`
                            + "|only\\s+(?:"
                            + IT
                            + "\\s+)?(?:with\\s+"
                            + WHOSE
                            + YES
                            + "|(?:after|once|when|if)\\s+[^.;:`]{2,60}?\\b(?:agreed|agrees|approved|approves|allowed|said (?:yes|so|to)|says so|confirmed|signed off|gave|given|ordered))"
                            // `The DBA must approve this`
                            + "|(?:[\\w-]+\\s+){1,6}?(?:must|has to|have to|needs? to)\\s+(?:first\\s+)?(?:approve|authori[sz]e|confirm|agree to|sign off(?: on)?)\\s+"
                            + IT
                            // `The duty manager decides whether to roll back`
                            + "|(?:[\\w-]+\\s+){1,6}?(?:alone\\s+)?decides?\\s+(?:whether|when|if|about|on)\\s+(?:(?:to|we|you|and how|and when)\\s+){0,2}"
                            + IT
                            + "|(?:whether|when)\\s+(?:to|we)\\s+"
                            + IT
                            + "\\s+is\\s+(?:decided by|up to|the decision of)"
                            + "|(?:the\\s+)?decision\\s+(?:to|on|about|for)\\s+"
                            + IT
                            + "\\s+(?:is|lies|rests)\\s+(?:made\\s+|taken\\s+)?(?:by|with|up to)"
                            + ")",
                    CASE_INSENSITIVE);

    private static final QuickPattern END = QuickPattern.compile("[\\s.;,:!]+$");

    /// No longer sentence is looked at.
    private static final int MOST = 240;

    private Permission() {}

    /// In front of a command, or said of whoever runs it.
    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:([^:;,`()]{6,100})\\s*(?::|[;,]\\s*(?:and\\s+)?then\\b[^`]{0,20})\\s*`"
                            + "|(only\\s+(?!(?:if|when|after|once|then)\\b)(?:[\\w-]+\\s+){1,5}?(?:may|can|must|should|(?:is|are) allowed to)\\s+(?:run|execute|start|call|use|do))\\s*`"
                            + "|`[^`]+`\\s+((?:must|may|should|has to|is to|can)\\s+(?:only\\s+)?be\\s+(?:only\\s+)?(?:run|executed|done|started)\\s+(?:only\\s+)?by\\s+[^.;:`]{2,50})\\W*$)",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONFIRMS =
            QuickPattern.compile("\\b(?:confirm|approve|sign|agree)", CASE_INSENSITIVE);

    /// `Get the sign-off of the DBA`, `Call Ann and let her confirm`.
    private static final QuickPattern GETS =
            QuickPattern.compile(
                    "^\\W*(?:please\\s+)?(?:(?:get|obtain|have|seek|request|wait for|await|ask for|collect)\\s+(?:[\\w@'’-]+\\s+){0,4}?"
                            + YES
                            + ".*|(?:call|ask|tell|ping|page)\\s+[^.;:`]{2,40}?\\b(?:let|have|make)\\s+(?:him|her|them|\\w+)\\s+(?:confirm|approve|sign off|agree)\\b.*|(?:let|have)\\s+[^.;:`]{2,30}?\\b(?:confirm|approve|sign off|agree)\\b.*)$",
                    CASE_INSENSITIVE);

    /// In brackets, or behind the command at the end.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "[(\\[]([^()\\[\\]`]{6,100})[)\\]]|`\\s*[.,;–—-]\\s*([^()`]{6,100})$");

    /// The same of what is said beside a command: `(needs the approval of the DBA)`, `` Needs two
    /// approvals: `./deploy` ``, `` Only Ben may run `./deploy` ``.
    static Optional<String> aside(String text) {
        return MAY.find(text) || CONFIRMS.find(text)
                ? OPENS.first(text)
                        .flatMap(Permission::opening)
                        .or(() ->
                                ASIDE.first(text)
                                        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
                                        .map(words -> END.replaceFirst(words, ""))
                                        .filter(Permission::needed))
                : Optional.empty();
    }

    private static Optional<String> opening(MatchResult found) {
        if (found.group(1) == null) {
            return Optional.of(found.group(2) == null ? found.group(3) : found.group(2) + " this");
        }
        return Optional.of(END.replaceFirst(found.group(1), ""))
                .filter(words -> needed(words) || GETS.find(words));
    }

    /// Whether a sentence says so, told without marks.
    public static boolean needed(String sentence) {
        return sentence.length() <= MOST
                && MAY.find(sentence)
                && sentence.indexOf('`') < 0
                && (NEEDS.find(sentence) || NAMED.find(sentence));
    }
}
