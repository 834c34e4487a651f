package dev.rutter.language.plan;

import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;

/// A step and the chapter that it stands in.
record Placed(Runbook.Chapter chapter, Step step) {

    /// Where a button is pressed: the chapter's line and, in a choice, its way.
    String button() {
        return chapter.line() + " " + step.option();
    }
}
