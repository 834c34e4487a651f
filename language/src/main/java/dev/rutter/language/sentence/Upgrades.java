package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Documents on an upgrade, a firmware or an installation: there `Install` and `Reboot` are what is
/// done, in their order, and neither what comes before it nor work for another day.
public final class Upgrades {
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "\\b(?:upgrad(?:e|es|ing)|firmware|installation|installing|patch(?:es|ing)?|(?:software|system|kernel|os|bios|driver|agent) updates?|flash(?:ing)?)\\b",
                    CASE_INSENSITIVE);

    /// Nothing but the deed and what it is done to.
    private static final QuickPattern DEED =
            QuickPattern.compile(
                    "^(?:install(?:ing|ation)?|activat(?:e|ing|ion)|re-?boot(?:ing)?|re-?start(?:ing)?|power[- ]?cycl(?:e|ing)|reload(?:ing)?)(?: (?:and|&) (?:install|activate|reboot|restart|reload))?"
                            + "(?: (?:(?:the|new|all|both|an?|it|your|latest|into|with|updated) ){0,3}(?:firmware|images?|packages?|versions?|updates?|upgrades?|patch(?:es)?|releases?|software|builds?|bundle|binar(?:y|ies)|kernel|bios|drivers?|agents?|nodes?|devices?|switch(?:es)?|routers?|servers?|hosts?|machines?|systems?|units?|appliances?|services?|it))?$",
                    CASE_INSENSITIVE);

    private Upgrades() {}

    /// Whether a document's title says that it is one.
    public static boolean title(String words) {
        return TITLE.find(words);
    }

    /// Whether a heading is called after a part of the deed.
    public static boolean deed(String words) {
        return DEED.matches(words);
    }
}
