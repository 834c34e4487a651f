package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Words that announce what a script, a pipeline or the platform does, in the list below them:
/// `What update.sh does:`, `It then:`, `CI does the rest:`.
public final class Machine {
    /// What does something without being somebody.
    private static final String WORKER =
            "(?:`[^`]+`|\\S+\\.(?:sh|py|js|ts|ps1|rb|ya?ml)|(?:(?:the|this|that|our|each|a|an) )?(?:[\\w./`-]+ ){0,3}?(?:script|workflow|command|job|playbook|pipeline|target|ci(?:/cd)?|cd|actions?|tool|hook|installer|updater|bot|platform|system|button|automation|trigger|runner|task|render|vercel|netlify|heroku|railway|argo ?(?:cd|rollouts|workflows)|flux|flagger|spinnaker|github|gitlab|jenkins)(?: `[^`]+`| (?=does|then|will))?|it|this|that)";

    private static final String PRODUCT =
            "(?:github(?: actions)?|gitlab|jenkins|argo ?(?:cd|rollouts|workflows)|flux|flagger|spinnaker|render|vercel|netlify|heroku|railway|release please)";

    private static final String DOES =
            "(?:(?:will |then )?(?:does?|performs?|runs?|executes?|takes care of|goes through|carries out|handles) (?:the rest|all (?:of )?(?:this|the rest)|everything|the following(?: \\w+)?|these(?: \\w+)?|in (?:this )?order)(?: for you| itself| by itself| automatically| in order)?"
                    + "|then|in turn|automatically|(?:also |then )?(?:validates|verifies|checks)(?: that)?|does)";

    private static final QuickPattern ANNOUNCED =
            QuickPattern.compile(
                    "^(?:what "
                            + WORKER
                            + " (?:does|runs|executes|performs|automates)(?: (?:for you|under the hood|in order|internally|exactly|step by step|behind the scenes|on (?:every|each|a)? ?\\w+))?"
                            + "|"
                            + WORKER
                            + " "
                            + DOES
                            + "|(?:this|that|it)(?: (?:target|command|script|job|playbook))? (?:runs|executes|performs)"
                            + "|(?:script|job|command|installer|pipeline|workflow) (?:workflow|steps|flow|stages|internals|behaviou?r|sequence)"
                            + "|(?:on (?:every|each|an?) |whenever |each time |every time |if |when |after |once |si |wenn |falls )[^:,]{3,80},\\s+(?:`[^`]+`|(?:the|our) (?:[\\w-]+ )?(?:script|pipeline|workflow|job|ci)|"
                            + PRODUCT
                            + ")\\s*(?=:$)"
                            + "|[^:]{0,60}\\b(?:ci|pipeline)\\b[^:]{0,30}\\b(?:gates|checks)(?: are)?(?=:$)|ci must pass\\b[^:]{0,40}(?=:$)"
                            // Somebody only looks on: `Observe the drain and resume sequence:`
                            + "|observe (?:the |its )?[^:,;`]{0,60}\\bsequence(?=:$)"
                            + "|behind (?:the (?:scenes|curtain)))\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[a-z0-9)`][.!?;])\\s+(?=[\"'`A-Z])");

    private static final QuickPattern MARKS = QuickPattern.compile("[*_]{2,}|^[#\\d.)\\s]+");

    private static final int LONGEST = 400;

    private Machine() {}

    /// Whether words, or the last sentence of them, announce what something does by itself.
    public static boolean announced(String words) {
        if (words.isBlank() || words.length() > LONGEST) {
            return false;
        }
        var sentences = SENTENCE.split(words, -1);
        return ANNOUNCED.matches(MARKS.replaceAll(sentences[sentences.length - 1], "").strip());
    }
}
