package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Conditions that speak of going back and decide nothing: `Keep the image if you need a rollback`,
/// `When rolling back, tell support`. Nor does one that always holds where something was released
/// (`If recent deployment: roll back`), or one on which only a part is taken back (`If the image
/// caused it, roll back the tag`).
final class NoTrigger {
    private static final QuickPattern BACK =
            QuickPattern.compile("\\b(?:roll|revert|back(?:ing)? out|go back)", CASE_INSENSITIVE);

    private static final String WHO =
            "(?:(?:you|we|they|one|anyone|anybody|someone|somebody|people|the (?:team|operator|on-?call))\\s+)?";

    private static final String WANTS =
            "(?:(?:ever|later|then|do|may|might|still|would|should|really|ultimately)\\s+)*"
                    + "(?:needs?|wants?|ha(?:ve|s|d)|decides?|decided|choose|wish|plan|like|intend|must|are (?:asked|told|forced))\\s+"
                    + "(?:to\\s+)?(?:(?:do|perform|execute|run|make|trigger|use)\\s+)?";

    private static final String A_ROLLBACK =
            "(?:(?:an?|the|any)\\s+)?(?:(?:quick|fast|full|partial|manual|emergency|code|database|complete)\\s+)?";

    private static final QuickPattern ABOUT_IT =
            QuickPattern.compile(
                    "\\b(?:if|when|whenever|once|should|unless|in case)\\s+(?:that\\s+)?(?:"
                            + WHO
                            + "(?:"
                            + WANTS
                            + A_ROLLBACK
                            + ")?(?:are\\s+)?roll(?:ing|ed)?[ -]?back\\b(?! (?:because|as|since)\\b)"
                            + "|"
                            + A_ROLLBACK
                            + "roll[ -]?back\\s+(?:is|was|be|becomes?|gets?|has|should|does|fails?|procedures?)\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern RELEASED =
            QuickPattern.compile(
                    "\\b(?:if|when)\\b[^.,:;→]{0,40}?\\b(?:(?:recent|latest|last|new)(?:ly)?\\s+(?:deploy(?:ment|ed)?|releas(?:e|ed))s?|(?:related|due) to (?:a |the |this )?(?:deploy(?:ment)?|release))"
                            + "(?:\\s+(?:was|were|is|are|happened|occurred|exists?|made|found|detected|suspected|involved|there))*\\s*(?=[,:→–—-]|$)",
                    CASE_INSENSITIVE);

    private static final QuickPattern PART =
            QuickPattern.compile(
                    "\\b(?:if|when)\\b[^.;]{0,80}\\b(?:caused|introduced|is (?:the (?:cause|culprit)|at fault|responsible|to blame))\\b[^.;]{0,60}?\\b(?:roll(?:ing)?[ -]?back|revert)\\s+(?:only\\s+)?(?:the|this|that|its)\\s+(?:\\w+\\s+){0,2}?"
                            + "(?:tags?|config\\w*|settings?|flags?|migrations?|database|schema|commits?|change|dns|certificates?|secrets?|scripts?|templates?|policy|rules?)\\b",
                    CASE_INSENSITIVE);

    private NoTrigger() {}

    /// What is left of a line of what may decide.
    static String without(String line) {
        return BACK.find(line)
                ? PART.replaceAll(RELEASED.replaceAll(ABOUT_IT.replaceAll(line, " "), " "), " ")
                : line;
    }
}
