package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Headings that tell a deed and then its proof: `Restart and verify`, `The schema — apply first,
/// then verify`. What is done first is what they are.
final class FirstDeed {
    private static final QuickPattern ACTS_FIRST =
            QuickPattern.compile(
                    "^build\\b|^(?:\\w+ )?(?:deploy(?:ment)?|releas(?:e|ing)|install(?:ation|ing)?|re-?start(?:ing)?|start(?:ing)?|reload|switch|apply|roll-?out|publish|ship|push|upload|launch|run|merge|enabl(?:e|ing)|activat(?:e|ing|ion))\\b[^:]*(?:[&+/]| and )",
                    CASE_INSENSITIVE);

    /// The same of every verb that changes something, where the proof is named behind it: the last
    /// clause of a heading tells what is done.
    private static final QuickPattern CHANGES_FIRST =
            QuickPattern.compile(
                    "(?:^|[—–:] ?| - )(?:appl|trigger|kick off|execut|perform|initiat|cop|mov|migrat|import|load|creat|add|remov|updat|upgrad|scal|set|swap|cut|promot|sync|rotat|drain|stop|replac|clear|flush|seed|reset|attach|configur|unpack|extract|renam|delet|drop|link|mount|bump|tag)(?:y|e|\\w?ing)?(?: [^,&+/—–:]{1,60}?)?(?:,| ?[&+/]| (?:and|then)) ?(?:then )?(?:verif|validat|check|test|confirm)",
                    CASE_INSENSITIVE);

    private FirstDeed() {}

    /// Whether a heading whose words verify tells a deed before.
    static boolean in(String words) {
        return ACTS_FIRST.find(words) || CHANGES_FIRST.find(words);
    }
}
