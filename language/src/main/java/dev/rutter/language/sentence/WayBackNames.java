package dev.rutter.language.sentence;

/// What a heading calls the way back where it does not say rollback.
final class WayBackNames {
    /// What the way back is called where it is not called a rollback: `Downgrade`, `Switching back
    /// to blue`, `Restoring the previous version`.
    private static final String EARLIER =
            "(?:(?:the|an?|your|our|its) )?(?:previous|last|old|prior|earlier|former|original|older)(?: known[- ]good| good| working| stable| healthy)?\\b";

    /// `(if unhealthy)`, `on errors`: when it is stopped.
    private static final String BAD =
            "\\s*[(,–—-]?\\s*(?:if|when|on|upon|in case of|as soon as)\\b[^()]{0,60}\\)?";

    private static final String ON = "(?:" + BAD + "|\\s*\\([^()]{0,60}\\))?";

    static final String WORDS =
            "\\broll(?:ing)? (?:the |your |our |this |an? )?(?:[\\w-]+ ){1,2}back\\b"
                    + "|^(?:how to )?back(?:ing)? (?:[\\w-]+ ){0,2}out\\b"
                    + "|^(?:how to )?(?:emergency )?downgrad(?:e|ing)(?: (?:procedure|steps?|path|plan|process|instructions)| (?:the|your|from|to|an?) .*)?$"
                    + "|^(?:how to )?(?:restor|reinstat)(?:e|ing) "
                    + EARLIER
                    + " (?:\\w+ )?(?:version|release|build|images?|tag|commit|deployment|revision|code|binar(?:y|ies)|artifacts?|config\\w*|state|app|application|service)$"
                    + "|^(?:how to )?(?:switch|return|mov|go|chang|flip|cut|fall)(?:e|ing)? (?:(?:the |all |your )?[\\w-]+ )?back(?: to (?:(?:the )?(?:blue|green|v?\\d|known|stable)|"
                    + EARLIER
                    + ").*)?$"
                    + "|^(?:how to )?return(?:ing)? to "
                    + EARLIER
                    + "|^fall-?back(?: (?:plan|steps?|procedure))?$|^fall-?back to "
                    + EARLIER
                    + "|^(?:re-?)?(?:deploy|install|activat|releas|promot)(?:e|ing)? "
                    + EARLIER
                    + " (?:\\w+ )?(?:version|release|build|image|tag|commit|deployment|revision)\\b"
                    + "|^(?:abort(?:ing)?|cancel(?:l?ing)?)(?: (?:the |an? |this )?(?:\\w+ )?(?:deploy\\w*|release|roll-?out|upgrade|migration|cut-?over|launch|canary|promotion))?"
                    + ON
                    + "$|^(?:stop|halt)(?:p?ing)? (?:the |an? |this )?(?:\\w+ )?(?:deploy\\w*|release|roll-?out|canary|promotion)"
                    + BAD
                    + "$"
                    + "|^recover(?:ing)?(?: from (?:an? |the )?(?:failed|bad|broken) (?:\\w+ )?(?:deploy\\w*|release|upgrade|roll-?out|migration|launch))?$";

    private WayBackNames() {}
}
