package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Headings of a release that name a platform and nothing else: what is built or published for it
/// is one of the products, and all of them are put out. Elsewhere such a heading says where its
/// lines hold.
public final class Products {
    private static final String PLATFORM =
            "(?:docker(?: hub)?|podman|helm|linux|mac ?os(?: x)?|os x|windows|ubuntu|debian|fedora|freebsd|ios|android|web|homebrew|snap|flatpak)";

    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    PLATFORM + "(?:(?: ?[/,&+] ?| and )" + PLATFORM + "){0,4}(?: ?\\([^)]*\\))?",
                    CASE_INSENSITIVE);

    private static final QuickPattern RELEASE =
            QuickPattern.compile(
                    "\\b(?:releas(?:e|es|ing)|publish(?:ing)?|packag(?:e|es|ing)|distribut(?:e|ion|ing)|build(?:s|ing)?)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern INSTALLS =
            QuickPattern.compile(
                    "\\b(?:install\\w*|upgrad\\w*|updat\\w*|set-?up|deploy\\w*|run(?:ning)?)\\b",
                    CASE_INSENSITIVE);

    /// What makes a product or puts it where it is fetched.
    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "(?:^|[\\s./_:-])(?:build|publish|submit|upload|push|release|package|archive|sign|notari[sz]e|dist|bundle|tag)(?:$|[\\s./_:-])",
                    CASE_INSENSITIVE);

    private static final QuickPattern COUNTED = QuickPattern.compile("^\\W*\\d+[.)]\\s");

    private static final QuickPattern LABELLED =
            QuickPattern.compile("^\\W*" + PLATFORM + "\\W{1,5}`[^`]{4,}`\\W*$", CASE_INSENSITIVE);

    private Products() {}

    /// Whether a counted chapter has a command for each platform, and nothing else: it is done as
    /// the chapters beside it are.
    static boolean listed(Block.Heading heading, List<Block> blocks) {
        return COUNTED.find(heading.text())
                && !blocks.isEmpty()
                && blocks.stream()
                        .allMatch(block ->
                                block instanceof Block.Items list
                                        && list.items().stream()
                                                .allMatch(item ->
                                                        item.rest().isEmpty()
                                                                && LABELLED.find(item.text())
                                                                && MAKES.find(item.text())));
    }

    /// Whether a section of a release is called after what it makes and nothing else.
    public static boolean names(Section section) {
        return section.phase() == Phase.DEPLOY
                && NAMED.matches(PhaseNames.untimed(section.title()))
                && section.path().stream().anyMatch(RELEASE::find)
                && !INSTALLS.find(section.path().getLast())
                && makes(section.blocks());
    }

    private static boolean makes(List<Block> blocks) {
        return blocks.stream()
                .anyMatch(block ->
                        switch (block) {
                            case Block.Fence fence ->
                                    fence.content().stream().anyMatch(MAKES::find);
                            case Block.Items list ->
                                    list.items().stream()
                                            .anyMatch(item ->
                                                    MAKES.find(item.text()) || makes(item.rest()));
                            case Block.Item item -> MAKES.find(item.text()) || makes(item.rest());
                            case Block.Fold fold -> makes(fold.blocks());
                            case Block.Text text -> MAKES.find(text.joined());
                            case Block.Table _, Block.Heading _, Block.Html _ -> false;
                        });
    }
}
