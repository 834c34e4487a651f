package dev.rutter.language.fence;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// How far the way reaches that a comment beginning with "Or" opens in a fence: its paragraph, or,
/// where it is told in comments of its own (`# Or by hand:`, `# 1. Stop it`), all of them.
enum OrSteps {
    NONE,
    PARAGRAPH,

    /// As long as its paragraphs are numbered.
    NUMBERED,

    /// Up to the next option.
    REST;

    private static final QuickPattern NUMBER =
            QuickPattern.compile("^(?:(?:[Ss]tep\\s+)?\\d+[.):]|[a-z][.)])\\s.*");

    /// What the comment at `index` opens.
    static OrSteps at(List<ShellPieces.Piece> pieces, int index) {
        if (index + 1 >= pieces.size()
                || !(pieces.get(index) instanceof ShellPieces.Comment(_, var or))
                || !(pieces.get(index + 1) instanceof ShellPieces.Comment(_, var below))) {
            return PARAGRAPH;
        }
        if (NUMBER.matches(below)) {
            return NUMBERED;
        }
        return or.endsWith(":") ? REST : PARAGRAPH;
    }

    /// Whether the way goes on behind the gap at `index`.
    boolean goesOn(List<ShellPieces.Piece> pieces, int index) {
        return switch (this) {
            case NONE, PARAGRAPH -> false;
            case NUMBERED ->
                    index + 1 < pieces.size()
                            && (pieces.get(index + 1) instanceof ShellPieces.Gap
                                    || (pieces.get(index + 1)
                                                    instanceof ShellPieces.Comment(_, var text)
                                            && NUMBER.matches(text)));
            case REST -> true;
        };
    }
}
