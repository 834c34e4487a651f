package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// What a sentence says of the state of all things of a kind: `All pods are running, none has
/// restarted.`, ``Every pod shows `1/1` and `Running`.``, `No pod has restarted.` Right below a
/// command that lists them it is a result, by whatever word the list shows the state. What is said
/// of the work (`All commands are run as deploy.`) is none.
public final class AllOfThem {
    private static final String OF_THE_WORK =
            "(?:commands?|steps?|times?|scripts?|examples?|sections?|instructions?|procedures?|actions?|changes?|values|names|paths|downtime|action|one|need|users?|operators?|engineers?|teams?|members?|people|further|more|additional|other)";

    private static final QuickPattern SAYS =
            QuickPattern.compile(
                    "^\\W*(?:you (?:now )?see that )?(?:(?:all|every|each|both|none|neither)(?: of)?(?: the| these| those| your| our)?|no|the)\\b(?! "
                            + OF_THE_WORK
                            + "\\b)(?: (?!if\\b|when\\b|that\\b|which\\b|who\\b|until\\b|unless\\b|are\\b|is\\b)[\\w`'./-]+){0,6}? (?:(?:is|are)(?: now| all| both| still)? (?:as |in (?:the )?(?:state )?)?(?:`[^`]+`|\"[^\"]+\"|(?:up and )?running|ready|healthy|unhealthy|up|down|on-?line|off-?line|green|red|active|inactive|failed|failing|crash\\w*|restart\\w*|pending|evicted|stuck|available|connected|applied|deployed|in sync|synced|idle|stopped|gone|running state)\\b?"
                            + "|(?:has|have|had) (?:been )?(?:restart\\w*|crashed|failed|died|no (?:restarts?|errors?)|(?:0|zero) (?:restarts?|errors?)|(?:the )?(?:status|state)\\b)"
                            + "|(?:shows?|says?|reads?|reports?|displays?) (?:as )?(?:`[^`]+`|\"[^\"]+\"|running|ready|healthy|up|active|ok|green|\\d))(?!.* (?:by|until|before|unless|if|when)\\b)",
                    CASE_INSENSITIVE);

    private AllOfThem() {}

    /// Whether a sentence is one.
    public static boolean says(String text) {
        return SAYS.find(text);
    }
}
