package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.OneValue;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// A result told in a few words beside its command, without `should` or `Expected`: `PASS: 1 row`,
/// `# 0 errors`, `# all tests pass`, `# 3/3 ready`, `# exit 0`, `# matches the tag`. What only
/// describes (`# 2 replicas`, `# starts the worker`) is none. Of a command that does something, a
/// clause may as well say what must be so before it; it is a result only of one that looks.
public final class ResultWords {
    /// `PASS: both are gone`, `OK = three rows`: the label alone makes it a result.
    private static final QuickPattern LABELLED =
            QuickPattern.compile(
                    "^\\W*(?:pass(?:es|ed)?(?: (?:if|when))?|wanted|ok|okay|good|healthy|correct|result)\\s*[:=]+>?\\s*(?=[\\p{L}\\d`\"'{\\[<>≤≥→])",
                    CASE_INSENSITIVE);

    private static final QuickPattern EXIT =
            QuickPattern.compile(
                    "\\W*(?:exits?|exit(?: code| status)|exits with(?: code| status)?|return code|rc)\\s*[:=]?\\s*(\\d{1,3})\\W*",
                    CASE_INSENSITIVE);

    /// `no warnings`, `found 0 vulnerabilities`
    private static final QuickPattern NONE =
            QuickPattern.compile(
                    "\\W*(?:found |reports? |shows? |with )?(?:0|no|zero) (?:[\\w-]+ ){0,2}?(?:errors?|failures?|failed|warnings?|issues|problems|vulnerabilit(?:y|ies)|changes|drift|differences|diffs?|conflicts|restarts|pending|violations|findings|regressions|locks|matches|rows|lag|unapplied migrations|pending migrations)(?: (?:found|detected|reported|left|pending|remaining|expected|in (?:the )?(?:logs?|output)))?\\W*",
                    CASE_INSENSITIVE);

    private static final String STATE =
            "(?:pass(?:es|ed|ing)?|green|running|ready|healthy|up|ok|okay|succeed(?:s|ed)?|successful|completed?|available|active|applied|synced|in sync|on-?line|connected|bound|valid|present|listed|clean|enabled|open|listening|reachable|deployed|up to date|migrated)";

    /// `all pods Running`, `3/3 ready`, `12 tests passed`
    private static final QuickPattern EACH =
            QuickPattern.compile(
                    "\\W*(?:all|both|every|each|everything|\\d{1,6}(?:/\\d{1,6})?)(?: (?!if\\b|when\\b|to\\b|until\\b|replicas\\b|times\\b)[\\w'`/.-]+){0,4}? (?:is |are |in state )?[\"'`]?"
                            + STATE
                            + "[\"'`]?(?: \\([^()]*\\))?\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern IS =
            QuickPattern.compile(
                    "\\W*(?!(?:if|when|once|after|before|until|unless|while|make|check|verify|ensure|this|it|that|note|there|what|where|which|because|since|only|default|everything)\\b)(?:[\\w`./-]+ ){1,4}(?:is|are) (?:now |all |still )?(?:not (?:empty|null|expired|set)|"
                            + STATE
                            + "|set|empty|the (?:new|expected|same|latest|right|correct) \\w+|the (?:new|expected|same|latest|right|correct) one|true|false|\\d+(?:\\.\\d+)?)\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern MATCHES =
            QuickPattern.compile(
                    "\\W*(?:it |this |which |output |the output )?(?:matches|equals|agrees with) (?:the |your )?\\w.*",
                    CASE_INSENSITIVE);

    /// `shows all pods Running`, `lists the new version`: not what a command does at any time.
    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    "\\W*(?:it |this |which |output |the output )?(?:shows|lists|prints|displays|reports|outputs|returns|contains|includes|ends with|says) (?:(?:that )?(?:all|both|every|each|no|only|at least|exactly|\\d+(?:/\\d+)?)\\b.*\\b"
                            + STATE
                            + "|(?:the |your )?(?:new|latest|expected|correct|right|same|updated) (?:version|tag|image|commit|revision|release|sha|build|hash|digest)|.{0,60}[`\"][^`\"]+[`\"])\\W*",
                    CASE_INSENSITIVE);

    private static final QuickPattern PHRASE =
            QuickPattern.compile(
                    "\\W*(?:accepting connections|not (?:yet )?expired|non-?empty|not (?:empty|null)|(?:already )?up[- ]to[- ]date|in sync|fully synced|syntax(?: is)? ok|nothing pending|reachable|unchanged|tests? pass(?:es|ed)?|build (?:passes|succeeds))\\W*",
                    CASE_INSENSITIVE);

    /// Ends badly by itself where what it looks for is not so.
    private static final QuickPattern TESTS =
            QuickPattern.compile(
                    "\\b(?:tests?|lint|eslint|ruff|mypy|flake8|tsc|typecheck|type-check|build|compile|pytest|jest|vitest|phpunit|rspec|validate|audit|verify|clippy|vet)\\b|^nginx -t\\b",
                    CASE_INSENSITIVE);

    /// Behind a dash, what is shown: a text, a figure, JSON.
    private static final QuickPattern SHOWN =
            QuickPattern.compile(
                    "^(?:it |this |which )?(?:returns?|shows?|prints?|lists?|reports?|outputs?|responds? with|answers?(?: with)?|says?|gives?)\\s+(?:the |an? |status |code |http |line |text )*(?=[`\"“{\\[\\d])",
                    CASE_INSENSITIVE);

    private static final QuickPattern STANDS =
            QuickPattern.compile(
                    "^(?:(?:all|both|every|each|\\d{1,6}(?:/\\d{1,6})?)\\b(?! (?:if|when|to)\\b)[^.;:]{0,60}\\b"
                            + STATE
                            + "\\b.{0,40}|(?:is |are |must be |should be )?(?:present|there|found|non-?empty|empty|listed|green|healthy|running|active|up|ready|clean|reachable|passes|succeeds)\\b(?! (?:if|when|to|for|in)\\b)[^.;:,]{0,30})\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern DASH =
            QuickPattern.compile("^\\s*[.;,]?\\s*(?:[—–→]|--?>?|=>)\\s+");
    private static final QuickPattern END = QuickPattern.compile("(?<=[\\w)`%][.!;])\\s");

    /// Who confirms this is shown what the command below prints.
    private static final QuickPattern CONFIRMED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:verify|confirm|ensure|make sure|check|validate)(?: that)? (?!if\\b|whether\\b|the following\\b)(?:[\\w`./<>'-]+ ){1,6}?(?:exists?|(?:is|are) (?:now |all )?(?:set|present|mounted|created|gone|removed|"
                            + STATE
                            + ")|uses?|reach(?:es)?|match(?:es)?|points? to|contains?|shows?|lists?|pass|succeeds?)\\b[^.;:]{0,80}:$",
                    CASE_INSENSITIVE);

    private static final int LONGEST = 100;

    private ResultWords() {}

    /// Whether words are labelled as a result.
    public static boolean labelled(String text) {
        return LABELLED.find(text) && !text.strip().endsWith(":");
    }

    /// Without such a label.
    static String unlabelled(String text) {
        return LABELLED.replaceFirst(text, "");
    }

    /// What a comment beside a command says of its result, if it says that. It is empty where the
    /// end of the command judges the same.
    ///
    /// @param comment the comment without its mark
    public static Optional<List<Expectation>> of(
            String comment, Action action, String script, Span span) {
        var words = comment.strip();
        if (words.length() > LONGEST || words.endsWith(":")) {
            return Optional.empty();
        }
        var exit = EXIT.matcher(words);
        if (exit.matches()) {
            return Optional.of(
                    List.of(
                            new Expectation.ExitStatus(
                                    Integer.parseInt(exit.group(1)), words, span)));
        }
        if (NONE.matches(words) || EACH.matches(words) || PHRASE.matches(words)) {
            return Optional.of(
                    TESTS.find(script) ? List.of() : ExpectationReader.read(words, action, span));
        }
        var looks = OneValue.mayPrint(script) && !ShellEffect.acts(script);
        return looks && (IS.matches(words) || MATCHES.matches(words) || SHOWS.matches(words))
                ? Optional.of(List.of(new Expectation.Asked(words, span)))
                : Optional.empty();
    }

    /// The same of what stands behind a command in its line, set off by a dash: ``- `./state` —
    /// returns `ok` ``. Behind a dash most words say what the command is for.
    public static Optional<List<Expectation>> behind(String text, Action action, Span span) {
        if (!DASH.find(text)) {
            return Optional.empty();
        }
        var words = END.split(DASH.replaceFirst(text, ""), 2)[0].strip();
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        if (SHOWN.find(words)) {
            return Optional.of(
                    ExpectationReader.read(SHOWN.replaceFirst(words, "returns "), action, span));
        }
        return STANDS.find(words)
                ? Optional.of(List.of(new Expectation.Asked(words, span)))
                : Optional.empty();
    }

    /// Whether the words above a block tell to confirm something that its command shows.
    public static boolean confirmed(String text) {
        return text.length() <= 2 * LONGEST && CONFIRMED.find(Inline.plain(text));
    }
}
