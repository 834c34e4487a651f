package dev.rutter.language.plan;

import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `If the upgrade fails:` over the steps of the way back is what led there: nobody is asked it in
/// the middle. Where the way back has other cases too, it tells them apart, and is asked.
final class LedHere {
    private static final Pattern FAILED =
            Pattern.compile(
                    "(?i)^\\W*(?:only )?(?:if|when|in case|should)\\s+(?:"
                            + "(?:(?:the|this|your|an?|any) )?(?:(?:new|whole|firmware|software|cluster|database|production) )?(?:upgrade|deploy(?:ment)?|release|roll-?out|update|fail-?over|switch-?over|cut-?over|rotation|patch(?:ing)?|maintenance|launch|(?:new|latest|current) version)\\s+(?:(?:has |have )?fail(?:s|ed)?|goes wrong|went wrong|does(?: not|n['’]t) (?:work|succeed|come up)|did(?: not|n['’]t) (?:work|succeed)|is (?:broken|bad|faulty|unsuccessful|not successful)|(?:causes?|has|shows?) (?:problems|issues|errors|trouble))"
                            + "|(?:something|anything|things|it) (?:goes|go|went|is|looks) (?:wrong|bad)|it (?:fails|failed)"
                            + "|(?:any )?(?:problems|issues|errors) (?:occur|arise|appear|are (?:found|detected|seen))"
                            + "|(?:a |the )?(?:rollback|roll-back|roll back|way back) (?:is|becomes|was) (?:needed|required|necessary|decided)|you (?:need|have|want|decide) to (?:roll back|go back|revert))"
                            + "(?:\\s+(?:within|in|during|after|immediately|for any reason|and)\\b[^,;]{0,60})?\\W*$");

    private LedHere() {}

    /// The steps of the way that is taken, without what led there.
    static List<Placed> unasked(List<Placed> steps) {
        var cases =
                steps.stream()
                        .filter(it -> it.step().option().isEmpty())
                        .flatMap(it -> it.step().when().stream())
                        .distinct()
                        .count();
        return steps.stream()
                .map(it -> led(it.step(), cases) ? new Placed(it.chapter(), bare(it.step())) : it)
                .toList();
    }

    private static boolean led(Step step, long cases) {
        return (cases == 1 || step.option().isPresent())
                && step.when().filter(words -> FAILED.matcher(words).find()).isPresent();
    }

    private static Step bare(Step step) {
        return step.guarded(Optional.empty(), Optional.empty());
    }
}
