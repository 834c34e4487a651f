package dev.rutter.language.plan;

import dev.rutter.language.runbook.Entry.Escalation;
import java.util.List;

/// Whom the document wants called when it goes wrong, as a part of a plan's text.
final class Called {
    private Called() {}

    static void print(Page page, List<Escalation> ladder) {
        if (ladder.isEmpty()) {
            return;
        }
        page.section("Who is called when it goes wrong");
        for (var rung : ladder) {
            var when =
                    rung.after()
                            .map(it -> it.isZero() ? "at once" : "after " + Times.say(it))
                            .orElse("level " + rung.level());
            page.line(
                    "%5d  %-19s %s"
                            .formatted(
                                    rung.span().line(),
                                    when,
                                    Page.cut(rung.who(), Page.WIDTH - 40)));
        }
    }
}
