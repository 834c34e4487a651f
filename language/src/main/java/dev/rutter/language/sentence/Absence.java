package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Words that turn round what stands beside them: what a sentence with one of them names may be
/// what must not be there (`` `Ready`, zero `Pending` ``, `` `Failed` is absent ``, ``everything
/// but `Down` ``).
final class Absence {
    private static final QuickPattern WORDS =
            QuickPattern.compile(
                    "\\b(?:no|not|nor|never|none|nothing|nobody|cannot|without|zero|any|but|except|excluding|instead|rather|other than|unless|neither|free of|clear of|lacks?|lacking|misses|missing|absent|absence|gone|away|vanish(?:ed|es)?|disappear(?:ed|s)?|remov(?:ed|es)|delet(?:ed|es)|dropped|purged|hidden|excluded|omitted|avoids?|hides?)\\b|n['’]t\\b"
                            + "|(?<!(?:status|code|exit|with|is|=|:) )(?<![\\w.,-])0(?:x|×)?(?=\\s)(?!\\s+(?:and|or|ms|s|seconds?|rows?|%)\\b)|[:=]\\s*0\\s*(?:$|[,;)])",
                    CASE_INSENSITIVE);

    /// What begins a part of the sentence turns round that part and no more.
    private static final QuickPattern PART =
            QuickPattern.compile(
                    "(?:[,;]|\\s(?:and|but|with))\\s+(?:with )?(?:no|not|zero|0|without|none of)\\s",
                    CASE_INSENSITIVE);

    private Absence() {}

    /// What stands before the part of a sentence that says what is not there; empty where there is
    /// no such part, or where it is all the sentence.
    static String before(String words) {
        var part = PART.matcher(words);
        return part.find() ? words.substring(0, part.start()) : "";
    }

    /// @param prose a sentence without the texts that it quotes
    static boolean in(String prose) {
        return WORDS.find(prose);
    }
}
