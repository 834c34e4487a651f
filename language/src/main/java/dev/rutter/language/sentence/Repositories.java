package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The repository that a line says the next commands are run in: `In the docs repository:`. Where a
/// document names several, none of them is known to be the folder that everything else runs in.
public final class Repositories {
    private static final String NAME =
            "[`*\"\\[]{0,3}(?!(?:same|this|that|current|git|github|gitlab|local|root|whole|remote|project|source|upstream|other|new|cloned|own|monorepo|public|private|central|package|main|your|our|the|right|relevant|correct|application|app|code|following)\\b)(?<name>[\\w][\\w./-]*)[`*\"\\]]{0,3}(?:\\([^)]*\\))?";

    /// `In the docs repository:`, `From the docs repo, run …`, `Switch to the site repository and
    /// run …`
    private static final QuickPattern IN =
            QuickPattern.compile(
                    "^\\W*(?:step \\d+\\W+|\\d+[.)]\\s*)?(?:(?:then|now|next|again|finally|and|also|first),?\\s+){0,2}(?:(?:do (?:this|it)|run|working|work)\\s+)?(?:(?:switch|change|go|cd|move|navigate)\\s+(?:over\\s+|back\\s+)?(?:in)?to|in|from|inside|within)\\s+(?:the|your|our)\\s+(?:local\\s+)?"
                            + NAME
                            + "\\s+(?:git(?:hub)?[ -])?repo(?:sitory)?\\b(?=\\W*$|\\s*[,:(–—]|\\s+-|\\s+(?:and|then|run|execute|type|do|tag|bump|edit|update)\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern EACH =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|now|next),?\\s+)?(?:(?:do (?:this|it)|repeat (?:this|it)?)\\s+)?(?:in|for|from)\\s+(?:each|every|both|all)(?: of)?(?: the| our| your| \\w+)? (?:repo(?:sitorie|sitory)?s?)\\b(?=\\W*$|\\s*[,:(])",
                    CASE_INSENSITIVE);

    /// A person does.
    private static final QuickPattern CLONE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:clone|check ?out)\\s+[^`]*?(?:https?://|git@)[^\\s`]*?[/:](?<name>[\\w.-]+?)(?:\\.git)?/?[>)\\].,]*\\s*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern GOES = QuickPattern.compile("^(?:cd|pushd)\\s+\\S");

    /// No longer line is looked at.
    private static final int MOST = 300;

    private final List<String> lines;
    private @Nullable Boolean several;
    private @Nullable String place;

    /// @param lines the document's
    public Repositories(List<String> lines) {
        this.lines = lines;
    }

    /// A chapter begins.
    void enters(String title) {
        leave();
        hears(title);
    }

    /// The author says that what follows is run here.
    void leave() {
        place = null;
    }

    /// A line in words.
    void hears(String words) {
        var named = named(words);
        if (named.isPresent() && several()) {
            place = named.get();
        }
    }

    /// Why a command belongs to another place; empty where it runs here.
    Optional<String> holds(String script) {
        if (GOES.find(script)) {
            // The commands go there themselves.
            leave();
        }
        return Optional.ofNullable(place)
                .map(it ->
                        it.isEmpty()
                                ? "it is run in each of the repositories that are named above it"
                                : "it is run in the repository `" + it + "`, one of several");
    }

    /// Whether more than one is named in the document.
    private boolean several() {
        if (several == null) {
            Set<String> names = new HashSet<>();
            for (var line : lines) {
                if (names.size() < 2) {
                    named(line).ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT)));
                }
            }
            several = names.size() > 1 || names.contains("");
        }
        return several;
    }

    private static Optional<String> named(String line) {
        if (line.length() > MOST || line.length() < 8) {
            return Optional.empty();
        }
        return IN.first(line)
                .or(() -> CLONE.first(line))
                .map(found -> found.group("name"))
                .or(() -> EACH.find(line) ? Optional.of("") : Optional.empty());
    }
}
