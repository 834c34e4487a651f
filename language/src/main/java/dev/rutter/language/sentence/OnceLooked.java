package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Figures that no metric has: what a setup is made of (`Downtime: none (with replicas >= 2)`), and
/// what is tried or looked at once by hand (`Test on a low battery (below 20 %)`), and how long
/// something takes or lasts out in the world.
final class OnceLooked {
    private static final QuickPattern SETUP =
            QuickPattern.compile(
                    "\\(\\s*(?:only |even )?(?:with|requires?|needs?|given|assuming|provided|using|when using)\\b[^()<>≤≥=]*$"
                            + "|\\b(?:with|needs?|requires?|assum(?:es|ing))\\s+(?:\\w+\\s+)?(?:replicas?|instances?|nodes?|workers?|pods|servers|cores?|zones?|machines?|members?|copies)\\s*$",
                    CASE_INSENSITIVE);

    /// What somebody tries, with the figure behind it in brackets.
    private static final QuickPattern TRIED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:test|try|simulate)\\b[^()]*\\([^()]*$",
                    CASE_INSENSITIVE);

    /// How big something is that lies on a disk.
    private static final QuickPattern SIZE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:check|verify|confirm|ensure|make sure)\\b[^()]*\\b(?:files?|bundles?|apps?|apks?|aabs?|ipas?|packages?|images?|binar(?:y|ies)|downloads?|archives?|artifacts?|installers?) sizes?\\b[^()]*\\([^()]*$",
                    CASE_INSENSITIVE);

    /// What changes while customers are served.
    private static final QuickPattern SERVED =
            QuickPattern.compile(
                    "error|fail|latenc|response|request|\\brate|time|throughput|cpu|memory|load|queue|\\blag|availab|uptime|5xx|p\\d{2}",
                    CASE_INSENSITIVE);

    /// How long something takes or lasts out in the world: `DNS propagation takes up to 48 hours`.
    /// What is served is timed in seconds at most.
    private static final QuickPattern LASTS =
            QuickPattern.compile(
                    "\\b(?:takes?|took|taking|lasts?|lasting|lives?|runs?|stays?|remains?|valid|kept|stored|retained|archived|cached|delayed|expires?|propagat\\w+)(?: (?:for|in|within|after|by|valid))?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern LONG =
            QuickPattern.compile(
                    "m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?",
                    CASE_INSENSITIVE);

    private OnceLooked() {}

    /// Whether a comparison is of such a figure.
    ///
    /// @param before the line up to it
    /// @param unit of the figure: a setup is counted
    static boolean compares(String before, String unit) {
        return (unit.isEmpty() && SETUP.find(before))
                || SIZE.find(before)
                || (LONG.matches(unit) && LASTS.find(before))
                || (TRIED.find(before) && !SERVED.find(before));
    }
}
